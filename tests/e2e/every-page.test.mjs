// Every page of pages.mjs in every language: axe finds nothing in both themes, and nothing sticks out, on a phone, on the
// narrowest window, with letters of twice the size and on a desk; what was drawn is valid HTML; the focus is on the heading
// (or on the part that the address names); every link leads to a page. Everything is looked at folded and unfolded.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DESK, LANGUAGES, PHONE, go, inaccessible, open, require, shorten, unfold, words } from './browser.mjs';
import { misfits } from './fits.mjs';
import { ABSENT, PAGES, TWINS, optionsFor, unlisted } from './pages.mjs';

const { HtmlValidate } = require('html-validate');
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

// `text`: how large letters are that the person has set in the browser, 16 where nothing was set.
const VIEWS = {
  phone: { size: PHONE, text: 16 },
  narrow: { size: { width: 320, height: 720 }, text: 16 },
  'phone, text at 200 %': { size: PHONE, text: 32 },
  'desk, text at 200 %': { size: DESK, text: 32 },
  desk: { size: DESK, text: 16 },
};
/** What axe says of colours: all that a theme can change. */
const ON_COLOURS = ['color-contrast', 'link-in-text-block'];

const bench = await open();
after(() => bench.close());

test('the list has a page for every address', () => assert.deepEqual(unlisted(), []));

describe('in every language', { concurrency: true }, () => {
  for (const language of LANGUAGES) describe(language, { concurrency: false }, () => inLanguage(language));
});

function inLanguage(language) {
  const missing = ['ui.not-found.title', 'ui.no-case.title'].map((key) => words(language)[key]);
  const links = new Map();
  let fresh;
  let held;
  let sizes;

  before(async () => {
    fresh = await bench.visit('#/about', await optionsFor(bench, 'home', { language }));
    held = await bench.visit('#/about', await optionsFor(bench, 'held', { language }));
    sizes = new Map(await Promise.all([fresh, held].map(async ({ page }) => [page, await page.context().newCDPSession(page)])));
  });
  after(() => Promise.all([fresh, held].map((visit) => visit?.close())));

  for (const [name, route] of Object.entries(PAGES)) {
    test(`${name} in ${language}`, async () => {
      const { page, printed } = name === 'home' ? fresh : held;
      await go(page, route);
      const faults = [];
      const fault = (where, list) => faults.push(...list.map((one) => `${where}: ${one}`));
      const heading = await page.locator('main h1').first().textContent();
      assert.equal(await page.evaluate(() => document.documentElement.lang), language);
      assert.equal(missing.includes(heading), ABSENT.has(name), heading);
      fault('focus', await focus(page, route));
      const show = async ({ size, text }) => {
        await sizes.get(page).send('Page.setFontSizes', { fontSizes: { standard: text, fixed: (text * 13) / 16 } });
        await page.setViewportSize(size);
      };
      const axe = async (view, colorScheme, rules) => {
        await page.emulateMedia({ colorScheme });
        fault(`${view}, ${colorScheme}`, await inaccessible(page, rules));
      };
      const { phone, ...others } = VIEWS;
      await shorten(page, true);
      for (const [view, settings] of Object.entries(TWINS.has(name) ? {} : others)) {
        await show(settings);
        await axe(view, 'light');
        await axe(view, 'dark', ON_COLOURS);
      }
      await shorten(page, false);
      if (!TWINS.has(name)) await unfold(page);
      for (const address of await addresses(page)) if (!links.has(address)) links.set(address, name);
      fault('HTML', await invalid(page));
      fault('words', await raw(page));
      for (const [view, settings] of Object.entries({ ...others, phone })) {
        await show(settings);
        fault(view, await misfits(page));
      }
      await axe('phone, unfolded', 'light');
      if (!TWINS.has(name)) await axe('phone, unfolded', 'dark', ON_COLOURS);
      fault('console', printed.splice(0));
      assert.deepEqual(faults, []);
    });
  }

  test(`every link in ${language} leads to a page`, async () => {
    const { page } = held;
    const lost = [];
    const parts = {};
    for (const [address, where] of links) {
      // A part of a long page: the page is drawn once, and the part must stand there.
      const [, list, part] = /^#\/(rules|questions)\/([^/]+)$/.exec(address) ?? [];
      if (part) {
        parts[list] ??= await ids(page, `#/${list}`);
        const id = `${list.replace(/s$/, '')}-${decodeURIComponent(part)}`;
        if (!parts[list].has(id)) lost.push(`${address} on ${where}`);
      } else if (address.startsWith('#/')) {
        await go(page, address);
        const heading = await page.locator('main h1').first().textContent();
        if (missing.includes(heading)) lost.push(`${address} on ${where}`);
      } else if (!/^(https:\/\/|mailto:|tel:|blob:|data:)/.test(address)) {
        lost.push(`${address} on ${where} is neither a page nor an address outside`);
      }
    }
    assert.ok(links.size > 100, `${links.size} links`);
    assert.deepEqual(lost, []);
  });
}

