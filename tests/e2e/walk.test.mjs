// The way to guidance is short: S2 and S5 in every language, on a phone. `node tests/e2e/walk.mjs` tells the figures.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { LANGUAGES, open } from './browser.mjs';
import { MOST_QUESTIONS, MOST_WORDS, WALKS, countWords, walk } from './walk.mjs';

const bench = await open();
after(() => bench.close());

for (const language of LANGUAGES) {
  for (const name of Object.keys(WALKS)) {
    test(`${name} in ${language}: few questions, few words, each question once and in order`, async (context) => {
      const { pages, questions, words, faults } = await walk(bench, name, language);
      context.diagnostic(`${questions.length} questions, ${words} words: ${pages.map((page) => `${page.fact} ${page.words}`).join(', ')}`);
      assert.deepEqual(faults, []);
      assert.ok(questions.length <= MOST_QUESTIONS, `${questions.length} questions`);
      assert.ok(words <= MOST_WORDS, `${words} words: ${pages.map((page) => `${page.fact} ${page.words}`).join(', ')}`);
    });
  }
}

test('words are counted in both languages', () => {
  assert.equal(countWords('Do this next: register by Fri 11 Dec 2026.', 'en'), 9);
  assert.equal(countWords('Z visa (Z字签证), 社会保障卡', 'en'), 5);
  // Sixteen characters are ten words; three numbers and one name are words too.
  assert.equal(countWords('您是外国人吗？请在2026年12月11日前办理手续JSON。', 'zh-Hans'), 14);
  assert.equal(countWords('，。 — ', 'zh-Hans'), 0);
});
