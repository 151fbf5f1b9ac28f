// The guide without a network, and the way from one release to the next: what the service worker keeps, tells and leaves alone.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { isRare, markOf } from '../../.ci/release.mjs';
import { PREFIX, accessible, open, running, visit as visitAt } from './browser.mjs';
import { S2, TODAY, byPointer, onTheDay, step } from './journey.mjs';
import { PAGES, TWINS, keptCases } from './pages.mjs';
import { OLD_WORKER, marked, otherRelease } from './releases.mjs';
import { DIST, serve } from './server.mjs';

const OTHER = '/any/';
const HOUR = 3600_000;

/** What the host was asked for, and what it answers wrongly, for a while. */
let asked = [];
let fault = () => undefined;
const sites = { [PREFIX]: DIST, [OTHER]: DIST };
// Files may be old for ten minutes, as on GitHub Pages.
const site = await serve({ sites, cache: 'max-age=600', fault: (path) => { asked.push(path); return fault(path); } });
const bench = await open([], site);
// The same site with another answer on the page of questions. No marked file of the first release is left in it.
const second = otherRelease(2, { edit: (name, text) => (name === 'questions-en' ? text.replace(/passport/, 'SECOND RELEASE passport') : text) });
after(async () => { await bench.close(); rmSync(second, { recursive: true }); });

beforeEach(() => { sites[PREFIX] = DIST; fault = () => undefined; asked = []; });

const visit = (options = {}) => bench.visit('#/', { worker: true, before: onTheDay, ...options });
const kept = (page) => page.waitForSelector('html[data-kept]', { state: 'attached' });
const notice = (page) => page.locator('.notice--news[role=status]');
/** Waits until the host was asked for such a file. */
async function hostWasAsked(page, pattern) {
  for (let tries = 0; tries < 200 && !asked.some((path) => pattern.test(path)); tries += 1) await page.waitForTimeout(50);
  assert.ok(asked.some((path) => pattern.test(path)), `nobody asked for ${pattern}`);
}
const releaseOf = (page) => page.locator('html').getAttribute('data-release');
const other = async (visited, address) => {
  const page = await visited.page.context().newPage();
  await onTheDay(page);
  await page.goto(address);
  await running(page);
  return page;
};

/** The tab is shown again an hour later: it looks for a newer release. */
async function anHourLater(page) {
  await page.clock.setFixedTime(new Date(TODAY.getTime() + HOUR + 1));
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
}

test('after one visit everything works without a network: every page, both languages, both programs', async () => {
  const { page, noConsole, close } = await visit({ kept: await keptCases(bench) });
  await kept(page);
  await page.locator('footer', { hasText: 'Works without a network' }).waitFor();
  await page.context().setOffline(true);
  asked = [];
  await page.reload();
  await running(page);
  await byPointer(page, S2);
  await step(page, 'Apply for the residence permit').getByText('Sat 19 Dec 2026', { exact: false }).first().waitFor();
  await page.reload();
  await running(page);
  await page.locator('#sources').locator('..').locator('details > summary').first().click();
  await page.locator('.provision:visible', { hasText: 'within 30 days from the date of entry' }).first().waitFor();
  for (const [name, route] of Object.entries(PAGES).filter(([each]) => !TWINS.has(each))) {
    await Promise.all([
      page.waitForEvent('load'),
      page.evaluate((hash) => { history.replaceState(null, '', hash); location.reload(); }, route),
    ]);
    await running(page);
    assert.equal(await page.locator('main').getByText('could not be loaded').count(), 0, name);
  }
  for (const key of ['#/questions', '#/about', '#/rules']) {
    await page.locator(`footer a[href="${key}"]`).click();
    await page.waitForURL((url) => url.hash === key);
    await running(page);
  }
  await page.goto(`${bench.url}#/questions`);
  await page.locator('main details.remark').first().waitFor();
  await page.locator('header button[lang=zh-Hans]').click();
  await page.locator('html[lang=zh-Hans]').waitFor({ state: 'attached' });
  for (const route of ['#/', '#/rules', '#/questions']) {
    await page.goto(bench.url + route);
    await page.reload();
    await running(page);
    assert.match(await page.locator('main').innerText(), /[\u4e00-\u9fff]{4}/, route);
  }
  await page.locator('main details.remark').first().waitFor();
  // A browser looks for another worker when it likes: the driver does not take the network from that look.
  assert.deepEqual(asked.filter((path) => !path.endsWith('/service-worker.js')), [], 'the host was not asked');
  noConsole();
  await close();
});