/** Where the focus is, if it is not where it should be. */
async function focus(page, route) {
  const [, list, part] = /^#\/(rules|questions|procedures|case\/1\/keep)\/([^/]+)$/.exec(route) ?? [];
  // A procedure may have a page of its own, with a heading.
  const named = `main [id$="-${part}"]`;
  const wanted = !part ? 'main h1' : list === 'procedures' ? `main h1, ${named}` : named;
  const there = (selector) => document.activeElement.matches(selector);
  const arrived = await page.waitForFunction(there, wanted, { timeout: 1500 }).then(() => true, () => false);
  return arrived ? [] : [`on ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 120))} and not on ${wanted}`];
}

async function addresses(page) {
  // The way past the header is no address: it moves the focus by script.
  return page.evaluate(() => [...document.querySelectorAll('a[href]:not(.skip-link)')].map((link) => link.getAttribute('href')));
}

async function ids(page, route) {
  await go(page, route);
  return new Set(await page.evaluate(() => [...document.querySelectorAll('main [id]')].map(({ id }) => id)));
}

const WORDS = words('en');
const PREFIXES = new Set(Object.keys(WORDS).map((key) => key.split('.')[0]));

/** Names of words that are missing and so show themselves, and places that nothing filled. */
async function raw(page) {
  const texts = await page.evaluate(() => [...document.body.innerText.matchAll(/\{[a-z-]+\}|[a-z]+(?:\.[a-z0-9-]+)+/g)].map(([text]) => text));
  const ids = await page.evaluate(() => [...document.querySelectorAll('code, textarea, a[href^="#/rules/"]')].map((one) => one.textContent).join(' '));
  return texts.filter((text) => text.startsWith('{') || (PREFIXES.has(text.split('.')[0]) && !ids.includes(text)));
}

async function invalid(page) {
  const { results } = await validator.validateString(await page.content());
  return results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`));
}

test('what is too wide or cut off is noticed', async () => {
  const { page, close } = await bench.visit('#/about');
  assert.deepEqual(await misfits(page), []);
  const planted = {
    'too wide': { width: '600px' },
    'cut off by': { overflow: 'hidden', height: '12px', width: '100px' },
    'wider than its box': { width: '60px', whiteSpace: 'nowrap' },
    'higher than its box': { height: '10px', width: '80px' },
    'outside the window': { marginLeft: '-200px', width: '300px' },
  };
  for (const [words, style] of Object.entries(planted)) {
    await page.evaluate((given) => {
      const box = document.createElement('div');
      box.textContent = 'Words that do not fit into the box that they were given';
      Object.assign(box.style, given);
      document.querySelector('main').append(box);
    }, style);
    const found = await misfits(page);
    assert.ok(found.some((one) => one.includes(words)), `${words} in ${found}`);
    await page.evaluate(() => document.querySelector('main').lastElementChild.remove());
  }
  await close();
});
