import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram, temporaryFolder, until } from '../program.ts';
import { fileBefore } from './intake-journeys/journey-desk.ts';
import { countStrokes } from './keystrokes.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

const WIDE_TEST = 180_000;
let stage: Stage;
let agent: Seat;
const folder = temporaryFolder();

/** A street that no case of the demo city is on, with a house every 20 m. */
const houses = Array.from(
  { length: 60 },
  (_, at) => `${4_001 + at * 2},,N,QUILLFEATHER,ST,90031,${(34.07 + at * 0.000_18).toFixed(6)},-118.21`,
);

async function importAddresses(databaseUrl: string): Promise<void> {
  const file = join(folder.path, 'addresses.csv');
  writeFileSync(
    file,
    ['HSE_NBR,HSE_FRAC_NBR,HSE_DIR_CD,STR_NM,STR_SFX_CD,ZIP_CD,LAT,LON', ...houses].join('\n'),
  );
  const program = startProgram('hub/import/addresses/main.ts', [file], {
    DATABASE_URL: databaseUrl,
    DESK311_DATA: folder.path,
  });
  const code = await program.ended();
  if (code !== 0) throw new Error(`the addresses were not imported:\n${program.output()}`);
  expect(program.output()).toContain('the address book has 60 addresses now, 0 before.');
}

beforeAll(async () => {
  stage = await openDemoStage(300);
  await importAddresses(stage.databaseUrl);
  agent = await stage.seat();
  await signIn(agent, 'agent');
  await until('the address book', async () => {
    const { places } = await agent.desk.ask('place.suggest', { text: '4001 n quillfeather' });
    return places.length > 0 ? places : null;
  });
});
afterAll(async () => {
  await stage?.close();
  folder.remove();
});

/** Starts a case for an anonymous pothole and goes to its place. */
async function begin({ screen }: Seat): Promise<void> {
  await screen.press('Alt+n');
  await screen.focuses('combobox "Name"');
  await screen.type('Ana Ruiz');
  await screen.tabTo('What is it about?');
  await screen.type('dead animal');
  await screen.press('Enter');
  await screen.tabTo('Address, crossing');
}

describe('a place', () => {
  it(
    'nobody has called about is chosen from the address book in a few keys',
    async () => {
      const { screen } = agent;
      await begin(agent);
      screen.strokes();
      await screen.type('4021 qu');
      await screen.sees('4021 N QUILLFEATHER ST, 90031');
      await screen.sees('known address');
      await screen.press('Enter');
      await screen.sees('Another place');
      const { keys, letters } = countStrokes(screen.strokes());
      console.log(`a known address chosen with ${keys} key and ${letters} letters`);
      await screen.sees(/Council District \d+/);
    },
    WIDE_TEST,
  );

  it(
    'is put right when it is misspelt, and what was typed is kept beside it',
    async () => {
      const { screen } = agent;
      await begin(agent);
      await screen.type('4021 n quilfeathr st');
      await screen.sees('Showing “4021 n quillfeather st”');
      await screen.press('Enter');
      await screen.sees('4021 N QUILLFEATHER ST, 90031');
      await screen.tabTo('More about the place');
      expect(await screen.page.locator(':focus').inputValue()).toBe('4021 n quilfeathr st');
    },
    WIDE_TEST,
  );

  it(
    'is pinned on the map by keys alone, offline',
    async () => {
      const { screen } = agent;
      await begin(agent);
      await screen.type('4021 qu');
      await screen.sees('4021 N QUILLFEATHER ST, 90031');
      await screen.press('Enter');
      await screen.sees('Another place');
      screen.strokes();
      await screen.press('Alt+m');
      await screen.focuses('application "Map');
      await screen.sees('nearest known address: 4021 N QUILLFEATHER ST, 0 m');
      expect(await violations(agent.screen.page, 'light')).toEqual([]);
      await screen.press('ArrowRight', 'ArrowUp', 'ArrowUp', '+');
      await screen.sees(/nearest known address: 40\d\d N QUILLFEATHER ST, \d+ m/);
      await screen.press('Enter');
      await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
      console.log(`a pin set with ${countStrokes(screen.strokes()).keys} keys`);
      await screen.sees('4021 N QUILLFEATHER ST, 90031');
    },
    WIDE_TEST,
  );

  it(
    'without an address is a point on the map beside the caller’s words',
    async () => {
      const { screen } = agent;
      await begin(agent);
      await screen.type('behind the water tower');
      await screen.press('Alt+m');
      await screen.focuses('application "Map');
      await screen.press('Shift+ArrowLeft', 'Shift+ArrowUp', 'Enter');
      await screen.sees(/A point on the map: 34\.\d{5}, -118\.\d{5}/);
      await screen.tabTo('More about the place');
      expect(await screen.page.locator(':focus').inputValue()).toBe('behind the water tower');
    },
    WIDE_TEST,
  );

  it(
    'in another city says whom to send the caller to, and is filed only when that is confirmed',
    async () => {
      const { screen } = agent;
      await begin(agent);
      await screen.type('450 n canon dr, beverly hills');
      await screen.sees('Beverly Hills is not Los Angeles');
      await screen.sees('Send the caller to the City of Beverly Hills');
      expect(await violations(agent.screen.page, 'light')).toEqual([]);
      await screen.sees('a confirmation that it is to be filed here');
      const confirm = screen.page.getByLabel('File it here all the same');
      for (let stops = 0; stops < 10; stops += 1) {
        if (await confirm.evaluate((box) => box === box.ownerDocument.activeElement)) break;
        await screen.press('Tab');
      }
      await screen.press('Space');
      await screen.seesNo('a confirmation that it is to be filed here');
      expect(await confirm.isChecked()).toBe(true);
    },
    WIDE_TEST,
  );
});

