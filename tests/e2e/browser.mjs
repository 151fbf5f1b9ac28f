// What every browser test needs: the built site under a sub-path, a browser, and a page that keeps a record of
// what it printed and what it asked for. Playwright drives the browser that is installed (CHROME).
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { firstVisitFiles } from '../../.ci/first-visit.mjs';
import { DIST, serve } from './server.mjs';

// The packages live in tests/npm, outside the path that an import searches.
export const require = createRequire(new URL('../npm/package.json', import.meta.url));
export const { chromium } = require('playwright-core');
export const CHROME = process.env.CHROME || '/usr/bin/chromium';

export const PHONE = { width: 390, height: 844 };
export const DESK = { width: 1280, height: 900 };
export const PREFIX = '/any/sub/path/';

/** The languages that the app speaks: a file of words each. English, which it starts in, comes first. */
export const LANGUAGES = readdirSync(new URL('../../src/text/', import.meta.url))
  .filter((file) => file.endsWith('.json'))
  .map((file) => file.slice(0, -'.json'.length))
  .sort((one, other) => Number(other === 'en') - Number(one === 'en') || one.localeCompare(other));

/** The words of a language, by key. */
export const words = (language) => JSON.parse(readFileSync(new URL(`../../src/text/${language}.json`, import.meta.url), 'utf8'));

/** Where the app remembers the language that was chosen. */
export const LANGUAGE_KEY = 'one-card-guide/language';

export const FLAGS = [
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
  const browser = await chromium.launch({ executablePath: CHROME, args: [...FLAGS, ...flags] });
  return {
    url: site.url,
    browser,
    visit: (route, options) => visit(browser, site.url, route, options),
    close: async () => { await browser.close(); await site.close(); },
  };
}

/**
 * Opens `route` (a hash such as `#/rules`) with an empty store and waits until the program has drawn its heading.
 * Options: `size` (PHONE or DESK), `dark`, `language` (a tag that was chosen before), `kept` (what else stands in the
 * store, by key), `before(page)` to prepare the page, `started: false` not to wait for the program, `worker: true` for a
 * browser that knows service workers: without one what a page loads comes from the host, each time. Everything else goes
 * to Playwright's newContext.
 */
export async function visit(browser, url, route = '#/', options = {}) {
  const { size = PHONE, dark = false, language, kept = {}, before, started = true, worker = false, ...context } = options;
  const store = Object.entries({ ...kept, ...(language ? { [LANGUAGE_KEY]: language } : {}) });
  const localStorage = store.map(([name, value]) => ({ name, value }));
  const profile = await browser.newContext({
    viewport: size,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    storageState: localStorage.length > 0 ? { cookies: [], origins: [{ origin: new URL(url).origin, localStorage }] } : undefined,
    ...context,
  });
  if (!worker) await profile.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
  const page = await profile.newPage();
  // Two busy cores are slow; who waits in vain may wait longer.
  page.setDefaultTimeout(40_000);
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

/** Shows another page of the same visit, as a link would, and waits until it stands still with the focus in it. */
export async function go(page, route) {
  await page.evaluate((hash) => { location.hash = hash; }, route);
  try {
    await running(page);
  } catch (error) {
    // A page that got stuck is not the fault of the next one.
    const [address] = page.url().split('#');
    await page.goto('about:blank');
    await page.goto(`${address}#/about`);
    throw error;
  }
  await still(page);
}

/** Waits until nothing in the page has changed for a moment: what it had to fetch is here and drawn. */
export async function still(page) {
  await page.evaluate(() => new Promise((done) => {
    const quiet = 120;
    let clock = setTimeout(finish, quiet);
    const end = setTimeout(finish, 5000);
    const watch = new MutationObserver(() => { clearTimeout(clock); clock = setTimeout(finish, quiet); });
    watch.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    function finish() { watch.disconnect(); clearTimeout(clock); clearTimeout(end); done(); }
  }));
}

/** Unfolds everything that can be unfolded, also what stands folded within. */
export async function unfold(page) {
  for (let depth = 0; depth < 4; depth += 1) {
    const opened = await page.evaluate(() => {
      const folded = [...document.querySelectorAll('details:not([open])')];
      for (const each of folded) each.open = true;
      return folded.length;
    });
    if (opened === 0) return;
    await still(page);
  }
}

/** Entries of a list after which another one shows nothing new. */
const ENOUGH = 12;

/** Takes out what follows the first entries of every list, or puts it back: for checks whose time grows with the page. */
export async function shorten(page, short) {
  await page.evaluate(([hide, enough]) => {
    const out = (globalThis.takenOut ??= []);
    if (!hide) while (out.length > 0) ((at) => at.parent.insertBefore(at.node, at.next))(out.pop());
    const surplus = hide ? document.querySelectorAll(`main :is(li, tr, details, article):nth-child(n + ${enough + 1})`) : [];
    for (const node of surplus) {
      out.push({ node, parent: node.parentNode, next: node.nextSibling });
      node.remove();
    }
  }, [short, ENOUGH]);
}

/** The rules, and all words and styles but those of the first page: fetched with the first answer. */
export const EDITION = /^((rules|words-en)-[0-9a-f]{8}\.bin|styles-[0-9a-f]{8}\.css)$/;
/** The part of the program with the pages that a first visit does without. */
export const REST = /^one-card-guide-[0-9a-f]{8}_rest\.wasm$/;

function onlyLoadRequests(url, requested, others) {
  const expected = new Set(firstVisitFiles(DIST).map((file) => url + (file === 'index.html' ? '' : file)));
  const known = (address) => expected.has(address) || others.some((pattern) => pattern.test(address.slice(url.length)));
  const unexpected = requested.filter((address) => !known(address.split('#')[0]) && !address.startsWith('data:'));
  assert.deepEqual(unexpected, []);
}

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with a readable list where axe finds anything. */
export async function accessible(page) {
  assert.deepEqual(await inaccessible(page), []);
}

const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds: WCAG 2.0 to 2.2 up to AA, and its best practices; or by these of its rules alone. */
export async function inaccessible(page, rules = LEVELS) {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axeSource);
  const violations = await page.evaluate(async (runOnly) => {
    const found = await globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => node.html) }));
  }, rules);
  return violations.flatMap(({ id, help, nodes }) => nodes.map((html) => `${id}: ${help}: ${html.slice(0, 300)}`));
}
