// Switching the language in place: everything stays where it is, the choice lasts, and what cannot be had is told.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, test } from 'node:test';
import { DESK, EDITION, REST, accessible, open } from './browser.mjs';
import { S2, byPointer, onTheDay } from './journey.mjs';

const bench = await open();
after(() => bench.close());

/** The case of S2, shared on its day from a page in Chinese. Old links always open. */
const SHARED_IN_CHINESE = 'ICBo8N5lAAEAwhACCQEJAgkBCrwQCQMRAmkGCQIJAQrSEONVCA';
const CHINESE = /^words-zh-Hans-[0-9a-f]{8}\.bin$/;
/** The words of the Chinese page, by their keys. */
const chineseWords = JSON.parse(readFileSync(new URL('../../src/text/zh-Hans.json', import.meta.url), 'utf8'));
const visit = (route = '#/', options = {}) => bench.visit(route, { before: onTheDay, ...options });
const language = (page, name) => page.getByRole('button', { name, exact: true });
const inLanguage = (page, tag) => page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
const heading = (page) => page.locator('main h1').innerText();

/** Holds the program back until it is released. */
function held() {
  let release;
  const released = new Promise((done) => { release = done; });
  const hold = async (page) => {
    await onTheDay(page);
    await page.route(/one-card-guide-[0-9a-f]+_bg\.wasm$/, async (route) => { await released; await route.continue(); });
  };
  return { hold, release };
}

/** Answers from the start up to the question for this fact. */
async function upTo(page, fact) {
  const answers = S2.slice(0, S2.findIndex(([name]) => name === fact));
  const [[, first], ...rest] = answers;
  await page.locator(`a[href="#/start/${first}"]`).click();
  for (const [name, value] of rest) {
    await page.waitForURL((url) => url.hash.endsWith(`/ask/${name}`));
    const date = page.locator('#date');
    await page.locator('main h1').waitFor();
    if (await date.count()) await date.fill(value);
    else await page.locator(`.option:has(input[value="${value}"])`).click();
    await page.locator('button[type=submit]').click();
  }
  await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
}

test('the start page changes its language in place, both ways, and says so', async () => {
  const { page, noConsole, onlyLoadRequests, close } = await visit();
  await language(page, '中文').click();
  await inLanguage(page, 'zh-Hans');
  assert.equal(await heading(page), chineseWords['ui.start.heading']);
  assert.match(await page.title(), /[一-鿿]/);
  assert.equal(await page.locator('.unseen[role=status]').innerText(), chineseWords['ui.said.language']);
  assert.equal(await language(page, '中文').getAttribute('aria-pressed'), 'true');
  assert.equal(await language(page, 'English').getAttribute('aria-pressed'), 'false');
  await accessible(page);
  await language(page, 'English').click();
  await inLanguage(page, 'en');
  assert.equal(await heading(page), 'What the One-Card reform means for you');
  noConsole();
  onlyLoadRequests(EDITION, REST, CHINESE);
  await close();
});

test('the buttons of the languages keep the focus and are large enough', async () => {
  const { page, close } = await visit();
  const chinese = language(page, '中文');
  await chinese.focus();
  await page.keyboard.press('Enter');
  await inLanguage(page, 'zh-Hans');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), '中文');
  for (const box of [await chinese.boundingBox(), await language(page, 'English').boundingBox()]) {
    assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
  }
  await close();
});

test('a half-typed date, what is unfolded and the place stay', async () => {
  const { page, noConsole, close } = await visit();
  await upTo(page, 'entered-on');
  await page.locator('.question__why summary').click();
  await page.locator('.question__decides li').first().waitFor();
  await page.locator('#date').fill('20 No');
  const address = page.url();
  await language(page, '中文').click();
  await inLanguage(page, 'zh-Hans');
  assert.equal(page.url(), address);
  assert.equal(await heading(page), chineseWords['fact.entered-on.question']);
  assert.equal(await page.locator('#date').inputValue(), '20 No');
  assert.match(await page.locator('.question__decides li').first().innerText(), /[一-鿿]/);
  // The date in the words of the other language is read as well.
  await page.locator('#date').fill('20 Nov 2026');
  await page.getByText('即2026年11月20日周五').waitFor();
  await page.locator('#date').fill('2026年11月20日周五');
  await language(page, 'English').click();
  await inLanguage(page, 'en');
  await page.getByText('That is Fri 20 Nov 2026').waitFor();
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/assignment'));
  noConsole();
  await close();
});

