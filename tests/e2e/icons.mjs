// Draws the pictures of the installed guide's icon from style/icon.svg into style/icons/, and style/preview.png, which chats
// show beside an address, from the drawn card and the words of the start page. They are committed:
// `. .ci/env.sh; node tests/e2e/icons.mjs`, after a change of what they are made of.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../npm/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const { PNG } = require('pngjs');
const drawing = readFileSync('style/icon.svg', 'utf8');
const paper = /--paper: (#\w+)/.exec(readFileSync('style/tokens.css', 'utf8'))[1];

// Name, size in pixels, how much of it the card takes, and its ground. A launcher may cut a maskable icon down to a circle of
// four fifths of it; where no ground is given the corners are clear.
const PICTURES = [
  ['icon-192', 192, 0.94],
  ['icon-512', 512, 0.94],
  ['icon-maskable-512', 512, 0.62, paper],
  ['icon-apple-180', 180, 0.76, paper],
];

const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
for (const [name, size, part, ground] of PICTURES) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const style = `margin:0;height:100vh;display:grid;place-items:center;background:${ground ?? 'transparent'}`;
  await page.setContent(`<body style="${style}">${drawing.replace('<svg ', `<svg width="${Math.round(size * part)}" `)}</body>`);
  await page.screenshot({ path: `style/icons/${name}.png`, omitBackground: true });
}

// Programs show it as small as a thumb: few words, and the card as large as it goes.
const words = (language) => JSON.parse(readFileSync(`src/text/${language}.json`, 'utf8'));
const [english, chinese] = [words('en'), words('zh-Hans')];
const styles = ['style/tokens.css', 'style/base.css', 'style/card-art.css'].map((file) => readFileSync(file, 'utf8')).join('');
const page = await browser.newPage({ viewport: { width: 1200, height: 630 }, colorScheme: 'light' });
await page.setContent(`<html lang="en"><style>${styles}
  body { display: grid; align-content: space-between; height: 100vh; padding: 56px 72px 48px; font-family: var(--font-chinese); }
  header { display: flex; align-items: center; gap: 18px; font-size: 34px; font-weight: var(--weight-heading); }
  header svg { width: 56px; }
  /* One colour in place of a run of them: a third fewer bytes. */
  :root { --card-jade-top: var(--card-jade-bottom); }
  h1 { margin: 28px 0 8px; font-size: 52px; white-space: nowrap; }
  h1 + p { font-size: 40px; color: var(--ink-soft); }
  main svg { display: block; width: 848px; margin-left: -8px; }
  text { font-family: var(--font-chinese); }
</style><body>
  <div><header>${drawing}<span>${english['ui.name']} · <span lang="zh-Hans">${chinese['ui.name']}</span></span></header>
  <h1>${english['ui.start.heading']}</h1><p lang="zh-Hans">${chinese['ui.start.heading']}</p></div>
  <main>${readFileSync('src/app/components/drawings/moving.svg', 'utf8')}</main>
</body></html>`);
// Without the alpha channel, and packed as tightly as it goes.
const picture = PNG.sync.read(await page.screenshot());
writeFileSync('style/preview.png', PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 }));
await browser.close();
