// A browser's storage that is full, blocked or forgetful, and shared: with other tabs, and with whoever else has keys there.
// What a person has confirmed is there until it is saved or in a file; what is not ours stays as it is. The storage is filled
// for real, to its last unit.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { DESK, accessible, go, open, running, still } from './browser.mjs';
import { S2, onTheDay, step } from './journey.mjs';
import { keptCases } from './pages.mjs';

const bench = await open();
after(() => bench.close());

const begin = (options) => bench.visit('#/', { before: onTheDay, ...options });

/** Fills the storage to its last unit, under the key of another site. */
const fill = (page) => page.evaluate(() => {
  let filler = localStorage.getItem('another-site/pictures') ?? '';
  for (let size = 1 << 23; size > 0;) {
    try {
      localStorage.setItem('another-site/pictures', filler + 'x'.repeat(size));
      filler += 'x'.repeat(size);
    } catch {
      size >>= 1;
    }
  }
});

/** The other site gives its room back. */
const makeRoom = (page) => page.evaluate(() => localStorage.removeItem('another-site/pictures'));

/** Everything under keys that begin with the guide's name, but for what is no case. */
const stored = (page) => page.evaluate(() => Object.fromEntries(
  Object.entries(localStorage).filter(([key]) => /^one-card-guide\/(?!case-order|language|identity)/.test(key)).sort(),
));

const cases = async (page) => Object.keys(await stored(page)).filter((key) => !key.endsWith('/seen'));

/** Answers one question, and waits for what follows. */
async function answer(page, [fact, value]) {
  await page.waitForURL((url) => url.hash.endsWith(`/ask/${fact}`));
  await page.waitForFunction(() => document.activeElement?.matches('main h1'));
  if ((await page.locator('#date').count()) > 0) await page.locator('#date').fill(value);
  else await page.locator(`.option:has(input[value="${value}"])`).click();
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => !url.hash.endsWith(`/ask/${fact}`));
}

const guidance = (page) => page.waitForURL((url) => /#\/case\/[^/]+$/.test(url.hash));

/** The first question on the start page, then these. Gives the address of the case. */
async function answerAll(page, answers) {
  const [[, first], ...rest] = answers;
  await page.locator(`a[href="#/start/${first}"]`).click();
  for (const each of rest) await answer(page, each);
  await page.waitForURL((url) => /#\/case\//.test(url.hash));
  return /#\/case\/[^/]+/.exec(page.url())[0];
}

/** The answers of the case shown, as its file says them. */
async function answersOf(page, route) {
  await go(page, route);
  const download = page.waitForEvent('download');
  await page.locator('main').getByRole('button', { name: 'Save the case as a file' }).click();
  const chunks = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks)).answers;
}

const ISO = { '20 Nov 2026': '2026-11-20', '1 Dec 2026': '2026-12-01' };
const asInFile = (answers) => Object.fromEntries(answers.map(([fact, value]) => [fact, ISO[value] ?? value]));

const notice = (page) => page.locator('.notices .notice--trouble');
const listed = (page) => page.locator('.saved__name');

test('what found no room is there whatever page is opened meanwhile, and is saved once there is room', async () => {
  const { page, noConsole, close } = await begin({ acceptDownloads: true });
  // (a) Three answers are stored, seven are not.
  const other = await answerAll(page, [['person', 'chinese']]);
  await go(page, '#/');
  await page.locator('a[href="#/start/foreign"]').click();
  for (const each of S2.slice(1, 3)) await answer(page, each);
  await fill(page);
  for (const each of S2.slice(3)) await answer(page, each);
  await guidance(page);
  const own = /#\/case\/[^/]+/.exec(page.url())[0];
  await notice(page).getByText('no room left').waitFor();
  await go(page, '#/');
  await go(page, other);
  assert.deepEqual(await answersOf(page, own), asInFile(S2), 'after the start page and another case');
  // (d) A page of the other program.
  await go(page, '#/rules');
  await notice(page).getByText('no room left').waitFor();
  await go(page, own);
  await notice(page).getByText('no room left').waitFor();
  assert.deepEqual(await answersOf(page, own), asInFile(S2), 'after a page of the other program');
  // (b) The first question answered anew.
  await go(page, '#/');
  assert.equal(await listed(page).count(), 2, 'the list shows it once');
  await page.locator('a[href="#/start/hk-macao-taiwan"]').click();
  await page.waitForURL((url) => /#\/case\//.test(url.hash));
  await go(page, '#/');
  assert.equal(await listed(page).count(), 3);
  assert.deepEqual(await answersOf(page, own), asInFile(S2), 'after another case was begun');
  // (e) Room is made as the notice advises, and everything is saved.
  await notice(page).getByRole('button', { name: 'Make room' }).click();
  await page.locator('#saved:focus').waitFor();
  await page.getByRole('button', { name: /^Delete/ }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Delete it' }).click();
  await notice(page).waitFor({ state: 'detached' });
  await page.reload();
  await running(page);
  assert.equal(await listed(page).count(), 2);
  assert.deepEqual(await answersOf(page, own), asInFile(S2), 'after the page was loaded anew');
  noConsole();
  await close();
});

const WRONG = {
  full: () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
  forgetful: () => { Storage.prototype.setItem = () => {}; },
  blocked: () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('blocked', 'SecurityError'); } }); },
  'full for real': null,
};

