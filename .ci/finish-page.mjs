// Trunk's last step: makes the script small, puts the styles of style/*.css into the page (no request, no wait), puts those of
// style/later, the edition and the statements of law into files that the app fetches when somebody asks for them, writes what a
// browser needs to install the guide, the page for lost addresses, and the content security policy, which allows exactly the
// inline script and style texts that are in a page; then has release.mjs list all of it for the service worker.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withPreview } from './preview.mjs';
import { program } from './program.mjs';
import { markOf, seal } from './release.mjs';

const { transformSync } = createRequire(new URL('../tests/npm/package.json', import.meta.url))('esbuild');
const staging = process.env.TRUNK_STAGING_DIR;
const page = join(staging, 'index.html');

/** The *.css of a folder, or some of them, in cascade order: tokens, base, the components by name, print. Made small. */
function styles(folder, only) {
  const place = (name) => ['tokens.css', 'base.css', null, 'print.css'].indexOf(name);
  const rank = (name) => (place(name) < 0 ? 2 : place(name));
  const all = readdirSync(folder)
    .filter((name) => (only ? only.includes(name) : name.endsWith('.css')))
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  return transformSync(all, { loader: 'css', minify: true }).code.trim();
}

/** The hashes of all inline texts of one element, as a policy writes them. */
function hashes(html, element) {
  const texts = [...html.matchAll(new RegExp(`<${element}(?![^>]*\\ssrc=)[^>]*>([^]*?)</${element}>`, 'g'))];
  return texts.map(([, text]) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
}

/** Gives files that belong together names with one mark, which stands for all that is in them. Returns the mark. */
function marked(name, ...endings) {
  const mark = markOf(...endings.map((ending) => readFileSync(join(staging, name + ending))));
  for (const ending of endings) renameSync(join(staging, name + ending), join(staging, `${name}-${mark}${ending}`));
  return mark;
}
const NAME = 'one-card-guide';
const script = marked(NAME, ...program(staging, NAME, process.env.PARTS));
const drawing = `icon-${marked('icon', '.svg')}.svg`;

/** The languages of src/text, in the order in which the program offers them, which is that of their tags. */
const LANGUAGES = readdirSync('src/text')
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ tag: name.slice(0, -'.json'.length), words: JSON.parse(readFileSync(join('src/text', name), 'utf8')) }));
/** The language of the page as it stands in index.html. */
const FIRST = 'en';

/** The page with a button for each language as the program draws it, and with the tags by which a browser asks for another. */
function withLanguages(html) {
  const button = ({ tag, words }) =>
    `<button type="button" class="languages__one" lang="${tag}" aria-pressed="${tag === FIRST}">${words.language}</button>`;
  const main = (tag) => tag.split('-')[0];
  const others = new Set(LANGUAGES.map(({ tag }) => main(tag)).filter((tag) => tag !== FIRST));
  return html
    .replace('{languages}', () => LANGUAGES.map(button).join(''))
    .replace('{other-languages}', () => [...others].join('|') || '(?!)');
}

let html = withLanguages(readFileSync(page, 'utf8'))
  .replace(/<!--[^]*?-->\s*/g, '')
  // The page starts its program itself, and once more where that fails.
  .replace(/<script type="module"[^>]*>[^]*?<\/script>/g, '')
  .replace(/<link rel="(modulepreload|preload)"[^>]*>/g, '')
  .replace('<html ', () => `<html data-script="./${NAME}-${script}" `)
  .replace(/icon\.svg/g, () => drawing)
  // Trunk leaves room for a nonce. A static page has none; the hashes stand for it.
  .replace(/ nonce="[^"]*"/g, '')
  .replace(/[ \t]+$/gm, '')
  .replace(/\n{2,}/g, '\n');
const small = (script) => transformSync(script, { loader: 'js', minify: true, target: 'es2020' }).code.trim();
html = html.replace(/<script>([^]*?)<\/script>/g, (_, script) => `<script>${small(script)}</script>`);
// Before the script, which adds the styles of style/later after them. A function, because `$` in a replacement text would have a
// meaning.
html = html.replace('<script>', () => `<style>${styles('style')}</style>\n<script>`);

