// Lighthouse, as on a phone: accessibility, best practices and SEO of every page are 100. Performance depends on how busy
// the machine is; it is printed and does not decide.
import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, test } from 'node:test';
import { open, require } from './browser.mjs';
import { PAGES } from './pages.mjs';

const { default: lighthouse } = await import(require.resolve('lighthouse'));
const GATED = ['accessibility', 'best-practices', 'seo'];

const port = await freePort();
const bench = await open([`--remote-debugging-port=${port}`]);
after(() => bench.close());

for (const [route, name] of Object.entries(PAGES)) {
  test(`Lighthouse gives ${name} full marks`, async (context) => {
    const { lhr } = await lighthouse(bench.url + route, { port, logLevel: 'error', onlyCategories: [...GATED, 'performance'] });
    assert.equal(lhr.runtimeError, undefined);
    const paint = lhr.audits['largest-contentful-paint'].displayValue;
    context.diagnostic(`performance ${Math.round(lhr.categories.performance.score * 100)}, largest contentful paint ${paint}`);
    const short = GATED.flatMap((category) =>
      lhr.categories[category].auditRefs
        .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
        .map(({ id }) => `${category}: ${lhr.audits[id].title}`));
    assert.deepEqual(short, []);
    assert.deepEqual(GATED.map((category) => lhr.categories[category].score), [1, 1, 1]);
  });
}

function freePort() {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port: free } = server.address();
      server.close(() => done(free));
    });
  });
}