for (const [kind, script] of Object.entries(WRONG)) {
  test(`cases that never were in a storage that is ${kind} are in the list, each for itself`, async () => {
    const before = async (page) => { await onTheDay(page); if (script) await page.addInitScript(script); };
    const { page, noConsole, close } = await begin({ before, acceptDownloads: true });
    if (!script) await fill(page);
    const first = await answerAll(page, S2);
    await notice(page).waitFor();
    await page.waitForFunction(() => document.querySelector('li.step'));
    await go(page, '#/');
    const second = await answerAll(page, [['person', 'chinese']]);
    await go(page, '#/');
    const third = await answerAll(page, [['person', 'hk-macao-taiwan']]);
    assert.equal(new Set([first, second, third]).size, 3, 'three addresses');
    await go(page, '#/questions');
    await go(page, '#/');
    await notice(page).waitFor();
    assert.equal(await listed(page).count(), 3);
    assert.equal(await page.locator('.saved__unsaved').count(), 3);
    await accessible(page);
    assert.deepEqual(await answersOf(page, first), asInFile(S2));
    assert.deepEqual(await answersOf(page, second), { person: 'chinese' });
    if (!script) {
      assert.deepEqual(await stored(page), {}, 'no orphan of what was seen');
      await makeRoom(page);
      await go(page, '#/');
      await notice(page).waitFor({ state: 'detached' });
      assert.equal((await cases(page)).length, 3);
      await page.reload();
      await running(page);
      assert.equal(await listed(page).count(), 3);
      assert.deepEqual(await answersOf(page, first), asInFile(S2));
    }
    noConsole();
    await close();
  });
}

test('there is room again: an answer that is the same is saved, and what another tab makes room for', async () => {
  const { page, close } = await begin();
  const own = await answerAll(page, S2.slice(0, 2));
  await fill(page);
  await page.locator('.option:has(input[value="z-visa"])').click();
  await notice(page).waitFor();
  const before = await stored(page);
  await makeRoom(page);
  // Nothing is changed: it is only gone on from.
  await page.locator('button[type=submit]').click();
  await notice(page).waitFor({ state: 'detached' });
  assert.notDeepEqual(await stored(page), before);

  await go(page, `${own}/ask/city`);
  await fill(page);
  await page.locator('.option:has(input[value="other"])').click();
  await notice(page).waitFor();
  const full = await stored(page);
  const tab = await page.context().newPage();
  await tab.goto(`${bench.url}#/about`);
  await makeRoom(tab);
  await notice(page).waitFor({ state: 'detached' });
  assert.notDeepEqual(await stored(page), full);
  await close();
});

test('what another tab has stored meanwhile is not written over once there is room', async () => {
  const { page, close } = await begin({ acceptDownloads: true });
  const own = await answerAll(page, S2.slice(0, 3));
  const tab = await page.context().newPage();
  await onTheDay(tab);
  await tab.goto(`${bench.url}${own}/ask/proof`);
  await running(tab);
  await go(page, `${own}/ask/city`);
  // Room for one tab and none for the other: as where the one's answer is shorter.
  await page.evaluate(() => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
    globalThis.room = () => { Storage.prototype.setItem = setItem; };
  });
  await page.locator('.option:has(input[value="other"])').click();
  await notice(page).waitFor();
  const before = await stored(page);
  await tab.locator('.option:has(input[value="letter"])').click();
  await page.waitForFunction((was) => Object.entries(was).some(([key, text]) => localStorage.getItem(key) !== text), before);
  const both = { ...asInFile(S2.slice(0, 3)), proof: 'letter', city: 'other' };
  await notice(page).waitFor();
  await page.evaluate(() => globalThis.room());
  await page.locator('button[type=submit]').click();
  await notice(page).waitFor({ state: 'detached' });
  await page.reload();
  await running(page);
  assert.deepEqual(await answersOf(page, own), both);
  assert.deepEqual(await answersOf(tab, own), both);
  await close();
});