test('every name that has a mark has it by one rule: the start of the SHA-256 of what is in it', () => {
  const groups = marked(DIST);
  for (const { name, mark, endings } of groups) {
    assert.equal(mark, markOf(...endings.map((ending) => readFileSync(join(DIST, `${name}-${mark}${ending}`)))), name);
  }
  const names = groups.flatMap(({ name, mark, endings }) => endings.map((ending) => `${name}-${mark}${ending}`));
  const plain = /^((index|404)\.html|manifest\.webmanifest|service-worker\.js)$/;
  assert.deepEqual(readdirSync(DIST).filter((name) => !isRare(name) && !plain.test(name)).sort(), names.sort());
});

test('an older edition is kept only once somebody has asked for it', async () => {
  const { page, close } = await visit();
  await kept(page);
  const older = readdirSync(DIST).find((name) => /^edition-[0-9a-f]{8}-/.test(name));
  const isKept = async () => (await cached(page, `one-card-guide ${PREFIX}`)).some((url) => url.includes(older));
  assert.equal(await isKept(), false);
  const size = (name) => page.evaluate(async (file) => (await (await fetch(`./${file}`)).arrayBuffer()).byteLength, name);
  assert.equal(await size(older), readFileSync(join(DIST, older)).length);
  while (!(await isKept())) await page.waitForTimeout(50);
  await page.context().setOffline(true);
  assert.equal(await size(older), readFileSync(join(DIST, older)).length);
  await close();
});

test('a newer release waits while a case could not be saved', async () => {
  const full = () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; };
  const { page, close } = await visit({ before: async (page) => { await onTheDay(page); await page.addInitScript(full); } });
  await kept(page);
  await page.locator('a[href="#/start/chinese"]').click();
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await page.locator('.notice--trouble').waitFor();
  sites[PREFIX] = second;
  await anHourLater(page);
  await page.waitForSelector('html[data-newer=ready]', { state: 'attached' });
  assert.equal(await notice(page).count(), 0);
  await page.locator('.notice--trouble').waitFor();
  await close();
});

test('a newer release waits for the word of the person, and loses nothing', async () => {
  const visited = await visit();
  const { page, noConsole, close } = visited;
  await kept(page);
  const first = await releaseOf(page);
  await page.locator('a[href="#/start/foreign"]').click();
  for (const [fact, value] of S2.slice(1, 3)) {
    await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
    await page.locator(`.option:has(input[value="${value}"])`).click();
    await page.locator('button[type=submit]').click();
  }
  await page.locator('#date').fill('20 Nov');

  sites[PREFIX] = second;
  await anHourLater(page);
  await page.waitForSelector('html[data-newer=ready]', { state: 'attached' });
  assert.equal(await notice(page).count(), 0, 'no notice while a question is being answered');
  assert.equal(await page.locator('#date').inputValue(), '20 Nov', 'what was typed is there');
  await page.goto(`${bench.url}#/`);
  await page.locator('main a[href*="#/case/"]').first().waitFor();
  assert.equal(await notice(page).count(), 0, 'no notice while something typed is not saved');
  await page.goBack();
  assert.equal(await page.locator('#date').inputValue(), '20 Nov', 'what was typed is still there');
  await page.locator('#date').fill('20 Nov 2026');
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/assignment'));
  const question = page.url();
  await page.goto(`${bench.url}#/`);
  await notice(page).waitFor();
  await accessible(page);
  await notice(page).getByRole('button', { name: 'Later' }).click();
  await notice(page).waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');

  // The other program of the page knows that, too. The release of this page is gone from the host: the page goes on with it,
  // also when it is loaded anew, and in a new tab.
  await page.goto(`${bench.url}#/questions`);
  await page.locator('main details.remark').first().waitFor();
  assert.equal(await notice(page).count(), 0, 'later is later on every page');
  await page.reload();
  await running(page);
  assert.equal(await releaseOf(page), first, 'a reload is not the word');
  const tab = await other(visited, `${bench.url}#/`);
  assert.equal(await releaseOf(tab), first, 'nor is a new tab');
  await notice(tab).waitFor();
  await page.close();
  await tab.reload();
  await running(tab);
  assert.equal(await releaseOf(tab), first, 'nor is closing the others');
  const typing = await other(visited, question.replace(/ask.*/, 'messages'));
  await typing.waitForSelector('html[data-newer=ready]', { state: 'attached' });
  assert.equal(await notice(typing).count(), 0, 'no notice while a message is written');
  await typing.goto(question);
  await notice(tab).waitFor();

  await Promise.all([tab.waitForEvent('load'), notice(tab).getByRole('button', { name: 'Use it now' }).click()]);
  await running(tab);
  assert.notEqual(await releaseOf(tab), first);
  assert.equal(await notice(tab).count(), 0);
  await tab.locator('main a[href*="#/case/"]').first().waitFor();
  await tab.goto(`${bench.url}#/questions`);
  await tab.locator('#search').fill('SECOND RELEASE');
  await tab.locator('main details.remark').first().waitFor();

  await (await typing.context().newCDPSession(typing)).send('Network.clearBrowserCache');
  // The other tab was not touched. It is told, and still has every file of its own release.
  assert.equal(await releaseOf(typing), first);
  assert.equal(await typing.url(), question);
  await typing.goto(`${bench.url}#/questions`);
  await notice(typing).getByText('Another tab', { exact: false }).waitFor();
  await typing.locator('main details.remark').first().waitFor();
  await typing.locator('#search').fill('SECOND RELEASE');
  await typing.getByText('No question holds all of these words').waitFor();
  await Promise.all([typing.waitForEvent('load'), notice(typing).getByRole('button', { name: 'Use it now' }).click()]);
  assert.equal(await releaseOf(typing), await releaseOf(tab));
  noConsole();
  await close();
});

