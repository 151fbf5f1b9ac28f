// A page translator at work: like the one of Chrome it takes every text out of the page and puts `<font><font>…</font></font>`
// in its place, at once and again whenever something new is drawn. The app goes on, and says what it says without one.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { open, still } from './browser.mjs';
import { S2, byPointer, onTheDay, step } from './journey.mjs';

const bench = await open();
after(() => bench.close());

/** Two ways in which translators take a text: the old node is thrown away, or it is moved into the new element. */
const WAYS = ['thrown away', 'moved'];

function translate(way) {
  const skipped = 'script, style, noscript, textarea, option, font, svg, [translate="no"]';
  const wrap = (node) => {
    if (!node.data.trim() || !node.parentElement || node.parentElement.closest(skipped)) return;
    const outer = document.createElement('font');
    const inner = document.createElement('font');
    outer.append(inner);
    node.replaceWith(outer);
    inner.append(way === 'moved' ? node : document.createTextNode(node.data));
  };
  const all = () => {
    const texts = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(wrap);
  };
  const watch = new MutationObserver(() => { all(); watch.takeRecords(); });
  addEventListener('DOMContentLoaded', () => {
    all();
    watch.observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** What stands on the page: its words line by line, what is ticked and what is typed. */
const shown = async (page) => {
  await still(page);
  const lines = await page.locator('body').evaluate((body) => body.innerText.split('\n').map((line) => line.replace(/\s+/g, ' ').trim()).filter(Boolean));
  const given = await page.locator('input').evaluateAll((all) => all.map((one) => (/text|search/.test(one.type) ? one.value : String(one.checked))));
  return { lines, given };
};

/** Lines that only the first page has, as a short list. */
const only = ({ lines }, other) => {
  const list = lines.filter((line) => !other.lines.includes(line)).map((line) => line.slice(0, 90));
  return list.length > 4 ? [...list.slice(0, 4), `and ${list.length - 4} more`] : list;
};

/** A journey: after each part the page is looked at. */
const JOURNEY = {
  'the first page': async () => {},
  'the questions of S2': (page) => byPointer(page, S2),
  'a step that is ticked': (page) => step(page, 'Register where you live').locator('input[type=checkbox]').check(),
  'another step': (page) => step(page, 'Put the permit on your phone').locator('input[type=checkbox]').check(),
  'a step that is no longer ticked': (page) => step(page, 'Register where you live').locator('input[type=checkbox]').uncheck(),
  'a new name': async (page) => {
    await page.getByRole('button', { name: 'Rename' }).first().click();
    await page.getByLabel('Name of this case').fill('Ann');
    await page.keyboard.press('Enter');
    await page.locator('main', { hasText: 'Ann' }).waitFor();
  },
  'another day': async (page) => {
    await page.locator('#other-day').click();
    await page.locator('#as-of').fill('15 December 2026');
    await page.keyboard.press('Enter');
    await page.locator('.notice', { hasText: '15 Dec 2026' }).waitFor();
  },
  'today again': (page) => page.getByRole('button', { name: 'Back to today' }).click(),
  'an answer that cannot be': async (page) => {
    await page.locator('a[href$="/ask/entered-on"]', { hasText: 'Change' }).click();
    await page.locator('#date').fill('24 Nov 2026');
    await page.locator('button[type=submit]').click();
    await page.locator('.error-summary').waitFor();
  },
  'another answer': async (page) => {
    await page.locator('#date').fill('2026-11-18');
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  },
  'the page before': async (page) => {
    await page.goBack();
    await page.waitForURL((url) => url.hash.endsWith('/ask/entered-on'));
  },
  'the page after it': async (page) => {
    await page.goForward();
    await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  },
  'the link to share': async (page) => {
    await page.getByRole('link', { name: 'Share or keep' }).first().click();
    await page.locator('#share-link').waitFor();
  },
  'the questions that people ask': async (page) => {
    await page.evaluate(() => { location.hash = '#/questions'; });
    await page.locator('#search').fill('plastic LOST');
    await page.locator('main details.remark').first().waitFor();
  },
  'all of them again': (page) => page.locator('#search').fill(''),
  'the start page': async (page) => {
    await page.evaluate(() => { location.hash = '#/'; });
    await page.locator('main', { hasText: 'Ann' }).waitFor();
  },
};

for (const way of WAYS) {
  test(`a translator that rewrites the page changes nothing that it says (texts ${way})`, async () => {
    const plain = await bench.visit('#/', { before: onTheDay });
    const rewritten = await bench.visit('#/', {
      before: async (page) => {
        await onTheDay(page);
        await page.addInitScript(translate, way);
      },
    });
    assert.ok((await rewritten.page.locator('font > font').count()) > 20, 'the page is rewritten');
    const wrong = [];
    for (const [part, go] of Object.entries(JOURNEY)) {
      const [, stuck] = await Promise.allSettled([plain.page, rewritten.page].map(go));
      if (stuck.status === 'rejected') {
        wrong.push({ part, stuck: stuck.reason.message.split('\n')[0] });
        break;
      }
      const [right, found] = await Promise.all([plain.page, rewritten.page].map(shown));
      const [gone, left] = [only(right, found), only(found, right)];
      if (String(right.lines) !== String(found.lines)) wrong.push({ part, gone, left });
      if (String(right.given) !== String(found.given)) wrong.push({ part, given: found.given });
    }
    assert.deepEqual(wrong, []);
    rewritten.noConsole();
    await Promise.all([plain.close(), rewritten.close()]);
  });
}
