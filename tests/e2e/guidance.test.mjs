// The guidance page: short at first, everything one tap away, the timeline to scale and as a list, open questions gathered,
// what is overdue said first. The dates are those that the law gives for Monday 23 November 2026.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessible, open } from './browser.mjs';
import { S2, byPointer, onTheDay, opened, step } from './journey.mjs';

const bench = await open();
after(() => bench.close());

/** S2, with some answers given otherwise. */
async function guided(changed = {}, options = {}) {
  const visit = await bench.visit('#/', { before: onTheDay, ...options });
  await byPointer(visit.page, S2.map(([fact, value]) => [fact, changed[fact] ?? value]));
  return visit;
}

/** Answers "I don't know" to every question after these. */
async function knowingLittle(page, known) {
  await page.locator(`a[href="#/start/${known[0]}"]`).click();
  const left = known.slice(1);
  for (let last = ''; ; ) {
    await page.waitForFunction((before) => location.hash !== before && /#\/case\//.test(location.hash), last);
    last = await page.evaluate(() => location.hash);
    if (!last.includes('/ask/')) return;
    await page.waitForFunction(() => document.activeElement?.matches('main h1'));
    const wanted = left.shift();
    const dated = (await page.locator('#date').count()) > 0;
    if (wanted) await page.locator(`.option:has(input[value="${wanted}"])`).click();
    else if (dated) await page.locator('label:has(#unknown)').click();
    else await page.locator('.option:has(input[type=radio])').last().click();
    await page.locator('button[type=submit]').click();
  }
}

test('the folded step says who, how sure, by when and with which sum; the rest is one tap away', async () => {
  const { page, noConsole, close } = await guided();
  const permit = step(page, 'Apply for the residence permit');
  const folded = await permit.innerText();
  // 20 November 2026 and 29 days is 19 December, and 30 days the 20th: EEAL art. 30.
  for (const words of ['You', 'National rule', 'by Sat 19 Dec 2026', 'in 26 days', 'Fri 20 Nov 2026 + 29 days', 'At the very latest Sun 20 Dec 2026']) {
    assert.ok(folded.includes(words), `${words} in:\n${folded}`);
  }
  assert.ok(!folded.includes('fingerprints'));
  const whole = await (await opened(page, 'Apply for the residence permit')).innerText();
  for (const words of ['fingerprints', 'Health certificate', 'Fri 20 Nov 2026 + 30 days', 'you entered on Fri 20 Nov 2026']) {
    assert.ok(whole.includes(words), `${words} in:\n${whole}`);
  }
  noConsole();
  await close();
});

test('the button of the calendar leads to the calendar file, in focus', async () => {
  const { page, noConsole, close } = await guided();
  // What is overdue has no place in a calendar.
  await step(page, 'Register where you live').locator('input[type=checkbox]').check();
  await page.locator('.next').getByRole('link', { name: 'Add to calendar' }).click();
  await page.locator('#keep-calendar:focus').waitFor();
  assert.ok(await page.getByRole('button', { name: /\.ics/ }).isVisible());
  noConsole();
  await close();
});

test('the timeline is a list of dates, and each stands on the scale where its day is', async () => {
  const { page, close } = await guided();
  const rows = await page.locator('.timeline__row p').allInnerTexts();
  const permit = rows.find((row) => row.includes('Apply for the residence permit'));
  assert.match(permit, /by Sat 19 Dec 2026/);
  assert.match(permit, /at the very latest Sun 20 Dec 2026/);
  assert.equal(rows.filter((row) => row.includes('Today')).length, 1);
  // From 20 November (the entry) to 31 December (the insurance at the latest) are 41 days; today is the third of them.
  const places = await page.locator('.timeline__row .track--today').first().getAttribute('d');
  const [, today] = /^M(\d+) /.exec(places);
  const [, safe] = /^M(\d+) /.exec(await page.locator('.timeline__row', { hasText: 'Apply for the residence permit' }).locator('.track--safe').getAttribute('d'));
  const place = (days) => 25 + Math.floor((days * 950) / 41);
  assert.equal(Number(today), place(3));
  assert.equal(Number(safe), place(29));
  await close();
});

test('another day goes by its own name', async () => {
  const { page, close } = await guided();
  await page.locator('#other-day').click();
  await page.locator('#as-of').fill('1 Dec 2026');
  await page.keyboard.press('Enter');
  const day = page.locator('.timeline__row--today');
  await day.filter({ hasText: 'The day shown' }).waitFor();
  assert.match(await day.innerText(), /Tue 1 Dec 2026/);
  assert.ok(!(await page.locator('.timeline').innerText()).includes('Today'));
  await close();
});

test('a tick is remembered, and those who listen are told what comes next', async () => {
  const { page, close } = await guided();
  await step(page, 'Register where you live').locator('input[type=checkbox]').check();
  await page.locator('[role=status]', { hasText: 'Saved. Next: Ask your employer' }).waitFor({ state: 'attached' });
  await page.reload();
  assert.equal(await step(page, 'Register where you live').locator('input[type=checkbox]').isChecked(), true);
  await close();
});

test('when the thirty days are over, the answer says so and the next box names what else is overdue', async () => {
  // Entered on 1 October 2026: the thirtieth day after it was 31 October.
  const { page, close } = await guided({ 'entered-on': '1 Oct 2026' });
  assert.match(await page.locator('main h1').innerText(), /The 30 days to apply for the residence permit are over/);
  assert.match(await page.locator('.next__also').innerText(), /Apply for the residence permit.*since Sat 31 Oct 2026/);
  // Whoever has applied is not threatened any more.
  await step(page, 'Apply for the residence permit').locator('input[type=checkbox]').check();
  await page.locator('main h1', { hasText: 'You have applied for the residence permit.' }).waitFor();
  assert.equal(await page.locator('.remark--warning', { hasText: 'The 30 days are over' }).count(), 0);
  await accessible(page);
  await close();
});

test('who knows little gets few open lines, the most urgent first, and one button that leads on', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay });
  await knowingLittle(page, ['foreign', 'in-china']);
  assert.equal(await page.locator('li.step').count(), 3);
  const groups = page.locator('details.perhaps');
  assert.ok((await groups.count()) <= 8, `${await groups.count()} groups`);
  const counts = (await groups.locator('summary').allInnerTexts()).map((words) => Number(/(\d+) steps?$/.exec(words)[1]));
  await groups.first().locator('summary').click();
  await page.waitForFunction((all) => document.querySelectorAll('li.step').length === 3 + all, counts[0]);
  await page.locator('.next').getByRole('link', { name: 'Find out: your visa or residence permit' }).click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/status'));
  noConsole();
  await close();
});

