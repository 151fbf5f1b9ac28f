// The pages that are looked at one by one: by axe, by Lighthouse, by the camera and by all other checks of every page. A
// new page is a new line here; a test compares the list with the addresses in src/app/route.rs.
import { readFileSync } from 'node:fs';
import { onTheDay } from './journey.mjs';

/** The name that a page's pictures carry, and its address. Numbers of cases are those of CASES. */
export const PAGES = {
  home: '#/',
  'home-with-cases': '#/',
  'question-options': '#/case/1/ask/status',
  'question-date': '#/case/1/ask/entered-on',
  guidance: '#/case/1',
  'guidance-card': '#/case/2',
  'guidance-unknown': '#/case/3',
  'guidance-empty': '#/case/4',
  reform: '#/case/1/reform',
  'what-if': '#/case/1/what-if',
  open: '#/open',
  sheet: '#/case/1/sheet',
  keep: '#/case/1/keep',
  calendar: '#/case/1/keep/calendar',
  messages: '#/case/1/messages',
  shared: '#/s/EBgmL4fBwhABCQEJAgkBCrwQCQMRAmkGCQIGeuU',
  procedures: '#/procedures',
  'one-procedure': '#/procedures/extension',
  questions: '#/questions',
  'one-question': '#/questions/apostille',
  rules: '#/rules',
  'one-rule': '#/rules/residence-permit.apply',
  about: '#/about',
  'no-such-case': '#/case/99',
  'not-found': '#/no/such/page',
};

/** Pages that say on purpose that there is nothing at their address. */
export const ABSENT = new Set(['no-such-case', 'not-found']);

/** Pages that are another one but for what is open or how much they list: the slow checks look at them once, as they come. */
export const TWINS = new Set(['one-question', 'one-rule', 'guidance-empty', 'calendar']);

/** Addresses that lead on to another one at once. */
const LEADING_ON = ['#/start/{option}'];

/** The names of all facts, in the order of asking. */
export const FACTS = [...source('rulebook/facts.toml').matchAll(/^id\s*=\s*"([^"]+)"/gm)].map(([, id]) => id);

/** Case files: S2, S5, nothing known of what can be unknown, and nothing at all. They get numbers from 1. */
export const CASES = [
  {
    // A name that is in no language.
    name: 'A 1',
    answers: {
      person: 'foreign', place: 'in-china', status: 'z-visa', 'entered-on': '2026-11-20', assignment: 'year-or-more', proof: 'letter',
      city: 'other', category: 'b', 'home-scheme': 'none', 'employed-from': '2026-12-01',
    },
    done: ['register-accommodation'],
  },
  {
    answers: {
      person: 'foreign', place: 'in-china', status: 'work-residence', proof: 'plastic', 'permit-expires-on': '2027-08-31',
      'residence-expires-on': '2027-08-31', event: 'passport', 'changed-on': '2026-11-16', city: 'other', 'home-scheme': 'none',
    },
  },
  { answers: { ...Object.fromEntries(FACTS.map((fact) => [fact, null])), person: 'foreign', place: 'in-china' } },
  { answers: {} },
];

let kept;

/**
 * What stands in the store after CASES were opened from their files; for `visit(route, { kept })`. Their ids are as releases
 * gave them that counted on: 1, 2, …
 */
export function keptCases(bench) {
  return (kept ??= open(bench));
}

async function open(bench) {
  const { page, close } = await bench.visit('#/', { before: onTheDay });
  for (const [place, file] of CASES.entries()) {
    const given = page.waitForEvent('filechooser');
    await page.evaluate(() => { location.hash = '#/open'; });
    await page.locator('.file-button').click();
    const buffer = Buffer.from(JSON.stringify({ format: 1, ...file }));
    await (await given).setFiles({ name: 'case.json', mimeType: 'application/json', buffer });
    await page.waitForURL((url) => url.hash.startsWith(`#/case/${place + 1}`));
    await page.locator('main:not(.page--waiting) h1').waitFor();
  }
  const store = Object.entries(await page.evaluate(() => ({ ...localStorage })));
  await close();
  const old = (id) => id.replace(/^(\d)\w{4}\b/, '$1');
  return Object.fromEntries(store.map(([key, value]) => {
    if (key.endsWith('/case-order')) return [key, value.split(' ').map(old).join(' ')];
    return [key.replace(/[^/]+(?=$|\/seen$)/, old), value];
  }));
}

/** What `visit` needs for a page of this name. */
export const optionsFor = async (bench, name, options = {}) => ({ before: onTheDay, kept: name === 'home' ? {} : await keptCases(bench), ...options });

/** Addresses of src/app/route.rs that no page of the list has, and pages whose address it does not know. */
export function unlisted() {
  const known = [...source('app/route.rs').matchAll(/Route::[^=]*=> (?:out\.write_str\(|write!\(out, )"(#\/[^"]*)"/g)].map(([, pattern]) => pattern);
  const shape = (pattern) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  const routes = Object.entries(PAGES).filter(([name]) => name !== 'not-found').map(([, route]) => route);
  return [
    ...known.filter((pattern) => !LEADING_ON.includes(pattern) && !routes.some((route) => shape(pattern).test(route))),
    ...routes.filter((route) => !known.some((pattern) => shape(pattern).test(route))),
  ];
}

function source(path) {
  return readFileSync(new URL(`../../src/${path}`, import.meta.url), 'utf8');
}
