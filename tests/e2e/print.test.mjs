// Paper, as two browsers print it: by the page's own button and by the browser's command, into files that are read. Days,
// actors, papers and sources are those of the law, as in tests/scenarios.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { open, require, running, words } from './browser.mjs';
import { S2, S3, S13, byPointer, onTheDay } from './journey.mjs';
import { bare, latin, openChromium, openFirefox, screen } from './paper.mjs';

const { PNG } = require('pngjs');
const ENGLISH = words('en');
const CHINESE = words('zh-Hans');

let bench;
const xvfb = {};
const browsers = {};
const cases = {};

before(async () => {
  // A screen each: keys go to the window that has the focus.
  [bench, xvfb.Chromium, xvfb.Firefox] = await Promise.all([open(), screen(), screen()]);
  [browsers.Chromium, browsers.Firefox] = await Promise.all([openChromium(xvfb.Chromium), openFirefox(xvfb.Firefox)]);
  for (const [name, answers] of Object.entries({ S2, S3, S13 })) cases[name] = await made((page) => byPointer(page, answers));
  cases.unknown = await made(knowingNothing);
});

after(async () => {
  await Promise.allSettled(Object.values(browsers).map((browser) => browser.close()));
  await Promise.allSettled([...Object.values(xvfb).map((screen) => screen.close()), bench?.close()]);
});

/** Answers "I don't know" to all but where the person is: the longest guidance that there is. */
async function knowingNothing(page) {
  await page.locator('a[href="#/start/foreign"]').click();
  for (let last = ''; ;) {
    await page.waitForURL((url) => url.hash.startsWith('#/case/') && url.hash !== last);
    last = new URL(page.url()).hash;
    if (!last.includes('/ask/')) return;
    const [, fact] = last.split('/ask/');
    const option = fact === 'place' ? page.locator('.option:has(input[value="in-china"])') : page.locator('.option', { hasText: "I don't know" });
    await page.locator(`main[id="main"] h1:focus`).waitFor();
    await option.last().click();
    await page.locator('button[type=submit]').click();
  }
}

/** A case as a person makes it: where it is shown, and what the browser has stored of it. */
async function made(answering) {
  const { page, close } = await bench.visit('#/', { before: onTheDay });
  await answering(page);
  const kept = await page.evaluate(() => ({ ...localStorage }));
  const route = new URL(page.url()).hash;
  const title = await page.locator('main h1').innerText();
  await close();
  return { route, kept, title };
}

/** What each step has on paper, in its order there: title, who, days, where, papers, why, source. */
const EXPECTED = {
  // Provision 2.06: at least 30 days before the expiry, from 90 days before; 3.09 and 2.06b for the residence permit.
  S3: [
    ['Extend the work permit', 'Your employer', 'Opens Thu 12 Nov 2026', 'Safe: by Sun 10 Jan 2027', 'Fri 8 Jan 2027', 'At the very latest Mon 11 Jan 2027',
      'Where: Online: Service System for Foreigners Working in China', 'Bring: Application form of the portal; Employment contract or secondment letter',
      'Because your work permit is valid until Wed 10 Feb 2027', "Source: Service Guide for Foreigners' Work Permits (trial, 2017); Administrative Licensing Law, art. 50"],
    ['Extend the residence permit', 'You', 'Safe: by Sun 10 Jan 2027', 'Fri 8 Jan 2027', 'At the very latest Mon 11 Jan 2027', 'Where: Exit-entry administration of the police', 'First: Extend the work permit',
      'Bring: Passport', 'Accommodation slip', "Employer's letter", 'your residence permit is valid until Wed 10 Feb 2027', 'Source: Exit and Entry Administration Law (2012), art. 32'],
    ['Put the permit on your phone', 'You', 'There is no fixed date', 'Where: ', 'Bring: Passport', 'Permit number', 'Because ', 'Source: Notice on the Integration'],
  ],
  // Provisions 2.11 and 3.16, 3.19 and OQ-26, 9b.09; working days of December 2026.
  S13: [
    ['Issue the leaving certificate', 'The employer you leave', 'By Tue 15 Dec 2026', 'Where: At your employer', 'Because ', 'Source: Labour Contract Law, art. 50', 'ask: 12333'],
    ['Settle your stay with the exit-entry office', 'You', 'Safe: by Thu 24 Dec 2026', 'At the very latest Fri 25 Dec 2026', 'Where: Exit-entry administration of the police', 'Bring: Passport', 'Because ', 'Source: ', 'ask: 12367'],
    ['Cancel the work permit', 'The employer you leave', 'Safe: by Mon 28 Dec 2026', 'At the very latest Tue 29 Dec 2026', 'Where: Online: Service System', 'First: Issue the leaving certificate',
      'Bring: Cancellation form; Proof that the employment has ended', 'Because the employment ends on Tue 15 Dec 2026', "Source: Service Guide for Foreigners' Work Permits (trial, 2017)"],
    ['Hand over the file and the social insurance', 'The employer you leave', 'Safe: by Tue 29 Dec 2026', 'At the very latest Wed 30 Dec 2026', 'Where: Social insurance agency', 'Because ', 'Source: Labour Contract Law, art. 50'],
    ['Tell the police that the employment ends', 'The employer you leave', 'There is no fixed date', 'Where: Exit-entry administration of the police', 'Because ', 'Source: Exit and Entry Administration Law (2012), art. 45'],
    ['Apply for the work permit with the new employer', 'Your new employer', 'There is no fixed date', 'Where: Online: Service System', 'Bring: Application form of the portal', 'Stay permit', 'Because you', 'Source: '],
    ['Download the letter and the decision', 'Your new employer', 'Where: ', 'Because ', 'Source: no law found, see 9a.02'],
    ['Change the residence permit to the new employer', 'You', 'Where: Exit-entry administration of the police', 'Bring: Passport', 'Decision on granting the licence', 'Because ', 'Source: ', 'ask: 12367'],
    ['Register for social insurance', 'Your new employer', 'Where: Social insurance agency', 'Bring: Notification letter', 'Because ', 'Source: Interim Measures on Social Insurance'],
    ['Check that all records agree', 'You and your employer', 'Where: At your employer', 'Because ', 'Source: '],
  ],
};