test('a release of the earlier worker goes on through releases that share no name with it, and gives way when the person says so', async () => {
  const [earlier, later] = [otherRelease(1, { worker: OLD_WORKER, digits: 15 }), otherRelease(3)];
  const published = { [PREFIX]: earlier };
  const host = await serve({ sites: published, cache: 'max-age=1' });
  const { page, noConsole, close } = await visitAt(bench.browser, host.url, '#/', { worker: true, before: onTheDay, kept: await keptCases(bench) });
  const cases = () => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => /case-order|guide\/[^/]+$/.test(key)).sort()));
  /** The page runs, with a case of the person's and the pages of the other program. */
  const runs = async (release) => {
    for (const route of ['#/', '#/case/1', '#/rules', '#/questions']) {
      await page.goto('about:blank');
      await page.goto(host.url + route);
      await running(page);
      assert.equal(await releaseOf(page), release, route);
      if (route === '#/case/1') await step(page, 'Apply for the residence permit').first().waitFor();
      if (route === '#/questions') await page.locator('main details.remark').first().waitFor();
    }
    assert.equal(await cases(), answers, 'the answers are there');
  };
  const tell = (folder) => /data-release="(\w+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))[1];
  await kept(page);
  const answers = await cases();
  assert.match(answers, /guide\/1"/);

  published[PREFIX] = later;
  // Until the later worker has taken over: Chromium lets one wait for the next visit where that before it is just answering.
  for (let visits = 0; visits < 5 && (await page.locator('html[data-newer=ready]').count()) === 0; visits += 1) {
    await page.waitForTimeout(1100);
    await page.reload();
    await page.waitForSelector('html[data-newer=ready]', { state: 'attached', timeout: 10_000 }).catch(() => {});
  }
  for (let visit = 1; visit <= 4; visit += 1) {
    // Longer than the browser keeps what the host gave it.
    await page.waitForTimeout(1100);
    await runs(tell(earlier));
  }
  await page.context().setOffline(true);
  await runs(tell(earlier));
  await page.context().setOffline(false);
  await page.goto(`${host.url}#/`);
  await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Use it now' }).click()]);
  await running(page);
  await runs(tell(later));
  await page.context().setOffline(true);
  await runs(tell(later));
  noConsole();
  await close();
  await host.close();
  for (const folder of [earlier, later]) rmSync(folder, { recursive: true });
});

const cacheNames = (page) => page.evaluate(async () => (await caches.keys()).sort());
const cached = (page, name) => page.evaluate(async (wanted) => (await (await caches.open(wanted)).keys()).map(({ url }) => url), name);

