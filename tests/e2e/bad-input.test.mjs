// What nobody expects: files that are large or full of mistakes; names that are long, hide something, turn what stands around
// them, are read from right to left or are made of pictures; a case with nothing in it; more steps than anybody has; a browser
// that can neither share nor copy nor print. Each has an outcome in words that fits the window.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, accessible, go, open, still, unfold } from './browser.mjs';
import { misfits } from './fits.mjs';
import { onTheDay } from './journey.mjs';
import { PAGES, TWINS, keptCases, optionsFor } from './pages.mjs';

const NARROW = { width: 320, height: 720 };

const bench = await open();
after(() => bench.close());

/** Names as they stand in the store, and what is seen of each. */
const NAMES = {
  'of 200 letters without a gap': ['W'.repeat(200)],
  'of 200 characters, Chinese': ['王小明的工作许可'.repeat(25)],
  'from right to left': [`${'محمد بن عبد الله '.repeat(8)}שלום`],
  'that turns what follows around': ['Ann \u202e\u2067\u2066\u200f\u061c2026', 'Ann 2026'],
  'with signs that show nothing': ['\u200b\ufeffAnn\u00ad\u2060 \u{e0041}Lee\u0000', 'Ann Lee'],
  'in Persian, with half-spaces': ['علی\u200cرضا خانه\u200cدار'],
  'made of pictures': ['👩‍👩‍👧‍👦🏳️‍🌈👩🏽‍💻'.repeat(12)],
  'with marks piled up': [`Z${'\u0301\u0323'.repeat(60)}algo`],
  'of a zero-width space and a turn alone': ['\u200b\u202e\u2067', 'Case 1'],
  'of joiners alone': ['\u200d\u200c \ufe0f', 'Case 1'],
};

for (const [kind, [stored, seen = stored.trim()]] of Object.entries(NAMES)) {
  test(`a name ${kind} fits everywhere and leaves its neighbours alone`, async () => {
    const kept = await keptCases(bench);
    const named = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, /\/1$/.test(key) ? value.replace(/~.*$/s, `~${stored}`) : value]));
    const { page, noConsole, close } = await bench.visit('#/about', { before: onTheDay, kept: named, size: NARROW });
    for (const route of ['#/', '#/case/1', '#/case/1/ask/city', ...(seen === 'Case 1' ? [] : ['#/case/1/keep'])]) {
      await go(page, route);
      const found = await page.evaluate((wanted) => {
        const holders = [...document.querySelectorAll('bdi')].filter((one) => one.textContent === wanted && one.checkVisibility());
        const isolated = (one) => getComputedStyle(one).unicodeBidi === 'isolate';
        return { count: holders.length, mixed: holders.filter((one) => !isolated(one)).length };
      }, seen);
      if (!route.includes('/ask/')) assert.ok(found.count > 0, `the name is on ${route}, in an element of its own`);
      assert.equal(found.mixed, 0, `the name is apart from its line on ${route}`);
      assert.deepEqual(await misfits(page), [], route);
      await accessible(page);
    }
    // Nothing that turns or hides is left anywhere on the page, labels included; joiners are.
    const left = await page.evaluate(() => /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\u00ad]/u.test(document.body.outerHTML));
    assert.equal(left, false);
    noConsole();
    await close();
  });
}

/** Where words before and after a name stand, as far as they are on the line of its end. */
const around = (page, holder) => page.locator(holder).evaluate((element) => {
  const name = element.querySelector('bdi');
  const box = (node) => { const range = document.createRange(); range.selectNodeContents(node); return range.getBoundingClientRect(); };
  const [before, after] = [name.previousSibling, name.nextSibling].map(box);
  return { before: before.right, start: box(name).left, end: box(name).right, after: after.left, text: element.textContent };
});

for (const [stored, seen] of [['\u200b\u202eAnn\u2067', 'Ann'], ['שלום 12', 'שלום 12'], ['\u202eمحمد\u200b 7', 'محمد 7']]) {
  test(`words after the name ${JSON.stringify(seen)} are not turned around, and its link can be pressed`, async () => {
    const kept = Object.fromEntries(Object.entries(await keptCases(bench)).map(([key, value]) => [key, value.replace(/~.*$/s, `~${stored}`)]));
    const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay, kept, size: DESK });
    await page.getByRole('button', { name: `Delete: ${seen}`, exact: true }).click();
    const heading = await around(page, '#dialog-heading span span');
    assert.equal(heading.text, `Delete “${seen}”?`);
    assert.ok(heading.before <= heading.start + 1 && heading.end <= heading.after + 1, JSON.stringify(heading));
    await page.getByRole('button', { name: 'Keep it' }).click();
    await go(page, '#/case/1/keep');
    const label = await around(page, 'label:has(#share-name) > span');
    assert.ok(label.before <= label.start + 1 && label.end <= label.after + 1, JSON.stringify(label));
    await go(page, '#/');
    const link = page.locator('.saved__name a').first();
    assert.ok((await link.boundingBox()).width > 10);
    await link.click();
    await page.waitForURL((url) => url.hash === '#/case/1');
    noConsole();
    await close();
  });
}

