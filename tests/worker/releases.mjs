// Releases for the model: tiny, but sealed by .ci/release.mjs, with the page's own scripts and a worker's own text. From one to
// the next every marked file has another content and another name.
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesUnder, WORKER } from '../../.ci/first-visit.mjs';
import { markOf, seal } from '../../.ci/release.mjs';

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
export const NEW_WORKER = read('src/browser/service-worker.js');
export const OLD_WORKER = read('tests/fixtures/service-worker-1.js');
const PAGE = read('index.html');

/** An older edition, which all releases have. */
export const RARE = 'edition-0badcafe-en.bin';
/** What a page asks for by a mark of its own: the attribute, the name, the endings. */
export const MARKED = [
  ['styles', 'styles', '.css'],
  ['rules', 'rules', '.bin'],
  ['words-en', 'words-en', '.bin'],
  ['words-zh-hans', 'words-zh-Hans', '.bin'],
  ['law-en', 'law-en', '.json'],
  ['questions-en', 'questions-en', '.json'],
];
/** Releases of the worker that is kept as it was had a second program in the place of the lazy part. */
export const SECOND = ['everything', 'one-card-guide-all', '.js', '_bg.wasm'];

/** `digits`: of the mark of the program and the icon; Trunk gave them up to 16, and fewer where the first ones were zeros. */
export function makeRelease(number, { worker = NEW_WORKER, digits = 8 } = {}) {
  const files = new Map([[RARE, 'an older edition']]);
  const add = (name, length, ...endings) => {
    const contents = endings.map((ending) => `${name}${ending} of release ${number}`);
    const mark = length === 8 ? markOf(...contents) : createHash('sha256').update(contents.join()).digest('hex').slice(0, length);
    endings.forEach((ending, at) => files.set(`${name}-${mark}${ending}`, contents[at]));
    return mark;
  };
  const old = worker === OLD_WORKER;
  const script = `data-script="./one-card-guide-${add('one-card-guide', digits, '.js', '_bg.wasm', ...(old ? [] : ['_rest.wasm']))}"`;
  const icon = `icon-${add('icon', digits, '.svg')}.svg`;
  const marks = [...MARKED, ...(old ? [SECOND] : [])].map(([attribute, name, ...endings]) => `data-${attribute}="${add(name, 8, ...endings)}"`);
  files.set('index.html', PAGE.replace('<html ', `<html ${script} ${marks.join(' ')} `).replace('style/icon.svg', `./${icon}`));
  files.set('manifest.webmanifest', JSON.stringify({ icons: [{ src: `./${icon}` }] }));
  return { number, icon, ...sealed(files, worker) };
}

/** What `seal` makes of these files. */
export function sealed(files, worker) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    seal(folder, worker);
    const content = (name) => readFileSync(join(folder, name));
    const names = filesUnder(folder).filter((name) => name !== WORKER);
    const name = /data-release="(\w+)"/.exec(content('index.html'))[1];
    return { name, files: new Map(names.map((each) => [each, content(each)])), script: content(WORKER).toString(), old: worker === OLD_WORKER };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
