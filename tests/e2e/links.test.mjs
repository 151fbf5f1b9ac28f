// Addresses that were changed on their way, by mail filters, chats and people: each comes back to its page of the guide, under
// any path, on a first visit, later and without a network; what leads nowhere is told in words. And what others show of a link.
import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, beforeEach, test } from 'node:test';
import { withPreview } from '../../.ci/preview.mjs';
import { isPreview, seal } from '../../.ci/release.mjs';
import { DESK, LANGUAGES, PHONE, PREFIX, accessible, open, require, running, visit, words } from './browser.mjs';
import { misfits } from './fits.mjs';
import { onTheDay } from './journey.mjs';
import { FACTS, PAGES } from './pages.mjs';
import { DIST, serve } from './server.mjs';

const { PNG } = require('pngjs');
const { HtmlValidate } = require('html-validate');

const LINK = PAGES.shared;
const P = LINK.slice('#/s/'.length);

// What stands behind the address of the site, and the page that it means.
const CHANGED = {
  // Mail filters, once and twice; with the slashes too.
  [`%23/s/${P}`]: LINK,
  [`%2523/s/${P}`]: LINK,
  [`%23%2Fs%2F${P}`]: LINK,
  [`#%2Fs%2F${P}`]: LINK,
  [`index.html%23/s/${P}`]: LINK,
  [`index.html/%23/s/${P}`]: LINK,
  [`index.html/#/s/${P}`]: LINK,
  '%23/procedures/extension': '#/procedures/extension',
  // A slash too many.
  [`/#/s/${P}`]: LINK,
  [`/%23/s/${P}`]: LINK,
  // The hash is lost.
  [`s/${P}`]: LINK,
  [`s/${P}%E3%80%82`]: LINK,
  'rules/3.01': '#/rules/3.01',
  'rules/3.01/': '#/rules/3.01',
  about: '#/about',
  'start/foreign': /^#\/case\/[a-z\d]+/,
  // What networks add to follow a link.
  [`?fbclid=abc${LINK}`]: LINK,
  [`?utm_source=x%23/s/${P}`]: LINK,
  [`?utm_source=x%2523%252Fs%252F${P}&fbclid=abc`]: LINK,
  [`%23/s/${P}?fbclid=abc`]: LINK,
  [`s/${P}?fbclid=abc`]: LINK,
  [`index.html?fbclid=abc${LINK}`]: LINK,
  '%23/about&fbclid=abc': '#/about',
  '?fbclid=abc': '',
};
// Only the host can know that there is nothing at this path: it may be another site's.
const ELSEWHERE = { [`no/such/folder/${LINK}`]: LINK, [`no/such/folder/?x=%23/s/${P}`]: LINK };

const other = mkdtempSync(join(tmpdir(), 'other-site-'));
for (const [name, title] of [['index.html', 'theirs'], ['404.html', 'not theirs']]) {
  writeFileSync(join(other, name), `<!DOCTYPE html><link rel="icon" href="data:,"><title>${title}</title><h1>${title}</h1>`);
}
let fault = () => undefined;
const below = { [PREFIX]: DIST, [`${PREFIX}other/`]: other };
const site = await serve({ sites: below, fault: (path) => fault(path) });
const top = await serve({ fault: (path) => fault(path) });
const bench = await open([], site);
after(async () => { await bench.close(); await top.close(); rmSync(other, { recursive: true }); });
beforeEach(() => { fault = () => undefined; });

/** A visit that knows which documents were asked for; nothing may be printed but that one of them was not there. */
async function visitTo(url, options = {}) {
  const documents = new Set();
  const printed = [];
  const visited = await visit(bench.browser, url, '#/about', { worker: true, ...options, before: async (page) => {
    await onTheDay(page);
    page.on('request', (request) => request.isNavigationRequest() && documents.add(request.url().split('#')[0]));
    page.on('console', (message) => printed.push({ text: message.text(), url: message.location().url }));
    page.on('pageerror', (error) => printed.push({ text: error.message, url: 'page error' }));
  } });
  const quiet = () => assert.deepEqual(printed.filter(({ text, url }) => !(/status of 404/.test(text) && documents.has(url.split('#')[0]))), []);
  return { ...visited, quiet };
}

