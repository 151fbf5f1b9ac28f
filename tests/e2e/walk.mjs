// Walks cases from the first question to the guidance in a phone-sized window and a clean profile, in every language, and
// prints what it asks of a person: how many questions, how many words to read before guidance, page by page.
//   node tests/e2e/walk.mjs [S2|S5] [--pages]
// As a module: `walk(bench, name, language)`; walk.test.mjs holds the figures to their limits.
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, PHONE, open, still } from './browser.mjs';
import { S2, S5, onTheDay } from './journey.mjs';
import { FACTS } from './pages.mjs';

/** The cases, by name; each by its answers, in whatever order they are asked for. */
export const WALKS = { S2, S5 };
export const MOST_QUESTIONS = 10;
export const MOST_WORDS = 400;

/**
 * Words, numbers among them, as Unicode segments them. On Chinese pages characters are counted, 1.6 of them as a word: such is
 * the common measure of translators, and it does not depend on a browser's dictionary. On other pages a Chinese term is one
 * thing to recognise, so it counts as one word.
 */
export function countWords(text, language) {
  const chinese = language.startsWith('zh');
  const characters = text.match(/[\u2e80-\u9fff]/g)?.filter((one) => /\p{L}/u.test(one)).length ?? 0;
  const rest = text.replace(/[\u2e80-\u9fff]+/g, chinese ? ' ' : ' term ');
  const words = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(rest)].filter(({ isWordLike }) => isWordLike).length;
  return words + (chinese ? Math.round(characters / 1.6) : 0);
}

/**
 * One walk. Read are the first screen of the start page and of each question page all that is not folded away: heading,
 * reason, help, options, buttons. What stood word for word on an earlier page (“Back”, “I don't know”) is not read again;
 * `all` counts it too. Returns `pages`: for each page on the way its fact (`start` for the first one), what is read there and
 * how many words that is; `questions`: the facts in the order of asking; `words`, `all`: all together; `faults`: a question asked twice or out of the order
 * of the rulebook, a dead end, text printed to the console.
 */
export async function walk(bench, name, language) {
  const answers = new Map(WALKS[name]);
  const { page, printed, close } = await bench.visit('#/', { before: onTheDay, size: PHONE, language });
  await still(page);
  assert.equal(await page.evaluate(() => document.documentElement.lang), language);
  const [pages, questions, faults] = [[], ['person'], []];
  const known = new Set();
  const read = (fact, texts) => {
    const fresh = texts.filter((text) => !known.has(text));
    texts.forEach((text) => known.add(text));
    const [text, all] = [fresh, texts].map((list) => list.join(' '));
    pages.push({ fact, text, words: countWords(text, language), all: countWords(all, language) });
  };

  // The first screen of the start page, which holds the first question.
  read('start', await visibleTexts(page, 'body', true));
  await page.locator(`a[href="#/start/${answers.get('person')}"]`).click();
  await page.waitForURL((url) => url.hash.includes('/case/'));

  while (/\/ask\//.test(page.url()) && faults.length === 0) {
    await page.waitForFunction(() => document.activeElement?.matches('main h1'));
    await still(page);
    const fact = /ask\/([a-z-]+)$/.exec(page.url())[1];
    if (questions.includes(fact)) faults.push(`${fact} is asked again`);
    if (FACTS.indexOf(fact) < FACTS.indexOf(questions.at(-1))) faults.push(`${fact} is asked after ${questions.at(-1)}`);
    questions.push(fact);
    // What stands beside the question on wide screens is no part of it.
    read(fact, await visibleTexts(page, 'main .question', false));
    const answer = answers.get(fact);
    if (answer === undefined) {
      faults.push(`${name} has no answer for ${fact}`);
    } else if ((await page.locator('#date').count()) > 0) {
      await page.locator('#date').fill(answer);
    } else {
      await page.locator(`.option:has(input[value="${answer}"])`).click();
    }
    const before = page.url();
    await page.locator('main button[type=submit]').click();
    await page.waitForURL((url) => url.href !== before, { timeout: 3000 }).catch(() => faults.push(`${fact} is a dead end`));
  }

  await page.locator('main:not(.page--waiting) h1').waitFor();
  await still(page);
  const next = (await page.locator('main .next').count()) > 0;
  if (!/#\/case\/[^/]+$/.test(page.url()) || !next) faults.push('there is no guidance with a next step');
  faults.push(...printed);
  await close();
  const sum = (what) => pages.reduce((total, each) => total + each[what], 0);
  return { pages, questions, faults, words: sum('words'), all: sum('all') };
}

/** The texts that can be seen under `selector`; only those of the first screen where `firstScreen` is set. */
function visibleTexts(page, selector, firstScreen) {
  return page.evaluate(([within, cut]) => {
    const out = [];
    const walker = document.createTreeWalker(document.querySelector(within), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { data, parentElement } = walker.currentNode;
      if (!data.trim() || !parentElement.checkVisibility({ visibilityProperty: true }) || parentElement.closest('script, style, noscript')) continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      const box = range.getBoundingClientRect();
      // Texts for screen readers alone are a pixel wide or clipped away; what begins below the window is not on the first screen.
      let unseen = box.width < 2 || box.height < 2 || box.bottom <= 0;
      for (let at = parentElement; at && !unseen; at = at.parentElement) {
        const { clipPath, overflow } = getComputedStyle(at);
        unseen = clipPath.includes('inset(50%') || (overflow === 'hidden' && at.offsetWidth < 2);
      }
      if (!unseen && !(cut && box.top >= innerHeight)) out.push(data.trim().replace(/\s+/g, ' '));
    }
    return out;
  }, [selector, firstScreen]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const names = Object.keys(WALKS).filter((name) => !process.argv.slice(2).some((word) => word in WALKS) || process.argv.includes(name));
  const bench = await open();
  for (const language of LANGUAGES) {
    for (const name of names) {
      const { pages, questions, words, all, faults } = await walk(bench, name, language);
      console.log(`\n${name} in ${language}: ${questions.length} questions (at most ${MOST_QUESTIONS})`);
      console.log(`  ${words} words read before guidance (at most ${MOST_WORDS}); ${all} with what stood on an earlier page already`);
      console.log(faults.length > 0 ? `  faults: ${faults.join('; ')}` : '  no question repeated or reordered, no dead end');
      for (const each of pages) console.log(`  ${String(each.words).padStart(4)} ${String(`(${each.all})`).padEnd(6)} ${each.fact}${process.argv.includes('--pages') ? `: ${each.text}` : ''}`);
    }
  }
  await bench.close();
}
