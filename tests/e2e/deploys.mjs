// Random sequences of releases and visits in a real browser, slower and fewer than those of tests/worker/:
//   . .ci/env.sh; node tests/e2e/deploys.mjs [how many] [the first seed]
// The releases are made of dist/, each with other names for all marked files; the first one has the worker and the name of 15
// digits of earlier releases. Each visit must run, every file that its page names must come whole and of its release, and the
// cases must be there. Half-published hosts, no network, a browser that is closed, forced reloads, a second tab and "Use it now"
// go between.
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chanceOf } from '../worker/world.mjs';
import { CHROME, DESK, FLAGS, PREFIX, chromium, open, running } from './browser.mjs';
import { TODAY, onTheDay } from './journey.mjs';
import { keptCases } from './pages.mjs';
import { OLD_WORKER, otherRelease } from './releases.mjs';
import { serve } from './server.mjs';

const [count = 20, from = 1] = process.argv.slice(2).map(Number);
const LENGTH = 16;
const HOUR = 3600_000;
const ROUTES = ['#/', '#/', '#/case/1', '#/rules'];
const KINDS = ['publish', 'publish', 'publish by halves', 'settle', 'settle', 'visit', 'visit', 'visit', 'reload', 'reload', 'forced reload', 'other tab', 'close', 'press', 'press', 'press', 'offline', 'online', 'online', 'end of the browser', 'an hour later'];

const releases = [otherRelease(1, { worker: OLD_WORKER, digits: 15 }), ...[2, 3, 4].map((number) => otherRelease(number))].map((folder) => ({
  folder,
  name: /data-release="(\w+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))[1],
  files: readdirSync(folder).filter((name) => !/^(service-worker|edition-[0-9a-f]{8}-)/.test(name)).map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]),
}));
const byName = new Map(releases.map((release) => [release.name, release]));
const scratch = [];
const emptyFolder = (name) => {
  const folder = mkdtempSync(join(tmpdir(), name));
  scratch.push(folder);
  return folder;
};

/** A folder in which some files are those of one release already and some still those of the one before. */
function halfOf(before, release, chance) {
  const folder = emptyFolder('half-');
  for (const name of new Set([...readdirSync(before.folder), ...readdirSync(release.folder)])) {
    const source = join(chance.pick([before, release]).folder, name);
    if (existsSync(source)) cpSync(source, join(folder, name));
  }
  return folder;
}

const sites = { [PREFIX]: releases[0].folder };
const site = await serve({ sites, cache: 'max-age=1' });
const bench = await open([], site);

/** Which files of its release a page does not get whole. */
const missing = (page, files) => page.evaluate(async (list) => {
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const whole = async ([name, hash]) => {
    const response = await fetch(`./${name}`).catch(() => undefined);
    const content = response?.ok ? await response.arrayBuffer().catch(() => undefined) : undefined;
    return content && hex(await crypto.subtle.digest('SHA-256', content)) === hash;
  };
  const found = [];
  for (const each of list) if (!(await whole(each))) found.push(each[0]);
  return found;
}, files);
const cases = (page) => page.evaluate(() => JSON.stringify(Object.entries(localStorage).filter(([key]) => /case-order|guide\/[^/]+$/.test(key)).sort()));

/** A load that Chromium loses, where it falls into the moment at which one worker gives way to the next, is begun anew. */
let lost = 0;
async function loaded(page, address, load = () => page.goto(address)) {
  try {
    await load();
  } catch (error) {
    if (!/Timeout|ERR_ABORTED/.test(error.message)) throw error;
    lost += 1;
    await page.goto('about:blank').catch(() => {});
    await page.goto(address);
  }
}

