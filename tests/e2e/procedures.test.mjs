// Procedures for those who employ or advise. Expected sums and actors are those of the law, cited at each.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { onTheDay } from './journey.mjs';

const NAMES = readFileSync(new URL('../fixtures/procedures.txt', import.meta.url), 'utf8').trim().split('\n');

let bench;
before(async () => { bench = await open(); });
after(async () => { await bench.close(); });

const visit = (route, language = 'en', options = {}) =>
  bench.visit(route, {
    before: async (page) => {
      await onTheDay(page);
      await page.addInitScript((tag) => localStorage.setItem('one-card-guide/language', tag), language);
    },
    ...options,
  });

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** The text of a step of the checklist. */
const step = (page, title) => page.locator('.procedure li.step', { has: page.locator('h3', { hasText: title }) });

test('the list leads to every procedure, and each has its own heading', async () => {
  const { page, noConsole, close } = await visit('#/procedures');
  const links = page.locator('main a.option');
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href').split('/').at(-1)));
  assert.deepEqual(found, NAMES);
  const headings = new Set();
  for (const name of NAMES) {
    const title = await page.locator(`a.option[href="#/procedures/${name}"] .option__label`).innerText();
    await page.locator(`a.option[href="#/procedures/${name}"]`).click();
    await page.locator('main h1', { hasText: title }).waitFor();
    headings.add(title);
    await page.getByRole('link', { name: 'All procedures' }).click();
    await links.first().waitFor();
  }
  assert.equal(headings.size, NAMES.length);
  await accessible(page);
  noConsole();
  await close();
});

test('a new passport: who acts, by when in words, with which papers, on which source', async () => {
  const { page, noConsole, close } = await visit('#/procedures/change-of-passport');
  const part = (name) => page.locator('section', { has: page.getByRole('heading', { name, level: 2, exact: true }) });
  // 2.08: the employer reports within 10 days or 10 working days (OQ-11).
  const work = part("The employer's handler").locator('li.step', { hasText: 'Report the change for the work permit' });
  assert.match(await work.innerText(), /Safe: no later than 9 days after the date of issue of the new passport[^]*At the very latest 10 working days after the date of issue of the new passport/);
  assert.match(await work.innerText(), /Sources disagree/);
  // 3.10, 3.16: the holder reports within 10 days, counted with and without the day of the change.
  const residence = part('The employee').locator('li.step', { hasText: 'Change the residence permit' });
  assert.match(await residence.innerText(), /Safe: no later than 9 days after the date of issue of the new passport[^]*At the very latest 10 days after the date of issue of the new passport/);
  assert.match(await residence.innerText(), /护照/);
  await residence.locator('summary', { hasText: 'Sources' }).click();
  assert.ok(await residence.getByRole('link', { name: '3.10' }).isVisible());
  // No date is told that nobody has given: the only one is the day for which the list is.
  const dates = (await page.locator('main').innerText()).match(/\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov) 20\d\d/g) ?? [];
  assert.deepEqual([...new Set(dates)], ['23 Nov 2026']);
  await accessible(page);
  noConsole();
  await close();
});

test('what the reform changed stands side by side', async () => {
  const { page, close } = await visit('#/procedures/new-hire-arrived');
  await page.getByText('Show both side by side').click();
  // 1.01, 1.07: since 1 December 2024 the permit is in the electronic card; before, a plastic card was collected.
  const row = (title) => page.locator('.beside__row', { has: page.getByRole('heading', { name: title }) });
  const phone = row('Put the permit on your phone');
  assert.match(await phone.innerText(), /New/);
  assert.match(await phone.locator('.beside__side').nth(0).innerText(), /Until 30 November 2024[^]*No such step/);
  const plastic = row(/plastic/i);
  assert.match(await plastic.first().innerText(), /Gone/);
  await accessible(page);
  await close();
});

test('a checklist reads in Chinese, fits 320 px and leads to the questions with its own answers given', async () => {
  const { page, noConsole, close } = await visit('#/procedures/leaving', 'zh-Hans', { size: { width: 320, height: 640 } });
  await page.getByRole('heading', { name: '外国员工本人', exact: true }).waitFor();
  await page.getByText('并列显示前后内容').click();
  assert.ok((await overflow(page)) <= 0);
  await accessible(page);
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Leavers' }).waitFor();
  // What the list is for: a foreign employee in China on a residence permit for work, who leaves.
  const given = await page.locator('.procedure__given').innerText();
  for (const words of ['who you are: ', 'where you are: ', 'your visa or residence permit: ', 'what changes: ', 'each can be changed later']) assert.ok(given.includes(words), words);
  await page.getByRole('button', { name: 'Go through it for one person' }).click();
  await page.waitForURL((url) => /#\/case\/[^/]+\/ask\/[a-z-]+$/.test(url.hash));
  const fact = /ask\/([a-z-]+)$/.exec(page.url())[1];
  assert.ok(!['person', 'place', 'status', 'event', 'extension-filed'].includes(fact), `${fact} is known from the list`);
  noConsole();
  await close();
});

test('a name that no procedure has is told', async () => {
  const { page, close } = await visit('#/procedures/no-such-thing');
  await page.getByText('#/procedures/no-such-thing').waitFor();
  await close();
});

test('on paper a checklist has what is folded at its steps, and not what was not opened', async () => {
  const { page, close } = await visit('#/procedures/change-of-passport');
  const count = async () => (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  const folded = await count();
  assert.ok(folded <= 6, `${folded} pages`);
  await page.getByText('Show both side by side').click();
  assert.ok((await count()) > folded);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await step(page, 'Change the residence permit').getByText('9 days after the date of issue of the new passport').isVisible());
  assert.ok(await step(page, 'Change the residence permit').getByRole('link', { name: '3.10' }).first().isVisible());
  assert.ok(!(await page.getByRole('button', { name: 'Go through it for one person' }).isVisible()));
  await close();
});