test('a name that shows nothing still has a link that can be pressed', async () => {
  const kept = Object.fromEntries(Object.entries(await keptCases(bench)).map(([key, value]) => [key, value.replace(/~.*$/s, '~\u200b\u202e')]));
  const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay, kept });
  const link = page.locator('.saved__name a[href$="/case/1"]');
  assert.ok((await link.boundingBox()).width > 10);
  await link.click();
  await page.waitForURL((url) => url.hash === '#/case/1');
  assert.equal(await page.locator('.case-line__name').innerText(), 'Case 1');
  noConsole();
  await close();
});

/** Chooses a file on the page that opens files. */
async function choose(page, content) {
  const given = page.waitForEvent('filechooser');
  await page.locator('.file-button').click();
  await (await given).setFiles({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(content) });
}

/** A file of about so many bytes, filled with members. */
function filled(bytes, open, close, member) {
  const parts = [];
  for (let length = open.length + close.length, number = 0; ; number += 1) {
    const next = member(number);
    length += next.length + 1;
    if (length > bytes) return open + parts.join(',') + close;
    parts.push(next);
  }
}

/** Chooses a file and waits until so many problems are listed and the page answers again; how many milliseconds that took. */
async function answered(page, content, problems) {
  const began = performance.now();
  await choose(page, content);
  await page.locator(`main [role=alert] li:nth-child(${problems})`).waitFor();
  await page.evaluate(() => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); }));
  return Math.round(performance.now() - began);
}

const FILLED = {
  'unknown answers': ['{"format":1,"answers":{"paid":null,', '}}', (number) => `"x${number.toString(36)}":0`],
  'steps that are none': ['{"format":1,"done":[', ']}', () => '0'],
  'numbered answers': ['{"format":1,"numbered":{', '}}', (number) => `"${number + 1}":{}`],
};

for (const [kind, [start, end, member]] of Object.entries(FILLED)) {
  test(`a file of just under 200 KB full of ${kind} is answered at once and lists fifty of them`, async (context) => {
    const { page, noConsole, close } = await bench.visit('#/open', { kept: await keptCases(bench) });
    const content = filled(199_900, start, end, member);
    assert.ok(content.length > 199_000 && content.length <= 200_000);
    // A file with one mistake first: what it takes is the browser's and the machine's.
    const small = await answered(page, start + member(0) + end, 1);
    const took = await answered(page, content, 51);
    context.diagnostic(`${took} ms, a small file ${small} ms`);
    assert.ok(took - small < 1000, `${took} ms, a small file ${small} ms`);
    const report = page.locator('main [role=alert]');
    assert.equal(await report.locator('li').count(), 51);
    assert.match(await report.locator('li').last().innerText(), /^And \d{1,2},\d{3} more problems, not listed here\.$/);
    assert.ok((await report.locator('*').count()) < 60, `${await report.locator('*').count()} elements`);
    noConsole();
    await close();
  });
}

