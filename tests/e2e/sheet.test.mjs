// The sheet for the counter: both languages, one a visit, on the screen and on paper. Days are those of the law.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { accessible, open, PHONE, unfold } from './browser.mjs';
import { byPointer, onTheDay, S2, S5, S13 } from './journey.mjs';

let bench;
before(async () => { bench = await open(); });
after(async () => { await bench.close(); });

/** The sheets of a case, in a language. */
async function sheets(answers, { language = 'en', block, ...options } = {}) {
  const visit = await bench.visit('#/', { before: onTheDay, ...options });
  await byPointer(visit.page, answers);
  if (block) await visit.page.route(block, (route) => route.abort());
  const guidance = visit.page.url();
  await visit.page.evaluate((tag) => localStorage.setItem('one-card-guide/language', tag), language);
  await visit.page.goto('about:blank');
  await visit.page.goto(`${guidance}/sheet`);
  await visit.page.locator('main:not(.page--waiting) h1').waitFor();
  return visit;
}

const overflow = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** How many pages a PDF has: each is an object of type Page. */
const pages = (pdf) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g).length;

test('the sheet shows the sentence and the papers, and apart from them both days, Chinese first, each run in its language', async () => {
  const { page, noConsole, close } = await sheets(S2);
  await page.locator('.sheets__choice', { hasText: 'Apply for the residence permit' }).click();
  const sheet = page.locator('.sheet:visible');
  await sheet.filter({ hasText: '公安机关出入境管理机构' }).waitFor();
  assert.equal(await sheet.count(), 1);
  const say = sheet.locator('.sheet__say').first();
  assert.match(await say.locator(':scope > [lang=zh-Hans]').innerText(), /Z字签证.*工作类居留证件/);
  assert.match(await say.locator(':scope > [lang=en]').innerText(), /residence permit/);
  // Provisions 3.01 and 3.16: 30 days from the entry on Fri 20 Nov 2026, counted with and without that day.
  const [shown, own] = [await sheet.locator('.sheet__office').innerText(), await sheet.locator('.sheet__own').innerText()];
  for (const day of ['2026年12月19日', '2026年12月20日', 'Sat 19 Dec 2026', 'Sun 20 Dec 2026']) assert.ok(own.includes(day), day);
  // Provision 3.06: passport and visa, letter, form, photo, accommodation slip, employer's letter.
  for (const paper of ['护照', '外国人工作许可通知', '境外人员临时住宿登记表', '用人单位公函', '证件照片']) assert.ok(shown.includes(paper), paper);
  assert.ok(own.includes('12367'));
  assert.match(own, /版本2026.*指引日期2026-11-23/s);
  const other = await sheet.locator('.sheet__other').evaluateAll((all) => all.filter((one) => /[一-鿿]/.test(one.textContent) && !one.querySelector('[lang=zh-Hans]')).length);
  assert.equal(other, 0, 'Chinese in an English line says that it is Chinese');
  await accessible(page);
  noConsole();
  await close();
});

test('what is shown to the officer tells no day, no state, no doubt and no source', async () => {
  const { page, close } = await sheets(S2);
  await page.locator('.sheet:visible').waitFor();
  const [shown, own] = [await page.locator('.sheet__office').allInnerTexts(), await page.locator('.sheet__own').allInnerTexts()];
  assert.equal(shown.length, own.length);
  for (const words of shown) assert.doesNotMatch(words, /20\d\d|逾期|Overdue|稳妥|Safe|依据|rests on|National rule/);
  // Provision 3.11: 24 hours from the entry on 20 November are over on the 23rd.
  assert.equal(own.filter((words) => words.includes('已逾期')).length, 1);
  for (const words of own) assert.match(words, /^给您自己看的/);
  // It comes after all that is shown, in smaller letters, and nothing of it stands over the rest.
  const sheet = page.locator('.sheet:visible');
  const [above, below] = [await sheet.locator('.sheet__office').boundingBox(), await sheet.locator('.sheet__own').boundingBox()];
  assert.ok(above.y + above.height < below.y);
  const size = (words) => words.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const sizes = [await size(sheet.locator('.sheet__fact').first()), await size(sheet.locator('.sheet__title').first())];
  assert.ok(sizes[0] < sizes[1], `${sizes}`);
  assert.ok(!(await sheet.locator('.sheet__fold').isVisible()));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await sheet.first().locator('.sheet__fold').isVisible());
  await close();
});

test('ticks stay while another visit is looked at and the language is switched', async () => {
  const { page, close } = await sheets(S2);
  const choices = page.locator('.sheets__choice');
  await choices.first().waitFor();
  const last = (await choices.count()) - 1;
  assert.ok(last > 0);
  await unfold(page);
  const ticked = page.locator('.sheet:visible input').first();
  await ticked.check();
  const place = await page.locator('.sheet:visible h2').innerText();
  await choices.nth(last).click();
  await page.waitForFunction(() => document.activeElement?.matches('.sheet h2'));
  assert.notEqual(await page.locator('.sheet:visible h2').innerText(), place);
  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('h1', { hasText: '窗口办事单' }).waitFor();
  assert.equal(await choices.nth(last).getAttribute('aria-pressed'), 'true');
  await choices.nth(0).click();
  assert.ok(await page.locator('.sheet:visible input').first().isChecked());
  await close();
});

