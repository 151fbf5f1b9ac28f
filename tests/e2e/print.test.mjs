// Paper: everything unfolded by whatever way printing was asked for, no interface, the receipt and the link at the end; and a
// browser that cannot print says how else.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { open, running } from './browser.mjs';
import { S2, byPointer, onTheDay } from './journey.mjs';

const bench = await open();
after(() => bench.close());

/** The guidance as it is laid out for paper: the browser tells the page as its own printing does. */
async function onPaper(page) {
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.locator('.paper-sources').waitFor();
}

const isSeen = (page, selector) => page.locator(selector).first().isVisible();

test('paper shows every step in full, the receipt and the link, and no interface', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay });
  await byPointer(page, S2);
  await onPaper(page);
  const words = await page.locator('main').innerText();
  for (const part of ['fingerprints', 'Health certificate', 'Fri 20 Nov 2026 + 30 days', 'Worth knowing', 'Provisions: 3.01']) {
    assert.ok(words.includes(part), part);
  }
  assert.match(words, /Edition \d{4}-\d\d-\d\d \([0-9a-f]{8}\) · for 2026-11-23/);
  assert.match(words, /General information, not legal advice/);
  const link = /Open this guidance again:\s*(\S+#\/s\/[\w-]+)/.exec(words);
  assert.ok(link, 'a link at the end');
  for (const interface_ of ['.site-header', '.site-footer', '.actions', '.case-line__tools', '.take', '.answers__change', '#held-back']) {
    assert.equal(await isSeen(page, interface_), false, interface_);
  }
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.emulateMedia({ media: 'screen' });
  await page.waitForFunction(() => document.querySelectorAll('main details[open]').length === 0);
  noConsole();

  const guest = await bench.visit(link[1].slice(link[1].indexOf('#')), { before: onTheDay });
  assert.equal(await guest.page.locator('main h1').innerText(), await page.locator('main h1').innerText());
  await guest.close();
  await close();
});

test('what was open before stays open after', async () => {
  const { page, close } = await bench.visit('#/', { before: onTheDay });
  await byPointer(page, S2);
  await page.locator('#how-2 > summary').click();
  await page.locator('#how-2 .step__inside').waitFor();
  await onPaper(page);
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await page.waitForFunction(() => document.querySelectorAll('main details[open]').length === 1);
  assert.equal(await page.locator('#how-2 .step__inside').count(), 1);
  await close();
});

test('no step and no visit is cut in two where a page holds it, and paper is white at night too', async () => {
  const { page, close } = await bench.visit('#/', { before: onTheDay, dark: true });
  await byPointer(page, S2);
  await onPaper(page);
  const styles = await page.evaluate(() => {
    const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    return [of('li.step', 'breakInside'), of('.visit', 'breakInside'), of('h2', 'breakAfter'), of('html', 'backgroundColor'), of('html', 'color')];
  });
  assert.deepEqual(styles, ['avoid', 'avoid', 'avoid', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  await close();
});

test('the browser prints it as a document of A4 pages', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay });
  await byPointer(page, S2);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(pdf);
  // A4 is 210 by 297 mm, at 72 points to 25.4 mm.
  assert.ok(Math.abs(Number(width) - 595.3) < 1 && Math.abs(Number(height) - 841.9) < 1, `${width} ${height}`);
  noConsole();
  await close();
});

test('a browser that cannot print says how else', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: async (page) => {
    await onTheDay(page);
    await page.addInitScript(() => { window.print = undefined; });
  } });
  await byPointer(page, S2);
  await running(page);
  await page.locator('section[aria-labelledby="take-along"]', { hasText: 'cannot print from the page' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Print' }).count(), 0);
  noConsole();
  await close();
});
