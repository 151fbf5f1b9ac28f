// The page comes up under a sub-path, quietly, with nothing but its own files; and it says so where it cannot come up.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, LANGUAGES, open } from './browser.mjs';

const bench = await open();
after(() => bench.close());

test('the first page shows its heading under a sub-path, and the console stays empty', async () => {
  const { page, noConsole, close } = await bench.visit('#/');
  assert.equal(await page.locator('h1:visible').count(), 1);
  assert.match(await page.title(), /One-Card Guide/);
  await page.waitForLoadState('networkidle');
  noConsole();
  await close();
});

test('the first page on a desk, with nothing stored, has all of its words and its picture in colour', async () => {
  for (const language of LANGUAGES) {
    const { page, noConsole, close } = await bench.visit('#/', { size: DESK, language });
    await page.waitForLoadState('networkidle');
    assert.doesNotMatch(await page.locator('body').innerText(), /\b[a-z]+(?:\.[a-z0-9-]+)+\b/, 'the name of words that are missing');
    const card = page.locator('.card-art svg');
    assert.ok(await card.isVisible());
    const fills = await card.evaluate((svg) => [...svg.querySelectorAll('*')].map((part) => getComputedStyle(part).fill));
    assert.ok(new Set(fills).size > 4, String(fills));
    noConsole();
    await close();
  }
});

test('loading asks for the files of a first visit and for nothing else', async () => {
  const { page, requested, onlyLoadRequests, close } = await bench.visit('#/');
  await page.waitForLoadState('networkidle');
  assert.ok(requested.some((address) => address.endsWith('.wasm')));
  onlyLoadRequests();
  await close();
});

test('a route that does not exist prints nothing and still has one heading', async () => {
  const { page, noConsole, close } = await bench.visit('#/no/such/page');
  assert.equal(await page.locator('h1:visible').count(), 1);
  noConsole();
  await close();
});

const hold = (pattern, answer) => (page) => page.route(pattern, answer);
const missing = (page) => page.locator('.notice--missing');

test('before the program is here, the first page already has its heading, and another route only the header', async () => {
  for (const [route, visible] of [['#/', true], ['#/rules', false]]) {
    // A request that is never answered: a slow network, seen early.
    const { page, close } = await bench.visit(route, { started: false, before: hold('**/*.wasm', () => {}) });
    assert.equal(await page.locator('h1').isVisible(), visible, route);
    assert.equal(await page.locator('header').isVisible(), true, route);
    assert.equal(await missing(page).isVisible(), false, route);
    await close();
  }
});

test('a download that breaks is said in words', async () => {
  for (const pattern of ['**/*.wasm', /\.js(\?|$)/]) {
    const { page, close } = await bench.visit('#/', { started: false, before: hold(pattern, (route) => route.abort()) });
    await missing(page).waitFor({ state: 'visible', timeout: 5000 });
    await close();
  }
});

test('a browser without WebAssembly is told so', async () => {
  const before = (page) => page.addInitScript(() => { delete globalThis.WebAssembly; });
  const { page, close } = await bench.visit('#/', { started: false, before });
  await missing(page).waitFor({ state: 'visible', timeout: 5000 });
  await close();
});

test('a browser without JavaScript is told so', async () => {
  const { page, close } = await bench.visit('#/', { started: false, javaScriptEnabled: false });
  assert.equal(await page.locator('noscript .notice').isVisible(), true);
  assert.equal(await missing(page).isVisible(), false);
  await close();
});
