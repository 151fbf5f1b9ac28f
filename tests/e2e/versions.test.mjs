// Guidance at other times and by other rules: another day, before and after the reform, what has changed since a case was
// last seen, and a link shown by the rules of its own edition.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, test } from 'node:test';
import { EDITION, REST, accessible, open } from './browser.mjs';
import { S2, TODAY, byPointer, onTheDay } from './journey.mjs';

const bench = await open();
after(() => bench.close());

const start = (options = {}) => bench.visit('#/', { before: onTheDay, ...options });
const guidance = async () => {
  const visit = await start();
  await byPointer(visit.page, S2);
  return visit;
};
const main = (page) => page.locator('main');

test('guidance for another day is marked as such, and leads back to today', async () => {
  const { page, noConsole, close } = await guidance();
  await page.locator('#other-day').click();
  await page.locator('#as-of').fill('tomorrow');
  await page.keyboard.press('Enter');
  await main(page).getByText('Enter the date with day, month', { exact: false }).waitFor();
  assert.equal(await page.locator('#as-of').inputValue(), 'tomorrow', 'what was typed stays');
  await page.locator('#as-of').fill('15 December 2026');
  await page.keyboard.press('Enter');
  await page.locator('.notice', { hasText: 'as of Tue 15 Dec 2026' }).waitFor();
  // Entered on 20 November: the safe day of the residence permit is 19 December, four days later.
  await main(page).filter({ hasText: /Sat 19 Dec 2026\s*in 4 days/ }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'Back to today' }).click();
  await main(page).filter({ hasText: /Sat 19 Dec 2026\s*in 26 days/ }).waitFor();
  noConsole();
  await close();
});

test('the day before the reform and its first day stand side by side', async () => {
  const { page, noConsole, close } = await guidance();
  await page.locator('#other-day').click();
  await page.getByRole('link', { name: 'Before and after the reform, side by side' }).click();
  await page.waitForURL((url) => /#\/case\/[^/]+\/reform$/.test(url.hash));
  const column = (name) => page.locator('section', { has: page.getByRole('heading', { name, exact: true }) }).innerText();
  const [before, now] = [await column('Until 30 November 2024'), await column('From 1 December 2024')];
  assert.match(before, /Apply for the plastic card/);
  assert.doesNotMatch(before, /电子社保卡/);
  assert.match(now, /Put the permit on your phone/);
  assert.doesNotMatch(now, /Apply for the plastic card/);
  await page.getByText('No longer: “Apply for the plastic card”').waitFor();
  await accessible(page);
  noConsole();
  await close();
});

test('a case that is opened again after its deadline says what is new', async () => {
  const { page, noConsole, close } = await guidance();
  const address = page.url();
  const news = page.locator('section', { hasText: 'Since you last looked, on Mon 23 Nov 2026' });
  assert.equal(await news.count(), 0, 'nothing is new at first');
  await page.goto(bench.url + '#/');
  await page.clock.setFixedTime(new Date(TODAY.getTime() + 30 * 24 * 3600 * 1000));
  await page.goto(address);
  await page.reload();
  await news.getByText('New: ', { exact: false }).first().waitFor();
  // On 23 December the thirty days after 20 November are over.
  assert.match(await news.innerText(), /New: The 30 days are over/);
  await accessible(page);
  await page.reload();
  await page.locator('main h1').waitFor();
  assert.equal(await news.count(), 0, 'what was seen is no news');
  noConsole();
  await close();
});

test('without the file of the rules the page says so, keeps the answer and tries again', async () => {
  const { page, close } = await start();
  await page.route('**/words-en-*.bin', (route) => route.abort());
  await page.locator('a[href="#/start/foreign"]').click();
  await page.getByRole('heading', { name: 'The rules could not be loaded' }).waitFor();
  await accessible(page);
  await page.unroute('**/words-en-*.bin');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.waitForURL((url) => url.hash.endsWith('/ask/place'));
  await close();
});

/** The text of a link with another edition's hash: bytes 2 to 5, then the checksum of RFC 4880 anew. */
function withEdition(payload, hash) {
  const bytes = Buffer.from(payload, 'base64url');
  Buffer.from(hash, 'hex').copy(bytes, 2);
  let crc = 0xb704ce;
  for (const byte of bytes.subarray(0, -3)) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if (crc & 0x1000000) crc ^= 0x1864cfb;
    }
  }
  bytes.writeUIntBE(crc & 0xffffff, bytes.length - 3, 3);
  return bytes.toString('base64url');
}

/**
 * An earlier edition, in which a rule was wrong: 28 days for the residence permit, and which asks one thing more before all others.
 * Its hash, and what a browser loads.
 */
