// A program that has ended before its time says nothing any more: the page says what happened, and what to do. The fault is
// put into what the browser hands to the program; the program then really panics.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, DESK, open, PHONE, running } from './browser.mjs';

let bench;
before(async () => { bench = await open(); });
after(() => bench.close());

const notice = (page) => page.getByRole('dialog', { name: 'The guide has stopped' });

/** Files that are fetched say that they are longer than any memory: room for them is asked for, and there is none. */
const endless = (page) => page.evaluate(() => {
  const fetched = Response.prototype.arrayBuffer;
  Response.prototype.arrayBuffer = async function () {
    const content = await fetched.call(this);
    const Known = globalThis.Uint8Array;
    globalThis.Uint8Array = class extends Known {
      get length() { return this.buffer === content ? 0xffffffff : super.length; }
    };
    return content;
  };
});

/** A visit whose program panics once it has fetched the words of another language. */
async function broken(options) {
  const visit = await bench.visit('#/', options);
  // What the page fetches by itself is here: only what is asked for next is broken.
  await visit.page.waitForLoadState('networkidle');
  await endless(visit.page);
  await visit.page.getByRole('button', { name: '中文' }).click();
  await notice(visit.page).waitFor({ state: 'visible' });
  return visit;
}

/** A case whose first question is answered: what a saved one looks like in the store. */
async function saved() {
  const { page, close } = await bench.visit('#/start/foreign');
  await page.waitForURL(/ask\/place/);
  const kept = await page.evaluate(() => ({ ...localStorage }));
  await close();
  return kept;
}

test('a panic is told in both languages, by something that has the focus and can be pressed', async () => {
  for (const size of [PHONE, DESK]) {
    const { page, close } = await broken({ size });
    assert.match(await notice(page).innerText(), /has stopped[^]*已停止运行/);
    assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Load again · 重新加载');
    assert.equal(await page.locator('.notice--missing').isVisible(), false);
    assert.equal(await notice(page).getByText('What was not saved is lost').isVisible(), false, 'nothing was unsaved');
    await accessible(page);
    // Twice: browsers let a second one through.
    for (const _ of [1, 2]) await page.keyboard.press('Escape');
    // What there is to do stays: it comes back at once.
    await notice(page).waitFor({ state: 'visible' });
    await page.waitForFunction(() => document.activeElement.innerText === 'Load again · 重新加载');
    await close();
  }
});

test('“Load again” brings a guide that runs, with everything that was saved', async () => {
  const kept = await saved();
  const { page, close } = await broken({ kept });
  await Promise.all([page.waitForEvent('load'), notice(page).getByRole('button', { name: 'Load again' }).click()]);
  await running(page);
  assert.equal(await notice(page).isVisible(), false);
  const stored = await page.evaluate(() => ({ ...localStorage }));
  for (const [key, value] of Object.entries(kept)) assert.equal(stored[key], value, key);
  await close();
});

test('what is stored is saved as one file, which “Open a case file” reads in another browser', async () => {
  const kept = await saved();
  const { page, close } = await broken({ kept: { ...kept, 'another-site/1': 'not ours' } });
  const [download] = await Promise.all([page.waitForEvent('download'), notice(page).getByRole('button', { name: 'Save as a file' }).click()]);
  const path = join(mkdtempSync(join(tmpdir(), 'stored-')), download.suggestedFilename());
  await download.saveAs(path);
  const { values } = JSON.parse(readFileSync(path, 'utf8'));
  for (const [key, value] of Object.entries(kept)) assert.equal(values[key], value, key);
  assert.equal('another-site/1' in values, false);
  await close();

  const elsewhere = await bench.visit('#/open');
  const field = elsewhere.page.locator('input[type=file]');
  await field.setInputFiles(path);
  await elsewhere.page.getByText('1 case was taken in').waitFor();
  await field.setInputFiles(path);
  await elsewhere.page.getByText('1 case is here already').waitFor();
  await elsewhere.close();
});

test('where something was not saved the page says that it is lost', async () => {
  const { page, close } = await bench.visit('#/', {
    before: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
    }),
  });
  await page.locator('a[href="#/start/foreign"]').click();
  await page.waitForURL(/ask\/place/);
  await page.waitForLoadState('networkidle');
  await endless(page);
  await page.getByRole('button', { name: '中文' }).click();
  await notice(page).waitFor({ state: 'visible' });
  assert.equal(await notice(page).getByText('What was not saved is lost').isVisible(), true);
  await accessible(page);
  await close();
});