test('sites of one origin do not touch what is not theirs', async () => {
  const visited = await visit();
  const { page, close } = visited;
  await kept(page);
  await page.evaluate(async () => {
    await (await caches.open('of another site')).put('/else', new Response('theirs'));
    localStorage.setItem('of another site', 'theirs');
  });
  const above = await other(visited, bench.url.replace(PREFIX, OTHER));
  await kept(above);
  const names = [`one-card-guide ${OTHER}`, `one-card-guide ${PREFIX}`];
  assert.deepEqual(await cacheNames(page), ['of another site', ...names].sort());
  const before = await cached(page, names[0]);
  await above.evaluate(() => {
    globalThis.heard = [];
    navigator.serviceWorker.addEventListener('message', ({ source }) => globalThis.heard.push(source.scriptURL));
  });

  sites[PREFIX] = second;
  await page.reload();
  await notice(page).waitFor();
  await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Use it now' }).click()]);
  await running(page);
  assert.deepEqual(await cacheNames(page), ['of another site', ...names].sort());
  assert.deepEqual(await cached(page, names[0]), before, 'the cache of the site above is as it was');
  assert.ok((await cached(page, names[1])).every((url) => url.startsWith(bench.url)));
  assert.equal(await notice(above).count(), 0);
  assert.deepEqual(await above.evaluate(() => globalThis.heard), [], 'the other site heard nothing');
  assert.equal(await page.evaluate(() => localStorage.getItem('of another site')), 'theirs');
  await close();
});

test('what is no longer in any use is let go of', async () => {
  const { page, close } = await visit();
  await kept(page);
  const name = `one-card-guide ${PREFIX}`;
  const place = `${bench.url}questions-en-00000000.json?00`;
  const release = await releaseOf(page);
  const questions = readdirSync(DIST).find((file) => file.startsWith('questions-en-'));
  const hash = createHash('sha256').update(readFileSync(join(DIST, questions))).digest('hex');
  await page.evaluate(async ([cache, url]) => (await caches.open(cache)).put(url, new Response('{}')), [name, place]);
  sites[PREFIX] = second;
  await page.reload();
  const button = notice(page).getByRole('button', { name: 'Use it now' });
  // The browser looks for another worker in its own time, on a busy machine sometimes only on the next visit.
  await button.waitFor({ timeout: 15_000 }).catch(() => page.reload());
  // Another question of the page is on its way when the person says so: its answer comes first.
  await button.evaluate(async (node, keep) => {
    const { active } = await navigator.serviceWorker.getRegistration();
    node.addEventListener('click', () => active.postMessage({ keep }), { capture: true });
  }, release);
  await button.click();
  await page.waitForFunction(([first]) => document.documentElement.dataset.release !== first, [release]);
  await kept(page);
  const left = await cached(page, name);
  assert.ok(!left.includes(place));
  // This release and the one before it: each file of either once, and two lists.
  assert.equal(new Set(left).size, left.length);
  assert.ok(left.some((url) => url.endsWith(`?${hash}`)), 'what the release before had and this one has not is kept for open tabs');
  await close();
});

/** The page works, prints nothing, and does not say that it works without a network. */
async function worksUnkept({ page, noConsole }) {
  await page.locator('a[href="#/start/chinese"]').click();
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await running(page);
  assert.equal(await page.locator('html[data-kept]').count(), 0);
  assert.equal(await page.locator('footer', { hasText: 'without a network' }).count(), 0);
  noConsole();
}

test('a host without the service worker has the guide as before', async () => {
  fault = (path) => (path.endsWith('service-worker.js') ? { status: 404, body: 'not found' } : undefined);
  const visited = await visit();
  await hostWasAsked(visited.page, /service-worker/);
  // The browser itself prints that the script is not there.
  await worksUnkept({ page: visited.page, noConsole: () => {} });
  assert.deepEqual(visited.printed.filter((line) => !/\(404\).*fetching the script/.test(line)), []);
  await visited.close();
});

test('a browser that refuses service workers has the guide as before', async () => {
  const refuse = () => {
    ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException('refused', 'SecurityError'));
  };
  const visited = await visit({ before: async (page) => { await onTheDay(page); await page.addInitScript(refuse); } });
  await worksUnkept(visited);
  await visited.close();
});

