// The model's browser: tabs, their storage, the worker's registration. It remembers what its person may rely on: which release
// was put in use and not taken away, so that a sequence can be judged without asking the worker.
import { Page } from './page.mjs';
import { Registration } from './registration.mjs';
import { Storage } from './storage.mjs';
import { SCOPE, World, sha256 } from './world.mjs';

export const OURS = `one-card-guide ${new URL(SCOPE).pathname}`;
/** Caches of others, which stay as they are. */
const THEIRS = [['one-card-guide /', 'https://guide.test/index.html?00'], ['of another site', 'https://guide.test/else']];
const ANSWERS = [['one-card-guide/1', 'the answers of a case'], ['one-card-guide/case-order', '1'], ['of another site', 'theirs']];

export class Browser {
  ended = false;
  tabs = new Map();
  store = new Map(ANSWERS);
  /** The releases put in use so far, the last one last. */
  used = [];
  /** Releases of which something was damaged, or that were put in use by halves by the worker that is kept as it was. */
  harmed = new Set();
  /** Goes up with everything that may change the release without a word, or is one. */
  moves = 0;
  /** What it was when the release in use was put in use. */
  movesAt = 0;
  mayForget = false;
  /** How often a kept file was damaged, or all of them thrown away. */
  losses = 0;
  faults = [];

  constructor(releases) {
    this.releases = new Map(releases.map((release) => [release.name, release]));
    this.world = new World();
    this.storage = new Storage(this.world, (...what) => this.note(...what));
    for (const [name, address] of THEIRS) this.storage.caches.set(name, new Map([[address, { body: Buffer.from('theirs'), status: 200, headers: {} }]]));
  }

  pages() {
    return [...this.tabs.values()].filter((page) => !page.ended && page.release);
  }

  async register() {
    if (this.registration) return;
    this.registration = new Registration(this);
    await this.registration.update().catch((error) => {
      this.registration = undefined;
      throw error;
    });
  }

  say(page, worker, data) {
    this.world.soon(this, () => {
      if (worker !== this.registration.active) return;
      return worker.activated.then(() => worker.dispatch('message', { data: structuredClone(data), source: page }));
    });
  }

  /** Loads the page in a tab, anew if it is there. */
  open(tab, kind, hash = '') {
    this.close(tab);
    this.registration?.turn();
    const page = new Page(this, hash);
    page.tab = tab;
    this.tabs.set(tab, page);
    const { registration } = this;
    page.loaded = page.load(kind).then(() => { page.done = true; });
    // Browsers look for another worker after each page that one has answered.
    if (registration?.active && kind !== 'forced') this.world.soon(this, () => registration.update().catch(() => {}));
    return page;
  }

  replace(page, kind) {
    if (!page.ended) this.onReload?.(page.tab, kind, page.hash);
  }

  close(tab) {
    const page = this.tabs.get(tab);
    if (page) page.ended = true;
    this.tabs.delete(tab);
  }

  /** Everything that is running ends, in the middle of whatever it was doing. */
  end() {
    for (const tab of [...this.tabs.keys()]) this.close(tab);
    if (!this.registration?.active && !this.registration?.waiting) this.registration = undefined;
    this.registration?.end();
    this.world.tasks.length = 0;
  }

  get cache() {
    return this.storage.caches.get(OURS) ?? new Map();
  }

  /** Whether each file of a release lies there as it should: all that is in its worker's list. */
  isWhole(name) {
    const release = this.releases.get(name);
    return this.listed(release).every(([file, hash]) => this.lies(file, hash));
  }

  listed({ script }) {
    return Object.entries(JSON.parse(/FILES=(\{.*?\})/.exec(script)[1]));
  }

  lies(file, hash) {
    const entry = this.cache.get(`${SCOPE}${file}?${hash}`);
    return entry !== undefined && sha256(entry.body).toString('hex') === hash;
  }

  /** Something of a release in use or before it lies there and is not what it was: found out only once it is served. */
  get hidesDamage() {
    return [...this.cache].some(([address, { body }]) => /\?[0-9a-f]{64}$/.test(address) && sha256(body).toString('hex') !== address.slice(-64));
  }

  /** Whether a person may rely on this release: it was put in use last or before that, and nothing has befallen it. */
  keeps(name, ago = 0) {
    return this.used.at(-1 - ago) === name && !(this.harmed.has(name) && !this.isWhole(name));
  }
  get promised() {
    const name = this.used.at(-1);
    return name && this.keeps(name) ? name : undefined;
  }

  /** What happens to what is kept. */
  note(what, address, body) {
    if (what === 'deleted') {
      if (!this.mayForget) this.faults.push('all that was kept was thrown away');
      this.used = [];
      this.losses += 1;
    } else if (address === `${SCOPE}?in-use`) {
      const { release } = JSON.parse(body.toString());
      const last = this.used.at(-1);
      if (last === release) return;
      const by = this.registration.active;
      const isOld = [...this.releases.values()].some(({ old, script }) => old && script === by.script);
      // A tab that is still open on a release which the host has again speaks for it as a page from the host does.
      const spokenFor = this.moves > this.movesAt || this.pages().some((page) => page.release === release);
      if (last && this.keeps(last) && !spokenFor && !isOld) this.faults.push(`${release} was put in use in the place of ${last} without a word`);
      this.used.push(release);
      this.movesAt = this.moves;
      if (isOld && !this.isWhole(release)) this.harmed.add(release);
    }
  }

  /** What nobody may have touched. */
  untouched() {
    for (const [name, address] of THEIRS) if (this.storage.caches.get(name)?.get(address)?.body.toString() !== 'theirs') this.faults.push(`the cache \`${name}\` is not as it was`);
    for (const [key, value] of ANSWERS) if (this.store.get(key) !== value) this.faults.push(`\`${key}\` is not as it was`);
  }
}
