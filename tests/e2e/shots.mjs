// Takes a picture of every page at both widths, light and dark, into tests/shots/, to be looked at.
// `node shots.mjs '#/rules'` takes only those named.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DESK, open, PHONE } from './browser.mjs';
import { PAGES } from './pages.mjs';

const folder = fileURLToPath(new URL('../shots/', import.meta.url));
mkdirSync(folder, { recursive: true });
const chosen = process.argv.slice(2);
const routes = chosen.length > 0 ? chosen : Object.keys(PAGES);
const name = (route) => PAGES[route] ?? (route.replace(/[^a-z0-9]+/gi, '-').replace(/^-|-$/g, '') || 'page');

const bench = await open();
for (const route of routes) {
  for (const size of [PHONE, DESK]) {
    for (const dark of [false, true]) {
      const { page, close } = await bench.visit(route, { size, dark });
      const path = `${folder}${name(route)}-${size.width}-${dark ? 'dark' : 'light'}.png`;
      // `initial`: hiding the caret would add a style that the page's policy forbids.
      await page.screenshot({ path, fullPage: true, caret: 'initial' });
      console.log(path);
      await close();
    }
  }
}
await bench.close();
