// Time, chance and the network of the model: what a browser does later is a task, and which task is next is drawn by the seed.
// A host that publishes releases, its old files gone at once; a line that can be down or cut downloads; the browser's HTTP cache.
import { createHash } from 'node:crypto';
import { WORKER } from '../../.ci/first-visit.mjs';

export const ORIGIN = 'https://guide.test';
export const SCOPE = `${ORIGIN}/site/`;

/** Numbers from 0 to 1 that follow from a seed. */
export function chanceOf(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], whether: (share) => next() < share };
}

/** The file that an address of the site names, or nothing. */
export function nameOf(address) {
  const { origin, pathname } = new URL(address);
  return `${origin}${pathname}`.startsWith(SCOPE) ? pathname.slice(new URL(SCOPE).pathname.length) || 'index.html' : undefined;
}

export class World {
  tasks = [];
  now = Date.UTC(2026, 10, 30);
  chance = chanceOf(0);

  // The line.
  online = true;
  cuts = 0;
  // The browser's HTTP cache: how long the host lets it keep a file, and whether it keeps answers of "not found" as well.
  maxAge = 1;
  keepsErrors = false;
  kept = new Map();
  // The host. `half`: what each name gives while a release is being published. `portal`: somebody else answers everything.
  release;
  half;
  portal = false;
  /** Goes up with each change of host or line. */
  changes = 0;
  settledAt = this.now;

  lacks(error) {
    throw error;
  }

  /** Does `work` some time later, unless its owner has ended by then. */
  soon(owner, work) {
    const promise = new Promise((done, failed) => {
      this.tasks.push({ owner, run: () => { try { done(work()); } catch (error) { failed(error); } } });
    });
    // Who does not look at a failure is not told; but what the model itself lacks is no failure of what runs in it.
    promise.catch((error) => { if (error.name === 'ReferenceError') this.lacks(error); });
    return promise;
  }

  async step() {
    const [{ owner, run }] = this.tasks.splice(this.chance.below(this.tasks.length), 1);
    if (owner.ended) return;
    run();
    await new Promise(setImmediate);
  }

  /** All tasks, or so many. */
  async run(steps = Infinity) {
    await new Promise(setImmediate);
    for (let done = 0; this.tasks.length > 0 && done < steps; done += 1) await this.step();
  }

  changed() {
    this.changes += 1;
    this.settledAt = this.now;
  }

  /** `seed`: what is there already, where the new release comes file by file. */
  publish(release, seed) {
    const names = new Set([...release.files.keys(), ...(this.release?.files.keys() ?? []), WORKER]);
    const chance = seed === undefined ? undefined : chanceOf(seed);
    this.half = chance && this.release && { before: this.release, of: new Map([...names].map((name) => [name, chance.pick(['new', 'old', 'none'])])) };
    this.release = release;
    this.changed();
  }

  settle() {
    this.half = undefined;
    this.changed();
  }

  /** The host and the line are as they should be. */
  get settled() {
    return this.online && this.cuts === 0 && !this.half && !this.portal;
  }
  /** And there is nothing older in the browser's HTTP cache. */
  get calm() {
    return this.settled && this.now - this.settledAt > (this.maxAge + 1) * 1000;
  }

  hosted(name) {
    if (this.portal) return Buffer.from('<!DOCTYPE html><title>Sign in</title>');
    const which = this.half?.of.get(name) ?? 'new';
    const release = which === 'old' ? this.half.before : this.release;
    return which === 'none' ? undefined : name === WORKER ? Buffer.from(release.script) : release.files.get(name);
  }

  /** One request over the line, or out of the HTTP cache. */
  fetch(owner, { url, cache = 'default' }) {
    const address = url.split('#')[0];
    return this.soon(owner, () => {
      const old = this.kept.get(address);
      if (cache === 'default' && old && this.now < old.until) return new Response(this, owner, old.body, { status: old.status, fromHost: true });
      if (!this.online) throw new TypeError('no network');
      const body = this.hosted(nameOf(address));
      const status = body ? 200 : 404;
      const cut = this.chance.whether(this.cuts);
      if (!cut && !this.portal && cache !== 'no-store' && (body || this.keepsErrors)) {
        this.kept.set(address, { body: body ?? Buffer.from('not found'), status, until: this.now + this.maxAge * 1000 });
      }
      return new Response(this, owner, body ?? Buffer.from('not found'), { status, cut, fromHost: true, portal: this.portal });
    });
  }
}

/** An answer, as far as the worker and the page look at it. Its body can be read once. */
export class Response {
  constructor(world, owner, body, { status = 200, headers = {}, cut = false, fromHost = false, portal = false } = {}) {
    Object.assign(this, { world, owner, body: Buffer.from(body), status, ok: status >= 200 && status < 300, cut, fromHost, portal, used: false });
    this.fields = headers;
    this.headers = { get: (name) => this.fields[name] ?? null };
  }
  clone() {
    if (this.used) throw new TypeError('the body is used');
    return new Response(this.world, this.owner, this.body, { ...this, headers: this.fields });
  }
  read(owner = this.owner) {
    if (this.used) return Promise.reject(new TypeError('the body is used'));
    this.used = true;
    return this.world.soon(owner, () => {
      if (this.cut) throw new TypeError('the download was cut');
      return this.body;
    });
  }
  arrayBuffer() {
    return this.read().then((body) => body.buffer.slice(body.byteOffset, body.byteOffset + body.byteLength));
  }
  json() {
    return this.read().then((body) => JSON.parse(body.toString()));
  }
}

export const sha256 = (content) => createHash('sha256').update(Buffer.from(content)).digest();
