// Every page: axe finds nothing, at both widths, light and dark; and what the program has drawn is valid HTML.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { accessible, DESK, open, PHONE, require } from './browser.mjs';
import { PAGES } from './pages.mjs';

const { HtmlValidate } = require('html-validate');
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'] });

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

  test(`${name} is valid HTML`, async () => {
    const { page, close } = await bench.visit(route);
    const { results } = await validator.validateString(await page.content());
    const found = results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `line ${line}: ${message} (${ruleId})`));
    assert.deepEqual(found, []);
    await close();
  });
}
