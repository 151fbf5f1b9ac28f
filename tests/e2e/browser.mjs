// What every browser test needs: the built site under a sub-path, a browser, and a page that keeps a record of
// what it printed and what it asked for. Playwright drives the browser that is installed (CHROME).
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { firstVisitFiles } from '../../.ci/first-visit.mjs';
import { DIST, serve } from './server.mjs';

// The packages live in tests/npm, outside the path that an import searches.
export const require = createRequire(new URL('../npm/package.json', import.meta.url));
const { chromium } = require('playwright-core');

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };
export const PREFIX = '/any/sub/path/';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The site and a browser, perhaps with more flags, perhaps another site. Use it once per test file:
 *   const bench = await open(); after(() => bench.close());
 *   const visit = await bench.visit('#/');
 */
export async function open(flags = [], site) {
  site ??= await serve({ prefix: PREFIX });
  const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: [...FLAGS, ...flags] });
  return {
    url: site.url,
    browser,
    visit: (route, options) => visit(browser, site.url, route, options),
    close: async () => { await browser.close(); await site.close(); },
  };
}

/**
 * Opens `route` (a hash such as `#/rules`) with an empty store and waits until the program has drawn its heading.
 * Options: `size` (PHONE or DESK), `dark`, `before(page)` to prepare the page, `started: false` not to wait for the
 * program, `worker: true` for a browser that knows service workers: without one what a page loads comes from the host, each
 * time. Everything else goes to Playwright's newContext.
 */
export async function visit(browser, url, route = '#/', { size = PHONE, dark = false, before, started = true, worker = false, ...context } = {}) {
  const profile = await browser.newContext({
    viewport: size,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    ...context,
  });
  if (!worker) await profile.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  const page = await profile.newPage();
  page.setDefaultTimeout(10_000);
  const printed = [];
  const requested = [];
  page.on('console', (message) => printed.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => printed.push(`page error: ${error.message}`));
  page.on('request', (request) => requested.push(request.url()));
  await before?.(page);
  await page.goto(url + route, { waitUntil: 'load' });
  if (started) await running(page);
  return {
    page,
    /** Everything printed to the console, and every uncaught error. */
    printed,
    /** The address of every request so far. */
    requested,
    /** Nothing at all was printed to the console, and no error went uncaught. */
    noConsole: () => assert.deepEqual(printed, []),
    /** Nothing was requested but the files of a first visit and those of these patterns, neither while loading nor since. */
    onlyLoadRequests: (...others) => onlyLoadRequests(url, requested, others),
    close: () => profile.close(),
  };
}

/** Waits until the program runs and shows its heading. */
export async function running(page) {
  await page.waitForSelector('html[data-program="running"]', { state: 'attached' });
  await page.locator('main:not(.page--waiting) h1').first().waitFor({ state: 'visible' });
}

/** The rules and all words but those of the first page: fetched with the first answer. */
export const EDITION = /^edition-en-[0-9a-f]{8}\.bin$/;
/** The program with every page: loaded for a page that the quick one has not got. */
export const EVERYTHING = /^one-card-guide-all-[0-9a-f]{8}(\.js|_bg\.wasm)$/;

function onlyLoadRequests(url, requested, others) {
  const expected = new Set(firstVisitFiles(DIST).map((file) => url + (file === 'index.html' ? '' : file)));
  const known = (address) => expected.has(address) || others.some((pattern) => pattern.test(address.slice(url.length)));
  const unexpected = requested.filter((address) => !known(address.split('#')[0]) && !address.startsWith('data:'));
  assert.deepEqual(unexpected, []);
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with a readable list where axe finds anything: WCAG 2.0 to 2.2 up to AA, and its best practices. */
export async function accessible(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      resultTypes: ['violations'],
    }),
  );
  const list = violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help}: ${node.html}`));
  assert.deepEqual(list, []);
}
