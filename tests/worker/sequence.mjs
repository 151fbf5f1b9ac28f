// Random sequences of what hosts, lines, browsers and persons do, and what must hold whatever they do:
//
// - Runs: where the release in use is kept whole, or the host can be reached and is consistent, a visit gets every file that its
//   page names, whole and of one release. The worker that is kept as it was is held to that only where it uses its own release.
// - The word: nothing but the person's word changes the release, unless its files are gone or the page came from the host.
// - Open tabs get the files of their release also after another one was put in use.
// - Nothing of others is touched, nor the answers; what is kept is thrown away only where there is no room.
// - At the end, with a host and a line as they should be, the newest release is announced, and comes when the person says so.
import { Browser } from './browser.mjs';
import { makeRelease, NEW_WORKER, OLD_WORKER, RARE } from './releases.mjs';
import { SCOPE, chanceOf } from './world.mjs';

const ACTIONS = {
  publish: 10, 'publish by halves': 8, 'publish an earlier one': 2, settle: 10,
  visit: 12, 'visit another page': 4, reload: 10, 'forced reload': 5, close: 3, press: 12, later: 1, rest: 2, ask: 8, 'an hour later': 5,
  offline: 4, online: 8, 'bad line': 4, 'good line': 8, 'sign in': 2, 'signed in': 6,
  stop: 6, 'end of the browser': 4, damage: 3, 'no room': 2, room: 4, 'HTTP cache emptied': 3, wait: 12,
};
const TABS = ['one', 'other'];
const KINDS = Object.entries(ACTIONS).flatMap(([kind, weight]) => Array(weight).fill(kind));
const LENGTH = 30;

/** Releases to choose from: those of the worker that is kept as it was, and those of `worker`. */
export function makePool({ worker = NEW_WORKER, digits = [8] } = {}) {
  const old = [15, 16, 15, 16].map((length, at) => makeRelease(at + 1, { worker: OLD_WORKER, digits: length }));
  const next = [5, 6, 7, 8, 9].map((number) => ({ ...makeRelease(number, { worker, digits: digits[number % digits.length] }), old: false }));
  return { old, next };
}

/** What a seed means: which releases, what the HTTP cache does, which actions, each with a seed of its own. */
export function planOf(seed) {
  const chance = chanceOf(seed);
  const action = () => ({
    kind: chance.pick(KINDS), tab: chance.whether(0.7) ? TABS[0] : TABS[1], seed: chance.below(2 ** 32), steps: chance.whether(0.3) ? chance.below(80) : Infinity,
  });
  return {
    seed, olds: chance.pick([0, 0, 1, 1, 2, 3]), from: chance.below(2), maxAge: chance.pick([1, 600]), keepsErrors: chance.whether(0.3),
    actions: [{ ...action(), kind: 'visit', steps: Infinity }, ...Array.from({ length: LENGTH }, action)],
  };
}

class Sequence {
  done = [];
  /** The pages that are being judged. */
  judging = new Set();
  /** How often the worker that is kept as it was has come into trouble. */
  troubles = 0;

  constructor(pool, plan) {
    this.plan = plan;
    const olds = pool.old.slice(plan.from, plan.from + plan.olds);
    this.releases = [...olds, ...pool.next];
    this.firstNew = olds.length;
    this.at = 0;
    this.browser = new Browser(this.releases);
    this.browser.onReload = (tab, kind, hash) => this.open(tab, kind, hash);
    this.browser.onActivation = () => { if (this.oldInTrouble) this.troubles += 1; };
    this.world = this.browser.world;
    Object.assign(this.world, { maxAge: plan.maxAge, keepsErrors: plan.keepsErrors });
    this.world.publish(this.releases[0]);
  }

  get faults() {
    return this.browser.faults;
  }

  get oldIsActive() {
    return this.releases.some(({ old, script }) => old && script === this.browser.registration?.active?.script);
  }

  /** The worker that is kept as it was answers for a release that is not its own, or of which something is gone: it is known to fail. */
  get oldInTrouble() {
    const script = this.browser.registration?.active?.script;
    const of = this.releases.find((release) => release.script === script);
    const inUse = this.browser.used.at(-1);
    return Boolean(of?.old && inUse && !(of.name === inUse && this.browser.isWhole(inUse)));
  }