function earlierEdition() {
  const folder = mkdtempSync(join(tmpdir(), 'edition-'));
  cpSync('src/rulebook', join(folder, 'rulebook'), { recursive: true });
  const file = join(folder, 'rulebook/rules/1-coming.toml');
  const rules = readFileSync(file, 'utf8');
  const rule = rules.indexOf('id     = "residence-permit.apply"');
  const wrong = rules.slice(rule).replace('within = "30 days"', 'within = "28 days"');
  assert.ok(rule > 0 && wrong !== rules.slice(rule));
  writeFileSync(file, rules.slice(0, rule) + wrong);
  const facts = join(folder, 'rulebook/facts.toml');
  writeFileSync(facts, `[[fact]]\nid = "gone"\nnumber = 900\nkind = "yes-no"\n\n${readFileSync(facts, 'utf8')}`);
  const run = (...command) => execFileSync('cargo', ['run', '--locked', '--quiet', '--', 'edition', ...command], { encoding: 'utf8' }).trim();
  const frozen = run('freeze', join(folder, 'rulebook'), 'src/text', join(folder, 'archive'));
  const packed = run('pack', frozen, folder).split('\n').find((each) => each.endsWith('-en.bin'));
  const content = readFileSync(packed);
  rmSync(folder, { recursive: true });
  return { name: basename(packed), hash: /edition-([0-9a-f]{8})-en/.exec(packed)[1], content };
}

async function linkOf(page) {
  await page.locator('.take a[href$="/keep"]').click();
  return /#\/s\/([\w-]+)$/.exec(await page.locator('#share-link').inputValue())[1];
}

test('a link of an earlier edition is shown as now, and as then once its rules are fetched', async () => {
  const edition = earlierEdition();
  const sender = await guidance();
  const payload = withEdition(await linkOf(sender.page), edition.hash);
  await sender.close();
  const before = async (page) => {
    await onTheDay(page);
    await page.route(`**/${edition.name}`, (route) => route.fulfill({ body: edition.content }));
  };
  const { page, noConsole, onlyLoadRequests, close } = await bench.visit(`#/s/${payload}`, { before });
  // 20 November + 29 days; under the rule that was corrected, 27.
  await main(page).getByText('Sat 19 Dec 2026').first().waitFor();
  assert.equal(await main(page).getByText('Thu 17 Dec 2026').count(), 0, "today's rules are not those of then");
  await page.getByRole('button', { name: 'As when it was shared' }).click();
  await main(page).getByText('Thu 17 Dec 2026').first().waitFor();
  await page.getByText('Moved: Apply for the residence permit', { exact: false }).waitFor();
  await main(page).getByText(`(${edition.hash})`, { exact: false }).first().waitFor();
  await accessible(page);
  await page.getByRole('button', { name: 'As now' }).click();
  await page.waitForFunction(() => !document.querySelector('main').innerText.includes('Thu 17 Dec 2026'));
  noConsole();
  onlyLoadRequests(EDITION, REST, /^edition-[0-9a-f]{8}-en\.bin$/);
  await close();
});

test('the guidance of then is shown in the language of the page, whichever is chosen meanwhile', async () => {
  const sender = await guidance();
  const payload = await linkOf(sender.page);
  await sender.close();
  const dayAfter = (page) => page.clock.setFixedTime(new Date(TODAY.getTime() + 86_400_000));
  const { page, noConsole, close } = await bench.visit(`#/s/${payload}`, { before: dayAfter });
  await page.getByRole('button', { name: 'As when it was shared' }).click();
  await page.locator('[aria-pressed=true]', { hasText: 'As when it was shared' }).waitFor();
  for (const [name, tag, says] of [['中文', 'zh-Hans', /\p{Script=Han}/u], ['English', 'en', /^[^\p{Script=Han}]*$/u]]) {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted, tag);
    await page.locator('.receipt', { hasText: '2026-11-23' }).filter({ hasText: says }).waitFor();
    await main(page).locator('h1').filter({ hasText: says }).waitFor();
  }
  noConsole();
  await close();
});

test('where the rules of then cannot be had the page says so and shows no others in their place', async () => {
  const sender = await guidance();
  const payload = withEdition(await linkOf(sender.page), '00112233');
  await sender.close();
  const { page, close } = await bench.visit(`#/s/${payload}`, { before: onTheDay });
  await main(page).getByText('Sat 19 Dec 2026').first().waitFor();
  await page.getByRole('button', { name: 'As when it was shared' }).click();
  await page.getByText('The rules of edition 00112233 could not be had', { exact: false }).waitFor();
  assert.equal(await main(page).getByText('Sat 19 Dec 2026').count(), 0);
  await accessible(page);
  await close();
});