/** Opens an address, as from a mail, and waits until the page that it means is there, at its own address. */
async function arrives(page, url, address, route) {
  // A page that leads on at once breaks off the load that is waited for here.
  await page.goto(url + address).catch(() => {});
  const bare = ({ href }) => href.replace(`${url}index.html`, url);
  const there = (at) => (typeof route === 'string' ? bare(at) === url + route : bare(at).startsWith(`${url}#`) && route.test(at.hash));
  const arrived = await page.waitForURL(there, { timeout: 8000 }).then(() => true, () => false);
  assert.ok(arrived, `${address} ends at ${page.url()}`);
  await running(page);
  if (route === LINK) await page.locator('.notice--news', { hasText: 'Shared on' }).waitFor();
  assert.notEqual(await page.locator('main h1').textContent(), words('en')['ui.not-found.title'], address);
}

const installed = (page) => page.waitForSelector('html[data-kept]', { state: 'attached' });

for (const [where, { url }] of [['under a sub-path', site], ['at the top of a host', top]]) {
  test(`an address that was changed on its way opens on a first visit ${where}`, async () => {
    // Without a service worker every visit is a first one.
    const { page, quiet, close } = await visitTo(url, { worker: false });
    for (const [address, route] of Object.entries({ ...CHANGED, ...ELSEWHERE })) {
      await page.goto('about:blank');
      await arrives(page, url, address, route);
    }
    quiet();
    await close();
  });

  test(`an address that was changed on its way opens later ${where}, with the network and without`, async () => {
    const { page, quiet, close } = await visitTo(url);
    await installed(page);
    await page.reload();
    await running(page);
    for (const [address, route] of Object.entries({ ...CHANGED, ...ELSEWHERE })) await arrives(page, url, address, route);
    quiet();
    await page.context().setOffline(true);
    for (const [address, route] of Object.entries(CHANGED)) {
      await page.goto('about:blank');
      await arrives(page, url, address, route);
    }
    quiet();
    await close();
  });
}

test('a host that has no page for lost addresses is helped out once the guide is kept, and doubled slashes at any host', async () => {
  const { page, quiet, close } = await visitTo(site.url);
  await installed(page);
  fault = (path) => (path.startsWith(`${PREFIX}%23`) ? { status: 404, body: 'not found' } : undefined);
  await arrives(page, site.url, `%23/s/${P}`, LINK);
  // This host has the page at a doubled slash; others have nothing there.
  fault = (path) => (path.startsWith(`${PREFIX}/`) ? { status: 404, body: readFileSync(join(DIST, '404.html'), 'utf8') } : undefined);
  await arrives(page, site.url, `/${LINK}`, LINK);
  quiet();
  const first = await visitTo(site.url);
  await arrives(first.page, site.url, `/${LINK}`, LINK);
  first.quiet();
  await first.close();
  await close();
});

test('at a doubled slash the guide is kept for its own address', async () => {
  const { page, close } = await visitTo(site.url);
  await page.goto('about:blank');
  await arrives(page, site.url, `/${LINK}`, LINK);
  await installed(page);
  const scopes = await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope));
  assert.deepEqual(scopes, [site.url]);
  await close();
});

test('Back leads to where the link was, not to the address that was changed', async () => {
  const { page, close } = await visitTo(site.url);
  for (const address of [`%23/s/${P}`, `s/${P}`, `/${LINK}`, `?utm_source=x%23/s/${P}`, `${LINK}。`]) {
    await page.goto(`${site.url}#/questions`);
    await running(page);
    await arrives(page, site.url, address, LINK);
    await page.goBack();
    await page.waitForURL(`${site.url}#/questions`);
  }
  await close();
});