test('a file of 1 MB is refused in words, unread, and nothing is lost', async () => {
  const { page, noConsole, close } = await bench.visit('#/open', {
    kept: await keptCases(bench),
    before: (fresh) => fresh.addInitScript(() => {
      globalThis.timesRead = 0;
      for (const way of ['text', 'arrayBuffer', 'stream', 'bytes', 'slice']) {
        const read = Blob.prototype[way];
        if (read) Blob.prototype[way] = function counted(...given) { globalThis.timesRead += 1; return read.apply(this, given); };
      }
    }),
  });
  const before = await page.evaluate(() => ({ ...localStorage }));
  const [start, end, member] = FILLED['unknown answers'];
  const content = filled(1_000_000, start, end, member);
  const began = performance.now();
  await choose(page, content);
  const report = page.locator('main [role=alert]');
  await report.waitFor();
  assert.ok(performance.now() - began < 2000);
  assert.match(await report.innerText(), /This file has 1,000 KB; a case file has at most 200 KB\./);
  assert.equal(await page.evaluate(() => globalThis.timesRead), 0);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
  // Another file is taken all the same, and is read.
  await choose(page, JSON.stringify({ format: 1, answers: { person: 'foreign' } }));
  await page.waitForURL((url) => /^#\/case\/\w+$/.test(url.hash));
  assert.equal(await page.evaluate(() => globalThis.timesRead), 1);
  noConsole();
  await close();
});

test('what is no text is refused without a wrong size', async () => {
  const { page, close } = await bench.visit('#/open');
  const given = page.waitForEvent('filechooser');
  await page.locator('.file-button').click();
  await (await given).setFiles({ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(150_000, 0xff) });
  await page.locator('main [role=alert]', { hasText: 'This file could not be read.' }).waitFor();
  await close();
});

test('a case with nothing answered says what is missing and leads to the first question', async () => {
  const { page, noConsole, close } = await bench.visit(PAGES['guidance-empty'], await optionsFor(bench, 'guidance-empty', { size: NARROW }));
  await still(page);
  assert.match(await page.locator('main h1').innerText(), /answers are still missing/i);
  await page.locator('main a[href$="/ask/person"]:visible').first().click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/person'));
  noConsole();
  await close();
});

test('more than forty steps are all there, in a narrow window, and a tick is taken at once', async (context) => {
  const { page, noConsole, close } = await bench.visit(PAGES['guidance-unknown'], await optionsFor(bench, 'guidance-unknown', { size: NARROW }));
  await still(page);
  await unfold(page);
  const steps = await page.locator('li.step').count();
  assert.ok(steps >= 40, `${steps} steps`);
  assert.deepEqual(await misfits(page), []);
  const box = page.locator('li.step input[type=checkbox]').first();
  if ((await box.count()) > 0) {
    const took = await box.evaluate((one) => { const began = performance.now(); one.click(); return performance.now() - began; });
    context.diagnostic(`${steps} steps; a tick takes ${Math.round(took)} ms`);
    await still(page);
    assert.ok(took < 500, `${Math.round(took)} ms`);
  }
  noConsole();
  await close();
});

/** Pages with the buttons of another one. */
const ALIKE = new Set(['guidance-card', 'guidance-unknown']);

/** Takes away what browsers may lack, and says so where it is called all the same. */
const poor = async (page) => {
  await onTheDay(page);
  await page.addInitScript(() => {
    for (const name of ['share', 'canShare', 'clipboard', 'serviceWorker']) delete Navigator.prototype[name];
    delete globalThis.print;
    document.execCommand = () => false;
  });
};

/** All that a person can notice: words, the focus, what is ticked, typed and open, the address. */
const state = (page) => page.evaluate(() => JSON.stringify([
  document.body.innerText, document.activeElement.outerHTML.slice(0, 200), location.href, scrollY,
  [...document.querySelectorAll('input, textarea')].map((one) => [one.value, one.checked]),
  document.querySelectorAll('dialog[open], details[open]').length,
]));

/**
 * The buttons that can be pressed, by what they are called and which of that name they are: while a dialog is open, its own.
 * Not among them: what is pressed in already, and the button of the browser's own date picker, which is no part of the page.
 */
const buttons = (page, pressed) => page.evaluate((wanted) => {
  const root = document.querySelector('dialog[open]') ?? document.body;
  const times = new Map();
  const all = [...root.querySelectorAll('button:not([aria-pressed="true"], .field__picker button)')].filter((one) => one.checkVisibility()).map((one) => {
    const name = (one.getAttribute('aria-label') ?? one.textContent).trim();
    times.set(name, (times.get(name) ?? -1) + 1);
    return { name, which: times.get(name), press: () => one.click() };
  });
  if (wanted) all.find(({ name, which }) => name === wanted.name && which === wanted.which)?.press();
  return all.map(({ name, which }) => ({ name, which }));
}, pressed);

/** Presses one of them; whether it was there. */
const press = async (page, button) => (await buttons(page, button)).some(({ name, which }) => name === button.name && which === button.which);

test('without share, clipboard and print every button has an outcome that can be noticed', async () => {
  const silent = [];
  for (const [name, route] of Object.entries(PAGES).filter(([each]) => !TWINS.has(each) && !ALIKE.has(each))) {
    const { page, printed, close } = await bench.visit('#/about', await optionsFor(bench, name, { before: poor, acceptDownloads: true }));
    const lacking = await page.evaluate(() => [typeof navigator.share, typeof navigator.clipboard, typeof globalThis.print]);
    assert.deepEqual(lacking, ['undefined', 'undefined', 'undefined']);
    let noticed = 0;
    page.on('download', () => { noticed += 1; });
    page.on('filechooser', () => { noticed += 1; });
    const fresh = async () => { await go(page, '#/about'); await go(page, route); };
    const outcome = async (button) => {
      // A button that leads somewhere on the page is noticed from anywhere else.
      await page.evaluate(() => { document.activeElement.blur(); scrollTo(0, 0); });
      const [before, count] = [await state(page), noticed];
      if (!(await press(page, button))) return;
      // What has to be fetched first takes as long as the machine is busy.
      const until = Date.now() + 5000;
      const nothing = async () => (await state(page)) === before && noticed === count;
      while (await nothing()) {
        if (Date.now() > until) { silent.push(`${button.name} on ${name}`); break; }
        await still(page);
      }
    };
    await fresh();
    const first = await buttons(page);
    for (const button of first) {
      await fresh();
      await outcome(button);
      // What has come up only now, such as a panel with a link to copy.
      const known = new Set(first.map(({ name: each, which }) => `${each} ${which}`));
      for (const second of (await buttons(page)).filter((each) => !known.has(`${each.name} ${each.which}`)).slice(0, 8)) {
        await fresh();
        await press(page, button);
        await still(page);
        await outcome(second);
      }
    }
    // An edition that is not here is asked for and told of in words; the browser prints the answer of the host as well.
    const own = printed.filter((line) => !(name === 'shared' && /status of 404/.test(line)));
    silent.push(...own.map((line) => `${name}: ${line}`));
    await close();
  }
  assert.deepEqual([...new Set(silent)], []);
});