// The edition (rules and words of guidance), the statements of law and the real questions: src/workbench/pack.rs leaves them
// out of the program. The page holds only the marks of their versions, not their names: a first visit does not load them.
const outcome = process.env.PACKED;
function publish(name, ending, content) {
  const mark = markOf(content);
  writeFileSync(join(staging, `${name}-${mark}.${ending}`), content);
  html = html.replace('<html ', () => `<html data-${name.toLowerCase()}="${mark}" `);
}
// The styles that the first page does without.
publish('styles', 'css', styles('style/later'));
publish('rules', 'bin', readFileSync(join(outcome, 'rules.bin')));
for (const { tag } of LANGUAGES) {
  for (const [name, ending] of [['words', 'bin'], ['law', 'json'], ['questions', 'json']]) {
    publish(`${name}-${tag}`, ending, readFileSync(join(outcome, `${name}-${tag}.${ending}`)));
  }
}

// Older editions of the rules, for links that were made with them: each under the hash that the link carries.
for (const name of readdirSync(outcome).filter((name) => /^edition-[0-9a-f]{8}-.*\.bin$/.test(name))) {
  writeFileSync(join(staging, name), readFileSync(join(outcome, name)));
}

// The guide as an app of the device. Its identity is the address where it starts, since the manifest gives no `id`: that would be
// read from the top of the origin, where another copy of the guide may live under another path.
function installable() {
  const { words } = LANGUAGES.find(({ tag }) => tag === FIRST);
  const paper = /--paper: (#\w+)/.exec(readFileSync('style/tokens.css', 'utf8'))[1];
  const place = (name) => {
    const content = readFileSync(join('style/icons', `${name}.png`));
    const file = `${name}-${markOf(content)}.png`;
    writeFileSync(join(staging, file), content);
    return `./${file}`;
  };
  const icon = (name, size, purpose) => ({ src: place(name), sizes: `${size}x${size}`, type: 'image/png', purpose });
  const manifest = {
    name: words['ui.name'],
    short_name: words['ui.name'],
    description: /name="description"\s+content="([^"]*)"/.exec(html)[1],
    lang: 'en',
    dir: 'ltr',
    start_url: './',
    scope: './',
    display: 'standalone',
    theme_color: paper,
    background_color: paper,
    categories: ['government', 'productivity', 'utilities'],
    icons: [
      { src: `./${drawing}`, sizes: 'any', type: 'image/svg+xml', purpose: 'any' },
      icon('icon-192', 192, 'any'),
      icon('icon-512', 512, 'any'),
      icon('icon-maskable-512', 512, 'maskable'),
    ],
  };
  writeFileSync(join(staging, 'manifest.webmanifest'), `${JSON.stringify(manifest, null, 1)}\n`);
  const links = `<link rel="manifest" href="./manifest.webmanifest">\n<link rel="apple-touch-icon" href="${place('icon-apple-180')}">\n`;
  html = html.replace('</head>', () => `${links}</head>`);
}
installable();
// Where the workflow knows at which address the site will stand.
html = withPreview(html, staging, process.env.SITE_URL);

/** A page with its content security policy, which allows the scripts and styles that are in it and what is named beside them. */
function guarded(html, { script = '', style = '', ...others }) {
  const parts = {
    'default-src': "'none'",
    'script-src': `${hashes(html, 'script')}${script}`,
    'style-src': `${hashes(html, 'style')}${style}`,
    ...others,
    'base-uri': "'none'",
    'form-action': "'none'",
  };
  const policy = Object.entries(parts).map((part) => part.join(' ')).join('; ');
  const charset = /<meta charset="utf-8">/i;
  if (!charset.test(html)) throw new Error('a page has lost its charset line; the policy belongs right after it');
  return html.replace(charset, (found) => `${found}\n<meta http-equiv="Content-Security-Policy" content="${policy}">`);
}

/** 404.html, which hosts show for an address without a file: all it needs is in it, since nobody knows at which path it is shown. */
function lostPage() {
  const words = (language, key) => LANGUAGES.find(({ tag }) => tag === language).words[key];
  const icon = `<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(readFileSync('style/icon.svg', 'utf8'))}">`;
  const style = `<style>${styles('style', ['tokens.css', 'base.css', 'actions.css'])}</style>`;
  const lost = readFileSync('404.html', 'utf8')
    .replace(/<!--[^]*?-->\s*/g, '')
    .replace(/\{([\w-]+):([\w.-]+)\}/g, (_, language, key) => words(language, key))
    .replace(/<script>([^]*?)<\/script>/, (_, script) => `${icon}\n<script>${small(script)}</script>\n${style}`)
    .replace('{emblem}', () => readFileSync('src/app/components/drawings/emblem.svg', 'utf8').trim());
  return guarded(lost, { 'img-src': 'data:' });
}

writeFileSync(page, guarded(html, {
  script: " 'self' 'wasm-unsafe-eval'",
  style: " 'self'",
  'img-src': "'self' data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
}));
writeFileSync(join(staging, '404.html'), lostPage());
seal(staging);