test('another site below the guide is left alone', async () => {
  const { page, close } = await visitTo(site.url);
  await installed(page);
  await page.reload();
  await running(page);
  for (const [address, title] of [['', 'theirs'], ['s/nothing', 'not theirs'], [`s/${P}`, 'not theirs'], ['%23/about', 'not theirs']]) {
    await page.goto(`${site.url}other/${address}`);
    assert.equal(await page.locator('h1').textContent(), title, address);
  }
  await page.context().setOffline(true);
  await assert.rejects(page.goto(`${site.url}other/s/${P}`), /ERR_/);
  await assert.rejects(page.goto(`${site.url}no-such-page`), /ERR_/);
  await close();
});

// The program of 404.html alone, with hosts that there are too many of for a browser.
const [, source] = /<script>([^]*?)<\/script>/.exec(readFileSync(join(DIST, '404.html'), 'utf8'));
const program = new Function('location', 'document', 'addEventListener', source);

/** Where a host that has only the page at `base` ends up with an address: the last one, and how many pages it took. */
function follow(base, start) {
  let at = `https://host.example${start}`;
  const seen = [];
  while (new URL(at).pathname !== base && !seen.includes(at)) {
    seen.push(at);
    const { origin, pathname, search, hash } = new URL(at);
    const replace = (next) => { at = new URL(next).href; };
    program({ origin, pathname, search, hash, replace }, { documentElement: {}, links: [] }, () => {});
  }
  return { at: at.slice('https://host.example'.length), pages: seen.length };
}

const BASES = ['/', '/guide/', '/a/b/', '/rules/', '/rules/3.01/', '/case/', '/case/1/', '/s/', `/s/${P}/`, '/about/', '/open/questions/', '/%E6%8C%87%E5%8D%97/'];

