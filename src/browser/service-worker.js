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
const PAGE = 'index.html';

// Addresses that only the guide has, as they look without their hash: a doubled slash, a coded hash, something behind the page,
// one of the pages of src/app/route.rs. Whatever else is asked for below may be another site's, which is not here to say so.
const LOST = /^(\/|index\.html(\/|%)|%(25)*23|(start|case|s|procedures|rules|questions|open|about)(\/|$))/i;
const LOST_PAGE = '404.html';

const placeOf = (name, hash) => `${SCOPE.href}${name}?${hash}`;
const found = (address) => caches.match(address, { cacheName: CACHE }).catch(() => undefined);
/** The addresses of all that is kept. */
const places = async () => new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));

const listOf = ({ release, files }) => ({ release, files: new Map(Object.entries(files)) });
const OWN = listOf({ release: RELEASE, files: { ...FILES, ...RARE } });
async function listAt(address) {
  try {
    return listOf(await (await found(address)).json());
  } catch {
    return undefined;
  }
}

let known;
/** The list of the release in use, if there is one. Remembered; that there is none is not. */
const inUse = () => (known ??= listAt(IN_USE).then((list) => { if (!list) known = undefined; return list; }));

/** Whether all of a release is here, but for what is kept only once asked for: older editions, of which there are only ever more. */
async function isKept(list) {
  if (!list) return false;
  const there = await places().catch(() => new Set());
  return [...list.files].every(([name, hash]) => name in RARE || there.has(placeOf(name, hash)));
}

async function isWhole(content, hash) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === hash;
}

/** Fetches a file and keeps it, unless it is not what the list says: broken, of another release, a page of errors. */
async function bring(name, hash) {
  // What the browser still has may be old, and a line may break once; then the host is asked.
  for (const cache of ['default', 'reload']) {
    const response = await fetch(SCOPE.href + name, { cache }).catch(() => undefined);
    const content = await response?.arrayBuffer().catch(() => undefined);
    if (content && response.ok && (await isWhole(content, hash))) {
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

const troubleIn = (error) => (error.name === 'QuotaExceededError' ? 'no room' : 'not now');

/** Fetches what is missing of this release, one file at a time: the person may be waiting for another. Says what came of it. */
async function fill() {
  try {
    await tidy();
    const files = Object.entries(FILES);
    let there = await places();
    const known = files.filter(([name, hash]) => there.has(placeOf(name, hash)));
    // What has lain here for a while is looked at before it is relied on.
    if (known.length > 0 && (await inUse())?.release !== RELEASE) {
      for (const [name, hash] of known) await check(name, hash);
      there = await places();
    }
    for (const [name, hash] of files) if (!there.has(placeOf(name, hash))) await keep(name, hash);
    return 'whole';
  } catch (error) {
    // No network, or a file that is not what it should be: the next visit goes on from here.
    return troubleIn(error);
  }
}

/** Lets go of what neither this release has nor the one in use nor the one before that. */
async function tidy() {
  const [there, list, before] = [await places(), await inUse(), await listAt(BEFORE)];
  // A list that cannot be read now says nothing of what may go.
  if (!list && there.has(IN_USE)) return;
  const files = [OWN, list, before].flatMap((each) => [...(each?.files ?? [])]);
  const wanted = new Set([IN_USE, BEFORE, ...files.map(([name, hash]) => placeOf(name, hash))]);
  const cache = await caches.open(CACHE);
  for (const place of there) if (!wanted.has(place)) await cache.delete(place);
}

/** Puts this release in use: all of it is here. Says what came of it. */
async function use() {
  const before = await inUse();
  if (before?.release === RELEASE) return 'whole';
  try {
    const cache = await caches.open(CACHE);
    const put = (address, { release, files }) => cache.put(address, new Response(JSON.stringify({ release, files: Object.fromEntries(files) })));
    if (before) await put(BEFORE, before);
    await put(IN_USE, OWN);
  } catch (error) {
    return troubleIn(error);
  }
  known = undefined;
  await tidy().catch(() => {});
  return 'whole';
}

/** Keeps nothing: the host answers everything from now on. */
async function forget() {
  await caches.delete(CACHE).catch(() => false);
  known = undefined;
}

/** Drops a kept file whose content is damaged: the next one to ask has it from the host. */
async function check(name, hash) {
  const kept = await found(placeOf(name, hash));
  if (!kept || (await isWhole(await kept.arrayBuffer().catch(() => new ArrayBuffer(0)), hash))) return;
  await (await caches.open(CACHE)).delete(placeOf(name, hash));
}

/** What is kept of a release under this name. */
async function keptOf(list, name, event) {
  const hash = list?.files.get(name);
  // The page is looked at before it is served, since a damaged one cannot even say so; a large file after that.
  if (hash && name === PAGE) await check(name, hash).catch(() => {});
  const kept = hash && (await found(placeOf(name, hash)));
  if (kept && name !== PAGE) event.waitUntil(check(name, hash));
  return kept;
}

/** The page of the release in use if all of that is here: otherwise it would ask in vain, and the host's newest page would not. */
async function answerPage(event) {
  const whole = (await isKept(await inUse())) || ((await isKept(OWN)) && (await use()) === 'whole');
  const kept = whole && (await keptOf(await inUse(), PAGE, event));
  if (kept) return kept;
  const newest = await fetch(event.request, { cache: 'no-cache' }).catch(() => undefined);
  if (newest?.ok) return newest;
  // There may be no room even for the note that a release is in use.
  const list = (await isKept(OWN)) ? OWN : await inUse();
  return (await keptOf(list, PAGE, event)) ?? fetch(event.request);
}

async function answerFile(event, name) {
  const list = await inUse();
  // Tabs that are still open ask for files of the release before.
  for (const each of [list, await listAt(BEFORE), OWN]) {
    const kept = await keptOf(each, name, event);
    if (kept) return kept;
  }
  const hash = list?.files.get(name);
  const content = hash && (await bring(name, hash).catch(() => undefined));
  if (!content) return fetch(event.request);
  const copy = content.clone();
  const put = async () => (await caches.open(CACHE)).put(placeOf(name, hash), copy);
  event.waitUntil(put().catch(() => {}));
  return content;
}

/** An address of the guide that was changed on its way: the page for it, unless the host has something there after all. */
async function answerLost(event) {
  const response = await fetch(event.request).catch(() => undefined);
  if (response && response.status !== 404) return response;
  return (await keptOf(await inUse(), LOST_PAGE, event)) ?? response ?? Response.error();
}

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== SCOPE.origin || !pathname.startsWith(SCOPE.pathname)) return;
  const name = pathname.slice(SCOPE.pathname.length) || PAGE;
  // Whether a file is ours is known only after a look at the lists, for which the browser does not wait: so all are answered, with
  // the host's answer if need be. What lies below is another site's.
  if (event.request.mode === 'navigate' && LOST.test(name)) event.respondWith(answerLost(event));
  else if (!name.includes('/')) event.respondWith(name === PAGE ? answerPage(event) : answerFile(event, name));
});

/** What the pages say: `{ keep: their release }` when they are loaded, `{ use: true }` on the person's word. All of them hear the answer. */
async function hear({ keep: release, use: wanted }) {
  // A page that was loaded past the worker (a forced reload) gets its other files from it all the same.
  await self.clients.claim();
  let state = await fill();
  // Without a word only where the page that asks came from the host with this release, or no other one is whole.
  if (state === 'whole' && (wanted || release === RELEASE || !(await isKept(await inUse())))) state = await use();
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