  snapshot() {
    const { browser, world } = this;
    const own = this.releases.find(({ old, script }) => !old && script === browser.registration?.active?.script);
    return {
      promised: browser.promised, losses: browser.losses, moves: browser.movesAt, changes: world.changes, troubles: this.oldInTrouble ? NaN : this.troubles, hidesDamage: browser.hidesDamage,
      // The present worker asks the host for its newest page, whatever the browser's HTTP cache has.
      calm: world.calm || (world.settled && own && !world.keepsErrors),
      // Where there is no room for the note that it is in use, the host is asked.
      own: own && browser.isWhole(own.name) && this.storage.room === Infinity,
    };
  }

  open(tab, kind, hash = '') {
    const begun = this.snapshot();
    if (kind === 'forced') this.browser.moves += 1;
    const page = this.browser.open(tab, kind, hash);
    page.kind = kind;
    this.judging.add(page);
    page.loaded.then(() => { this.judging.delete(page); this.judge(page, begun); }, (error) => this.faults.push(String(error.stack)));
    return page;
  }

  /** Whether a page may rely on the host. */
  rests(begun) {
    return begun.calm && begun.changes === this.world.changes && !begun.hidesDamage && !this.browser.hidesDamage;
  }

  judge(page, begun) {
    if (page.ended || begun.troubles !== this.troubles || this.oldInTrouble) return;
    const { browser } = this;
    // A page may come from what was damaged the next moment, or thrown away on the person's word.
    if (begun.losses !== browser.losses) return;
    const promised = begun.promised;
    const rests = this.rests(begun);
    const relies = promised && page.kind !== 'forced' && (browser.keeps(promised) || browser.keeps(promised, 1));
    const own = begun.own && page.kind !== 'forced' && !begun.hidesDamage && begun.changes === this.world.changes;
    if (own && !page.runs) this.faults.push(`a dead page (${page.kind}), though the worker's own release is here`);
    const why = rests ? 'the host is as it should be' : `${promised} is kept`;
    if ((rests || relies) && !page.runs) this.faults.push(`a dead page (${page.kind}), though ${why}; missing: ${page.missing}`);
    const missing = page.missing.filter((name) => rests || name !== RARE);
    if ((rests || relies) && page.runs && missing.length > 0) this.faults.push(`${page.release} misses ${missing}, though ${why}`);
    if (relies && page.release !== promised && browser.used.at(-1) === promised && browser.moves === begun.moves) this.faults.push(`${page.release} instead of ${promised} without a word`);
  }

  ask(page) {
    // The worker that is kept as it was fails tabs of the release before, and does not claim a page that was loaded past it.
    const oldFails = () => this.oldIsActive && (!page.controller || this.browser.used.at(-1) !== page.release);
    const may = () => !oldFails() && (this.browser.keeps(page.release) || this.browser.keeps(page.release, 1));
    const begun = this.snapshot();
    const kept = may();
    page.asked.clear();
    this.judging.add(page);
    return page.askAll().then(() => {
      this.judging.delete(page);
      if (page.ended || begun.troubles !== this.troubles || this.oldInTrouble) return;
      const rests = this.rests(begun) && page.release === this.world.release.name;
      const missing = page.missing.filter((name) => rests || name !== RARE);
      if (((kept && may()) || rests) && missing.length > 0) this.faults.push(`an open tab of ${page.release} misses ${missing}`);
    }, (error) => this.faults.push(String(error.stack)));
  }

  /** After a visit with a host as it should be, of which everything has come to rest, the newest release is kept or announced. */
  atRest(page) {
    const { world, browser } = this;
    if (!page.runs || page.ended || !world.settled || this.storage.room < Infinity || browser.hidesDamage) return;
    const newest = world.release.name;
    if (page.dataset.kept === undefined) this.faults.push(`nothing is kept after a visit of ${page.release}`);
    if (page.release === newest && page.dataset.newer) this.faults.push(`${newest} itself is told that there is a newer one`);
    if (page.release !== newest && !page.dataset.newer) this.faults.push(`${newest} is not announced on the page of ${page.release}`);
  }