describe('with the hub away', () => {
  it(
    'a whole call is taken, told truthfully what it is called, and numbered when the hub is back',
    async () => {
      const { screen, desk } = agent;
      const { pack } = await desk.ask('catalogue.get', {});
      const [place] = (await desk.ask('place.suggest', { text: '4041 n quillfeather' })).places;
      if (place === undefined) throw new Error('the address book is empty');
      const { cases: _cases, known: _known, exact: _exact, town: _town, ...known } = place;
      const { facts } = await fileBefore(desk, pack, 'graffiti-removal', { place: known });
      await stage.stopHub();
      await screen.sees(/^Offline/, 40_000);

      await screen.press('Alt+n');
      await screen.focuses('combobox "Name"');
      await screen.type('Gus Lane');
      await screen.press('Enter');
      await screen.focuses('What is it about?');
      await screen.type('tagging on a wall');
      await screen.page.getByRole('option', { name: 'Graffiti removal' }).first().waitFor();
      await screen.press('Enter');
      await screen.focuses('What is it on?');
      await screen.press('w', 'Enter');
      await screen.focuses('radio');
      await screen.press('ArrowRight', 'Enter');
      await screen.focuses('Address, crossing');
      await screen.type('4041 qu');
      await screen.page.getByRole('option', { name: '4041 N QUILLFEATHER ST, 90031' }).waitFor();
      await screen.press('Enter');
      await screen.focuses('More about the place');
      // What is there already is known without the hub; this is another wall.
      await screen.sees('Open at this address. The same thing? Add this caller to it.');
      await screen.sees('Nothing is missing.');
      await screen.press('Control+Enter');

      const said = screen.page.getByText(/^Kept on this desk as New-\w{4}\./);
      expect(await said.innerText()).toContain(
        'The number comes when the hub answers; don’t read this one out.',
      );
      const reference = /New-\w{4}/.exec(await said.innerText())?.[0] ?? '';
      const head = screen.page.getByRole('heading', { level: 1 });
      await head.filter({ hasText: reference }).waitFor();
      await screen.sees('temporary');
      await screen.sees('Offline, 1 unsent');
      // The next caller is on the line already.
      await screen.press('Alt+q');

      await stage.startHub();
      await screen.sees(new RegExp(`^${reference} has its number: 1-\\d{10} Graffiti removal\\.`), 90_000);
      await screen.tabTo(/^button "Open"$/);
      await screen.press('Enter');
      const number = (await head.filter({ hasText: /^1-\d{10}$/ }).textContent({ timeout: 60_000 })) ?? '';
      const { hits } = await desk.ask('search', { text: number, limit: 1 });
      const view = hits[0]?.kind === 'case' ? await desk.ask('case.get', { id: hits[0].row.id }) : null;
      expect([view?.facts.number, view?.facts.place.address, view?.callers.map(({ name }) => name)]).toEqual([
        number,
        '4041 N QUILLFEATHER ST, 90031',
        ['Gus Lane'],
      ]);
      expect(view?.facts.id).not.toBe(facts.id);
      await screen.sees(/^Live$/, 60_000);
      expect((await desk.ask('outbox.list', {})).entries).toEqual([]);
    },
    3 * WIDE_TEST,
  );
});

it('has logged no error', () => expect(stage.problems()).toEqual([]));
