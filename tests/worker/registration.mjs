// The model's service workers: the real file, run in a vm of its own each time it is started, and what a browser does with it:
// install, activate, claim, update, stop at any time between two events.
import vm from 'node:vm';
import { WORKER } from '../../.ci/first-visit.mjs';
import { Response, SCOPE, sha256 } from './world.mjs';

const scripts = new Map();
/** Compiled once. */
export function compiled(text, name) {
  if (!scripts.has(text)) scripts.set(text, new vm.Script(text, { filename: name }));
  return scripts.get(text);
}

/** One version of the worker. `run`: while it runs, its memory. */
class Worker {
  run;
  pending = 0;
  fetching = 0;
  skips = false;
  activated = new Promise((done) => { this.setActivated = done; });

  constructor(browser, script) {
    Object.assign(this, { browser, script });
  }

  start() {
    if (this.run) return this.run;
    const { world, storage, registration } = this.browser;
    const run = { ended: false, listeners: {} };
    const within = {
      URL, Promise, console,
      fetch: (request, init = {}) => world.fetch(run, { ...(typeof request === 'string' ? { url: request } : request), ...init }),
      caches: storage.seenBy(run),
      crypto: { subtle: { digest: (_, content) => world.soon(run, () => sha256(content)) } },
      Response: function (body, init) { return new Response(world, run, typeof body === 'string' ? body : Buffer.from(body), init); },
      addEventListener: (type, heard) => (run.listeners[type] ??= []).push(heard),
      registration: { scope: SCOPE },
      skipWaiting: () => world.soon(run, () => { this.skips = true; registration.turn(); }),
      clients: {
        claim: () => world.soon(run, () => registration.claim(this)),
        matchAll: () => world.soon(run, () => this.browser.pages().map((page) => ({ url: page.url, postMessage: (data) => page.tell(this, data) }))),
      },
    };
    within.self = within;
    compiled(this.script, WORKER).runInContext(vm.createContext(within));
    return (this.run = run);
  }

  /** Its memory is gone, and what it was doing is left undone. */
  stop() {
    if (!this.run) return;
    this.run.ended = true;
    this.run = undefined;
    this.pending = 0;
    this.fetching = 0;
    this.ended?.();
  }

  /** An event; the promise is kept when all that it waits for has ended. */
  dispatch(type, init = {}) {
    const run = this.start();
    return new Promise((done) => {
      let open = 1;
      this.pending += 1;
      const ended = () => {
        if (--open > 0 || run.ended) return;
        this.pending -= 1;
        done();
        this.browser.registration.turn();
      };
      const waitUntil = (promise) => {
        if (open === 0) throw new Error('waitUntil after the end of the event');
        open += 1;
        Promise.resolve(promise).then(ended, ended);
      };
      for (const heard of run.listeners[type] ?? []) heard({ ...init, type, waitUntil, respondWith: (answer) => { waitUntil(answer); init.answered(answer); } });
      ended();
    });
  }

  /** What it answers a page, or what the network answers where it does not. Nobody stops a worker in the middle of this. */
  async answer(owner, request) {
    const run = this.start();
    let answer;
    this.fetching += 1;
    this.dispatch('fetch', { request, answered: (given) => { answer = given; } });
    try {
      const response = await (answer ?? this.browser.world.fetch(owner, request));
      if (!(response instanceof Response)) throw new TypeError('an answer that is none');
      return response;
    } finally {
      if (!run.ended) this.fetching -= 1;
    }
  }
}

export class Registration {
  active;
  waiting;
  installing;
  isReady = new Promise((done) => { this.setReady = done; });
  jobs = Promise.resolve();

  constructor(browser) {
    this.browser = browser;
  }

  /** Looks for another worker on the host; never in the HTTP cache (`updateViaCache: "none"`). One look after the other. */
  update() {
    const { browser } = this;
    const job = async () => {
      const response = await browser.world.fetch(browser, { url: SCOPE + WORKER, cache: 'no-store' });
      if (!response.ok || response.portal) throw new TypeError('no worker there');
      const script = (await response.read(browser)).toString();
      if (script === (this.installing ?? this.waiting ?? this.active)?.script) return;
      const worker = (this.installing = new Worker(browser, script));
      await worker.dispatch('install');
      this.installing = undefined;
      this.waiting?.stop();
      this.waiting = worker;
      this.turn();
    };
    const done = this.jobs.then(job);
    this.jobs = done.catch(() => {});
    return done;
  }

  /** The waiting worker takes over once the active one has nothing to do. */
  turn() {
    if (!this.waiting?.skips || this.active?.pending > 0) return;
    const old = this.active;
    this.active = this.waiting;
    this.waiting = undefined;
    old?.stop();
    this.browser.onActivation?.();
    for (const page of this.browser.tabs.values()) if (old && page.controller === old) page.control(this.active);
    const { active } = this;
    // Also one that is stopped in the middle of it is active then.
    active.ended = () => { active.setActivated(); this.setReady(); };
    active.dispatch('activate').then(active.ended);
  }

  claim(worker) {
    if (worker === this.active) for (const page of this.browser.pages()) if (page.controller !== worker) page.control(worker);
  }

  /** The browser is closed. What was being installed is gone. */
  end() {
    for (const worker of [this.active, this.waiting, this.installing]) worker?.stop();
    this.installing = undefined;
    // Without a page nothing holds it back.
    if (this.waiting) this.waiting.skips = true;
    this.jobs = Promise.resolve();
  }
}
