// Real cases from the first question to the guidance page and on: reload, change, share, save, bad input. The built site,
// a phone-sized window, a clean profile. The dates are those that the law gives for Monday 23 November 2026.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EDITION, REST, accessible, open } from './browser.mjs';
import { S2, S5, byKeyboard, byPointer, linkOf, onTheDay, opened, step, tabTo } from './journey.mjs';

const bench = await open();
after(() => bench.close());

const start = (options = {}) => bench.visit('#/', { before: onTheDay, ...options });
const text = (page) => page.locator('main').innerText();

/** S2: entered on Friday 20 November 2026 on a Z visa; EEAL art. 30, counted safely and at the latest. */
async function isS2(page) {
  assert.match(await page.locator('main h1').innerText(), /No plastic card will come/);
  assert.match(await page.locator('.next').innerText(), /Register where you live/);
  const permit = await (await opened(page, 'Apply for the residence permit')).innerText();
  for (const words of ['Sat 19 Dec 2026', 'Sun 20 Dec 2026', 'Fri 18 Dec 2026', 'Fri 20 Nov 2026 + 29 days', 'Fri 20 Nov 2026 + 30 days']) {
    assert.ok(permit.includes(words), `${words} in:\n${permit}`);
  }
}

/** S5: a new passport of Monday 16 November 2026. */
async function isS5(page) {
  assert.match(await page.locator('main h1').innerText(), /the change must be reported/);
  const permit = await (await opened(page, 'Report the change for the work permit')).innerText();
  for (const words of ['Wed 25 Nov 2026', 'Mon 30 Nov 2026', '+ 9 days', '+ 10 working days']) assert.ok(permit.includes(words), words);
  const residence = await (await opened(page, 'Change the residence permit')).innerText();
  for (const words of ['Wed 25 Nov 2026', 'Thu 26 Nov 2026']) assert.ok(residence.includes(words), words);
}

for (const [name, answers, check] of [['S2', S2, isS2], ['S5', S5, isS5]]) {
  for (const [how, walk] of [['by click', byPointer], ['by keyboard alone', byKeyboard]]) {
    test(`${name} ${how}: from the first question to the right page`, async () => {
      const { page, noConsole, onlyLoadRequests, close } = await start();
      const order = await walk(page, answers);
      assert.deepEqual(order, answers.map(([fact]) => fact), 'each question once, in order');
      assert.ok(order.length <= 10, `${order.length} questions`);
      await check(page);
      await accessible(page);
      noConsole();
      onlyLoadRequests(EDITION, REST);
      await close();
    });
  }
}

test('after a reload the case is there as it was, and on the start page too', async () => {
  const { page, noConsole, close } = await start();
  await byPointer(page, S2);
  await page.reload();
  await page.locator('main h1').waitFor();
  await isS2(page);
  await page.goto(`${bench.url}#/`);
  await page.locator('main', { hasText: 'Next: Register where you live' }).waitFor();
  noConsole();
  await close();
});

test('what opens later is no task for today, and its distance is its own', async () => {
  const { page, close } = await start();
  const expiries = [['permit-expires-on', '2028-06-30'], ['residence-expires-on', '2028-06-30']];
  const far = [...expiries, ['event', 'nothing'], ['city', 'other'], ['home-scheme', 'none']];
  await byPointer(page, [...S5.slice(0, 4), ...far]);
  const next = await page.locator('.next').innerText();
  // The window opens 90 days before 30 June 2028; from 23 November 2026 that is 495 days.
  for (const words of ['Nothing to do today', 'from Sat 1 Apr 2028', 'in 495 days']) assert.ok(next.includes(words), `${words} in:\n${next}`);
  await close();
});

test('a step that is ticked stays ticked, and the next one takes its place', async () => {
  const { page, close } = await start();
  await byPointer(page, S2);
  await step(page, 'Register where you live').locator('input[type=checkbox]').check();
  await page.locator('.next', { hasText: 'originals' }).waitFor();
  await page.reload();
  await page.locator('main h1').waitFor();
  assert.equal(await step(page, 'Register where you live').locator('input[type=checkbox]').isChecked(), true);
  await close();
});

test('an answer is changed from the guidance page, and Back goes back', async () => {
  const { page, close } = await start();
  await byPointer(page, S2);
  await page.locator('a[href$="/ask/entered-on"]', { hasText: 'Change' }).click();
  await page.locator('#date').fill('2026-11-18');
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  assert.ok((await step(page, 'Apply for the residence permit').innerText()).includes('Thu 17 Dec 2026'));
  await page.goBack();
  await page.waitForURL((url) => url.hash.endsWith('/ask/entered-on'));
  await close();
});

