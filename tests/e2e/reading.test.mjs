// Pages for reading: questions with their answers, and what covers what.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { EDITION, REST, accessible, open } from './browser.mjs';
import { onTheDay } from './journey.mjs';

const bench = await open();
after(() => bench.close());

const visit = (route) => bench.visit(route, { before: onTheDay });

test('questions are searched by any word, and an answer says how sure it is and on what it rests', async () => {
  const { page, noConsole, onlyLoadRequests, close } = await visit('#/questions');
  const questions = page.locator('main details.remark');
  await questions.first().waitFor();
  assert.ok((await questions.count()) >= 40);
  await page.locator('#search').fill('plastic LOST');
  const lost = questions.filter({ hasText: 'I have lost my plastic work permit card' });
  await lost.waitFor();
  assert.ok((await questions.count()) < 10);
  await lost.locator('summary').click();
  assert.match(await lost.innerText(), /Rests on.*1\.21/s);
  assert.match(await lost.innerText(), /12333/);
  await accessible(page);
  await page.locator('#search').fill('zebra');
  await page.getByText('No question holds all of these words').waitFor();
  noConsole();
  onlyLoadRequests(EDITION, REST, /^questions-en-[0-9a-f]{8}\.json$/);
  await close();
});

test('a question leads into the guide with what it gives away filled in', async () => {
  const { page, noConsole, close } = await visit('#/questions');
  await page.locator('#search').fill('new passport');
  const asked = page.locator('main details.remark').first();
  await asked.locator('summary').click();
  await asked.getByRole('button', { name: 'Go on with this in the guide' }).click();
  await page.waitForURL((url) => /#\/case\/[^/]+\/ask\/[a-z-]+$/.test(url.hash));
  const fact = /ask\/([a-z-]+)$/.exec(page.url())[1];
  assert.ok(!['person', 'place', 'event'].includes(fact), `${fact} is known from the question`);
  noConsole();
  await close();
});

test('a question has an address of its own', async () => {
  const { page, close } = await visit('#/questions');
  const first = page.locator('main details.remark').first();
  await first.locator('summary').click();
  await first.getByRole('link', { name: 'Link to this question' }).click();
  await page.waitForURL((url) => /#\/questions\/[a-z-]+$/.test(url.hash));
  await page.reload();
  await page.locator('main details.remark[open]').waitFor();
  assert.equal(await page.locator('main details.remark[open]').count(), 1);
  await close();
});

test('a rule says under which condition it applies, also where that arrives after the page', async () => {
  const { page, noConsole, close } = await bench.visit('#/rules', {
    before: async (page) => {
      await onTheDay(page);
      await page.route(/law-en-/, async (route) => { await new Promise((done) => { setTimeout(done, 1500); }); await route.continue(); });
    },
  });
  const rule = page.locator('[id="rule-scope.chinese"]');
  await rule.waitFor();
  await rule.getByText('person is chinese').waitFor();
  noConsole();
  await close();
});