test('a chosen option stays chosen, and the guidance beside it is in the new language', async () => {
  const { page, close } = await visit('#/', { size: DESK });
  await upTo(page, 'proof');
  await page.locator('.option:has(input[value="letter"])').click();
  await language(page, '中文').click();
  await inLanguage(page, 'zh-Hans');
  assert.ok(await page.locator('input[value="letter"]').isChecked());
  assert.match(await page.locator('.so-far').innerText(), /不迟于2026年12月18日周五/);
  await close();
});

test('the guidance changes its language in place, and a reload keeps it', async () => {
  const { page, noConsole, close } = await visit();
  await byPointer(page, S2);
  const address = page.url();
  await language(page, '中文').click();
  await inLanguage(page, 'zh-Hans');
  assert.equal(page.url(), address);
  const said = await page.locator('main').innerText();
  assert.match(said, /2026年12月19日周六/);
  assert.ok(said.includes(chineseWords['step.apply-residence-permit.title']));
  await page.reload();
  await inLanguage(page, 'zh-Hans');
  await page.getByText(chineseWords['step.apply-residence-permit.title']).first().waitFor();
  noConsole();
  await close();
});

test('a browser that asks for Chinese opens in Chinese, and no English flashes before', async () => {
  const program = held();
  const { page, noConsole, close } = await visit('#/', { locale: 'zh-CN', started: false, before: program.hold });
  assert.equal(await page.getByText('What the One-Card reform means for you').isVisible(), false);
  program.release();
  await inLanguage(page, 'zh-Hans');
  assert.equal(await heading(page), chineseWords['ui.start.heading']);
  noConsole();
  await close();
});

test('a tap on a language before the program is here counts', async () => {
  const program = held();
  const { page, close } = await visit('#/', { started: false, before: program.hold });
  await language(page, '中文').click();
  program.release();
  await inLanguage(page, 'zh-Hans');
  await page.getByText(chineseWords['fact.person.question']).waitFor();
  await close();
});

test('a link that was shared in Chinese opens in Chinese for a fresh profile, unless another language was chosen', async () => {
  const guest = await visit(`#/s/${SHARED_IN_CHINESE}`);
  await inLanguage(guest.page, 'zh-Hans');
  await guest.page.getByText(chineseWords['step.apply-residence-permit.title']).first().waitFor();
  await guest.close();

  const before = async (page) => {
    await onTheDay(page);
    await page.addInitScript(() => localStorage.setItem('one-card-guide/language', 'en'));
  };
  const chosen = await visit(`#/s/${SHARED_IN_CHINESE}`, { before });
  await chosen.page.getByText('Apply for the residence permit').first().waitFor();
  assert.equal(await chosen.page.evaluate(() => document.documentElement.lang), 'en');
  await chosen.close();
});

test('a language that cannot be had is told in words, nothing is lost, and it can be tried again', async () => {
  const { page, close } = await visit();
  await upTo(page, 'entered-on');
  await page.locator('#date').fill('20 Nov');
  await page.route(/words-zh-Hans-/, (route) => route.abort());
  await language(page, '中文').click();
  const notice = page.getByText('That language could not be loaded.');
  await notice.waitFor();
  assert.ok(await notice.isVisible());
  assert.equal(await page.locator('#date').inputValue(), '20 Nov');
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.evaluate(() => localStorage.getItem('one-card-guide/language')), null, 'kept once it is here');
  await page.unroute(/words-zh-Hans-/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await inLanguage(page, 'zh-Hans');
  assert.equal(await notice.count(), 0);
  assert.equal(await page.locator('#date').inputValue(), '20 Nov');
  await close();
});

test('where the chosen language cannot be had at the start, the page comes in English and says so', async () => {
  const { page, close } = await visit('#/', {
    before: async (page) => {
      await onTheDay(page);
      await page.addInitScript(() => localStorage.setItem('one-card-guide/language', 'zh-Hans'));
      await page.route(/words-zh-Hans-/, (route) => route.abort());
    },
  });
  await page.getByText('That language could not be loaded.').waitFor();
  assert.equal(await heading(page), 'What the One-Card reform means for you');
  await page.locator('a[href="#/start/foreign"]').click();
  await page.getByRole('heading', { name: 'Where are you?' }).waitFor();
  await close();
});