async function sequence(seed) {
  const chance = chanceOf(seed);
  const done = [];
  let at = 0;
  let half;
  let online = true;
  sites[PREFIX] = releases[0].folder;
  const home = emptyFolder('profile-');
  let profile;
  const tabs = {};
  const newTab = async (name) => {
    const page = await profile.newPage();
    page.setDefaultTimeout(30_000);
    await onTheDay(page);
    tabs[name] = page;
    return page;
  };
  const begin = async () => {
    profile = await chromium.launchPersistentContext(home, { executablePath: CHROME, args: FLAGS, viewport: DESK, locale: 'en-GB', timezoneId: 'Asia/Shanghai' });
    return newTab('one');
  };
  let page = await begin();
  await page.goto(site.url);
  await page.evaluate((store) => { for (const [key, value] of Object.entries(store)) localStorage.setItem(key, value); }, await keptCases(bench));
  await page.waitForSelector('html[data-kept]', { state: 'attached' });
  const answers = await cases(page);
  let release = releases[0].name;

  /** The release in use is kept from the first visit on: so every visit runs, but for one past the worker without its host. */
  const look = async (page) => {
    await running(page).catch(async () => {
      throw new Error(`a dead page: ${await page.evaluate(() => JSON.stringify({ ...document.documentElement.dataset, words: document.querySelector('main')?.innerText.slice(0, 80) }))}`);
    });
    const present = await page.locator('html').getAttribute('data-release');
    const lacks = await missing(page, byName.get(present).files);
    if (lacks.length > 0) throw new Error(`${present} misses ${lacks}`);
    if ((await cases(page)) !== answers) throw new Error('the answers are not as they were');
    return present;
  };
  const keep = async (page) => {
    const present = await look(page);
    if (present !== release) throw new Error(`${present} instead of ${release} without a word`);
  };
  const act = {
    publish: () => at + 1 < releases.length && (half = undefined, sites[PREFIX] = releases[++at].folder, releases[at].name),
    'publish by halves': () => at + 1 < releases.length && (half = true, sites[PREFIX] = halfOf(releases[at], releases[++at], chance), releases[at].name),
    settle: () => half && (half = undefined, sites[PREFIX] = releases[at].folder, true),
    visit: async (page) => {
      const route = chance.pick(ROUTES);
      await page.goto('about:blank');
      await loaded(page, site.url + route);
      await keep(page);
      return true;
    },
    reload: async (page) => { await loaded(page, page.url(), () => page.reload()); await keep(page); return true; },
    'forced reload': async (page) => {
      if (half || !online) return false;
      const session = await profile.newCDPSession(page);
      await Promise.all([page.waitForEvent('load'), session.send('Page.reload', { ignoreCache: true })]);
      await session.detach();
      // The host's page speaks for its release: it is put in use once it is whole.
      await running(page);
      while (!(await page.evaluate(async (place) => (await (await caches.match(place))?.json())?.release === document.documentElement.dataset.release, `${site.url}?in-use`))) {
        await page.waitForTimeout(100);
      }
      release = await look(page);
      return true;
    },
    'other tab': async () => {
      if (tabs.other) return false;
      await newTab('other');
      await loaded(tabs.other, `${site.url}#/`);
      await keep(tabs.other);
      return true;
    },
    close: async () => tabs.other && (await tabs.other.close(), delete tabs.other, true),
    press: async (page) => {
      const button = page.locator('.notice--news[role=status]').getByRole('button', { name: 'Use it now' });
      if ((await button.count()) === 0) return false;
      await Promise.all([page.waitForEvent('load'), button.click()]);
      release = await look(page);
      return release;
    },
    offline: async () => online && (online = false, await profile.setOffline(true), true),
    online: async () => !online && (online = true, await profile.setOffline(false), true),
    'end of the browser': async () => {
      await profile.close();
      delete tabs.other;
      page = await begin();
      await profile.setOffline(!online);
      return act.visit(page);
    },
    'an hour later': async (page) => {
      await page.clock.setFixedTime(new Date(TODAY.getTime() + HOUR + 1));
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      return true;
    },
  };
  try {
    for (let step = 0; step < LENGTH; step += 1) {
      const kind = chance.pick(KINDS);
      const tab = chance.whether(0.7) || !tabs.other ? 'one' : 'other';
      await page.waitForTimeout(chance.pick([100, 1200]));
      done.push(`${kind} (${tab})`);
      const came = await act[kind](tabs[tab]);
      if (came) done[done.length - 1] += typeof came === 'string' ? `: ${came}` : '';
      else done.pop();
    }
    // All is well: the newest release is announced, and comes.
    done.push('at the end');
    sites[PREFIX] = releases[at].folder;
    await act.close();
    await act.online();
    await page.waitForTimeout(1200);
    const news = page.locator('.notice--news[role=status]');
    // Chromium lets a new worker wait for the next visit where the one before has something to answer at that very moment.
    for (let visits = 0; visits < 3 && (visits === 0 || (release !== releases[at].name && (await news.count()) === 0)); visits += 1) {
      await page.goto('about:blank');
      await loaded(page, `${site.url}#/`);
      await keep(page);
      if (release !== releases[at].name) await news.waitFor({ timeout: 10_000 }).catch(() => {});
    }
    if (release !== releases[at].name) {
      if ((await act.press(page)) !== releases[at].name) throw new Error('"Use it now" does not bring the newest release');
    }
    await profile.setOffline(true);
    await act.visit(page);
  } catch (error) {
    return { done, error };
  } finally {
    await profile.close();
  }
  return { done };
}

let failed = 0;
for (let seed = from; seed < from + count; seed += 1) {
  const { done, error } = await sequence(seed);
  console.log(`${error ? 'failed' : 'passed'}  seed ${seed}: ${done.join(', ')}`);
  if (error) { failed += 1; console.log(error.message); }
}
await bench.close();
for (const folder of [...releases.map(({ folder }) => folder), ...scratch]) rmSync(folder, { recursive: true });
console.log(`loads that the browser lost: ${lost}`);
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
