// Which files of the built site a first visit loads: the page and everything that it names, but for what comes when it is
// idle (the service worker) or when somebody installs the guide (the pictures of its icon).
// The size gate adds them up; the browser test proves that nothing else is loaded.
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** The service worker. Its name never changes: browsers look there for a newer one. */
export const WORKER = 'service-worker.js';

const isLater = (file) => file === WORKER || file.endsWith('.png');

/** Every file under `folder`, as a path relative to it with forward slashes. */
export function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .sort();
}

/** The files of `dist` that the page names, directly or through a script that it names. */
export function firstVisitFiles(dist) {
  const all = filesUnder(dist).filter((file) => !isLater(file));
  const found = new Set(['index.html']);
  for (const file of found) {
    if (!/\.(html|js)$/.test(file)) continue;
    const text = readFileSync(join(dist, file), 'utf8');
    for (const other of all) if (text.includes(other) || text.includes(`"./${other.replace(/(_bg)?\.(js|wasm)$/, '')}"`)) found.add(other);
  }
  return [...found].sort();
}