  /** After the person's word, and with the host as it should be, the newest release is here. */
  hasCome(tab) {
    const { world, browser } = this;
    const page = browser.tabs.get(tab);
    if (!this.newestHears || !world.settled || this.oldIsActive) return;
    if (page.release !== world.release.name) this.faults.push(`"Use it now" does not bring ${world.release.name}`);
  }

  /** Says what was done, or nothing where it could not be. */
  act({ kind, tab, seed }) {
    const { browser, world } = this;
    const chance = chanceOf(seed);
    const page = browser.tabs.get(tab);
    const { registration } = browser;
    const publish = (at, half) => {
      this.at = at;
      world.publish(this.releases[at], half);
      return `${kind}: ${this.releases[at].name}${this.releases[at].old ? ' (old worker)' : ''}`;
    };
    const next = this.at + 1 < this.releases.length;
    switch (kind) {
      case 'publish': return next && publish(this.at + 1);
      case 'publish by halves': return next && publish(this.at + 1, seed);
      case 'publish an earlier one': return this.at > this.firstNew && publish(this.at - 1);
      case 'settle': return world.half && (world.settle(), kind);
      case 'visit': return this.open(tab, 'visit'), `${kind} in tab ${tab}`;
      case 'visit another page': return this.open(tab, 'visit', '#/rules'), `${kind} in tab ${tab}`;
      case 'reload': return page && (this.open(tab, 'reload', page.hash), `${kind} tab ${tab}`);
      case 'forced reload': return page && (this.open(tab, 'forced', page.hash), `${kind} of tab ${tab}`);
      case 'close': return page && (browser.close(tab), `${kind} tab ${tab}`);
      case 'press': {
        if (!page?.runs || !page.dataset.newer) return undefined;
        browser.moves += 1;
        this.pressed = true;
        if (this.storage.room < Infinity) browser.mayForget = true;
        this.newestHears = registration.active.script === world.release.script && !browser.hidesDamage;
        page.press();
        return `"Use it now" in tab ${tab}`;
      }
      case 'later': return page?.runs && page.dataset.newer && (page.dataset.putOff = page.dataset.newer, kind);
      case 'rest': return page?.runs && (page.askRest(), `the lazy part in tab ${tab}`);
      case 'ask': return page?.runs && page.done && (this.ask(page), `tab ${tab} asks for all files`);
      case 'an hour later': world.now += 3_600_001; return page?.runs && (page.shown(), `tab ${tab} is shown an hour later`);
      case 'offline': return world.online && (world.online = false, world.changed(), kind);
      case 'online': return !world.online && (world.online = true, world.changed(), kind);
      case 'bad line': return world.cuts === 0 && (world.cuts = 0.3, world.changed(), kind);
      case 'good line': return world.cuts > 0 && (world.cuts = 0, world.changed(), kind);
      case 'sign in': return !world.portal && (world.portal = true, world.changed(), kind);
      case 'signed in': return world.portal && (world.portal = false, world.changed(), kind);
      case 'stop': {
        const worker = registration?.active;
        return worker?.run && worker.fetching === 0 && (worker.stop(), 'the worker is stopped');
      }
      case 'end of the browser': browser.end(); return kind;
      case 'damage': {
        const places = [...browser.cache.keys()].filter((address) => /\?[0-9a-f]{64}$/.test(address));
        if (places.length === 0) return undefined;
        const place = chance.pick(places);
        browser.cache.get(place).body = Buffer.from('damaged');
        browser.moves += 1;
        browser.losses += 1;
        world.changes += 1;
        for (const release of this.releases) if (browser.listed(release).some(([name, hash]) => place === `${SCOPE}${name}?${hash}`)) browser.harmed.add(release.name);
        return `damaged: ${place.slice(SCOPE.length, -60)}…`;
      }
      case 'no room':
        // The person's word may still be on its way.
        if (this.pressed && world.tasks.length > 0) browser.mayForget = true;
        this.storage.room = this.storage.used + chance.below(3000); return kind;
      case 'room': return this.storage.room < Infinity && (this.storage.room = Infinity, kind);
      case 'HTTP cache emptied': return world.kept.size > 0 && (world.kept.clear(), kind);
      case 'wait': { const seconds = chance.pick([3, 60, 900, 7200, 86400]); world.now += seconds * 1000; return `${seconds} seconds`; }
      default: throw new Error(kind);
    }
  }

  get storage() {
    return this.browser.storage;
  }

