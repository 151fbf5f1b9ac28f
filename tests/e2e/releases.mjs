// Further releases for the tests, made of what was built: every marked file gets other bytes and with them another name, as a
// real release may change all of them.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WORKER } from '../../.ci/first-visit.mjs';
import { markOf, seal } from '../../.ci/release.mjs';
import { DIST } from './server.mjs';

/** The worker of earlier releases, as it was published. */
export const OLD_WORKER = readFileSync(new URL('../fixtures/service-worker-1.js', import.meta.url), 'utf8');

/** A published name: what it is, its mark, its ending. */
const MARKED = /^(.+)-([0-9a-f]{8,16})((?:_bg|_rest)?\.\w+)$/;

/** The parts of marked names of a folder, by name and mark: those of files that share a mark are together. */
export function marked(folder) {
  const groups = new Map();
  for (const file of readdirSync(folder).sort()) {
    const [, name, mark, ending] = MARKED.exec(file) ?? [];
    if (!name) continue;
    const key = `${name}-${mark}`;
    groups.set(key, { name, mark, endings: [...(groups.get(key)?.endings ?? []), ending] });
  }
  return [...groups.values()];
}

/** The same content in other bytes. */
function otherBytes(content, ending, number) {
  const text = `release ${number}`;
  // A section of a wasm file that means nothing: its number, its length, the length of its name, its name.
  if (ending.endsWith('.wasm')) return Buffer.concat([content, Buffer.from([0, text.length + 1, text.length]), Buffer.from(text)]);
  const after = { '.js': `\n// ${text}`, '.css': `/* ${text} */`, '.svg': `<!-- ${text} -->`, '.json': '\n'.repeat(number) }[ending];
  return Buffer.concat([content, Buffer.from(after ?? text)]);
}

/**
 * Makes a release of what is in dist/, in a new folder. `edit(name, text)` may change a text file first; `worker` is the source of
 * its service worker; `digits` how long the mark of its program is, as Trunk gave them up to 16.
 */
export function otherRelease(number, { edit = (_, text) => text, worker, digits = 8 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  const groups = marked(DIST);
  const names = new Set(groups.flatMap(({ name, mark, endings }) => endings.map((ending) => `${name}-${mark}${ending}`)));
  const texts = new Map();
  for (const name of readdirSync(DIST)) {
    if (name === WORKER || names.has(name)) continue;
    if (/\.(html|webmanifest)$/.test(name)) texts.set(name, readFileSync(join(DIST, name), 'utf8'));
    else writeFileSync(join(folder, name), readFileSync(join(DIST, name)));
  }
  for (const { name, mark, endings } of groups) {
    const contents = endings.map((ending) => {
      const content = readFileSync(join(DIST, `${name}-${mark}${ending}`));
      return otherBytes(/\.(js|css|json)$/.test(ending) ? Buffer.from(edit(name, content.toString())) : content, ending, number);
    });
    const long = createHash('sha256').update(contents[0]).digest('hex').slice(0, digits);
    const other = name === 'one-card-guide' && digits !== 8 ? long : markOf(...contents);
    endings.forEach((ending, at) => writeFileSync(join(folder, `${name}-${other}${ending}`), contents[at]));
    for (const [page, text] of texts) texts.set(page, text.replaceAll(mark, other));
  }
  for (const [page, text] of texts) writeFileSync(join(folder, page), text);
  seal(folder, worker);
  return folder;
}
