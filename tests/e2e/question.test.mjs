// The questions: each says what it decides, how many follow, and where the answer stands.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, accessible, open, words } from './browser.mjs';
import { S2, S5, onTheDay, tabTo } from './journey.mjs';

const bench = await open();
after(() => bench.close());

const visit = (options = {}) => bench.visit('#/', { before: onTheDay, ...options });

async function answer(page, fact, value) {
  await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
  await page.locator('main h1:focus').waitFor();
  if (await page.locator('#date').count()) await page.locator('#date').fill(value);
  else await page.locator(`.option:has(input[value="${value}"])`).click();
  await page.locator('button[type=submit]').click();
}

/** Answers up to the question for this fact. */
async function upTo(page, answers, fact) {
  const [[, first], ...rest] = answers.slice(0, answers.findIndex(([name]) => name === fact));
  await page.locator(`a[href="#/start/${first}"]`).click();
  for (const [name, value] of rest) await answer(page, name, value);
  await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
  await page.locator('main h1:focus').waitFor();
}

test('a question says what it decides in this case, by the titles of the steps', async () => {
  const { page, close } = await visit();
  await upTo(page, S2, 'city');
  await page.locator('.question__why summary').click();
  const decided = page.locator('.question__decides li');
  await decided.first().waitFor();
  // 1.12: the check of originals is a matter of the city.
  assert.ok((await decided.allInnerTexts()).some((line) => line.includes('wants to see the originals')), await decided.allInnerTexts());
  await accessible(page);
  await close();
});

test('how many questions follow is a bound that shrinks', async () => {
  const { page, close } = await visit();
  await upTo(page, S2, 'entered-on');
  const number = page.locator('.question__number');
  const told = [];
  for (const [fact, value] of S2.slice(3)) {
    const match = /^Question (\d+)(?:, at most (\d+) more|(, the last one))?$/.exec(await number.innerText());
    // Far from the end no number is told.
    told.push([Number(match[1]), match[3] ? 0 : Number(match[2] ?? 20 - told.length)]);
    await answer(page, fact, value);
    await page.waitForURL((url) => !url.hash.endsWith(fact));
    await page.locator('main h1:focus').waitFor();
  }
  assert.deepEqual(told.map(([place]) => place), [4, 5, 6, 7, 8, 9, 10]);
  for (let at = 0; at < told.length; at += 1) assert.ok(told[at][1] >= told.length - 1 - at, `${told[at]} promises too little`);
  for (let at = 1; at < told.length; at += 1) assert.ok(told[at][1] < told[at - 1][1], `${told[at]} does not shrink`);
  assert.equal(told.at(-1)[1], 0);
  await close();
});

test('rare options open for the number key, and a saved one is shown open', async () => {
  const { page, close } = await visit({ size: DESK });
  await upTo(page, S5, 'event');
  await tabTo(page, 'input[name=answer]');
  assert.equal(await page.locator('input[value="lost-card"]').isVisible(), false);
  await page.keyboard.press('9');
  await page.waitForFunction(() => document.activeElement?.value === 'lost-card');
  assert.ok(await page.locator('input[value="lost-card"]').isChecked());
  await page.reload();
  await page.locator('input[value="lost-card"]:checked').waitFor();
  assert.ok(await page.locator('input[value="lost-card"]').isVisible());
  await close();
});

test('a drawing shows where the date stands, with words for those who listen', async () => {
  const { page, noConsole, close } = await visit();
  await upTo(page, S5, 'permit-expires-on');
  assert.equal(await page.locator('.card-art--paper').first().isVisible(), false);
  await page.locator('.question__place summary').click();
  assert.equal(await page.locator('.card-art--paper svg:visible').count(), 2, 'the card and the letter');
  assert.match(await page.locator('.card-art--paper figcaption').first().innerText(), /有效期/);
  await accessible(page);
  noConsole();
  await close();
});

test('the date is asked for in the words of what happened', async () => {
  const { page, close } = await visit();
  await upTo(page, S5, 'changed-on');
  assert.equal(await page.locator('main h1').innerText(), 'When was your new passport issued?');
  await page.goBack();
  await page.locator('.options__more summary').click();
  await page.locator('.option:has(input[value="moved"])').click();
  await page.locator('button[type=submit]').click();
  await page.getByRole('heading', { name: 'When did you move in?' }).waitFor();
  await close();
});

test('a date that is being typed is still there after a look at the guidance', async () => {
  const { page, noConsole, close } = await visit();
  await upTo(page, S2, 'entered-on');
  await page.locator('#date').fill('20 Nov');
  await page.getByRole('link', { name: words('en')['ui.see-guidance'] }).click();
  await page.locator('main h1:focus', { hasText: /\S/ }).waitFor();
  await page.goBack();
  await page.waitForURL((url) => url.hash.endsWith('/ask/entered-on'));
  await page.locator('main h1:focus').waitFor();
  assert.equal(await page.locator('#date').inputValue(), '20 Nov');
  noConsole();
  await close();
});

test('the start page leads on from where a case was left', async () => {
  const { page, close } = await visit();
  await upTo(page, S2, 'assignment');
  await page.goto(`${bench.url}#/`);
  await page.locator('.saved a.button').click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/assignment'));
  await close();
});
