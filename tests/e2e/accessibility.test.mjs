// Every page, at both widths, light and dark: axe finds nothing.
import { after, test } from 'node:test';
import { accessible, DESK, open, PHONE } from './browser.mjs';
import { PAGES } from './pages.mjs';

const bench = await open();
after(() => bench.close());

for (const [route, name] of Object.entries(PAGES)) {
  for (const [width, size] of Object.entries({ phone: PHONE, desk: DESK })) {
    for (const dark of [false, true]) {
      test(`axe finds nothing on ${name} (${width}, ${dark ? 'dark' : 'light'})`, async () => {
        const { page, noConsole, close } = await bench.visit(route, { size, dark });
        await accessible(page);
        noConsole();
        await close();
      });
    }
  }
}
