// The model's CacheStorage: what it keeps lasts when workers, pages and the browser end; its room can run out.
import { Response } from './world.mjs';

const bytesIn = (cache) => [...cache.values()].reduce((sum, { body }) => sum + body.length, 0);

export class Storage {
  caches = new Map();
  room = Infinity;

  /** `heard(what, …)` is told of what is put and deleted. */
  constructor(world, heard) {
    Object.assign(this, { world, heard });
  }

  get used() {
    return [...this.caches.values()].reduce((sum, cache) => sum + bytesIn(cache), 0);
  }

  /** `caches`, as one run of a worker sees it. */
  seenBy(owner) {
    const { world } = this;
    const soon = (work) => world.soon(owner, work);
    const found = (cache, address, ignoreSearch) => {
      const plain = (url) => (ignoreSearch ? url.split('?')[0] : url);
      const url = [...(cache?.keys() ?? [])].find((each) => plain(each) === plain(address));
      const entry = url && cache.get(url);
      return entry && new Response(world, owner, entry.body, { status: entry.status, headers: entry.headers });
    };
    const opened = (cache) => ({
      keys: () => soon(() => [...cache.keys()].map((url) => ({ url }))),
      delete: (address) => soon(() => cache.delete(address)),
      put: (address, response) => response.read(owner).then((body) => soon(() => {
        const freed = cache.get(address)?.body.length ?? 0;
        if (this.used + body.length - freed > this.room) throw Object.assign(new Error('no room'), { name: 'QuotaExceededError' });
        cache.set(address, { body, status: response.status, headers: response.fields });
        this.heard('put', address, body);
      })),
    });
    return {
      open: (name) => soon(() => {
        if (!this.caches.has(name)) this.caches.set(name, new Map());
        return opened(this.caches.get(name));
      }),
      delete: (name) => soon(() => {
        const there = this.caches.delete(name);
        if (there) this.heard('deleted', name);
        return there;
      }),
      match: (address, { cacheName, ignoreSearch = false }) => soon(() => found(this.caches.get(cacheName), address, ignoreSearch)),
    };
  }
}
