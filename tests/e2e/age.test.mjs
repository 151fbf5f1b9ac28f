// Old rules say that they are old: from ninety days after the day of the edition, by the real day in China, on every page
// that somebody may act on, with a network and without.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, LANGUAGES, PHONE, accessible, go, open, running, still, words } from './browser.mjs';
import { misfits } from './fits.mjs';
import { onTheDay } from './journey.mjs';
import { PAGES, keptCases } from './pages.mjs';

const bench = await open();
after(() => bench.close());

/** The edition is of 23 November 2026: 7 days to its end, 31 and 31 more, then 20 and 21 of February. China is at UTC+8. */
const DAY_89 = new Date('2027-02-20T15:59:59Z');
const DAY_90 = new Date('2027-02-20T16:00:00Z');
const at = (day) => (page) => page.clock.setFixedTime(day);

/** Pages of guidance and law, also where a case is gone. On a question it is not said, nor on pages about the guide itself. */
const TOLD = [
  'home-with-cases', 'guidance', 'guidance-card', 'guidance-unknown', 'guidance-empty', 'reform', 'what-if', 'sheet', 'keep', 'calendar',
  'messages', 'shared', 'procedures', 'one-procedure', 'questions', 'one-question', 'rules', 'one-rule', 'no-such-case',
];

const notice = (page) => page.locator('main .notice[role=note]');

for (const language of LANGUAGES) {
  test(`from the ninetieth day on every page of guidance says it, and none the day before (${language})`, async () => {
    const kept = await keptCases(bench);
    for (const [day, told] of [[DAY_89, []], [DAY_90, TOLD]]) {
      const { page, printed, close } = await bench.visit('#/about', { before: at(day), kept, language });
      const found = [];
      for (const [name, route] of Object.entries(PAGES).filter(([each]) => each !== 'home')) {
        await go(page, route);
        if ((await notice(page).count()) > 0) found.push(name);
      }
      assert.deepEqual(found.sort(), [...told].sort(), day.toISOString());
      if (told.length > 0) {
        await go(page, '#/case/1');
        const says = await notice(page).innerText();
        const [before, behind] = words(language)['page.old'].split('{day}');
        assert.ok(says.includes(before) && says.includes(behind) && says.includes(words(language)['ui.old']), says);
        assert.match(says, language === 'en' ? /Mon 23 Nov 2026 \(90 days ago\)/ : /2026年11月23日周一（90天前）/);
      }
      // The edition of the shared link is not on the host: that it is missing is told in words.
      assert.deepEqual(printed.filter((line) => !/status of 404/.test(line)), []);
      await close();
    }
  });
}

test('a visit without a case is not told before there is guidance', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: at(DAY_90) });
  assert.equal(await notice(page).count(), 0);
  await page.locator('main a[href$="#/start/foreign"]').click();
  await page.waitForURL(/ask\//);
  assert.equal(await notice(page).count(), 0, 'not beside a question');
  await page.evaluate(() => { location.hash = location.hash.replace(/\/ask\/.*/, ''); });
  await notice(page).waitFor();
  noConsole();
  await close();
});

test('the day that is looked at makes rules neither old nor new', async () => {
  for (const [day, looked, told] of [[DAY_89, '1 June 2028', 0], [DAY_90, '30 Nov 2024', 1]]) {
    const { page, noConsole, close } = await bench.visit('#/case/1', { before: at(day), kept: await keptCases(bench) });
    await page.locator('#other-day').click();
    await page.locator('#as-of').fill(looked);
    await page.keyboard.press('Enter');
    await page.locator('.notice--news[role=status]').waitFor();
    await still(page);
    assert.equal(await notice(page).count(), told, looked);
    noConsole();
    await close();
  }
});

test('a page that is open when the day comes says it, and keeps what was typed', async () => {
  const { page, noConsole, close } = await bench.visit('#/case/1/messages', { before: at(DAY_89), kept: await keptCases(bench) });
  await page.locator('#message-subject').fill('Mine');
  assert.equal(await notice(page).count(), 0);
  await page.clock.setFixedTime(DAY_90);
  await page.bringToFront();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await notice(page).waitFor();
  assert.equal(await page.locator('#message-subject').inputValue(), 'Mine');
  noConsole();
  await close();
});

test('a copy that has had no network for a year says so', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: onTheDay, kept: await keptCases(bench), worker: true });
  await page.waitForSelector('html[data-kept]', { state: 'attached' });
  await page.context().setOffline(true);
  // 372 days: 365 to 23 November 2027, and a week.
  await page.clock.setFixedTime(new Date('2027-11-30T04:00:00Z'));
  for (const route of ['#/', '#/case/1', '#/case/1/sheet', PAGES.shared]) {
    await page.evaluate((hash) => { history.replaceState(null, '', hash); location.reload(); }, route);
    await page.waitForEvent('load');
    await running(page);
    await notice(page).waitFor();
    assert.match(await notice(page).innerText(), /Mon 23 Nov 2026 \(372 days ago\)/, route);
  }
  noConsole();
  await close();
});

test('it is calm, fits the window and stands on paper', async () => {
  for (const dark of [false, true]) {
    for (const size of [{ width: 320, height: 720 }, PHONE, DESK]) {
      const { page, noConsole, close } = await bench.visit('#/case/1', { before: at(DAY_90), kept: await keptCases(bench), size, dark });
      await still(page);
      assert.deepEqual(await misfits(page), []);
      await accessible(page);
      const colours = await notice(page).evaluate((one) => {
        const token = (name) => {
          const probe = document.body.appendChild(document.createElement('i'));
          probe.style.color = `var(${name})`;
          const { color } = getComputedStyle(probe);
          probe.remove();
          return color;
        };
        return { edge: getComputedStyle(one).borderTopColor, red: token('--vermilion'), amber: token('--amber') };
      });
      assert.equal(colours.edge, colours.amber);
      assert.notEqual(colours.edge, colours.red);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await notice(page).isVisible(), true);
      noConsole();
      await close();
    }
  }
});

test('on a sheet it stands once, among what is for its owner', async () => {
  const { page, close } = await bench.visit('#/case/1/sheet', { before: at(DAY_90), kept: await keptCases(bench) });
  await still(page);
  await page.emulateMedia({ media: 'print' });
  const texts = LANGUAGES.map((language) => words(language)['page.old'].split('{day}')[0]);
  const printed = await page.locator('main').innerText();
  const sheets = await page.locator('.sheet').count();
  for (const text of texts) assert.equal(printed.split(text).length - 1, sheets, text);
  for (const own of await page.locator('.sheet__own').all()) assert.ok((await own.innerText()).includes(texts[0]));
  await close();
});
