// The service worker: keeps a whole release of the guide on the device and answers with it, network or none. A newer release
// is fetched beside it and takes its place when the page says so. .ci/release.mjs writes the first lines: `RELEASE`, its name;
// `FILES`, every file of it with the SHA-256 of its content; `RARE`, those that are kept only once somebody has asked for them.
//
// Nothing here is ever half done: each file lies under its name and hash, so what is there need not be fetched again, and a
// release is in use only once all of it is there. Where files cannot be kept the network answers, as without a worker.
const SCOPE = new URL(self.registration.scope);
// Sites of one account share an origin and so its caches: the path of this one is in the name, and no other cache is touched.
const CACHE = `one-card-guide ${SCOPE.pathname}`;
// What is in use, and what was before it, which tabs that are still open may ask for.
const IN_USE = `${SCOPE.href}?in-use`;
const BEFORE = `${SCOPE.href}?before`;
const MARKED = /-[0-9a-f]{8}([0-9a-f]{8})?(-[\w-]+)?(_bg)?\.\w+$/;

// Addresses that only the guide has, as they look without their hash: a doubled slash, a coded hash, something behind the page,
// one of the pages of src/app/route.rs. Whatever else is asked for below may be another site's, which is not here to say so.
const LOST = /^(\/|index\.html(\/|%)|%(25)*23|(start|case|s|procedures|rules|questions|open|about)(\/|$))/i;
const LOST_PAGE = '404.html';

const placeOf = (name, hash) => `${SCOPE.href}${name}?${hash}`;
const found = (address, options) => caches.match(address, { cacheName: CACHE, ...options }).catch(() => undefined);
const listAt = async (address) => (await found(address))?.json().catch(() => undefined);

let known;
const inUse = () => (known ??= listAt(IN_USE));

async function isWhole(content, hash) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === hash;
}

/** Fetches a file and keeps it, unless it is not what the list says: broken, of another release, a page of errors. */
async function bring(name, hash) {
  // What the browser still has may be old; then the host is asked.
  for (const cache of ['default', 'reload']) {
    const response = await fetch(SCOPE.href + name, { cache });
    const content = await response.arrayBuffer();
    if (response.ok && (await isWhole(content, hash))) {
      return new Response(content, { headers: { 'content-type': response.headers.get('content-type') ?? '' } });
    }
  }
  throw new Error(name);
}

async function keep(name, hash) {
  const response = await bring(name, hash);
  await (await caches.open(CACHE)).put(placeOf(name, hash), response.clone());
  return response;
}

let filling;
/** Fetches what is missing of this release, one file at a time: the person may be waiting for another. Says what came of it. */
const fill = () => (filling ??= fillOnce().finally(() => { filling = undefined; }));
async function fillOnce() {
  try {
    const cache = await caches.open(CACHE);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    for (const [name, hash] of Object.entries(FILES)) if (!there.has(placeOf(name, hash))) await keep(name, hash);
    return 'whole';
  } catch (error) {
    // No network, or a file that is not what it should be: the next visit goes on from here.
    return error.name === 'QuotaExceededError' ? 'no room' : 'not now';
  }
}

/** Puts this release in use, and lets go of what neither it nor the one before it has. */
async function use() {
  const before = await inUse();
  if (before?.release === RELEASE) return;
  try {
    const cache = await caches.open(CACHE);
    const put = (address, list) => cache.put(address, new Response(JSON.stringify(list)));
    if (before) await put(BEFORE, before);
    await put(IN_USE, { release: RELEASE, files: { ...FILES, ...RARE } });
    known = undefined;
    const lists = await Promise.all([inUse(), listAt(BEFORE)]);
    const wanted = new Set([IN_USE, BEFORE, ...lists.flatMap((list) => Object.entries(list?.files ?? {}).map(([name, hash]) => placeOf(name, hash)))]);
    for (const { url } of await cache.keys()) if (!wanted.has(url)) await cache.delete(url);
  } catch {
    known = undefined;
  }
}

/** Keeps nothing: the host answers everything from now on. */
async function forget() {
  await caches.delete(CACHE).catch(() => false);
  known = undefined;
}

const checked = new Set();
/** Drops a kept file whose content is damaged, after it was served: the next one to ask has it from the host. */
async function check(name, hash) {
  const place = placeOf(name, hash);
  if (checked.has(place)) return;
  checked.add(place);
  const content = await (await found(place))?.arrayBuffer().catch(() => new ArrayBuffer(0));
  if (content && !(await isWhole(content, hash))) {
    checked.delete(place);
    await (await caches.open(CACHE)).delete(place);
  }
}

async function answer(event, name) {
  const list = await inUse();
  const hash = list?.files[name];
  // A name without a hash is of the release before, for a tab that is still open; its mark says what is in it.
  const kept = hash ? await found(placeOf(name, hash)) : list && (await found(SCOPE.href + name, { ignoreSearch: true }));
  if (kept) {
    if (hash) event.waitUntil(check(name, hash));
    return kept;
  }
  if (hash) {
    const content = await bring(name, hash).catch(() => undefined);
    if (content) {
      const copy = content.clone();
      const put = async () => (await caches.open(CACHE)).put(placeOf(name, hash), copy);
      event.waitUntil(put().catch(() => {}));
      return content;
    }
  }
  const response = await fetch(event.request);
  // The host has only the newest release: without this file the one in use cannot go on.
  if (hash && !response.ok && list.release !== RELEASE) await use();
  return response;
}

/** An address of the guide that was changed on its way: the page for it, unless the host has something there after all. */
async function answerLost(event) {
  const response = await fetch(event.request).catch(() => undefined);
  if (response && response.status !== 404) return response;
  const hash = (await inUse())?.files[LOST_PAGE];
  return (hash && (await found(placeOf(LOST_PAGE, hash)))) ?? response ?? Response.error();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length) || 'index.html';
  // Another site may lie below ours.
  if (event.request.mode === 'navigate' && LOST.test(name)) event.respondWith(answerLost(event));
  else if (name in FILES || (!name.includes('/') && MARKED.test(name))) event.respondWith(answer(event, name));
});

/** What the pages say: `{ keep: their release }` when they are loaded, `{ use: true }` on the person's word. All of them hear the answer. */
async function hear({ keep: release, use: wanted }) {
  const state = await fill();
  // The release of the page that asks is in use already: it came from the host.
  if (state === 'whole' && (wanted || release === RELEASE || !(await inUse()))) await use();
  // Where there is no room for a newer release the older one must go: old law is worse than none without a network.
  if (state === 'no room' && wanted) await forget();
  const answer = { release: RELEASE, ready: state !== 'not now', inUse: (await inUse())?.release, wanted };
  // These are all pages of the origin: also those of other sites.
  const ours = ({ url }) => /^(index\.html)?([?#]|$)/.test(url.startsWith(SCOPE.href) ? url.slice(SCOPE.href.length) : '/');
  for (const client of (await self.clients.matchAll({ includeUncontrolled: true })).filter(ours)) client.postMessage(answer);
}
// One after the other: nobody is told of a release while it is being put in use.
let heard = Promise.resolve();
self.addEventListener('message', (event) => event.waitUntil(heard = heard.then(() => hear(event.data ?? {})).catch(() => {})));