test('a link opens in a fresh profile, shows the same, and can be kept', async () => {
  const owner = await start({ permissions: ['clipboard-read', 'clipboard-write'] });
  await byPointer(owner.page, S5);
  const link = await linkOf(owner.page);
  await owner.page.getByText('What the link reveals').click();
  const revealed = await owner.page.locator('.keep__link').innerText();
  for (const words of ['Plastic card', 'Tue 31 Aug 2027', 'new passport']) assert.ok(revealed.includes(words), words);
  await owner.page.getByRole('button', { name: 'Copy the link' }).click();
  await owner.page.waitForFunction(async (wanted) => (await navigator.clipboard.readText()) === wanted, link);
  const payload = link.split('#/s/')[1];
  assert.ok(payload.length <= 120, `${payload.length} characters`);
  await owner.close();

  const guest = await bench.visit(`#/s/${payload}`, { before: onTheDay });
  await isS5(guest.page);
  assert.match(await text(guest.page), /Mon 23 Nov 2026/);
  assert.equal(await guest.page.locator('main input[type=checkbox]').count(), 0, 'read only');
  assert.equal(await guest.page.locator('a', { hasText: /^Change$/ }).count(), 0, 'read only');
  await accessible(guest.page);
  await guest.page.getByRole('button', { name: 'Save to my cases' }).click();
  await guest.page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await isS5(guest.page);
  guest.noConsole();
  guest.onlyLoadRequests(EDITION, REST);
  await guest.close();
});

test('a link that was cut, altered, made long or made up is told in words', async () => {
  const owner = await start();
  await byPointer(owner.page, S2);
  const good = (await linkOf(owner.page)).split('#/s/')[1];
  await owner.close();
  const altered = `${good.slice(0, 20)}${good[20] === 'A' ? 'B' : 'A'}${good.slice(21)}`;
  const cases = [
    [good.slice(0, -6), /end of this link is missing/],
    [altered, /altered/],
    ['_'.repeat(100_000), /longer than any link/],
    ['<img src=x onerror=alert(1)>', /altered/],
    ['', /no case/],
  ];
  for (const [payload, words] of cases) {
    const { page, noConsole, close } = await bench.visit(`#/s/${payload}`, { before: onTheDay });
    assert.match(await text(page), words, payload.slice(0, 30));
    noConsole();
    await close();
  }
});

test('a date that cannot be is told in words, and what was typed stays', async () => {
  const { page, noConsole, close } = await start();
  await byPointer(page, S2);
  await page.locator('a[href$="/ask/entered-on"]', { hasText: 'Change' }).click();
  for (const [typed, words] of [
    ['24 Nov 2026', /has not come yet/],
    ['31.11.2026', /no such day/],
    ['soon', /day, month and a year/],
    ['03/04/2026', /two ways/],
  ]) {
    await page.locator('#date').fill(typed);
    await page.locator('button[type=submit]').click();
    await page.locator('.error-summary', { hasText: words }).waitFor();
    assert.equal(await page.locator('#date').inputValue(), typed);
  }
  await accessible(page);
  await page.goto(`${page.url().split('/ask/')[0]}`);
  await page.locator('main h1').waitFor();
  await isS2(page);
  noConsole();
  await close();
});

test('nothing chosen is told in words, with the focus on the summary', async () => {
  const { page, close } = await start();
  await page.locator('a[href="#/start/foreign"]').click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/place'));
  await page.waitForFunction(() => document.activeElement?.matches('main h1'));
  await tabTo(page, 'button[type=submit]');
  await page.keyboard.press('Enter');
  await page.locator('.error-summary', { hasText: 'Choose an answer' }).waitFor();
  assert.match(await page.title(), /^Error: /);
  await page.waitForFunction(() => document.activeElement?.closest('.error-summary') !== null);
  await close();
});

test('"I don\'t know" to everything gives guidance for all branches', async () => {
  const { page, noConsole, close } = await start();
  await page.locator('a[href="#/start/foreign"]').click();
  await page.locator('.option:has(input[value="in-china"])').click();
  await page.locator('button[type=submit]').click();
  for (let asked = 0; asked < 30 && /\/ask\//.test(page.url()); asked += 1) {
    const before = page.url();
    await page.locator('main h1').waitFor();
    const dated = (await page.locator('#date').count()) > 0;
    await page.locator(dated ? 'label.option:has(#unknown)' : '.option:has(input[value="declined"]), .option:has(input[value="unknown"])').last().click();
    await page.locator('button[type=submit]').click();
    await page.waitForURL((url) => url.href !== before);
  }
  await page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await page.locator('main h1', { hasText: /answers are still missing/i }).waitFor();
  assert.match(await text(page), /depends on/i);
  noConsole();
  await close();
});