test('an address comes back wherever the guide is hosted, also where its path looks like one of its pages', () => {
  const names = (file) => readFileSync(new URL(`../fixtures/${file}.txt`, import.meta.url), 'utf8').trim().split('\n');
  const routes = [
    ...Object.values(PAGES).filter((route) => route !== '#/' && route !== PAGES['not-found']),
    '#/start/foreign',
    ...names('questions').map((name) => `#/questions/${name}`),
    ...names('procedures').map((name) => `#/procedures/${name}`),
    ...FACTS.map((fact) => `#/case/1/ask/${fact}`),
  ];
  for (const base of BASES) {
    for (const route of routes) {
      const bare = route.slice('#/'.length);
      for (const address of [bare, `${bare}/`, `${bare}?x=y`, `%23/${bare}`, `%2523/${bare}`, `/${route}`, `index.html/${route}`, `x/y/${route}`, `x/?y=%23/${bare}`]) {
        assert.equal(follow(base, base + address).at, base + route, base + address);
      }
    }
    for (const [address, route] of Object.entries({ ...CHANGED, ...ELSEWHERE })) {
      if (typeof route !== 'string' || /^[?#]/.test(address)) continue;
      const { at } = follow(base, base + address);
      assert.equal(decodeURIComponent(at.slice(base.length)).replace(/。$/, ''), route, base + address);
    }
  }
});

test('the service worker knows every page without its hash, and takes nothing else for one', () => {
  const worker = readFileSync(new URL('../../src/browser/service-worker.js', import.meta.url), 'utf8');
  const lost = new RegExp(/const LOST = \/(.*)\/i;/.exec(worker)[1], 'i');
  for (const route of Object.values(PAGES).filter((one) => one !== '#/' && one !== PAGES['not-found'])) {
    const bare = route.slice('#/'.length);
    // The folders above it as well: the page for lost addresses leads through them.
    for (const { index } of bare.matchAll(/\/|$/g)) assert.match(bare.slice(0, index + 1), lost);
    assert.match(`%23/${bare}`, lost);
  }
  for (const file of readdirSync(DIST)) assert.doesNotMatch(file, lost);
  for (const theirs of ['other/', 'other/s/x', 'blog/rules', 'ruleset/', 'sales', 'opening/x', 'no-such-page']) assert.doesNotMatch(theirs, lost);
});

test('no address leads past the guide, to another host or round in circles', () => {
  const strange = [
    'no-such-page', 'no/such/page', 'index.htm', '404.htm', 'rules/a/b/c', 's/short', 'case/1/nothing', 'about/us', '%', '%23', '%23%23', 'x%23y',
    '#/', 'x#/', 'x/#//', '//#/', '%23/', '%23/%23/%23/', '%23//evil.example/', '/evil.example/%23/x', '//evil.example//#/x', '?%23/', 'x?%23/x#/x',
    'index.html/index.html/#/x', '404.html/#/', `${'x/'.repeat(40)}#/s/${P}`, `${'%23/'.repeat(40)}x`, 'javascript:alert(1)%23/x', '\\evil.example\\%23/',
  ];
  for (const base of BASES) {
    for (const address of strange) {
      const { at, pages } = follow(base, base + address);
      assert.ok(at.startsWith(base), `${base + address} leads to ${at}`);
      assert.ok(pages < 50, `${base + address}: ${pages} pages`);
    }
  }
  // A host without the guide's page, which answers everything with the page for lost addresses.
  for (const address of ['/#/', '/a/b/#/s/x', '/%23/%23/x', '/s/abcdefghijklmnop', '//#/x', '/index.html']) {
    assert.ok(follow('nowhere', address).pages < 10, address);
  }
});

test('an address that leads nowhere is told in both languages, with a way to the start', async () => {
  for (const [{ url }, address] of [[site, 'no-such-page'], [site, 'no/such/page/'], [top, 'no/such/page']]) {
    const { page, quiet, close } = await visitTo(url);
    const response = await page.goto(url + address);
    assert.equal(response.status(), 404);
    for (const language of LANGUAGES) {
      await page.locator(language === 'en' ? 'h1' : `[lang=${language}] h2`, { hasText: words(language)['ui.not-found.title'] }).waitFor();
      await page.getByRole('link', { name: words(language)['ui.to-start'] }).waitFor();
    }
    assert.doesNotMatch(await page.locator('body').innerText(), /undefined|\{/);
    await page.getByRole('link', { name: words('zh-Hans')['ui.to-start'] }).click();
    await page.waitForURL(`${url}#/`);
    await running(page);
    quiet();
    await close();
  }
});

test('the page for lost addresses asks for nothing, is valid, accessible in both themes, and fits', async () => {
  const { page, quiet, close } = await visitTo(site.url);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${site.url}no-such-page`);
  await page.waitForLoadState('networkidle');
  assert.deepEqual(asked.filter((address) => !address.startsWith('data:')), [`${site.url}no-such-page`]);
  const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });
  const { results } = await validator.validateString(await page.content());
  assert.deepEqual(results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`)), []);
  for (const size of [PHONE, { width: 320, height: 720 }, DESK]) {
    await page.setViewportSize(size);
    assert.deepEqual(await misfits(page), []);
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await accessible(page);
    }
  }
  quiet();
  await close();
});

test('without JavaScript a lost address has words and a link', async () => {
  const { page, close } = await visit(bench.browser, site.url, `%23/s/${P}`, { javaScriptEnabled: false, started: false });
  await page.locator('h1', { hasText: words('en')['ui.not-found.title'] }).waitFor();
  assert.ok((await page.getByRole('link').count()) >= 2);
  await close();
});

const TAILS = [
  '。', '.', ')', '，', '、', '”', '"', "'", '>', ']', '!', '?utm_source=x', '&x=1', '%E3%80%82', '%20', '\u200b', '=', '==', '/', '#', '%', ':',
  '；', '…', '）', '（指引）', '%0A', '%0ARegards', '%20sent%20from%20my%20phone', '_', '-', 'utm', `https://example.org/%23/s/${P}`, '%E3%80',
];
const BREAKS = ['%0A', '%0D%0A', '%20', '\u200b', '%C2%AD', '%0A%20%20'];