test('a reader of Chinese gets English beneath', async () => {
  const { page, noConsole, close } = await sheets(S5, { language: 'zh-Hans' });
  const sheet = page.locator('.sheet:visible');
  await sheet.waitFor();
  assert.equal(await sheet.locator('.sheet__say').first().locator(':scope > *').nth(0).getAttribute('lang'), 'zh-Hans');
  assert.equal(await sheet.locator('.sheet__say').first().locator(':scope > *').nth(1).getAttribute('lang'), 'en');
  await accessible(page);
  noConsole();
  await close();
});

test('where the Chinese words cannot be had the page says so, and tries again', async () => {
  const { page, close } = await sheets(S2, { block: '**/words-zh-Hans-*.bin' });
  await page.locator('[role=alert]', { hasText: 'could not be loaded' }).waitFor();
  await accessible(page);
  await page.unroute('**/words-zh-Hans-*.bin');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.locator('.sheet:visible').waitFor();
  await close();
});

/** Marks that begin a line of Chinese. */
const leading = (page) => page.evaluate(() => [...document.querySelectorAll('.sheet__chinese')].flatMap((words) => {
  const text = words.firstChild;
  if (text?.nodeType !== Node.TEXT_NODE) return [];
  const top = (at) => { const range = new Range(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getBoundingClientRect().top; };
  return [...text.data].flatMap((mark, at) => (at > 0 && '？。，；：、！'.includes(mark) && top(at) > top(at - 1) + 5 ? [text.data.slice(0, at + 1)] : []));
}));

test('no line of Chinese begins with a mark, however wide the paper', async () => {
  const { page, close } = await sheets(S13);
  await page.locator('.sheet:visible').waitFor();
  await page.emulateMedia({ media: 'print' });
  for (let width = 320; width <= 800; width += 20) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await leading(page), [], `${width}`);
  }
  await close();
});

for (const [name, answers, language] of [['S2', S2, 'en'], ['S5', S5, 'zh-Hans']]) {
  test(`each visit of ${name} is one printed page`, async () => {
    const { page, close } = await sheets(answers, { language });
    await page.locator('.sheet:visible').waitFor();
    const visits = await page.locator('.sheet').count();
    assert.ok(visits > 1);
    assert.equal(pages(await page.pdf({ format: 'A4' })), visits);
    await close();
  });
}

test('of many visits the employee\'s own are seen at once, as wide as each other, those of employers behind their names', async () => {
  const { page, noConsole, close } = await sheets(S13, { size: PHONE });
  const choices = page.locator('.sheets__choice');
  await choices.first().waitFor();
  // Provisions 3.19 and 3.13: exit-entry, twice; 1.22: the records, with the employer.
  assert.equal(await choices.count(), 10);
  assert.equal(await page.locator('.sheets__choice:visible').count(), 3);
  assert.deepEqual(await page.locator('.sheets__of > summary').allInnerTexts(), ['The old employer\'s handler (4)', 'The new employer\'s handler (3)']);
  assert.ok((await page.locator('.sheets__choices').boundingBox()).height < PHONE.height / 2);
  await unfold(page);
  for (const [width, height] of [[PHONE.width, PHONE.height], [PHONE.height, PHONE.width]]) {
    await page.setViewportSize({ width, height });
    const boxes = await choices.evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ width, right }) => ({ width, right })));
    assert.equal(new Set(boxes.map((box) => Math.round(box.width))).size, 1, 'equal widths');
    assert.ok(boxes.every((box) => box.right <= width), 'nothing runs out of the screen');
  }
  const words = await page.locator('.sheet').allInnerTexts();
  assert.ok(words.every((sheet) => !/OQ-|\b9a\.|engine/.test(sheet)), 'no numbers of the guide itself');
  noConsole();
  await close();
});

test('it fits a phone on its side and 320 px', async () => {
  const { page, close } = await sheets(S2, { size: { width: 320, height: 640 } });
  await page.locator('.sheet:visible').waitFor();
  assert.ok((await overflow(page)) <= 0);
  await page.setViewportSize({ width: PHONE.height, height: PHONE.width });
  await unfold(page);
  await page.locator('.sheets__choice').last().click();
  await page.waitForFunction(() => document.activeElement?.matches('.sheet h2'));
  assert.ok((await overflow(page)) <= 0);
  // The sentence can be read without scrolling: nothing of the page's frame stands over it.
  const top = await page.locator('.sheet:visible .sheet__say').first().evaluate((say) => say.getBoundingClientRect().top);
  assert.ok(top < PHONE.width * 0.75, `${top}`);
  await close();
});
