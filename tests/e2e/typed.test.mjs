// What somebody has typed, ticked or chosen on a page is still there after another language was taken, and after that one
// was put back: on every page of the guide that has a field.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { open, still } from './browser.mjs';
import { PAGES, optionsFor } from './pages.mjs';

const bench = await open();
after(() => bench.close());

const FIELDS = 'main :is(input, textarea, select):not([readonly]):not([type=file]):not([type=date])';
/** What is pressed so that fields of the page come out, by the name of the page. */
const OPENS = {
  'home-with-cases': ['#saved ~ * button[id^=rename-]', 'button[id^=rename-]'],
  guidance: ['#other-day', '#rename'],
  'what-if': ['.what-if__facts button'],
};

async function openAll(page, name) {
  for (const selector of OPENS[name] ?? []) {
    const button = page.locator(selector).first();
    if (await button.count()) await button.click();
  }
}

/** Every field that can be seen, with what it shows. */
const shown = (page) => page.evaluate((fields) => [...document.querySelectorAll(fields)]
  .filter((field) => field.checkVisibility())
  .map((field) => (/^(radio|checkbox)$/.test(field.type) ? field.checked : field.value)), FIELDS);

/** Types into every text field and takes what can be ticked, as a person would; says what the page shows then. */
async function fill(page) {
  const fields = page.locator(FIELDS);
  for (let at = 0; at < await fields.count(); at += 1) {
    const field = fields.nth(at);
    if (!await field.isVisible()) continue;
    const type = await field.getAttribute('type');
    if (type === 'checkbox') await field.check({ force: true });
    else if (type === 'radio') {
      await field.evaluate((one) => one.click());
      // Another choice may bring other fields, once its words are here.
      await still(page);
    }
    else await field.fill(type === 'search' ? 'passport' : 'half ty');
  }
  return shown(page);
}

async function switchTo(page, name, tag) {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50))));
}

let filled = 0;
for (const [name, route] of Object.entries(PAGES)) {
  test(`another language takes nothing away: ${name}`, async () => {
    const { page, noConsole, close } = await bench.visit(route, await optionsFor(bench, name));
    // What the page fetches is here.
    await still(page);
    await openAll(page, name);
    const typed = await fill(page);
    filled += typed.length;
    await switchTo(page, '中文', 'zh-Hans');
    assert.deepEqual(await shown(page), typed, 'in Chinese');
    await switchTo(page, 'English', 'en');
    assert.deepEqual(await shown(page), typed, 'in English again');
    if (route.startsWith('#/no')) return close();
    noConsole();
    await close();
  });
}

test('pages with something to type were among them', () => assert.ok(filled > 20, `${filled} fields`));

test('the list is that of the words in the field, in whichever language', async () => {
  const { page, close } = await bench.visit('#/questions', await optionsFor(bench, 'questions'));
  await page.locator('#search').fill('passport');
  const count = () => page.locator('main details.remark').count();
  await page.waitForFunction(() => document.querySelectorAll('main details.remark').length < 40);
  const found = await count();
  await switchTo(page, '中文', 'zh-Hans');
  assert.equal(await page.locator('#search').inputValue(), 'passport');
  await page.waitForFunction(() => /\p{Script=Han}/u.test(document.querySelector('.questions__count').innerText));
  assert.match(await page.locator('.questions__count').innerText(), new RegExp(`(^|\\D)${await count()}(\\D|$)|没有`));
  await switchTo(page, 'English', 'en');
  await page.waitForFunction((wanted) => document.querySelectorAll('main details.remark').length === wanted, found);
  await close();
});

test('a name that was ticked stays in the link', async () => {
  const { page, close } = await bench.visit(PAGES.keep, await optionsFor(bench, 'keep'));
  const link = () => page.locator('#share-link').inputValue();
  const without = (await link()).length;
  await page.locator('#share-name').check();
  await page.waitForFunction((length) => document.querySelector('#share-link').value.length > length, without);
  const named = (await link()).length;
  for (const [language, tag] of [['中文', 'zh-Hans'], ['English', 'en']]) {
    await switchTo(page, language, tag);
    assert.equal((await link()).length, named, tag);
    assert.ok(await page.locator('#share-name').isChecked());
  }
  await close();
});

test('what is wrong with a date is said in the language of the page', async () => {
  const { page, close } = await bench.visit(PAGES['question-date'], await optionsFor(bench, 'question-date'));
  await page.locator('#date').fill('half ty');
  await page.locator('button[type=submit]').click();
  const told = page.locator('.field__error');
  await told.waitFor();
  const english = await told.innerText();
  await switchTo(page, '中文', 'zh-Hans');
  assert.match(await told.innerText(), /\p{Script=Han}/u);
  await switchTo(page, 'English', 'en');
  assert.equal(await told.innerText(), english);
  await close();
});
