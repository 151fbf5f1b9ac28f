// What leaves the page: link, QR code, calendar, texts, messages; each read back by an outside reader.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { EDITION, REST, accessible, open } from './browser.mjs';
import { byPointer, onTheDay, S2, S5, S13 } from './journey.mjs';
import { CASES } from './pages.mjs';

const require = createRequire(new URL('../npm/package.json', import.meta.url));
const jsQR = require('jsqr');
const { PNG } = require('pngjs');
const ICAL = require('ical.js').default ?? require('ical.js');

let bench;
before(async () => { bench = await open(); });
after(async () => { await bench.close(); });

/** The page of a case, opened after its questions have been answered. */
async function at(part, answers, prepare) {
  const before = async (page) => { await onTheDay(page); await prepare?.(page); };
  const visit = await bench.visit('#/', { before, permissions: ['clipboard-read', 'clipboard-write'] });
  await byPointer(visit.page, answers);
  const guidance = visit.page.url();
  await visit.page.goto(`${guidance}/${part}`);
  await visit.page.locator('main:not(.page--waiting) h1').waitFor();
  await visit.page.waitForURL((url) => url.hash.endsWith(part));
  return { ...visit, guidance };
}

async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
  return readFileSync(await download.path(), 'utf8');
}

/** A case file, opened on the page for files. */
const file = (content) => ({ name: 'case.json', mimeType: 'application/json', buffer: Buffer.from(content) });

test('before a link is sent the page says all that stands in it: answers, ticked steps, and the name only where it is added', async () => {
  const { page, noConsole, close } = await bench.visit('#/open', { before: onTheDay });
  const held = { format: 1, ...CASES[0], name: 'Ana' };
  await page.locator('input[type=file]').setInputFiles(file(JSON.stringify(held)));
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await page.goto(`${page.url()}/keep`);
  await page.getByText('What the link reveals').click();
  const revealed = () => page.locator('.keep__link details').innerText();
  assert.match(await revealed(), /Register where you live.*: done/);
  assert.match(await revealed(), /holds no name/);
  assert.doesNotMatch(await revealed(), /Ana/);
  await page.locator('#share-name').check();
  await page.locator('.share__reveals').getByText('Ana').waitFor();
  assert.doesNotMatch(await revealed(), /holds no name/);
  noConsole();
  await close();
});

test('what is wrong with a file is said in the language of the page, whichever is chosen meanwhile', async () => {
  const { page, noConsole, close } = await bench.visit('#/open', { before: onTheDay });
  await page.locator('input[type=file]').setInputFiles(file('{ "format": 1,'));
  await page.getByRole('alert').getByText('This is not a case file').waitFor();
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('alert').getByText('这不是').waitFor();
  assert.doesNotMatch(await page.getByRole('alert').innerText(), /This is not/);
  noConsole();
  await close();
});

test('the QR code is read by an outside reader and opens the same guidance', async () => {
  const { page, guidance, noConsole, close } = await at('keep', S5);
  const link = await page.locator('#share-link').inputValue();
  const { data, width, height } = PNG.sync.read(await page.locator('svg.qr').screenshot({ caret: 'initial' }));
  assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, link);
  await accessible(page);
  await page.goto(guidance);
  const verdict = await page.locator('main h1').innerText();
  noConsole();
  await close();
  const guest = await bench.visit(link.slice(link.indexOf('#')), { before: onTheDay });
  await guest.page.locator('main h1', { hasText: verdict }).waitFor();
  await guest.close();
});

test('the QR code is readable in the dark too', async () => {
  const { page, close } = await at('keep', S2, (page) => page.emulateMedia({ colorScheme: 'dark' }));
  const link = await page.locator('#share-link').inputValue();
  const { data, width, height } = PNG.sync.read(await page.locator('svg.qr').screenshot({ caret: 'initial' }));
  assert.equal(jsQR(new Uint8ClampedArray(data), width, height)?.data, link);
  await close();
});

test('the calendar file has both days of a step whose counting is unsettled and the last working day, with reminders at nine', async () => {
  const { page, noConsole, onlyLoadRequests, close } = await at('keep', S2);
  const calendar = new ICAL.Component(ICAL.parse(await saved(page, /\.ics/)));
  const events = calendar.getAllSubcomponents('vevent');
  const summary = (event) => event.getFirstPropertyValue('summary');
  const day = (event) => event.getFirstPropertyValue('dtstart').toString();
  const days = events.filter((event) => summary(event).startsWith('Apply for the residence permit')).map(day).sort();
  // Provisions 3.01 and 3.16: 30 days from the entry on Fri 20 Nov 2026, counted with and without that day; both are days of
  // a weekend.
  assert.deepEqual(days, ['2026-12-18', '2026-12-19', '2026-12-20']);
  const friday = events.find((event) => day(event) === '2026-12-18' && summary(event).startsWith('Apply for the residence permit'));
  assert.match(summary(friday), /last working day/);
  const hours = (event) => event.getAllSubcomponents('valarm').map((alarm) => alarm.getFirstPropertyValue('trigger').toSeconds() / 3600);
  // An all-day event begins at midnight. On 23 November the day 30 days before 18 December has passed.
  assert.deepEqual(hours(friday), [9 - 7 * 24, 9 - 24]);
  for (const event of events) {
    const passed = (before) => Date.parse(day(event)) - before * 86_400_000 < Date.parse('2026-11-23');
    assert.deepEqual(hours(event), [30, 7, 1].filter((before) => !passed(before)).map((before) => 9 - before * 24), summary(event));
    assert.ok(day(event) >= '2026-11-23', summary(event));
  }
  noConsole();
  onlyLoadRequests(EDITION, REST);
  await close();
});

