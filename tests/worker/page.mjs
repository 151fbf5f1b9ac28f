// The model's tab: loads the page, runs both scripts of index.html in a vm, and stands in for the program: it asks for every file
// that the page names, and judges whether what came is whole and of the release of the page.
import vm from 'node:vm';
import { MARKED, RARE, SECOND } from './releases.mjs';
import { compiled } from './registration.mjs';
import { SCOPE, nameOf } from './world.mjs';

/** `data-words-en` as scripts see it. */
const inScript = (attribute) => attribute.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** Listeners and what tells them. */
class Ears {
  of = new Map();
  add = (type, heard) => this.of.set(type, [...(this.of.get(type) ?? []), heard]);
  tell = (event) => { for (const heard of this.of.get(event.type) ?? []) heard(event); };
}

export class Page {
  ended = false;
  dataset = {};
  window = new Ears();
  document = new Ears();
  workers = new Ears();
  told = [];
  asked = new Map();
  /** Whether the program runs; undefined until that is settled. */
  runs;

  constructor(browser, hash) {
    Object.assign(this, { browser, world: browser.world, url: SCOPE + hash, hash });
  }

  /** `kind`: visit, reload or forced. Ends when the program runs and has asked for everything, or cannot. */
  async load(kind) {
    this.controller = kind === 'forced' ? undefined : this.browser.registration?.active;
    const request = { url: this.url, method: 'GET', mode: 'navigate', cache: { visit: 'default', reload: 'no-cache', forced: 'reload' }[kind] };
    try {
      const response = await this.fetch(request);
      if (response.fromHost) this.browser.moves += 1;
      const html = (await response.read(this)).toString();
      if (response.ok) await this.execute(html);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
    this.runs ??= false;
    if (this.runs) await this.askAll();
  }

  async execute(html) {
    const attributes = /<html ([^>]*)>/.exec(html)?.[1] ?? '';
    for (const [, name, value] of attributes.matchAll(/data-([\w-]+)="([^"]*)"/g)) this.dataset[inScript(name)] = value;
    if (!this.dataset.release) return;
    this.release = this.dataset.release;
    this.icon = /href="\.\/(icon-[^"]*\.svg)"/.exec(html)[1];
    const settled = new Promise((done) => {
      const { dataset } = this;
      let program;
      Object.defineProperty(dataset, 'program', { get: () => program, set: (value) => { program = value; done(); } });
    });
    this.context = vm.createContext(this.globals());
    for (const [, script] of html.matchAll(/<script>([^]*?)<\/script>/g)) {
      // A vm has no `import` of its own.
      compiled(script.replaceAll('import(', 'importScript('), 'index.html').runInContext(this.context);
    }
    this.world.soon(this, () => this.window.tell({ type: 'load' }));
    await settled;
    this.runs = this.dataset.program === 'running';
  }

  globals() {
    const { browser, world } = this;
    const within = {
      console, Promise,
      Date: { now: () => world.now },
      WebAssembly: {},
      Event: function (type) { this.type = type; },
      localStorage: { getItem: (key) => browser.store.get(key) ?? null, setItem: (key, value) => browser.store.set(key, value) },
      location: { pathname: new URL(SCOPE).pathname, search: '', hash: this.hash, reload: () => world.soon(this, () => browser.replace(this, 'reload')) },
      navigator: { language: 'en-GB', get onLine() { return world.online; }, serviceWorker: this.container() },
      document: {
        documentElement: { dataset: this.dataset },
        visibilityState: 'visible',
        addEventListener: this.document.add,
        createElement: () => ({}),
        head: { append: ({ href }) => { this.ask(href.slice(2)); } },
      },
      addEventListener: this.window.add,
      dispatchEvent: this.window.tell,
      requestIdleCallback: (work) => world.soon(this, work),
      fetch: (name) => {
        const answer = this.fetch({ url: new URL(name, SCOPE).href });
        answer.catch(() => this.window.tell({ type: 'unhandledrejection' }));
        return answer;
      },
      importScript: (name) => this.ask(name.slice(2)).then((whole) => {
        if (!whole) throw new TypeError('no script');
        return { default: ({ module_or_path: program }) => program.then((response) => this.judge(nameOf(response.url), response)).then((fits) => { if (!fits) throw new TypeError('no program'); }) };
      }),
    };
    within.window = within;
    return within;
  }

  container() {
    const { browser } = this;
    return {
      addEventListener: this.workers.add,
      register: (address) => browser.register(this).then(() => this.facade()),
      get ready() { return browser.registration.isReady; },
    };
  }

  /** The registration, as the page sees it. */
  facade() {
    const { registration } = this.browser;
    const { workers } = this;
    this.seen ??= new Map();
    const seen = (worker) => {
      if (worker && !this.seen.has(worker)) this.seen.set(worker, { postMessage: (data) => this.browser.say(this, worker, data) });
      return this.seen.get(worker);
    };
    this.sourceOf = seen;
    return { get active() { return seen(registration.active); }, update: () => registration.update(), workers };
  }

  /** A message of the worker, in the order in which it was sent. */
  tell(worker, data) {
    const message = structuredClone(data);
    (this.letters ??= []).push(() => {
      this.told.push(message);
      this.workers.tell({ type: 'message', data: message, source: this.sourceOf?.(worker) });
    });
    this.world.soon(this, () => this.letters.shift()());
  }

  control(worker) {
    this.controller = worker;
    this.world.soon(this, () => this.workers.tell({ type: 'controllerchange' }));
  }

  /** The worker that answers this page by now is asked, once it is active; without one the network. */
  async fetch(request) {
    const { world } = this;
    const whole = { method: 'GET', cache: 'default', ...request };
    await world.soon(this, () => {});
    let worker;
    do {
      worker = this.controller;
      await worker?.activated;
    } while (worker !== this.controller);
    const response = await (worker ? worker.answer(this, whole) : world.fetch(this, whole));
    response.url = whole.url;
    return response;
  }

  /** Asks for a file. Whether it came whole, and of this page's release, is remembered. */
  async ask(name) {
    try {
      return await this.judge(name, await this.fetch({ url: SCOPE + name }));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      return this.judge(name);
    }
  }

  async judge(name, response) {
    const body = response?.ok ? await response.read(this).catch(() => undefined) : undefined;
    const whole = Boolean(body?.equals(this.browser.releases.get(this.release).files.get(name) ?? Buffer.from('no such file')));
    this.asked.set(name, whole);
    return whole;
  }

  /** Every file that the page names, one after the other; the older edition as well where the host has it. */
  async askAll() {
    const named = ([attribute, name, ...endings]) => endings.map((ending) => `${name}-${this.dataset[inScript(attribute)]}${ending}`);
    const files = [...MARKED.flatMap(named), ...this.rest()];
    const program = this.dataset.script.slice(2);
    const older = this.world.calm ? [RARE] : [];
    for (const name of [`${program}.js`, `${program}_bg.wasm`, ...files, this.icon, ...older]) await this.ask(name);
  }

  get missing() {
    return [...this.asked].filter(([, whole]) => !whole).map(([name]) => name);
  }

  /** What the person does with the page. */
  press() {
    this.window.tell({ type: 'one-card-guide:renew' });
  }
  shown() {
    this.document.tell({ type: 'visibilitychange' });
  }
  askRest() {
    for (const name of this.rest()) this.ask(name);
  }
  rest() {
    const [attribute, name, ...endings] = SECOND;
    const mark = this.dataset[attribute];
    return mark ? endings.map((ending) => `${name}-${mark}${ending}`) : [`${this.dataset.script.slice(2)}_rest.wasm`];
  }
}