for (const [what, pattern, wrong] of [
  ['a file that came broken', /words-zh-Hans/, { status: 200, body: 'half of' }],
  ['a page of errors in the place of a file', /law-en/, { status: 404, body: '<!DOCTYPE html><title>404</title>' }],
  ['a page of errors that says it is none', /law-zh-Hans/, { status: 200, body: '<!DOCTYPE html><title>Sign in</title>' }],
]) {
  test(`${what} is not kept, and the next visit goes on from there`, async () => {
    fault = (path) => (pattern.test(path) ? wrong : undefined);
    const visited = await visit();
    const { page, close } = visited;
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    await hostWasAsked(page, pattern);
    await worksUnkept(visited);
    fault = () => undefined;
    asked = [];
    await page.reload();
    await kept(page);
    assert.ok(!asked.some((path) => /words-en/.test(path)), 'what was kept is not fetched again');
    await page.context().setOffline(true);
    await page.reload();
    await running(page);
    await close();
  });
}

test('as long as nothing is kept, a visit brings the newest page of the host, whatever the browser still has', async () => {
  fault = (path) => (/law-en/.test(path) ? { status: 404, body: '' } : undefined);
  const visited = await visit();
  await visited.page.waitForFunction(() => navigator.serviceWorker.controller);
  await hostWasAsked(visited.page, /law-en/);
  sites[PREFIX] = second;
  const tab = await other(visited, `${bench.url}#/`);
  assert.notEqual(await releaseOf(tab), await releaseOf(visited.page));
  await visited.close();
});

test('where there is no room the guide works with the network, and is kept once there is room', async () => {
  const visited = await visit({ started: false, before: async (page) => {
    await onTheDay(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(bench.url).origin, quotaSize: 300_000 });
  } });
  const { page, close } = visited;
  await running(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller);
  await worksUnkept(visited);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(bench.url).origin });
  await page.reload();
  await kept(page);
  await close();
});

test('where there is no room for a newer release it is still announced, and takes the place of the older one', async () => {
  const { page, noConsole, close } = await visit();
  await kept(page);
  const first = await releaseOf(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: new URL(bench.url).origin, quotaSize: 1000 });
  sites[PREFIX] = second;
  await page.reload();
  await running(page);
  assert.equal(await releaseOf(page), first);
  await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Use it now' }).click()]);
  await running(page);
  assert.notEqual(await releaseOf(page), first);
  assert.equal(await page.evaluate(async (place) => (await caches.match(place)) === undefined, `${bench.url}?in-use`), true);
  assert.equal(await page.locator('html[data-kept]').count(), 0);
  noConsole();
  await close();
});

test('a kept file that is damaged is dropped and had from the host again', async () => {
  const { page, close } = await visit();
  await kept(page);
  const damage = (part) => page.evaluate(async ([name, wanted]) => {
    const cache = await caches.open(name);
    const request = (await cache.keys()).find(({ url }) => new RegExp(wanted).test(url));
    await cache.put(request, new Response('damaged', { headers: { 'content-type': 'application/octet-stream' } }));
  }, [`one-card-guide ${PREFIX}`, part]);
  await damage('words-en-');
  await page.locator('a[href="#/start/foreign"]').click();
  // Where the page asks twice of itself nobody has to.
  const there = page.waitForURL((url) => url.hash.endsWith('/ask/place'));
  await Promise.race([there, page.getByRole('button', { name: 'Try again' }).click().catch(() => {})]);
  await there;
  // Of the two programs the one of the first page.
  await damage('one-card-guide-[0-9a-f]+_bg');
  // The page asks once more by itself.
  await page.reload();
  await running(page);
  await close();
});

test('the browser finds the guide fit to be installed, in a place of its own', async () => {
  const { page, close } = await visit();
  await kept(page);
  const session = await page.context().newCDPSession(page);
  const { errors, manifest, url } = await session.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  assert.equal(url, `${bench.url}manifest.webmanifest`);
  assert.equal(manifest.scope, bench.url);
  assert.equal(manifest.startUrl, bench.url);
  assert.equal(manifest.id, bench.url);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  assert.deepEqual(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito'), []);
  for (const { src, sizes } of JSON.parse((await session.send('Page.getAppManifest')).data).icons) {
    const drawn = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    if (sizes !== 'any') assert.equal(drawn, sizes, src);
  }
  await close();
});