/** Tries to close the page, as a person does. Whether the browser asked; where it did, the page stays. */
async function asksBeforeClosing(page) {
  const asked = page.waitForEvent('dialog').then(async (dialog) => { await dialog.dismiss(); return dialog.type(); });
  const closed = page.waitForEvent('close').then(() => 'closed');
  await page.close({ runBeforeUnload: true });
  return (await Promise.race([asked, closed])) === 'beforeunload';
}

test('the browser asks before the page is left while something is unsaved, and only then', async () => {
  const { page, close } = await begin({ acceptDownloads: true });
  // Browsers ask nobody who has not touched the page.
  const own = await answerAll(page, S2.slice(0, 3));
  await fill(page);
  const saved = await page.context().newPage();
  await saved.goto(bench.url + own);
  await running(saved);
  await saved.locator('main').click();
  assert.equal(await asksBeforeClosing(saved), false, 'everything is saved');

  await page.locator('#date').fill('20 Nov 2026');
  await page.locator('button[type=submit]').click();
  await notice(page).waitFor();
  assert.equal(await asksBeforeClosing(page), true);
  await go(page, '#/rules');
  await page.locator('main').click();
  assert.equal(await asksBeforeClosing(page), true, 'on a page of the other program');
  // Another address too.
  const dialog = page.waitForEvent('dialog');
  const left = page.evaluate(() => { setTimeout(() => location.assign('about:blank')); });
  assert.equal((await dialog).type(), 'beforeunload');
  await (await dialog).dismiss();
  await left;
  // In a file it is safe, until it changes again.
  await go(page, own);
  const download = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: /^Save as a file/ }).click();
  await download;
  await notice(page).getByText('in a file').waitFor();
  const twin = await page.context().newPage();
  await twin.close();
  await go(page, `${own}/ask/city`);
  await page.locator('.option:has(input[value="other"])').click();
  await notice(page).getByText('in a file').waitFor({ state: 'detached' });
  assert.equal(await asksBeforeClosing(page), true, 'changed since');
  const again = page.waitForEvent('download');
  await notice(page).getByRole('button', { name: /^Save as a file/ }).click();
  await again;
  assert.equal(await asksBeforeClosing(page), false, 'in a file');
  await close();
});

/** Deletes the first case of the list, as a person does. */
async function deleteFirst(page) {
  await page.getByRole('button', { name: /^Delete/ }).first().click();
  await page.locator('dialog[open]').getByRole('button', { name: 'Delete it' }).click();
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
}

test('a case deleted in another tab is said at once, and what is typed is kept', async () => {
  const { page, noConsole, close } = await begin({ acceptDownloads: true });
  const own = await answerAll(page, S2.slice(0, 3));
  await page.waitForURL((url) => url.hash.endsWith('/ask/entered-on'));
  // The page takes the focus to its heading first: keys before that would go there.
  await page.locator('main h1:focus').waitFor();
  await page.locator('#date').pressSequentially('20 No');
  const tab = await page.context().newPage();
  await onTheDay(tab);
  await tab.goto(`${bench.url}#/`);
  await running(tab);
  await deleteFirst(tab);
  await notice(page).getByText('was deleted in another tab').waitFor();
  assert.equal(await page.locator('#date').inputValue(), '20 No');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'date', 'the focus stays');
  await accessible(page);
  await page.locator('#date').pressSequentially('v 2026');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.hash.endsWith('/ask/assignment'));
  await page.locator('.option input').first().waitFor();
  await notice(page).getByText('was deleted in another tab').waitFor();
  assert.deepEqual(await cases(page), [], 'it is deleted until the person says otherwise');
  await page.getByRole('button', { name: 'Keep it here' }).click();
  await notice(page).waitFor({ state: 'detached' });
  assert.equal((await cases(page)).length, 1);
  await go(page, own);
  await page.reload();
  await running(page);
  assert.deepEqual(await answersOf(page, own), asInFile(S2.slice(0, 4)));

  // On the guidance, while another name is typed.
  await page.getByRole('button', { name: 'Rename' }).click();
  await page.locator('#name').fill('Half a na');
  await tab.bringToFront();
  await deleteFirst(tab);
  await notice(page).getByText('was deleted in another tab').waitFor();
  assert.equal(await page.locator('#name').inputValue(), 'Half a na');
  await page.locator('#name').press('Enter');
  await page.locator('.case-line__name', { hasText: 'Half a na' }).waitFor();
  await page.getByRole('link', { name: 'Go to the start' }).first().click();
  await page.locator('.saved__name', { hasText: 'Half a na' }).waitFor();
  await notice(page).getByText('“Half a na” was deleted in another tab').waitFor();
  // The other tab thinks better of it.
  await tab.getByRole('button', { name: 'Undo' }).click();
  await notice(page).waitFor({ state: 'detached' });
  await tab.locator('.saved__name', { hasText: 'Half a na' }).waitFor();
  noConsole();
  await close();
});