test('whatever programs add behind a link or break it with, it opens, and its address is clean again', async () => {
  const { page, quiet, close } = await visitTo(site.url);
  const sent = [...TAILS.map((tail) => LINK + tail), ...BREAKS.map((gap) => `#/s/${P.slice(0, 20)}${gap}${P.slice(20)}`)];
  for (const address of sent) {
    await page.goto(`${site.url}#/about`);
    await running(page);
    await arrives(page, site.url, address, LINK);
  }
  // On a fresh page too.
  for (const address of [`${LINK}。`, `?fbclid=abc${LINK}&x=1`]) {
    await page.goto('about:blank');
    await arrives(page, site.url, address, LINK);
  }
  quiet();
  await close();
});

test('a link that was damaged does not open, whatever follows it', async () => {
  const { page, quiet, close } = await visitTo(site.url);
  const swapped = `${P.slice(0, 12)}${P[13]}${P[12]}${P.slice(14)}`;
  assert.notEqual(swapped, P);
  for (const [payload, error] of [[swapped, 'altered'], [P.slice(0, -1), 'truncated'], [`${P.slice(0, 9)}*${P.slice(10)}`, 'character']]) {
    for (const tail of ['', '。', '%20and']) {
      if (tail && error !== 'altered') continue;
      await page.goto(`${site.url}#/about`);
      await running(page);
      await page.goto(`${site.url}#/s/${payload}${tail}`);
      await page.locator('h1', { hasText: words('en')['ui.shared.broken'] }).waitFor();
      const told = words('en')[`link.error.${error}`].replace('{position}', '10');
      await page.locator('main', { hasText: told }).waitFor();
      assert.ok(page.url().startsWith(`${site.url}#/s/${payload}`), 'the address is as it came');
    }
  }
  quiet();
  await close();
});

const tagsOf = (html) => Object.fromEntries([...html.matchAll(/<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">/g)].map(([, name, content]) => [name, content]));

test('others show title and words of the guide; its picture where the address of the site is known', () => {
  const built = tagsOf(readFileSync(join(DIST, 'index.html'), 'utf8'));
  assert.equal(built['og:type'], 'website');
  assert.equal(built['og:title'], words('en')['ui.title']);
  assert.match(built['og:description'], /^Working in Mainland China .*\.$/);
  assert.equal('og:image' in built, Boolean(process.env.SITE_URL));

  const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  const folder = mkdtempSync(join(tmpdir(), 'preview-'));
  cpSync(DIST, folder, { recursive: true });
  for (const nowhere of ['', undefined]) {
    const tags = tagsOf(withPreview(page, join(folder, 'not there'), nowhere));
    assert.deepEqual(Object.keys(tags).sort(), ['og:description', 'og:title', 'og:type', 'twitter:card']);
    assert.equal(tags['twitter:card'], 'summary');
  }
  for (const [given, address] of [['https://a.example', 'https://a.example/'], ['https://a.example/guide', 'https://a.example/guide/'], ['https://a.example/guide/', 'https://a.example/guide/']]) {
    const tags = tagsOf(withPreview(page, folder, given));
    assert.equal(tags['og:url'], address);
    assert.equal(tags['twitter:card'], 'summary_large_image');
    assert.ok(tags['og:image'].startsWith(`${address}preview-`), tags['og:image']);
    const picture = readFileSync(join(folder, tags['og:image'].slice(address.length)));
    const { width, height } = PNG.sync.read(picture);
    assert.deepEqual([width, height], [1200, 630]);
    assert.deepEqual([tags['og:image:width'], tags['og:image:height']], ['1200', '630']);
    assert.ok(picture.length < 60_000, `${picture.length} bytes`);
  }
  for (const wrong of ['a.example/guide', 'ftp://a.example/', '/guide/']) assert.throws(() => withPreview(page, folder, wrong));
  // Nobody who uses the guide loads it, nor does the service worker.
  seal(folder);
  const [picture] = [...new Set(Object.values(tagsOf(withPreview(page, folder, 'https://a.example'))))].filter((content) => content.includes('preview-'));
  assert.ok(isPreview(picture.split('/').at(-1)));
  assert.ok(!readFileSync(join(folder, 'service-worker.js'), 'utf8').includes('preview-'));
  rmSync(folder, { recursive: true });
});
