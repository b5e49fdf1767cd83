import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import { makeTrackingLinks } from '../../hub/write/tracking-links.ts';
import { callerId as callerIdSchema, type CaseId } from '../../shared/domain/ids.ts';
import { HOUR } from '../../shared/domain/instant.ts';
import { openBrowser } from '../browser.ts';
import { startDesk } from '../desk-program.ts';
import { temporaryFolder } from '../program.ts';
import {
  closeCommand,
  ids,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';
import { openScreen } from './screen.ts';
import { openByNumber } from './stage.ts';
import { violations } from './violations.ts';

/** A telephone, without scripts: all that a resident must have. */
const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  javaScriptEnabled: false,
  locale: 'en-US',
};
const LOS_ANGELES = fileURLToPath(new URL('../../resources/cities/los-angeles', import.meta.url));

const PICTURES = process.env['DESK311_PICTURES'];

let the: TestHub;
let boss: TestDesk;
let browser: Browser;

beforeAll(async () => {
  // Without contracts: what a closing needs is no part of what a resident sees.
  const { closure: _closure, ...pack } = await loadCityPack(LOS_ANGELES, null);
  the = await testHub({ pack, publicUrl: 'own' });
  boss = await the.desk('supervisor');
  browser = await openBrowser();
});
afterAll(() => browser.close());

async function ask(language = 'en'): Promise<{ caseId: CaseId; url: string }> {
  const callerId = callerIdSchema.parse(randomUUID());
  const command = openCommand({
    service: 'graffiti-removal',
    caller: { kind: 'new', id: callerId, name: 'Ana Ruiz', phone: '213-555-0142', email: null, language },
  });
  expect((await boss.send(command)).status).toBe('accepted');
  const [url = null] = await makeTrackingLinks(the.hub.db, the.hub.core, [
    { caseId: command.caseId, callerId },
  ]);
  if (url === null) throw new Error('there is no link');
  return { caseId: command.caseId, url };
}

async function look(url: string, options: BrowserContextOptions = PHONE): Promise<Page> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

/** Whole pages of a telephone, for who wants to look: by day, by night, and with letters twice as large. */
async function pictures(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  const take = (look: string) => page.screenshot({ path: `${PICTURES}/${name}${look}.png`, fullPage: true });
  await take('');
  await page.emulateMedia({ colorScheme: 'dark' });
  await take('-dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 195, height: 422 });
  await take('-200');
  await page.setViewportSize({ width: 390, height: 844 });
}

/** The same page where a checker may run; scripts of the page itself there are none of. */
async function broken(url: string): Promise<string[]> {
  const page = await look(url, { viewport: { width: 390, height: 844 }, bypassCSP: true });
  const found = await violations(page);
  await page.context().close();
  return found;
}

test('a resident says that it is not done, on a telephone without scripts, and the case is open again', async () => {
  const { caseId, url } = await ask();
  await boss.send({
    type: 'change-state',
    caseId,
    to: 'scheduled',
    waitingReason: null,
    scheduledFor: Date.now() + 30 * HOUR,
    remark: null,
  });
  await boss.send({
    type: 'add-note',
    caseId,
    visibility: 'public',
    note: { id: ids.text(), body: 'The crew needs a lift for the upper part.' },
  });
  const page = await look(url);
  await page.getByRole('heading', { name: 'A day for the work is set' }).waitFor();
  await page.getByText('It is not done yet.').first().waitFor();
  await pictures(page, 'tracking-scheduled');
  expect(await broken(url)).toEqual([]);

  await boss.send(closeCommand(caseId, 'The crew painted over it on Monday.'));
  await page.reload();
  await page.getByRole('heading', { name: 'The work is done', exact: true }).waitFor();
  await pictures(page, 'tracking-closed');
  expect(await broken(url)).toEqual([]);

  await page.getByLabel('What is still wrong?').fill('The wall is still full of it.');
  await page.getByRole('button', { name: 'It is not done' }).click();
  await page.getByText('Thank you. Your request is open again.').waitFor();
  await page.getByRole('heading', { name: 'Your request is open again' }).waitFor();
  await pictures(page, 'tracking-reopened');
  const { facts } = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  expect([facts.state, facts.surveys.map(({ done, led }) => ({ done, led }))]).toEqual([
    'reopened',
    [{ done: 'no', led: 'reopened' }],
  ]);
  await page.context().close();
});

test('the agent copies the caller’s link, and sees what callers say of a closing', async () => {
  const { caseId, url } = await ask();
  await boss.send(closeCommand(caseId));
  const page = await look(url);
  await page.getByLabel('A part of it').check();
  await page.getByLabel('2, badly').check();
  await page.getByRole('button', { name: 'Send my answers' }).click();
  await page.getByText('Thank you. We have your answers.').waitFor();
  await page.context().close();

  const agent = await the.desk('agent');
  const folder = temporaryFolder();
  const desk = await startDesk(folder.path, the.url);
  const screen = await openScreen(browser, await desk.newAddress(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await screen.focuses('textbox "Sign-in name"');
  await screen.type(agent.account.login);
  await screen.press('Tab');
  await screen.type(PASSWORD);
  await screen.press('Enter');
  await screen.sees(/^Live$/);
  const { facts } = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  await openByNumber({ screen }, facts.number ?? '');
  const said = screen.page.getByRole('region', { name: 'What callers say of it' });
  await said.waitFor();
  expect(await said.innerText()).toContain('2 of 5 for how it was handled');
  await screen.sees('Ana Ruiz answered the survey: a part of it was done.');
  await screen.tabTo('button "Copy link for Ana Ruiz"');
  await screen.press('Enter');
  await screen.sees('Copied. Who has this link can answer for the caller.');
  expect(await screen.page.evaluate(() => navigator.clipboard.readText())).toBe(url);
  if (PICTURES !== undefined) await screen.page.screenshot({ path: `${PICTURES}/tracking-console.png` });
  expect(await violations(screen.page)).toEqual([]);
  expect(screen.problems).toEqual([]);
  await screen.close();
  await desk.stop();
  folder.remove();
});

test('three questions in Spanish, answered by keyboard and answered anew', async () => {
  const { caseId, url } = await ask('es');
  await boss.send(closeCommand(caseId, 'El equipo pintó la pared el lunes.'));
  const page = await look(url);
  await page.getByRole('heading', { name: 'Tres preguntas cortas' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('es');
  await page.locator('#done-yes').focus();
  await page.keyboard.press('Space');
  await page.locator('#satisfaction-4').focus();
  await page.keyboard.press('Space');
  await page.locator('#clear-yes').focus();
  await page.keyboard.press('Space');
  await page.getByRole('button', { name: 'Mandar mis respuestas' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('Gracias. Tenemos sus respuestas.').waitFor();
  expect(await page.locator('#satisfaction-4').isChecked()).toBe(true);
  await pictures(page, 'tracking-spanish');
  expect(await broken(url)).toEqual([]);
  await page.getByRole('link', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Three short questions' }).waitFor();
  await page.context().close();
});

test('a link that is none, and one asked too often', async () => {
  const { url } = await ask();
  const page = await look(`${url}x`);
  await page.getByRole('heading', { name: 'We can’t find this page' }).waitFor();
  await pictures(page, 'tracking-missing');
  expect(await broken(`${url}x`)).toEqual([]);
  await the.hub.db.updateTable('public_counts').set({ count: 10_000 }).execute();
  await page.goto(url);
  await page.getByRole('heading', { name: 'Please wait a little' }).waitFor();
  await pictures(page, 'tracking-limit');
  await the.hub.db.deleteFrom('public_counts').execute();
  await page.context().close();
});