test('where nothing was changed since, the start page shows the case no more, and nobody is asked', async () => {
  const { page, close } = await begin();
  const own = await answerAll(page, S2.slice(0, 2));
  const tab = await page.context().newPage();
  await tab.goto(`${bench.url}#/`);
  await running(tab);
  await deleteFirst(tab);
  await notice(page).getByText('was deleted in another tab').waitFor();
  await notice(page).getByRole('link', { name: 'Go to the start' }).click();
  await page.locator('#saved').waitFor();
  assert.equal(await listed(page).count(), 0);
  assert.equal(await notice(page).count(), 0);
  assert.deepEqual(await stored(page), {});
  await go(page, own);
  await page.getByRole('button', { name: 'Keep it here' }).click();
  await notice(page).waitFor({ state: 'detached' });
  assert.equal((await cases(page)).length, 1);
  await close();
});

test('three tabs that make a case at the same moment make three', async () => {
  // By the real clock, which all of them share.
  const { page, close } = await bench.visit('#/');
  const tabs = [page, await page.context().newPage(), await page.context().newPage()];
  const options = ['foreign', 'chinese', 'hk-macao-taiwan'];
  for (let round = 0; round < 12; round += 1) {
    await page.evaluate(() => localStorage.clear());
    for (const tab of tabs) {
      await tab.goto('about:blank');
      await tab.goto(`${bench.url}#/`);
      await running(tab);
    }
    const instant = Date.now() + 400;
    await Promise.all(tabs.map((tab, at) => tab.evaluate(([until, option]) => {
      while (performance.timeOrigin + performance.now() < until);
      document.querySelector(`a[href="#/start/${option}"]`).click();
    }, [instant, options[at]])));
    for (const tab of tabs) await tab.waitForURL((url) => /#\/case\//.test(url.hash));
    // One tab hears of another's writes a moment later, the later the busier the machine: what is lost never comes.
    const heard = Date.now() + 20_000;
    while ((await cases(page)).length < 3 && Date.now() < heard) await page.waitForTimeout(50);
    assert.equal((await cases(page)).length, 3, `round ${round}`);
    for (const [at, tab] of tabs.entries()) {
      const value = await tab.evaluate((id) => localStorage.getItem(`one-card-guide/${id}`), /#\/case\/([^/]+)/.exec(tab.url())[1]);
      assert.ok(value, `tab ${at} of round ${round} has its case`);
    }
    await go(page, '#/');
    assert.equal(await listed(page).count(), 3, `round ${round}`);
  }
  await close();
});

test('a deleted case comes back with its name, its place and what was seen, by keyboard alone', async () => {
  const kept = await keptCases(bench);
  const { page, noConsole, close } = await begin({ kept, size: DESK });
  // It was looked at before: its page is one step back.
  await go(page, '#/case/1');
  await go(page, '#/');
  const before = await page.evaluate(() => ({ ...localStorage }));
  const names = await listed(page).allInnerTexts();
  await page.getByRole('button', { name: `Delete: ${names[0]}` }).focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // The focus is at the notice, the way back is the next stop.
  await page.waitForFunction(() => document.activeElement?.id === 'deleted');
  assert.match(await page.locator('[role=status] #deleted').innerText(), new RegExp(`“${names[0]}” was deleted`));
  await accessible(page);
  assert.deepEqual(await listed(page).allInnerTexts(), names.slice(1));
  await page.goBack();
  await page.getByRole('heading', { name: 'This case is not here' }).waitFor();
  await page.goForward();
  await page.locator('main h1:focus').waitFor();
  await page.locator('#deleted').focus();
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Undo');
  await page.keyboard.press('Enter');
  await page.waitForFunction((name) => document.activeElement?.textContent === name, names[0]);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), before);
  assert.deepEqual(await listed(page).allInnerTexts(), names);
  assert.equal(await page.locator('#deleted').count(), 0);

  // Over a page of the other program, and only the last one.
  await deleteFirst(page);
  await deleteFirst(page);
  await go(page, '#/rules');
  await go(page, '#/');
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.locator('.saved__name', { hasText: names[1] }).waitFor();
  assert.deepEqual(await listed(page).allInnerTexts(), names.slice(1));
  await deleteFirst(page);
  await page.reload();
  await running(page);
  assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0, 'the visit is over');
  noConsole();
  await close();
});

