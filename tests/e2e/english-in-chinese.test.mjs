// Every word says which language it is in, for fonts and for those who listen: on Chinese pages no English word stands
// outside `lang="en"` but for names, on English pages no Chinese outside `lang="zh…"`. Everything is unfolded first.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { LANGUAGES, go, open, unfold } from './browser.mjs';
import { PAGES, optionsFor } from './pages.mjs';

/** Names that stand in Chinese pages as they are: of programs, kinds of files, sites. A word of English is no name. */
const NAMES = new Set(['App', 'GitHub', 'HTML', 'JSON', 'LinkedIn', 'Markdown', 'MIT', 'PDF', 'QR', 'SIM', 'SMS', 'URL', 'WPS']);

/** What is looked for in the pages of a language: words of the other one. */
const FOREIGN = {
  en: { words: String.raw`[\u2e80-\u2fdf\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+`, marked: 'zh' },
  'zh-Hans': { words: String.raw`[A-Za-z\u00c0-\u024f]{2,}`, marked: 'en' },
};

const bench = await open();
after(() => bench.close());

for (const [language, { words, marked }] of Object.entries(FOREIGN)) {
  const there = LANGUAGES.includes(language);
  describe(`pages in ${language}`, { skip: there ? false : `there is no src/text/${language}.json yet` }, () => {
    let fresh;
    let held;
    before(async () => {
      fresh = await bench.visit('#/about', await optionsFor(bench, 'home', { language }));
      held = await bench.visit('#/about', await optionsFor(bench, 'held', { language }));
    });
    after(() => Promise.all([fresh, held].map((visit) => visit?.close())));

    for (const [name, route] of Object.entries(PAGES)) {
      test(`${name}: nothing of another language without its mark`, async () => {
        const { page } = name === 'home' ? fresh : held;
        await go(page, route);
        await unfold(page);
        assert.equal(await page.evaluate(() => document.documentElement.lang), language);
        const found = await unmarked(page, words, marked);
        // Where there is no page its address is repeated: the person's own words.
        const own = name === 'not-found' ? route : '';
        const told = found.filter(({ word }) => !NAMES.has(word) && !own.includes(word)).map(({ word, where }) => `${word} in ${where}`);
        assert.deepEqual(told.length > 15 ? [...told.slice(0, 15), `and ${told.length - 15} more`] : told, []);
      });
    }
  });
}

test('a word without its mark is noticed', async () => {
  const { page, close } = await bench.visit('#/about');
  await page.evaluate(() => {
    const line = document.createElement('p');
    line.innerHTML = 'permit 许可 <span lang="zh-Hans">中文 word</span> <i lang="en">name</i> Z字签证';
    line.setAttribute('aria-label', 'label 标签');
    document.body.replaceChildren(line);
    document.title = 'Title';
  });
  const chinese = await unmarked(page, FOREIGN.en.words, 'zh');
  assert.deepEqual(chinese.map(({ word }) => word).filter((word) => !NAMES.has(word)), ['许可', '字签证', '标签']);
  await page.evaluate(() => { document.documentElement.lang = 'zh-Hans'; });
  const english = await unmarked(page, FOREIGN['zh-Hans'].words, 'en');
  assert.deepEqual(english.map(({ word }) => word), ['permit', 'word', 'label', 'Title']);
  await close();
});

/**
 * Words that match `pattern` and stand in no element of the language `marked`: in the text that can be seen or heard, in
 * labels, and in the title of the window.
 */
async function unmarked(page, pattern, marked) {
  return page.evaluate(([source, language]) => {
    const words = new RegExp(source, 'gu');
    const found = [];
    // Marks of editions and addresses are no words.
    const plain = (text) => text.replace(/\b[0-9a-f]{8}\b|https?:\/\/\S+/g, ' ');
    const look = (text, where) => found.push(...[...plain(text).matchAll(words)].map(([word]) => ({ word, where })));
    const isMarked = (element) => element.closest('[lang]')?.getAttribute('lang').startsWith(language);
    const name = (element) => `${element.cloneNode(false).outerHTML.slice(0, 60)} “${element.textContent.trim().slice(0, 60)}”`;
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (element.closest('script, style, noscript, template') || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (!isMarked(element)) look(walker.currentNode.data, name(element));
    }
    for (const element of document.body.querySelectorAll('[aria-label], [aria-description], [aria-roledescription], [aria-valuetext], [title], [placeholder], [alt]')) {
      if (isMarked(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
      for (const attribute of ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt']) {
        look(element.getAttribute(attribute) ?? '', `${attribute} of ${name(element)}`);
      }
    }
    look(document.title, 'the title of the window');
    return found;
  }, [pattern, marked]);
}
