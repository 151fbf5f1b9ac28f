// Draws the pictures of the installed guide's icon from style/icon.svg into style/icons/, where they are committed:
// `. .ci/env.sh; node tests/e2e/icons.mjs`, after a change of the drawing.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { chromium } = createRequire(new URL('../npm/package.json', import.meta.url))('playwright-core');
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
await browser.close();