test('names of any kind are kept as text', async () => {
  const { page, noConsole, close } = await start();
  await byPointer(page, S2);
  const names = ['<b onclick=alert(1)>王小明</b>', 'שלום 👩‍💻 e\u0301', 'x'.repeat(10_000)];
  for (const name of names) {
    await page.getByRole('button', { name: 'Rename' }).first().click();
    await page.getByLabel('Name of this case').fill(name);
    await page.keyboard.press('Enter');
    const shown = [...name].slice(0, 200).join('');
    await page.locator('main', { hasText: shown }).waitFor();
    assert.equal(await page.locator('main b').count(), 0);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `${overflow} px too wide`);
  }
  noConsole();
  await close();
});

test('a case is deleted only after a confirmation', async () => {
  const { page, close } = await start();
  await byPointer(page, S2);
  await page.goto(`${bench.url}#/`);
  const remove = page.getByRole('button', { name: /^Delete/ }).first();
  await remove.click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Keep it' }).click();
  await remove.waitFor();
  await remove.click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Delete it' }).click();
  await remove.waitFor({ state: 'detached' });
  await page.reload();
  await page.locator('main h1').waitFor();
  assert.equal(await page.getByRole('button', { name: /^Delete/ }).count(), 0);
  await close();
});

test('with storage blocked the app works, and says that nothing is kept', async () => {
  const before = async (page) => {
    await onTheDay(page);
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } });
    });
  };
  const { page, noConsole, close } = await bench.visit('#/', { before });
  await byPointer(page, S2);
  await isS2(page);
  assert.match(await page.locator('body').innerText(), /does not let the page save/);
  noConsole();
  await close();
});

test('with storage full the answer is kept on the page, and the page says so', async () => {
  const before = async (page) => {
    await onTheDay(page);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    });
  };
  const { page, noConsole, close } = await bench.visit('#/', { before });
  await byPointer(page, S2);
  await isS2(page);
  assert.match(await page.locator('body').innerText(), /no room left|did not keep the last change/);
  noConsole();
  await close();
});

test('a damaged save is shown beside the others and is not thrown away', async () => {
  const { page, noConsole, close } = await start();
  await byPointer(page, S2);
  const key = await page.evaluate(() => {
    const mine = Object.keys(localStorage).find((name) => /^one-card-guide\/\d[0-9a-z]*$/.test(name));
    localStorage.setItem(mine, 'damaged!');
    return mine;
  });
  await page.goto(`${bench.url}#/`);
  await page.reload();
  await page.locator('main', { hasText: 'is damaged and cannot be read' }).waitFor();
  assert.equal(await page.evaluate((name) => localStorage.getItem(name), key), 'damaged!');
  noConsole();
  await close();
});

test('a case file is saved, opened elsewhere, and a wrong one is told in words', async () => {
  const { page, close } = await start({ acceptDownloads: true });
  await byPointer(page, S5);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save the case as a file' }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const file = Buffer.concat(chunks);
  assert.equal(JSON.parse(file).answers['changed-on'], '2026-11-16');
  await close();

  const other = await start();
  const give = async (name, buffer) => {
    const [chooser] = await Promise.all([
      other.page.waitForEvent('filechooser'),
      other.page.locator('.file-button').click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'application/json', buffer });
  };
  await other.page.getByRole('link', { name: 'Open a case file' }).click();
  await give('wrong.json', Buffer.from('{"format":1,'));
  await other.page.locator('main', { hasText: /stops being JSON at line 1/ }).waitFor();
  await give('case.json', file);
  await other.page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));
  await isS5(other.page);
  other.noConsole();
  await other.close();
});

test('the statements of law are one file of our own, fetched when somebody opens them', async () => {
  const { page, requested, noConsole, close } = await start();
  await byPointer(page, S2);
  const before = requested.length;
  await page.locator('#sources').locator('..').locator('details > summary').first().click();
  await page.locator('.provision:visible', { hasText: 'within 30 days from the date of entry' }).first().waitFor();
  const since = requested.slice(before);
  assert.equal(since.length, 1, since.join('\n'));
  assert.match(since[0], new RegExp(`^${bench.url}law-en-[0-9a-f]{8}\\.json$`));
  noConsole();
  await close();
});

test('two tabs of one case do not undo each other', async () => {
  const { page, close } = await start();
  await byPointer(page, S2);
  const other = await page.context().newPage();
  await onTheDay(other);
  await other.goto(page.url());
  await other.locator('main h1').waitFor();
  await step(other, 'Put the permit on your phone').locator('input[type=checkbox]').check();
  await page.waitForFunction(() => [...document.querySelectorAll('li.step input[type=checkbox]')].some((box) => box.checked));
  await step(page, 'Register where you live').locator('input[type=checkbox]').check();
  await other.waitForFunction(() => [...document.querySelectorAll('li.step input[type=checkbox]')].filter((box) => box.checked).length === 2);
  await close();
});
