// What if: one answer changed, before and after side by side, and the case untouched until the person says so.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, open, words } from './browser.mjs';
import { byPointer, onTheDay, S5, step } from './journey.mjs';

let bench;
before(async () => { bench = await open(); });
after(async () => { await bench.close(); });

async function whatIf(answers, { language = 'en', ...options } = {}) {
  const visit = await bench.visit('#/', { before: onTheDay, ...options });
  await byPointer(visit.page, answers);
  const guidance = visit.page.url();
  await visit.page.evaluate((tag) => localStorage.setItem('one-card-guide/language', tag), language);
  await visit.page.goto('about:blank');
  await visit.page.goto(`${guidance}/what-if`);
  await visit.page.locator('main:not(.page--waiting) h1').waitFor();
  return { ...visit, guidance };
}

/** What stands in the store of the cases. */
const stored = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).sort()));

const row = (page, title) => page.locator('.beside__row', { hasText: title });

test('another date moves the days of the steps, and the case stays as it is', async () => {
  const { page, guidance, noConsole, close } = await whatIf(S5);
  const kept = await stored(page);
  await page.getByRole('button', { name: /^Date of issue of the new passport/i }).click();
  await page.locator('#what-if-date').fill('18 Nov 2026');
  await page.getByText('That is Wed 18 Nov 2026').waitFor();
  await page.getByRole('button', { name: 'Compare' }).click();
  // Provisions 3.10 and 3.16: within 10 days of the change, counted with and without its day.
  // 16 Nov + 9 and + 10 days; 18 Nov + 9 and + 10 days.
  const residence = await row(page, 'Change the residence permit').innerText();
  assert.match(residence, /Date moved from Wed 25 Nov 2026 \/ Thu 26 Nov 2026 to Fri 27 Nov 2026 \/ Sat 28 Nov 2026/);
  // Provision 2.08 and OQ-11: 10 days or 10 working days. Working days after Mon 16 Nov: Mon 30 Nov; after Wed 18 Nov: Wed 2 Dec.
  const work = await row(page, 'Report the change for the work permit').innerText();
  assert.match(work, /Date moved from Wed 25 Nov 2026 \/ Mon 30 Nov 2026 to Fri 27 Nov 2026 \/ Wed 2 Dec 2026/);
  await accessible(page);
  assert.equal(await stored(page), kept);
  await page.getByRole('button', { name: 'Keep this change' }).click();
  await page.waitForURL(guidance);
  assert.match(await step(page, 'Change the residence permit').innerText(), /Fri 27 Nov 2026/);
  assert.notEqual(await stored(page), kept);
  noConsole();
  await close();
});

test('a step that is gone and another verdict are told in words', async () => {
  const { page, noConsole, close } = await whatIf(S5);
  await page.getByRole('button', { name: /^Proof of the work permit/i }).click();
  await page.locator('input[value="e-card"]').check();
  // Provision 1.07: who has the permit in the electronic card has nothing left to register.
  const gone = row(page, 'Put the permit on your phone');
  assert.match(await gone.innerText(), /Gone/);
  assert.match(await gone.locator('.beside__side').nth(1).innerText(), /No such step/);
  const verdict = page.locator('section[aria-labelledby=beside-verdict]');
  assert.match(await verdict.innerText(), /Different/);
  assert.notEqual(await verdict.locator('.beside__verdict').nth(0).innerText(), await verdict.locator('.beside__verdict').nth(1).innerText());
  // The answer that the case has is no change.
  await page.locator('input[value="plastic"]').check();
  await page.locator('.what-if__result').waitFor({ state: 'detached' });
  noConsole();
  await close();
});

test('what cannot be a date, or cannot be at all, is told and not compared', async () => {
  const { page, close } = await whatIf(S5);
  await page.getByRole('button', { name: /^Date of issue of the new passport/i }).click();
  await page.getByRole('button', { name: 'Compare' }).click();
  await page.locator('[role=alert]', { hasText: 'Enter a date' }).waitFor();
  await page.locator('#what-if-date').fill('31 Feb 2026');
  await page.keyboard.press('Enter');
  await page.locator('[role=alert]', { hasText: 'no such day' }).waitFor();
  await page.locator('#what-if-date').fill('3/4/2026');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Fri 3 Apr 2026' }).click();
  await page.locator('.what-if__result').waitFor();
  await close();
});

test('it reads in Chinese and fits 320 px; what is chosen outlasts a switch of the language', async () => {
  const { page, noConsole, close } = await whatIf(S5, { language: 'zh-Hans', size: { width: 320, height: 640 } });
  await accessible(page);
  await page.getByRole('button', { name: words('zh-Hans')['fact.proof.label'] }).click();
  await page.locator('input[value="e-card"]').check();
  await page.getByText('不再适用').first().waitFor();
  await accessible(page);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'What would differ' }).waitFor();
  noConsole();
  await close();
});
