// Lighthouse, as on a phone: accessibility, best practices and SEO of every page are 100. It loads a few pages itself and looks
// at the others as they stand, which is quicker and leaves out what belongs to the one document that they all share. Performance depends on how busy the machine is: that of the first page is
// printed and does not decide.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { LANGUAGES, LANGUAGE_KEY, open, require, shorten, still } from './browser.mjs';
import { PAGES, TWINS, keptCases } from './pages.mjs';

const { default: lighthouse, snapshot } = await import(require.resolve('lighthouse'));
const { default: puppeteer } = await import(require.resolve('puppeteer-core'));
const GATED = ['accessibility', 'best-practices', 'seo'];
const LOADED = ['guidance'];
/** Pages that are looked at in every language; the others in English, as axe looks at all of them in all. */
const EVERY_LANGUAGE = ['home-with-cases', 'guidance'];

const port = await freePort();
const bench = await open([`--remote-debugging-port=${port}`]);
let remote;
let page;
before(async () => {
  remote = await puppeteer.connect({ browserURL: `http://127.0.0.1:${port}`, defaultViewport: null });
  page = await remote.newPage();
});
after(async () => {
  await remote?.disconnect();
  await bench.close();
});

// A screenshot of the whole page goes into no score; its waits are for scripts that load others, of which there are none.
const SETTINGS = {
  logLevel: 'error', onlyCategories: GATED, disableStorageReset: true, disableFullPageScreenshot: true, throttlingMethod: 'provided',
  pauseAfterFcpMs: 100, pauseAfterLoadMs: 100, networkQuietThresholdMs: 300, cpuQuietThresholdMs: 300,
};

// First, while nothing is stored: as a first visit.
test('Lighthouse gives the first page full marks', async (context) => {
  const { lhr } = await lighthouse(bench.url, { port, logLevel: 'error', onlyCategories: [...GATED, 'performance'] }, undefined, page);
  const paint = lhr.audits['largest-contentful-paint'].displayValue;
  context.diagnostic(`performance ${Math.round(lhr.categories.performance.score * 100)}, largest contentful paint ${paint}`);
  fullMarks(lhr);
});

for (const name of LOADED) {
  test(`Lighthouse gives ${name} full marks as it loads`, async () => {
    await remember(await keptCases(bench), 'en');
    const { lhr } = await lighthouse(bench.url + PAGES[name], { port, ...SETTINGS }, undefined, page);
    fullMarks(lhr);
  });
}

for (const language of LANGUAGES) {
  for (const [name, route] of Object.entries(PAGES)) {
    const elsewhere = language === 'en' ? LOADED.includes(name) || TWINS.has(name) || name === 'home' : !EVERY_LANGUAGE.includes(name);
    if (elsewhere) continue;
    test(`Lighthouse gives ${name} in ${language} full marks`, async () => {
      await remember(await keptCases(bench), language);
      await page.goto(bench.url + route);
      await page.waitForSelector('main:not(.page--waiting) h1');
      await still(page);
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      // For each link it asks the browser once: axe sees all of them in every-page.test.mjs.
      await shorten(page, true);
      const { lhr } = await snapshot(page, { flags: SETTINGS });
      fullMarks(lhr);
    });
  }
}

/** Puts the cases and the language into the store, and leaves the page so that the next address loads it anew. */
async function remember(kept, language) {
  await page.goto(bench.url);
  await page.evaluate((store) => { for (const [key, value] of Object.entries(store)) localStorage.setItem(key, value); }, { ...kept, [LANGUAGE_KEY]: language });
  await page.goto('about:blank');
}

function fullMarks(lhr) {
  assert.equal(lhr.runtimeError, undefined);
  const short = GATED.flatMap((category) =>
    lhr.categories[category].auditRefs
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => `${category}: ${lhr.audits[id].title}: ${(lhr.audits[id].details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.description ?? '').join(' ')}`));
  assert.deepEqual(short, []);
  assert.deepEqual(GATED.map((category) => lhr.categories[category].score), [1, 1, 1]);
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
}
