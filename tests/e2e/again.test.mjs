// What failed to load once is really asked for again: of the host, not of what the browser has kept of the failure. And a
// page whose release is gone from the host offers to load anew, with what is not saved in a file first.
import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { accessible, open, PREFIX, require, running, still } from './browser.mjs';
import { DIST, serve } from './server.mjs';

let broken = () => undefined;
let bench;
before(async () => {
  // Browsers keep what they get for ten minutes, errors too, as those of GitHub Pages.
  const site = await serve({ prefix: PREFIX, cache: 'max-age=600', fault: (path) => broken(path) });
  bench = await open([], site);
});
after(() => bench.close());

const again = (page) => page.getByRole('button', { name: 'Try again' });
const gone = (page) => page.getByRole('button', { name: 'Load the page anew' });
const failing = (pattern, status, body = 'not here') => (path) =>
  pattern.test(path) ? { status, body, headers: { 'cache-control': 'max-age=600' } } : undefined;

/** The first statement of law, as its file has it. */
const law = readdirSync(DIST).find((name) => /^law-en-/.test(name));
const statement = JSON.parse(readFileSync(join(DIST, law), 'utf8'))['provision.1.01'];

/** Every file that is fetched late, the page that asks for it, and what is there once it has come. */
const LATE = [
  { file: /\/law-en-/, at: '#/rules', shown: (page) => page.getByText(statement).first() },
  { file: /\/questions-en-/, at: '#/questions', shown: (page) => page.getByRole('searchbox') },
  { file: /\/words-en-/, at: '#/about', shown: (page) => page.getByRole('heading', { level: 2 }).first() },
  { file: /\/one-card-guide-\w+_rest\.wasm/, at: '#/about', shown: (page) => page.getByRole('heading', { level: 2 }).first() },
];

for (const { file, at, shown } of LATE) {
  for (const [what, status, body] of [['an error of the host', 503, 'busy'], ['a page of somebody else', 200, '<title>Log in</title>']]) {
    test(`${file.source}: after ${what} “Try again” has it from the host`, async () => {
      const { page, close } = await bench.visit('#/');
      broken = failing(file, status, body);
      await page.evaluate((hash) => { location.hash = hash; }, at);
      await again(page).first().waitFor();
      await accessible(page);
      await still(page);
      assert.equal(await gone(page).count(), 0, 'the host still has this release');
      broken = () => undefined;
      await again(page).first().click();
      await shown(page).waitFor();
      assert.equal(await again(page).count(), 0);
      await close();
    });
  }
}

test('statements of law that could not be had are not asked for without end', async () => {
  const { page, requested, close } = await bench.visit('#/');
  broken = failing(/\/law-en-/, 503);
  await page.evaluate(() => { location.hash = '#/rules'; });
  await again(page).first().waitFor();
  const asked = () => requested.filter((address) => /law-en/.test(address)).length;
  const before = asked();
  await page.waitForTimeout(1500);
  assert.equal(asked(), before);
  broken = () => undefined;
  await close();
});

test('where the host has no longer the files of this page, it offers to load anew', async () => {
  const { page, close } = await bench.visit('#/');
  broken = failing(/_rest\.wasm/, 404);
  await page.evaluate(() => { location.hash = '#/rules'; });
  await gone(page).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Save them as a file' }).count(), 0, 'nothing is unsaved');
  await accessible(page);
  broken = () => undefined;
  await Promise.all([page.waitForEvent('load'), gone(page).click()]);
  await running(page);
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'The rules');
  await close();
});

test('where the host has no longer the files of this page, unsaved answers are saved as a file that opens again', async () => {
  // From the start: the first answer has the lazy part fetched ahead.
  broken = failing(/_rest\.wasm/, 404);
  const { page, close } = await bench.visit('#/start/foreign', {
    before: (page) => page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };
    }),
  });
  await page.waitForURL(/ask\/place/);
  await page.evaluate(() => { location.hash = '#/open'; });
  await gone(page).waitFor();
  await accessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save them as a file' }).click()]);
  const path = join(mkdtempSync(join(tmpdir(), 'unsaved-')), 'file.json');
  await download.saveAs(path);
  broken = () => undefined;
  assert.deepEqual(Object.keys(JSON.parse(readFileSync(path, 'utf8'))), ['format', 'values']);
  await close();
  const next = await bench.visit('#/open');
  await next.page.locator('input[type=file]').setInputFiles(path);
  await next.page.getByText('1 case was taken in').waitFor();
  await next.page.getByRole('link', { name: 'Go to the start' }).click();
  await next.page.getByRole('link', { name: /Case/ }).first().waitFor();
  await next.close();
});

test('a program that the network lost once is here after all, and nothing says that it is not', async () => {
  let lost = 0;
  const before = (page) => page.route(/_bg\.wasm/, (route) => (lost++ === 0 ? route.abort() : route.continue()));
  const { page, close } = await bench.visit('#/', { before });
  assert.equal(await page.locator('.notice--missing').isVisible(), false);
  await close();
});

test('a file that a host had not got for a moment makes no release that is gone', async () => {
  const { page, close } = await bench.visit('#/');
  let asked = 0;
  broken = (path) => (/one-card-guide-\w+_rest\.wasm/.test(path) && asked++ === 0 ? { status: 404, body: 'not yet' } : undefined);
  await page.evaluate(() => { location.hash = '#/about'; });
  await page.locator('main h2').first().waitFor();
  assert.ok(asked > 1);
  assert.equal(await gone(page).count(), 0);
  broken = () => undefined;
  await close();
});

/** Firefox keeps the failure of a script for as long as the page lives. */
test('in Firefox too what failed is had from the host', async () => {
  const { default: puppeteer } = require('puppeteer-core');
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath: process.env.FIREFOX || '/usr/bin/firefox-esr', headless: true });
  try {
    const page = await browser.newPage();
    let asked = 0;
    // From the start, or the service worker has the part before the page asks.
    const rest = failing(/_rest\.wasm/, 503);
    broken = (path) => (/one-card-guide-\w+\.js/.test(path) && asked++ === 0 ? { status: 503, body: 'busy' } : rest(path));
    await page.goto(`${bench.url}#/`);
    await page.waitForSelector('html[data-program="running"]');
    await page.evaluate(() => { location.hash = '#/about'; });
    const button = await page.waitForSelector('::-p-text(Try again)');
    broken = () => undefined;
    await button.click();
    await page.waitForSelector('main h2');
  } finally {
    await browser.close();
  }
});
