// Seals a built folder as one release: the page gets its name, the service worker the list of its files with their hashes.
// As a program: `node .ci/release.mjs FOLDER`, after a file was changed by hand.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesUnder, WORKER } from './first-visit.mjs';

const { transformSync } = createRequire(new URL('../tests/npm/package.json', import.meta.url))('esbuild');
const SOURCE = new URL('../src/browser/service-worker.js', import.meta.url);

/** An older edition, named by its hash: kept only by those who open a link that was made with it. */
export const isRare = (name) => /^edition-[0-9a-f]{8}-/.test(name);
/** The picture that other programs show beside the address: they fetch it, the guide does not. */
export const isPreview = (name) => name.startsWith('preview-');
const ORDER = [/^index/, /^one-card-guide-\w+(\.js|_bg\.wasm)$/, /^(rules|words)/, /_rest\.wasm$/, /^law/];
/** What a person needs first comes first. */
const rank = (name) => ORDER.findIndex((pattern) => pattern.test(name)) + 1 || ORDER.length + 1;

const sha256 = (...contents) => contents.reduce((hash, content) => hash.update(content), createHash('sha256')).digest('hex');

/** The mark of a version in the names of files: of one file, or of several that belong together. Another content is another name. */
export const markOf = (...contents) => sha256(...contents).slice(0, 8);

/** `source`: of the service worker. */
export function seal(folder, source = readFileSync(SOURCE, 'utf8')) {
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8').replace(/ data-release="[^"]*"/, '');
  const names = filesUnder(folder).filter((name) => name !== WORKER && !isPreview(name));
  const deep = names.find((name) => name.includes('/'));
  if (deep) throw new Error(`\`${deep}\` lies in a folder: the service worker takes it for another site's; put it beside the page`);
  const hash = (name) => sha256(name === 'index.html' ? html : readFileSync(join(folder, name)));
  const release = sha256(names.map((name) => `${name} ${hash(name)}\n`).join('') + source).slice(0, 8);
  writeFileSync(page, html.replace('<html ', () => `<html data-release="${release}" `));

  const list = (wanted) => Object.fromEntries(names.filter(wanted).sort((a, b) => rank(a) - rank(b)).map((name) => [name, sha256(readFileSync(join(folder, name)))]));
  const lines = { RELEASE: release, FILES: list((name) => !isRare(name)), RARE: list(isRare) };
  const head = Object.entries(lines).map(([name, value]) => `const ${name} = ${JSON.stringify(value)};\n`).join('');
  writeFileSync(join(folder, WORKER), transformSync(head + source, { loader: 'js', minify: true, target: 'es2021' }).code);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) seal(process.argv[2]);