test('what is said of the own country stands open at the insurance step', async () => {
  const { page, close } = await guided();
  await page.locator('a[href$="/ask/home-scheme"]', { hasText: 'Change' }).click();
  // Countries may stand folded: the choice itself is what counts here.
  await page.locator('input[value="france"]').evaluate((option) => option.click());
  await page.locator('button[type=submit]').click();
  const insurance = step(page, 'Register for social insurance');
  await insurance.locator('.remark--open').waitFor();
  assert.match(await insurance.locator('.remark--open').innerText(), /France/);
  await close();
});

test('the page leads on to where it can be kept, shown at a counter, sent and changed', async () => {
  const { page, close } = await guided();
  const addresses = await page.locator('.take a').evaluateAll((links) => links.map((link) => link.hash.split('/').pop()));
  assert.deepEqual(addresses, ['keep', 'sheet', 'messages', 'what-if']);
  await close();
});

for (const [name, options] of [
  ['320 px', { size: { width: 320, height: 640 } }],
  ['text of 200 %', { size: { width: 390, height: 844 }, large: true }],
]) {
  test(`with everything open, nothing is wider than the window: ${name}`, async () => {
    const { page, close } = await guided({}, options);
    if (options.large) await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    for (const title of ['Apply for the residence permit', 'Ask your employer']) await opened(page, title);
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
        .map((element) => `${element.tagName} ${element.className}`),
    );
    assert.deepEqual(wide, []);
    await close();
  });
}

test('with all of it open the page has no barrier, light and dark', async () => {
  for (const dark of [false, true]) {
    const { page, close } = await guided({}, { dark });
    for (const summary of await page.locator('main details:not([open]) > summary').all()) await summary.click();
    await accessible(page);
    await close();
  }
});

test("in the person's own colours every button can be read", async () => {
  const { page, close } = await guided();
  await page.emulateMedia({ forcedColors: 'active' });
  // Behind text the browser paints the colour of the page, unless it is told that the colours are meant as they are.
  const unreadable = await page.evaluate(() => {
    const canvas = getComputedStyle(document.documentElement).backgroundColor;
    return [...document.querySelectorAll('button, .button')].filter((one) => one.checkVisibility()).flatMap((one) => {
      const { color, backgroundColor, forcedColorAdjust } = getComputedStyle(one);
      const behind = forcedColorAdjust === 'none' ? backgroundColor : canvas;
      return color === behind ? [`${one.textContent}: ${color}`] : [];
    });
  });
  assert.deepEqual(unreadable, []);
  await close();
});

test('a tick moves no step from under the finger, and the keyboard stays where it is', async () => {
  const { page, close } = await guided();
  const titles = () => page.locator('li.step h3').allInnerTexts();
  const before = await titles();
  const box = step(page, 'Apply for the residence permit').locator('input[type=checkbox]');
  await box.focus();
  await page.keyboard.press('Space');
  await step(page, 'Apply for the residence permit').locator('.badge--done').waitFor();
  assert.deepEqual(await titles(), before);
  assert.equal(await box.evaluate((one) => one === document.activeElement), true);
  await close();
});
