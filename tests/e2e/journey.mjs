// A person's way through the questions: by pointer, or by keyboard alone. The day is held still, so that dates can be told.
import assert from 'node:assert/strict';

/** Monday 23 November 2026, noon in China: the day of the journeys. */
export const TODAY = new Date('2026-11-23T04:00:00Z');

/** For `visit(route, { before })`: the page believes that it is TODAY. */
export const onTheDay = (page) => page.clock.setFixedTime(TODAY);

export const S2 = [
  ['person', 'foreign'],
  ['place', 'in-china'],
  ['status', 'z-visa'],
  ['entered-on', '20 Nov 2026'],
  ['assignment', 'year-or-more'],
  ['proof', 'letter'],
  ['city', 'other'],
  ['category', 'b'],
  ['home-scheme', 'none'],
  ['employed-from', '1 Dec 2026'],
];

export const S3 = [
  ['person', 'foreign'],
  ['place', 'in-china'],
  ['status', 'work-residence'],
  ['proof', 'plastic'],
  ['permit-expires-on', '2027-02-10'],
  ['extension-filed', 'no'],
  ['residence-expires-on', '2027-02-10'],
  ['event', 'nothing'],
  ['city', 'other'],
  ['home-scheme', 'none'],
];

export const S5 = [
  ['person', 'foreign'],
  ['place', 'in-china'],
  ['status', 'work-residence'],
  ['proof', 'plastic'],
  ['permit-expires-on', '2027-08-31'],
  ['residence-expires-on', '31.8.2027'],
  ['event', 'passport'],
  ['changed-on', '2026-11-16'],
  ['city', 'other'],
  ['home-scheme', 'none'],
];

export const S13 = [
  ['person', 'foreign'],
  ['place', 'in-china'],
  ['status', 'work-residence'],
  ['proof', 'e-card'],
  ['permit-expires-on', '2027-08-31'],
  ['residence-expires-on', '2027-08-31'],
  ['event', 'employer'],
  ['ends-on', '2026-12-15'],
  ['same-occupation', 'yes'],
  ['city', 'other'],
  ['home-scheme', 'none'],
];

const START_HEADING = 'What the One-Card reform means for you';

/** The fact that the page asks for. */
const asked = (page) => /ask\/([a-z-]+)$/.exec(page.url())?.[1];

/** Waits until the page asks for this fact: the address says so, the heading is no longer the last one and has the focus. */
async function until(page, fact, last) {
  await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
  await page.waitForFunction((before) => document.querySelector('main h1')?.textContent !== before, last);
  // The focus goes to the new heading a frame later: keys pressed before that would be taken away from it.
  await page.waitForFunction(() => document.activeElement?.matches('main h1'));
}

/** Answers every question by pointer; gives the facts in the order in which they were asked. */
export async function byPointer(page, answers) {
  const [[, first], ...rest] = answers;
  await page.locator(`a[href="#/start/${first}"]`).click();
  return walk(page, rest, {
    choose: (value) => page.locator(`.option:has(input[value="${value}"])`).click(),
    type: (text) => page.locator('#date').fill(text),
    goOn: () => page.locator('button[type=submit]').click(),
  });
}

/** The same without a pointer: Tab, arrows, number keys and Enter. */
export async function byKeyboard(page, answers) {
  const [[, first], ...rest] = answers;
  await tabTo(page, `a[href="#/start/${first}"]`);
  await page.keyboard.press('Enter');
  return walk(page, rest, {
    choose: async (value) => {
      await tabTo(page, 'input[name=answer]');
      const place = await page.locator('input[name=answer]').evaluateAll((all, wanted) => all.findIndex((one) => one.value === wanted), value);
      await page.keyboard.press(String(place + 1));
      await page.waitForFunction((wanted) => document.activeElement?.value === wanted, value);
    },
    type: async (text) => {
      await tabTo(page, '#date');
      await page.keyboard.type(text);
    },
    goOn: () => page.keyboard.press('Enter'),
  });
}

async function walk(page, answers, { choose, type, goOn }) {
  const order = ['person'];
  let last = START_HEADING;
  for (const [fact, value] of answers) {
    await until(page, fact, last);
    last = await page.locator('main h1').textContent();
    order.push(asked(page));
    const dated = (await page.locator('#date').count()) > 0;
    await (dated ? type(value) : choose(value));
    await goOn();
  }
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await page.locator('main h1').waitFor();
  return order;
}

/** Presses Tab until the element has the focus. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${selector}`);
}

/** The text of a step of the guidance page, found by its title. */
export const step = (page, title) => page.locator('li.step', { has: page.locator('h3', { hasText: title }) });

/** The same with all of its details, which are folded at first. */
export async function opened(page, title) {
  const found = step(page, title);
  const details = found.locator('details.step__details');
  if (!(await details.evaluate((element) => element.open))) await details.locator('> summary').click();
  await details.locator('.step__inside').waitFor();
  return found;
}

/** From the guidance page to the link that can be shared, where the page "Keep and share" shows it. */
export async function linkOf(page) {
  await page.locator('.take a[href$="/keep"]').click();
  return page.locator('#share-link').inputValue();
}