test("neighbours' keys are neither shown nor touched", async () => {
  const theirs = {
    'one-card-guide/theme': 'dark',
    'one-card-guide/theme/seen': '1',
    'one-card-guide/v2': '{"schema":2}',
    'one-card-guide/identity': '0123456789abcdef',
    'one-card-guide/skin': 'EAzerb7vwhABCQEKvBB0wEV',
    'one-card-guidebook/1': 'theirs',
    theme: 'light',
  };
  // The order is as a release left it that took its neighbours' keys for cases.
  const kept = { ...(await keptCases(bench)), ...theirs };
  kept['one-card-guide/case-order'] = kept['one-card-guide/case-order'].replace('4', 'v2 theme v2 skin');
  const { page, noConsole, close } = await begin({ kept });
  assert.equal(await listed(page).count(), 4);
  for (const route of ['theme', 'v2', 'skin']) {
    await go(page, `#/case/${route}`);
    await page.getByRole('heading', { name: 'This case is not here' }).waitFor();
  }
  await go(page, '#/');
  await answerAll(page, [['person', 'chinese']]);
  await go(page, '#/');
  for (let left = 5; left > 0; left -= 1) {
    assert.equal(await listed(page).count(), left);
    await deleteFirst(page);
    await page.waitForFunction((count) => document.querySelectorAll('.saved__name').length === count, left - 1);
  }
  assert.deepEqual(await page.evaluate((keys) => Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)])), Object.keys(theirs)), theirs);
  assert.deepEqual(await cases(page), ['one-card-guide/skin', 'one-card-guide/theme', 'one-card-guide/v2'].sort());
  noConsole();
  await close();
});

test('whatever a damaged case has become, it is said and stays as it is', async () => {
  const kept = await keptCases(bench);
  const whole = kept['one-card-guide/1'];
  const [payload] = whole.split('~');
  const damaged = [
    '', ' ', '~', '~A 1', 'null', 'undefined', '[object Object]', '0', 'true', '{}', '[]', '{"half": ', '<script>alert(1)</script>',
    '\u0000', '\ud800', '中文', '👩‍👩‍👧', payload.slice(1), payload.slice(0, -1), `${payload}A`, payload.toLowerCase(),
    payload.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), `${payload} ~A 1`, 'E'.repeat(5000),
  ];
  const ids = damaged.map((_, at) => (at + 1).toString(36));
  for (const [at, id] of ids.entries()) kept[`one-card-guide/${id}`] = damaged[at];
  kept['one-card-guide/p'] = whole;
  kept['one-card-guide/case-order'] = `p ${ids.join(' ')} p`;
  const before = (page) => onTheDay(page);
  const { page, noConsole, close } = await begin({ before });
  await page.evaluate((all) => { for (const [key, value] of Object.entries(all)) localStorage.setItem(key, value); }, kept);
  await page.reload();
  await running(page);
  await page.waitForFunction((count) => document.querySelectorAll('.saved__name').length === count, ids.length + 1);
  assert.equal(await page.getByText('is damaged and cannot be read').count(), ids.length);
  await answerAll(page, [['person', 'chinese']]);
  await go(page, '#/case/p');
  await step(page, 'Put the permit on your phone').locator('input[type=checkbox]').check();
  for (const id of ids.slice(0, 6)) await go(page, `#/case/${id}`);
  await go(page, '#/');
  await still(page);
  for (const [at, id] of ids.entries()) {
    assert.equal(await page.evaluate((key) => localStorage.getItem(key), `one-card-guide/${id}`), damaged[at], id);
  }
  noConsole();
  await close();
});
