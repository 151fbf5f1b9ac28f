// The service worker under random sequences (sequence.mjs says what must hold), and the proof that they would find a fault.
// SEQUENCES=10000 runs as many, SEED=7 begins with that one: `SEED=7 SEQUENCES=1 node --test tests/worker/` runs it again.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Browser } from './browser.mjs';
import { NEW_WORKER, OLD_WORKER, makeRelease } from './releases.mjs';
import { firstFault, makePool, run, told } from './sequence.mjs';
import { SCOPE } from './world.mjs';

const SEQUENCES = Number(process.env.SEQUENCES ?? 300);
const SEED = Number(process.env.SEED ?? 1);

test(`whatever hosts, lines, browsers and persons do, the page runs: ${SEQUENCES} sequences`, async () => {
  const pool = makePool();
  const seed = await firstFault(pool, SEED, SEQUENCES);
  assert.equal(seed, undefined, seed && (await told(pool, seed)));
});

/** A visitor of one release comes back after the next one was published, four times. */
const comesBack = (worker, digits) => {
  const action = (kind, at) => ({ kind, tab: 'one', seed: at, steps: Infinity });
  const kinds = ['visit', 'publish', 'wait', 'visit', 'visit', 'visit', 'visit'];
  return run({ old: [], next: makePool({ worker, digits: [digits] }).next.slice(0, 2) }, { olds: 0, from: 0, maxAge: 1, toTheEnd: true, actions: kinds.map(action) });
};

test('the worker as it was published leaves those who come back with a dead page where a name has 15 digits, and only there', async () => {
  assert.match((await comesBack(OLD_WORKER, 15)).faults.join('\n'), /a dead page/);
  assert.deepEqual((await comesBack(OLD_WORKER, 16)).faults, []);
  assert.deepEqual((await comesBack(NEW_WORKER, 15)).faults, []);
});

for (const [fault, before, after] of [
  ['keeps what it did not look at', 'response.ok && (await isWhole(content, hash))', 'response.ok'],
  ['forgets the release before', 'if (before) await put(BEFORE, before);', ''],
  ['does not answer with the release before', '[list, await listAt(BEFORE), OWN]', '[list, OWN]'],
  ['lets go of what is in use', '[OWN, list, before]', '[OWN, before]'],
  ['uses a release by halves', "if (state === 'whole' && (wanted", 'if ((wanted'],
  ['uses a newer release without a word', '|| !(await isKept(await inUse()))', '|| true'],
  ['remembers what is no longer in use', '  known = undefined;\n  await tidy', '  await tidy'],
  ['takes what the HTTP cache has for the newest', "['default', 'reload']", "['default']"],
  ['never drops a damaged file', 'if (kept && name !== PAGE) event.waitUntil(check(name, hash));', ''],
  ['serves a page that it did not look at', 'if (hash && name === PAGE) await check(name, hash)', 'if (false) await check(name, hash)'],
  ['forgets without a word', "if (state === 'no room' && wanted)", "if (state === 'no room')"],
  ['waits for closed tabs', '() => self.skipWaiting()', '() => {}'],
  ['knows names by their look', "if (!name.includes('/'))", 'if (name in FILES || /-[0-9a-f]{8}([0-9a-f]{8})?(_bg)?\\.\\w+$/.test(name))'],
]) {
  test(`a worker that ${fault} is found out`, async () => {
    assert.ok(NEW_WORKER.includes(before), 'the fault has its place');
    assert.ok(await firstFault(makePool({ worker: NEW_WORKER.replace(before, () => after) }), 1, 100));
  });
}

test('what is not ours is left to the host: sites below, other methods, names that no list has', async () => {
  const release = makeRelease(1);
  const browser = new Browser([release]);
  const { world } = browser;
  world.publish(release);
  const page = browser.open('one', 'visit');
  await world.run();
  const { listeners } = browser.registration.active.start();
  const answered = (address, method = 'GET') => {
    let given = false;
    listeners.fetch[0]({ request: { url: new URL(address, SCOPE).href, method }, waitUntil: () => {}, respondWith: () => { given = true; } });
    return given;
  };
  assert.deepEqual(['', 'index.html?q', release.icon].map((address) => answered(address)), [true, true, true]);
  assert.deepEqual(['other/', 'other/index.html', '../', 'https://else.test/site/'].map((address) => answered(address)), [false, false, false, false]);
  assert.equal(answered('', 'POST'), false);
  await world.run();
  for (const name of ['constructor', '__proto__', 'not-ours.html']) {
    const response = page.fetch({ url: SCOPE + name });
    await world.run();
    assert.equal((await response).status, 404, name);
  }
});

test('what a person needs first is fetched first, whatever marks look like', () => {
  for (const digits of [8, 15, 16]) {
    const { script } = makeRelease(1, { digits });
    const names = Object.keys(JSON.parse(/FILES=(\{.*?\})/.exec(script)[1])).map((name) => name.replace(/-[0-9a-f]{8,16}(?=[._])/, ''));
    assert.deepEqual(names.slice(0, 8), [
      'index.html', 'one-card-guide.js', 'one-card-guide_bg.wasm', 'rules.bin', 'words-en.bin', 'words-zh-Hans.bin',
      'one-card-guide_rest.wasm', 'law-en.json',
    ]);
  }
});
