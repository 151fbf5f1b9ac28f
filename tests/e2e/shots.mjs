// Makes a contact sheet of every page in tests/shots/, to be looked at: two sizes, light and dark, every language.
// `node tests/e2e/shots.mjs guidance sheet` makes those of the pages so named in pages.mjs; a route such as '#/rules/3.01'
// does too. `--whole` unfolds everything, `--single` keeps the pictures one by one as well.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DESK, LANGUAGES, PHONE, go, open, unfold } from './browser.mjs';
import { PAGES, optionsFor } from './pages.mjs';

const folder = fileURLToPath(new URL('../shots/', import.meta.url));
mkdirSync(folder, { recursive: true });

const [options, chosen] = [true, false].map((dashed) => process.argv.slice(2).filter((word) => word.startsWith('--') === dashed));
const strange = [
  ...options.filter((option) => !['--whole', '--single'].includes(option)),
  ...chosen.filter((name) => !(name in PAGES) && !name.startsWith('#/')),
];
if (strange.length > 0) {
  console.error(`There is no page or option \`${strange.join('`, `')}\`. Pages: ${Object.keys(PAGES).join(', ')}.`);
  process.exit(1);
}
const names = chosen.length > 0 ? chosen : Object.keys(PAGES);

// `tall`: a picture shows so much of the page. `wide`: how wide it stands on the sheet.
const SIZES = [
  { size: PHONE, tall: 2400, wide: 390 },
  { size: DESK, tall: 2000, wide: 800 },
];

const bench = await open();
const desk = await bench.browser.newPage();
// One visit a language, size and kind of store; the theme is switched on the page.
const visits = new Map();
const visitOf = async (name, language, size) => {
  const key = [name === 'home', language, size.width].join();
  if (!visits.has(key)) visits.set(key, await bench.visit('#/about', await optionsFor(bench, name, { language, size })));
  return visits.get(key);
};

for (const name of names) {
  const began = Date.now();
  const route = PAGES[name] ?? name;
  const file = `${folder}${name.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '')}`;
  const pictures = [];
  for (const { size, tall, wide } of SIZES) {
    for (const language of LANGUAGES) {
      const { page } = await visitOf(name, language, size);
      await go(page, route);
      if (options.includes('--whole')) await unfold(page);
      for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({ colorScheme });
        const height = Math.min(tall, await page.evaluate(() => document.documentElement.scrollHeight));
        const clip = { x: 0, y: 0, width: size.width, height: Math.max(height, size.height) };
        // `initial`: hiding the caret would add a style that the page's policy forbids.
        const picture = await page.screenshot({ clip, fullPage: true, caret: 'initial' });
        const label = `${size.width}-${language}-${colorScheme}`;
        if (options.includes('--single')) writeFileSync(`${file}-${label}.png`, picture);
        pictures.push({ label, wide, picture });
      }
    }
  }
  await sheet(`${file}.png`, `${name} · ${route}`, pictures);
  console.log(`${file}.png (${((Date.now() - began) / 1000).toFixed(1)} s)`);
}
await bench.close();

/** Lays the pictures side by side, those of a phone first, and takes a picture of them. */
async function sheet(file, title, pictures) {
  const figure = ({ label, wide, picture }) =>
    `<figure><figcaption>${label}</figcaption><img width="${wide}" src="data:image/png;base64,${picture.toString('base64')}"></figure>`;
  const row = (wide) => pictures.filter((each) => each.wide === wide).map(figure).join('');
  const [phone, desks] = SIZES.map(({ wide }) => row(wide));
  await desk.setViewportSize({ width: LANGUAGES.length * 2 * (SIZES[0].wide + 16) + 2 * (SIZES[1].wide + 16) + 32, height: 800 });
  await desk.setContent(`<style>
    body { margin: 16px; background: #888; font: 14px sans-serif; color: #fff; display: flex; align-items: flex-start; width: max-content }
    h1 { position: absolute; top: 0; left: 16px; font-size: 14px; margin: 2px }
    figure { margin: 8px } figcaption { padding: 2px } img { display: block }
    .phone { display: flex; align-items: flex-start } .desk { display: grid; grid-template-columns: auto auto; align-items: start }
  </style><h1>${title}</h1><div class="phone">${phone}</div><div class="desk">${desks}</div>`);
  await desk.waitForFunction(() => [...document.images].every((image) => image.complete));
  await desk.screenshot({ path: file, fullPage: true });
}