/** More than these pages no person wants in their hand. */
const MOST = { S3: 2, S13: 4, unknown: 12 };

const count = (text, part) => text.split(latin(part)).length - 1;

/** How many of the statements of provisions a text has, and of which. */
const statements = (text, language = ENGLISH, letters = latin) =>
  Object.keys(language).filter((key) => key.startsWith('provision.') && text.includes(letters(language[key]).slice(0, 60)));

/** That paper has each step in short, the edition and the link once, and nothing that is only pressed or folded. */
function isShort({ pages }, name) {
  const text = latin(pages.join(''));
  let rest = text.slice(text.indexOf(latin('All steps')));
  const places = EXPECTED[name].map(([title], place) => {
    const at = rest.indexOf(latin(title), place && latin(EXPECTED[name][place - 1][0]).length);
    assert.ok(at >= 0, title);
    rest = rest.slice(at);
    return text.length - rest.length;
  });
  places.forEach((from, place) => {
    let step = text.slice(from, places[place + 1] ?? text.indexOf(latin('Your answers')));
    const all = step;
    for (const part of EXPECTED[name][place]) {
      assert.ok(step.includes(latin(part)), `${part}, in this order, in ${all}`);
      step = step.slice(step.indexOf(latin(part)));
    }
  });
  assert.equal(count(text, 'One-Card Guide · Case 1'), 1);
  assert.ok(text.includes(latin(cases[name].title)));
  assert.equal(count(text, 'Open this guidance again:'), 1);
  assert.equal(text.match(/#\/s\//g).length, 1);
  assert.equal(count(text, 'Edition 2026-'), 1);
  assert.equal(count(text, ENGLISH['page.disclaimer']), 1);
  for (const only of ['How, what to bring', 'How, where, why', 'sources in the law', 'Why, how sure', 'What does not apply', 'Change one answer', 'Print']) {
    assert.equal(count(text, only), 0, only);
  }
  assert.deepEqual(statements(text), []);
  assert.ok(pages.length <= MOST[name], `${pages.length} pages`);
  noneBlank(pages);
}

/** No sheet without words: what was pushed off it would leave it empty. */
const noneBlank = (pages) => pages.forEach((page, place) => assert.ok(latin(page).length > 60, `page ${place + 1} of ${pages.length}: ${page}`));

/** How much of a picture is of a colour. */
function share(picture, isColour) {
  const { width, height, data } = PNG.sync.read(picture);
  const places = Array.from({ length: width * height }, (_, place) => data.subarray(4 * place, 4 * place + 3));
  return places.filter(isColour).length / places.length;
}

const opened = (page) => page.$$eval('main details[open]', (all) => all.map((one) => one.id));

/** What both browsers do. */
function alike(name) {
  for (const which of ['S3', 'S13']) {
    test(`${name} prints ${which} in short, by the page's button and by its own command, and leaves the page as it was`, async () => {
      const browser = browsers[name];
      await browser.show(bench.url, cases[which].route, cases[which].kept);
      const paper = await browser.byButton('Print');
      isShort(paper, which);
      // The card that carries the permit is drawn, in its colour.
      assert.ok(share(paper.picture, ([red, green]) => green > red + 30) > 0.001);
      assert.deepEqual(await opened(browser.page), [], 'nothing is open after printing that was not before');
      // What the person opened stays open, with all that is in it.
      await browser.page.click('#how-1 > summary');
      await browser.page.waitForSelector('#how-1 .step__inside');
      isShort(await browser.byKeys(), which);
      assert.deepEqual(await opened(browser.page), ['how-1']);
      assert.equal((await browser.page.$$('.step__inside')).length, 1);
    });
  }

  test(`${name} prints all sources and statements where they are asked for, and in short the next time`, async () => {
    const browser = browsers[name];
    await browser.show(bench.url, cases.S13.route, cases.S13.kept);
    const { pages } = await browser.byButton(ENGLISH['ui.print.everything']);
    const text = latin(pages.join(''));
    const stated = statements(text);
    for (const number of ['2.11', '3.16', '9b.09', '3.13']) {
      assert.ok(stated.includes(`provision.${number}`), number);
      assert.equal(count(text, ENGLISH[`provision.${number}`].slice(0, 90)), 1, `${number} once`);
    }
    assert.ok(text.includes(latin('Provisions: 2.11, 3.16')));
    assert.ok(text.includes(latin('Mon 28 Dec 2026 = Tue 15 Dec 2026 + 9 working days')));
    assert.ok(text.includes(latin('How far to trust it: ')));
    assert.equal(text.match(/#\/s\//g).length, 1);
    noneBlank(pages);
    isShort(await browser.byKeys(), 'S13');
  });

  test(`${name} prints all sheets, and a checklist with what is folded at its steps, both ways`, async () => {
    const browser = browsers[name];
    await browser.show(bench.url, `${cases.S2.route}/sheet`, cases.S2.kept);
    await browser.page.waitForSelector('.sheet');
    const sheets = (await browser.page.$$('.sheet')).length;
    for (const { pages } of [await browser.byButton(ENGLISH['ui.sheet.print']), await browser.byKeys()]) {
      assert.equal(pages.length, sheets);
      // Provisions 3.01 and 3.16: 30 days from the entry on Fri 20 Nov 2026.
      assert.ok(latin(pages.join('')).includes(latin('Sat 19 Dec 2026')));
    }
    await browser.show(bench.url, '#/procedures/change-of-passport', {});
    for (const { pages } of [await browser.byButton(ENGLISH['ui.procedures.print']), await browser.byKeys()]) {
      const text = latin(pages.join(''));
      // Provisions 2.08 and 3.10, and the articles behind them, which are folded on the screen.
      for (const part of ['no later than 9 days after the date of issue', 'Report the change for the work permit', 'Exit and Entry Administration Law (2012), art. 33']) {
        assert.ok(text.includes(latin(part)), part);
      }
      assert.ok(pages.length <= 7, `${pages.length} pages`);
    }
  });
}

/** All letters of the pages, in no order: where columns, lines and sheets end changes it. The numbers of pages are left out. */
const letters = (pages) => {
  const text = pages.map((page) => page.replace(/^\d+ ?\/ ?\d+$/m, '')).join('');
  return [...text.normalize('NFKC').replace(/[^a-z0-9]/gi, '')].sort().join('');
};

describe('both print', { concurrency: 2 }, () => {
  describe('Chromium', { concurrency: 1 }, () => {
    alike('Chromium');

    test('only the program that the page belongs to draws, and the link opens the same guidance', async () => {
      const { page, byKeys, show } = browsers.Chromium;
      await show(bench.url, cases.S3.route, cases.S3.kept);
      // The other program comes with the page of rules, and stays.
      await page.click('a[href="#/rules"]');
      await page.waitForSelector('.rule');
      await page.goBack();
      await page.waitForSelector('#how-1');
      const printed = await byKeys();
      isShort(printed, 'S3');
      const [link] = /#\/s\/[\w-]+/.exec(printed.pages.join('\n'));
      await show(bench.url, link, {});
      assert.equal(await page.locator('main h1').innerText(), cases.S3.title);
      // A guest's paper is the same, with the address that was opened.
      const guest = (await byKeys()).pages.join('\n');
      assert.ok(latin(guest).includes(latin(cases.S3.title)) && latin(guest).includes(latin('Source: Exit and Entry Administration Law (2012), art. 32')));
      assert.equal(guest.split(link).length, 2);
    });

    test('paper is in the language of the page', async () => {
      const { byKeys, show } = browsers.Chromium;
      await show(bench.url, cases.S3.route, { ...cases.S3.kept, 'one-card-guide/language': 'zh-Hans' });
      const { pages } = await byKeys();
      const text = bare(pages.join(''));
      for (const part of ['办理工作许可延期', '稳妥日期：不迟于2027年1月10日周日', '最晚日期：2027年1月11日周一', '地点：公安机关出入境管理机构', '携带：护照', '来源：《出境入境管理法》（2012年）第32条', '再次打开本指引：']) {
        assert.ok(text.includes(bare(part)), part);
      }
      assert.deepEqual(statements(text, CHINESE, bare), []);
      assert.ok(pages.length <= MOST.S3);
    });

    test('rules that are old say so on paper, once, in the words for those who read it later', async () => {
      const { page, byKeys, show } = browsers.Chromium;
      await show(bench.url, cases.S3.route, cases.S3.kept);
      // The ninetieth day after the edition, in China, comes while the page is open.
      await page.evaluate((now) => {
        const Known = Date;
        globalThis.Date = class extends Known {
          constructor(...parts) { super(...(parts.length > 0 ? parts : [now])); }
          static now() { return now; }
        };
        document.dispatchEvent(new Event('visibilitychange'));
      }, Date.UTC(2027, 1, 20, 16));
      await page.waitForSelector('main .notice[role=note]');
      const printed = latin((await byKeys()).pages.join('\n'));
      const [before, behind] = ENGLISH['page.old'].split('{day}');
      assert.equal(printed.split(latin(before)).length, 2);
      assert.ok(printed.includes(latin(`${before}Mon 23 Nov 2026${behind}`)), 'without how long ago');
    });

    test('on small sheets and in large letters nothing is cut and no page is blank; paper is white at night', async () => {
      await browsers.Chromium.show(bench.url, cases.unknown.route, cases.unknown.kept);
      const usual = await browsers.Chromium.byKeys();
      noneBlank(usual.pages);
      assert.ok(usual.pages.length <= MOST.unknown, `${usual.pages.length} pages`);
      // Each is as large as the printer's sheet: 210 by 297 mm, 148 by 210 mm, 8.5 by 11 inches, at 72 points an inch.
      const isSize = ({ size }, wanted) => assert.ok(size.every((length, side) => Math.abs(length - wanted[side]) < 1.5), `${size}`);
      isSize(usual, [595.3, 841.9]);
      for (const [sheet, size, options] of [['A5', [419.5, 595.3], { letters: 24 }], ['Letter', [612, 792], { dark: true }]]) {
        const browser = await openChromium(xvfb.Chromium, { sheet, ...options });
        try {
          await browser.show(bench.url, cases.unknown.route, cases.unknown.kept);
          assert.equal(await browser.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), Boolean(options.dark));
          const other = await browser.byKeys();
          isSize(other, size);
          assert.equal(letters(other.pages), letters(usual.pages), sheet);
          noneBlank(other.pages);
          // Half the sheet, and letters half as large again: more than two times as many pages.
          if (sheet === 'A5') assert.ok(other.pages.length > 2 * usual.pages.length, `${other.pages.length}`);
          assert.ok(share(other.picture, ([red]) => red > 200) > 0.75);
        } finally {
          await browser.close();
        }
      }
    });
  });

  describe('Firefox', { concurrency: 1 }, () => {
    alike('Firefox');

    test('a page without a form of its own is printed unfolded, and folded again after', async () => {
      const { page, byKeys, show } = browsers.Firefox;
      await show(bench.url, '#/questions', {});
      await page.waitForSelector('details');
      const answer = latin(ENGLISH['question.scam-message.answer']).slice(0, 60);
      assert.ok(latin((await byKeys()).pages.join('')).includes(answer));
      assert.deepEqual(await opened(page), []);
    });
  });
});

test('where the statements cannot be had the page says so, and prints nothing', async () => {
  const { page, close } = await bench.visit('#/', { before: async (visited) => {
    await onTheDay(visited);
    await visited.addInitScript(() => { window.print = () => { window.hasPrinted = true; }; });
  } });
  await byPointer(page, S3);
  await page.route('**/law-en-*.json', (route) => route.abort());
  const everything = page.getByRole('button', { name: ENGLISH['ui.print.everything'] });
  await everything.click();
  await page.getByRole('alert').filter({ hasText: ENGLISH['ui.print.everything.missing'] }).waitFor();
  assert.equal(await page.evaluate(() => window.hasPrinted), undefined);
  await page.unroute('**/law-en-*.json');
  await everything.click();
  await page.waitForFunction(() => window.hasPrinted);
  assert.equal(await page.getByText(ENGLISH['ui.print.everything.missing']).count(), 0);
  await close();
});

test('a browser that cannot print says how else', async () => {
  const { page, noConsole, close } = await bench.visit('#/', { before: async (visited) => {
    await onTheDay(visited);
    await visited.addInitScript(() => { window.print = undefined; });
  } });
  await byPointer(page, S2);
  await running(page);
  await page.locator('section[aria-labelledby="take-along"]', { hasText: 'cannot print from the page' }).waitFor();
  assert.equal(await page.getByRole('button', { name: 'Print' }).count(), 0);
  noConsole();
  await close();
});