test('the guidance as JSON is the documented format', async () => {
  const { page, close } = await at('keep', S2);
  const json = JSON.parse(await saved(page, /JSON/));
  assert.equal(json.language, 'en');
  assert.equal(json.today.date, '2026-11-23');
  const step = json.steps.find((step) => step.step === 'apply-residence-permit');
  assert.deepEqual([step.due.safe.day.date, step.due.latest.day.date], ['2026-12-19', '2026-12-20']);
  await close();
});

test('copied text and Markdown tell the next date; without a clipboard they are shown to be copied by hand', async () => {
  const { page, close } = await at('keep', S2);
  await page.getByRole('button', { name: /Markdown/ }).click();
  await page.waitForFunction(async () => /^# /m.test(await navigator.clipboard.readText()));
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /- \[ \] [^]*Sat 19 Dec 2026/);
  await close();

  const none = (page) => page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    Object.defineProperty(window, 'print', { value: undefined });
  });
  const bare = await at('keep', S2, none);
  await bare.page.getByText('This browser cannot print.').waitFor();
  await bare.page.getByRole('button', { name: 'Copy as text' }).click();
  assert.match(await bare.page.locator('#text-by-hand').inputValue(), /Sat 19 Dec 2026/);
  assert.equal(await bare.page.getByRole('button', { name: 'Send with another app' }).count(), 0);
  await accessible(bare.page);
  bare.noConsole();
  await bare.close();
});

test('a share sheet that refuses is told in words, one that is left says nothing', async () => {
  const sheet = (name) => (page) => page.addInitScript((name) => {
    navigator.share = () => Promise.reject(new DOMException('', name));
  }, name);
  const refused = await at('keep', S2, sheet('NotAllowedError'));
  await refused.page.getByRole('button', { name: 'Send with another app' }).click();
  await refused.page.locator('[role=status]', { hasText: 'Copy it instead' }).waitFor({ state: 'attached' });
  refused.noConsole();
  await refused.close();
});

test('a message keeps what was changed, in each language and for each of them', async () => {
  const { page, noConsole, close } = await at('messages', S2);
  const body = page.locator('#message-body');
  assert.match(await body.inputValue(), /Sat 19 Dec 2026/);
  await body.fill('My own words');
  await page.getByLabel('Payroll').check();
  await page.waitForFunction(() => !document.querySelector('#message-body')?.value.includes('My own words'));
  await page.getByLabel('中文').check();
  await page.waitForFunction(() => /[一-鿿]{4}/.test(document.querySelector('#message-body')?.value));
  assert.equal(await body.getAttribute('lang'), 'zh-Hans');
  await page.getByLabel('Immigration adviser').check();
  await page.waitForFunction(() => document.querySelector('#message-body')?.value.includes('2026年12月19日'));
  await accessible(page);
  await page.getByLabel('English').check();
  await page.getByLabel('Employee').check();
  await page.waitForFunction(() => document.querySelector('#message-body')?.value === 'My own words');
  await page.getByRole('button', { name: 'Undo my changes' }).click();
  assert.match(await body.inputValue(), /Sat 19 Dec 2026/);
  noConsole();
  await close();
});

test('where somebody changes employer those at work are written to at each of the two', async () => {
  const { page, noConsole, close } = await at('messages', S13);
  const [body, employers] = [page.locator('#message-body'), page.getByRole('group', { name: 'At which employer' })];
  const says = (words) => page.waitForFunction((words) => document.querySelector('#message-body')?.value.includes(words), words);
  assert.equal(await employers.count(), 0);
  await page.getByLabel('HR, the employer’s handler').check();
  await says('Cancel the work permit');
  // The link opens the whole case.
  assert.doesNotMatch(await body.inputValue(), /the new employer|#\/s\//);
  assert.doesNotMatch(await page.getByRole('link', { name: 'Draft an e-mail' }).getAttribute('href'), /%23%2Fs%2F/);
  await page.getByText('It leaves out the new job').waitFor();
  await body.fill('For the old one');
  await page.getByLabel('The new one').check();
  await says('Apply for the work permit with the new employer');
  assert.doesNotMatch(await body.inputValue(), /#\/s\//);
  assert.equal(await page.getByText('It leaves out the new job').count(), 0);
  await page.getByText('It has no link to your guidance').waitFor();
  await accessible(page);
  await page.getByLabel('The old one').check();
  await says('For the old one');
  await page.getByLabel('Immigration adviser').check();
  await employers.waitFor({ state: 'detached' });
  noConsole();
  await close();
});

test('where the other language cannot be had the page says so, and tries again', async () => {
  const { page, close } = await at('messages', S2);
  await page.route('**/words-zh-Hans-*.bin', (route) => route.abort());
  await page.getByLabel('中文').check();
  await page.locator('[role=alert]', { hasText: 'could not be loaded' }).waitFor();
  await page.unroute('**/words-zh-Hans-*.bin');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForFunction(() => /[一-鿿]{4}/.test(document.querySelector('#message-body')?.value ?? ''));
  await close();
});
