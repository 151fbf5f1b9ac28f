// What nobody expects: names that are long, read from right to left or are made of pictures; a case with nothing in it; more
// steps than anybody has; a browser that can neither share nor copy nor print. Each has an outcome in words that fits the window.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessible, go, open, still, unfold } from './browser.mjs';
import { misfits } from './fits.mjs';
import { onTheDay } from './journey.mjs';
import { PAGES, TWINS, keptCases, optionsFor } from './pages.mjs';

const NARROW = { width: 320, height: 720 };

const bench = await open();
after(() => bench.close());

const NAMES = {
  'of 200 letters without a gap': 'W'.repeat(200),
  'of 200 characters, Chinese': '王小明的工作许可'.repeat(25),
  'from right to left': `${'محمد بن عبد الله '.repeat(8)}שלום`,
  'that turns what follows around': 'Ann \u202e\u2067 2026',
  'made of pictures': '👩‍👩‍👧‍👦🏳️‍🌈👩🏽‍💻'.repeat(12),
  'with marks piled up': `Z${'\u0301\u0323'.repeat(60)}algo`,
};

for (const [kind, name] of Object.entries(NAMES)) {
  test(`a name ${kind} fits everywhere and leaves its neighbours alone`, async () => {
    const kept = await keptCases(bench);
    const named = Object.fromEntries(Object.entries(kept).map(([key, value]) => [key, value.replace(/~.*$/s, `~${name}`)]));
    const { page, noConsole, close } = await bench.visit('#/about', { before: onTheDay, kept: named, size: NARROW });
    for (const route of ['#/', '#/case/1', '#/case/1/ask/city']) {
      await go(page, route);
      const found = await page.evaluate((wanted) => {
        const holders = [];
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) if (walker.currentNode.data.includes(wanted)) holders.push(walker.currentNode.parentElement);
        // Text of its own direction must be apart from what stands around it: a box of its own, or isolated in the line.
        const apart = (element) => {
          for (let at = element; at && at.textContent.trim() === wanted; at = at.parentElement) {
            const { display, unicodeBidi } = getComputedStyle(at);
            if (display !== 'inline' || /isolate|plaintext/.test(unicodeBidi)) return true;
          }
          return false;
        };
        return { count: holders.length, mixed: holders.filter((one) => !apart(one)).map((one) => one.parentElement.outerHTML.slice(0, 120)) };
      }, name.trim());
      if (!route.includes('/ask/')) assert.ok(found.count > 0, `the name is on ${route}`);
      assert.deepEqual(found.mixed, [], `the name is apart from its line on ${route}`);
      assert.deepEqual(await misfits(page), [], route);
      await accessible(page);
    }
    noConsole();
    await close();
  });
}

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