  async go(action) {
    const { world, browser } = this;
    world.chance = chanceOf(action.seed);
    world.now += 1000;
    const what = this.act(action);
    if (!what) return;
    this.done.push(action.steps < Infinity ? `${what}, and ${action.steps} steps` : what);
    await world.run(action.steps);
    if (action.steps === Infinity && action.kind === 'press') this.hasCome(action.tab);
    if (action.steps === Infinity && /visit|reload/.test(action.kind)) this.atRest(browser.tabs.get(action.tab));
    if (world.tasks.length === 0 && [...this.judging].some(({ ended }) => !ended)) this.faults.push('a page waits for ever');
    browser.untouched();
  }

  /** All is well again: the newest release comes, also without a network. */
  async end() {
    const { world, browser } = this;
    const last = Math.max(this.at, this.firstNew);
    if (this.at !== last) this.at = (world.publish(this.releases[last]), last);
    await world.run();
    // In one sequence of two by the worker that has run all along.
    if (this.plan.seed % 2 === 0) browser.end();
    Object.assign(world, { online: true, cuts: 0, portal: false });
    world.settle();
    this.storage.room = Infinity;
    world.now += 86_400_000;
    const newest = this.releases[last].name;
    const open = async (kind) => {
      const page = this.open(TABS[0], kind);
      await world.run();
      return page;
    };
    this.done.push(`at the end ${newest} is there, and all is well`);
    // A damaged file is found when it is served, one a visit.
    const until = async (fits) => {
      let page = await open('visit');
      for (let visits = 0; visits < 6 && !(page.runs && page.missing.length === 0 && fits(page)); visits += 1) page = await open('visit');
      return page;
    };
    let page = await until(({ release, dataset }) => release === newest || dataset.newer);
    if (!page.runs || page.missing.length > 0) return this.faults.push('at the end the page is dead');
    if (page.release !== newest) {
      if (!page.dataset.newer) return this.faults.push(`at the end ${newest} is not announced on the page of ${page.release}`);
      browser.moves += 1;
      page.press();
      const hidden = browser.hidesDamage;
      await world.run();
      page = hidden ? await until(() => true) : browser.tabs.get(TABS[0]);
      if (page.release !== newest) return this.faults.push(`"Use it now" does not bring ${newest}`);
    }
    if (page.dataset.kept === undefined) return this.faults.push('the newest release is not kept');
    world.online = false;
    world.changed();
    world.now += 86_400_000;
    browser.registration.active.stop();
    for (const kind of ['reload', 'visit']) {
      page = await open(kind);
      if (!page.runs || page.release !== newest || page.missing.some((name) => name !== RARE)) return this.faults.push(`without a network (${kind}): ${page.release}, missing ${page.missing}`);
    }
  }
}

/** Runs a plan, to the end or to the first fault. Says what went wrong, and what was done until then. */
export async function run(pool, plan) {
  const sequence = new Sequence(pool, plan);
  for (const action of plan.actions) {
    await sequence.go(action);
    if (sequence.faults.length > 0 && !plan.toTheEnd) break;
  }
  if (sequence.faults.length === 0) await sequence.end();
  return { faults: sequence.faults, done: sequence.done };
}

/** The same plan with as few actions as still go wrong. */
export async function shrink(pool, plan) {
  let least = plan;
  for (let size = 8; size >= 1; size = size >> 1) {
    for (let at = 0; at < least.actions.length; ) {
      const fewer = { ...least, actions: least.actions.toSpliced(at, size) };
      if ((await run(pool, fewer)).faults.length > 0) least = fewer;
      else at += size;
    }
  }
  return least;
}

/** The first of these seeds that goes wrong, or nothing. */
export async function firstFault(pool, from, count) {
  for (let seed = from; seed < from + count; seed += 1) {
    if ((await run(pool, planOf(seed))).faults.length > 0) return seed;
  }
  return undefined;
}

/** A short way to what goes wrong with this seed, to be read. */
export async function told(pool, seed) {
  const plan = planOf(seed);
  const { done, faults } = await run(pool, await shrink(pool, plan));
  return [`seed ${seed}, max-age ${plan.maxAge}:`, ...done, ...faults.map((fault) => `=> ${fault}`)].join('\n  ');
}
