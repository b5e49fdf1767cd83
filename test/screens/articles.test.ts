import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cutOff } from './cut-off.ts';
import { countStrokes } from './keystrokes.ts';
import { searchHand, type SearchHand } from './search-hand.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

let stage: Stage;
let seat: Seat;
let hand: SearchHand;

/** Where pictures of the screens go, when somebody wants to look at them. */
const PICTURES = process.env['DESK311_PICTURES'];

async function picture(name: string): Promise<void> {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  await seat.screen.page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

const article = () => seat.screen.page.getByRole('complementary', { name: 'Article' });
const clipboard = () => seat.screen.page.evaluate(() => navigator.clipboard.readText());

beforeAll(async () => {
  stage = await openDemoStage(60);
  seat = await stage.seat({ permissions: ['clipboard-read', 'clipboard-write'] });
  hand = searchHand(seat.screen);
  await signIn(seat, 'agent');
});
afterAll(() => stage?.close());

describe('an article', () => {
  it('is found from the box, read in Spanish, and left for where one was, by keyboard alone', async () => {
    const { screen } = seat;
    await screen.press('Alt+n');
    await screen.focuses('combobox "Name"');
    await screen.type('Ana');
    screen.strokes();
    await hand.find('parking tic');
    await screen.page
      .getByRole('listbox', { name: 'Results' })
      .getByText('Parking ticket: pay or dispute')
      .waitFor();
    await picture('articles-box');
    await screen.press('Enter');
    await screen.focuses('heading "Parking ticket: pay or dispute"');
    await screen.sees('You can pay or dispute the ticket online');
    await picture('articles-beside-new-case');
    await screen.press('Alt+Shift+s');
    await screen.sees('Puede pagar o disputar la multa en línea');
    expect(await article().locator('[lang="es"]').filter({ hasText: 'Puede pagar' }).count()).toBe(1);
    await picture('articles-spanish');
    await screen.press('Escape');
    await article().waitFor({ state: 'detached' });
    await screen.focuses('Ana');
    console.log(`an article read in Spanish with ${countStrokes(screen.strokes()).keys} keystrokes`);
  });

  it('is found in Spanish, and then read in Spanish', async () => {
    await hand.find('se fue la luz');
    await expect.poll(() => hand.rows('Articles').first().innerText()).toContain('No hay luz');
    await hand.close();
  });

  it('of the chosen service is one key away, and opens in the caller’s language', async () => {
    const { screen } = seat;
    await screen.tabTo('What is it about?');
    await screen.type('mattress');
    await screen.sees('Sanitation');
    await screen.press('Enter');
    await screen.sees('Read the article');
    await screen.press('Alt+i');
    await screen.focuses('heading "Bulky item pickup"');
    await picture('articles-of-service');
    expect(await violations(seat.screen.page)).toEqual([]);
    await screen.press('Escape');
  });

  it('gives a note to hand over, with what is known of the caller and no more', async () => {
    const { screen } = seat;
    await hand.find('no water');
    await screen.press('Enter');
    await screen.focuses('heading "No water');
    await screen.tabTo('textbox "Tell them first"');
    await picture('articles-hand-over');
    await screen.press('Control+End');
    await screen.type(' wait for the crew');
    await screen.press('Alt+Shift+m');
    await screen.sees('The hand-over note is on the clipboard.');
    expect((await clipboard()).replaceAll('\r', '').split('\n')).toEqual([
      expect.stringMatching(/^To: Department of Water and Power, Trouble board operator \(.+\)$/),
      'About: No water, low pressure or a broken main',
      'Caller: Ana',
      'Call back:',
      'Speaks:',
      'Place:',
      'Address or crossing:',
      'How fast it flows:',
      'Homes or cars at risk:',
      'Told the caller: wait for the crew',
    ]);
  });

  it('is kept as the answer, and taken back, by the same key', async () => {
    const { screen } = seat;
    const button = (name: string) => article().getByRole('button', { name }).count();
    // Nobody is on the line: there is nothing to keep it with.
    await screen.press('Alt+g');
    expect(await button('This was the answer')).toBe(1);
    await screen.press('Alt+a');
    await screen.sees('End contact');
    await screen.press('Alt+g');
    await expect.poll(() => button('Kept as the answer')).toBe(1);
    await screen.press('Alt+g');
    await expect.poll(() => button('This was the answer')).toBe(1);
    await screen.press('Escape', 'Escape');
    await article().waitFor({ state: 'detached' });
  });
});

describe('the page of articles', () => {
  it('lists all of them by group, and those that are found as one types', async () => {
    const { screen } = seat;
    const { page } = screen;
    await screen.press('Alt+k');
    await screen.focuses('combobox "Find an article');
    const list = page.getByRole('listbox', { name: 'Articles' });
    await expect.poll(() => list.getByRole('option').count()).toBe(156);
    await picture('articles-page');
    expect(await violations(seat.screen.page)).toEqual([]);
    await screen.type('desalojo');
    await expect.poll(() => list.getByRole('option').first().innerText()).toContain('Eviction notice');
    await picture('articles-page-found');
    await screen.press('Enter');
    await screen.focuses('heading "Aviso de desalojo"');
    await picture('articles-page-open');
    expect(await violations(seat.screen.page)).toEqual([]);
    await screen.press('Escape');
    await screen.focuses('combobox "Find an article');
    await screen.press('Control+a');
    await screen.type('zzzzqqq');
    await screen.sees('No article has these words');
    await picture('articles-page-empty');
  });

  it('cuts nothing off at 200 %', async () => {
    const { screen } = seat;
    await screen.page.setViewportSize({ width: 720, height: 450 });
    await screen.press('Control+a');
    await screen.type('eviction');
    await screen.page.waitForTimeout(300);
    expect(await cutOff(screen.page)).toEqual([]);
    await screen.press('Enter');
    await screen.focuses('heading "Eviction notice"');
    await screen.page.waitForTimeout(300);
    await picture('articles-200');
    expect(await cutOff(screen.page)).toEqual([]);
    await screen.press('Escape');
    await screen.page.setViewportSize({ width: 1440, height: 900 });
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
