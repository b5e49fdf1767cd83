import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { until } from '../program.ts';
import {
  beginNewCase,
  chooseService,
  FIGUEROA,
  fileBefore,
  journeyDesk,
  type JourneyDesk,
} from './intake-journeys/journey-desk.ts';
import { INTAKE_JOURNEYS } from './intake-journeys/intake-journeys.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Stage } from './stage.ts';

let stage: Stage;
let desk: JourneyDesk;

beforeAll(async () => {
  stage = await openDemoStage(300);
  const [agent, supervisor] = await Promise.all([stage.seat(), stage.desk()]);
  await signIn(agent, 'agent');
  desk = await journeyDesk(agent, supervisor, null);
});
afterAll(() => stage?.close());

describe('a call by keyboard alone, from its ringing until it is recorded', () => {
  it.each(Object.entries(INTAKE_JOURNEYS))('%s', async (name, { about, most, run }) => {
    const { keys, letters } = await run(desk);
    console.log(`${name}: ${keys} keys beyond ${letters} letters (${about})`);
    expect(keys).toBeGreaterThan(0);
    expect(keys).toBeLessThanOrEqual(most);
  });
});

describe('what is there already', () => {
  it('is not offered where each household has its own', async () => {
    const { desk: program } = desk.agent;
    const place = { ...FIGUEROA, address: '2204 S FIGUEROA ST, 90007', house: '2204' };
    await fileBefore(program, desk.pack, 'bulky-items', { place });
    const { rows } = await program.ask('case.near', { place: FIGUEROA, service: 'bulky-items' });
    expect(rows.filter(({ address }) => address.startsWith('2204')).map(({ offered }) => offered)).toEqual([
      false,
    ]);
  });
});

describe('a place in another city', () => {
  it('whose case was given up for it comes back whole with Undo', async () => {
    const { screen } = desk.agent;
    await beginNewCase(desk, 'Gus Lang');
    await chooseService(desk, 'broken streetlight', 'Streetlight');
    await screen.tabTo('Address, crossing');
    await screen.type('450 n canon dr, beverly hills');
    await screen.sees('Send the caller to the City of Beverly Hills');
    await screen.press('Alt+Shift+t');
    const notice = screen.page.getByRole('status').filter({ hasText: 'told whom to call' });
    await notice.getByRole('button', { name: 'Undo' }).focus();
    await screen.press('Enter');
    await screen.page.getByRole('combobox', { name: 'Name' }).waitFor();
    const kept = ['Name', 'Address, crossing'].map((name) =>
      screen.page.getByRole('combobox', { name }).inputValue(),
    );
    expect(await Promise.all(kept)).toEqual(['Gus Lang', '450 n canon dr, beverly hills']);
  });
});

describe('the service finder', () => {
  it('learns a word that agents chose a service for, and says why it offers it', async () => {
    const { agent, supervisor, pack } = desk;
    const { screen } = agent;
    for (const one of [agent.desk, supervisor, agent.desk, supervisor]) {
      await fileBefore(one, pack, 'bulky-items', { said: 'zapatos' });
    }
    await until('what was learned', async () => {
      const { words } = await agent.desk.ask('learned-words.get', {});
      return words.some((one) => one.words === 'zapato' && one.all > 3) ? true : null;
    });
    await screen.page.reload();
    await screen.sees(/^Live$/);
    await screen.press('Alt+n');
    await screen.focuses('combobox "Name"');
    await screen.tabTo('What is it about?');
    await screen.type('zapatos');
    await screen.sees('agents chose this for “zapatos”');
    const [first] = await screen.page.getByRole('listbox').getByRole('option').allTextContents();
    expect(first).toContain('Bulky item pickup');
    await screen.press('Enter');
    await screen.sees('Another service');
  });
});

it('has logged no error', () => expect(stage.problems()).toEqual([]));
