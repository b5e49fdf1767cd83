import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../hub/storage/open-database.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { moveClock } from '../move-clock.ts';
import { until } from '../program.ts';
import { openDemoStage } from './demo-stage.ts';
import { command, openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

const NOTE = 'The gate on Figueroa is locked after six; the crew has the key.';
const ANSWER = 'A crew is on its way and clears the ramp before ten tonight.';

let stage: Stage;
let agent: Seat;
let lead: Seat;
let supervisor: Seat;

beforeAll(async () => {
  stage = await openDemoStage(150);
  [agent, lead, supervisor] = await Promise.all([stage.seat(), stage.seat(), stage.seat()]);
  await Promise.all([signIn(agent, 'agent'), signIn(lead, 'lead'), signIn(supervisor, 'supervisor')]);
});
afterAll(() => stage?.close());

const PICTURES = process.env['DESK311_PICTURES'];
/** Takes a picture for who wants to look; most runs want none. */
async function picture({ screen }: Seat, name: string): Promise<void> {
  if (PICTURES !== undefined) await screen.page.screenshot({ path: `${PICTURES}/escalation-${name}.png` });
}

/** Lets the database's clock pass by so much. */
async function pass(minutes: number): Promise<void> {
  const db = openDatabase(stage.databaseUrl);
  await moveClock(db, minutes * MINUTE);
  await db.destroy();
}

/** Units and a service whose emergencies go to a yard or an inspector first, in the daytime. */
const ELSEWHERE: ReadonlySet<string | null> = new Set(['WV', 'HB']);
const INSPECTED = 'watershed-protection-enforcement';

/** Cases of Sanitation that nobody escalated, whose emergencies go to the dispatcher at any hour. */
async function casesOfDispatch({ desk }: Seat): Promise<string[]> {
  const { rows } = await desk.ask('case.list', {
    list: 'all',
    filter: '',
    sort: 'updated',
    offset: 0,
    limit: 150,
  });
  const numbers: string[] = [];
  for (const row of rows) {
    if (row.department !== 'LASAN' || row.number === null || row.escalated || row.service === INSPECTED)
      continue;
    const view = await desk.ask('case.get', { id: row.id });
    if (view !== null && !ELSEWHERE.has(view.facts.unit)) numbers.push(row.number);
  }
  return numbers;
}

/** Raises the escalation of a case of Sanitation as an emergency, by the keyboard. */
async function raise(number: string): Promise<void> {
  const { screen } = agent;
  await openByNumber(agent, number);
  await screen.press('e');
  const dialog = screen.page.getByRole('dialog');
  await dialog.waitFor();
  await screen.focuses('radio "Complaint"');
  await screen.press('ArrowUp');
  await dialog.getByText('Collection dispatcher on duty').first().waitFor();
  await screen.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}

it('goes from the agent past a tier that missed it to the lead, and its answer to the caller', async () => {
  const [number] = await casesOfDispatch(agent);
  if (number === undefined) throw new Error('Sanitation has no case');
  const times: Record<string, number> = {};
  let began = performance.now();
  const took = (what: string) => {
    times[what] = Math.round(performance.now() - began);
    began = performance.now();
  };

  await raise(number);
  began = performance.now();
  await lead.screen.sees(new RegExp(`Emergency: acknowledge it.*${number}`));
  took('told to the lead');
  await picture(agent, 'raised');
  await lead.screen.press('Alt+x');
  await lead.screen.page.getByRole('grid', { name: /Escalations, 1 to see to now/ }).waitFor();
  await lead.screen.sees('Tier 1');
  await picture(lead, 'tier-1');

  await pass(16);
  began = performance.now();
  await lead.screen.sees('Tier 2');
  took('next tier');
  await lead.screen.sees(/Not acknowledged in time/);
  await supervisor.screen.press('Alt+x');
  await supervisor.screen.sees('Tier 2');
  await picture(supervisor, 'watched');
  expect(await violations(lead.screen.page, 'light')).toEqual([]);

  await lead.screen.press('a');
  began = performance.now();
  await agent.screen.sees(/Acknowledged/);
  took('acknowledged, seen by the agent');
  await lead.screen.sees('Acknowledged. The clock of its tier has stopped.');
  await lead.screen.press('r');
  await lead.screen.page.getByRole('dialog').waitFor();
  await lead.screen.type(ANSWER);
  await lead.screen.press('Control+Enter');
  began = performance.now();
  await agent.screen.sees(ANSWER);
  took('answered, seen by the agent');
  await picture(agent, 'answered');

  await command(agent, 'caller was told');
  await agent.screen.page.getByRole('dialog').waitFor();
  await picture(agent, 'told');
  await agent.screen.press('Control+Enter');
  await agent.screen.page.getByRole('dialog').waitFor({ state: 'detached' });
  await command(agent, 'resolve');
  await agent.screen.page.getByRole('dialog').waitFor();
  await agent.screen.press('Control+Enter');
  await agent.screen.page.getByRole('dialog').waitFor({ state: 'detached' });
  await lead.screen.sees('Nothing waits for you');
  console.log(`an escalation over three consoles, milliseconds: ${JSON.stringify(times)}`);
});

it('is the supervisors’ when nobody of any tier takes it', async () => {
  const [, number] = await casesOfDispatch(agent);
  if (number === undefined) throw new Error('Sanitation has no case left');
  await raise(number);
  for (let asked = 1; asked > 0;) {
    await pass(30);
    asked = await until('the next tier, or the last', async () => {
      const page = await supervisor.desk.ask('escalation.list', {});
      const one = page.rows.find((row) => row.case.number === number)?.escalation;
      if (one?.state === 'exhausted') return -1;
      return one !== undefined && one.offers.length > asked ? one.offers.length : null;
    });
  }
  await supervisor.screen.page.getByRole('grid', { name: /Escalations, 1 to see to now/ }).waitFor();
  await supervisor.screen.sees('Nobody took it');
  await picture(supervisor, 'alarm');
  // The list tells the news before the case beside it, which says what can be done.
  await supervisor.screen.page.getByRole('button', { name: /^Accept/ }).waitFor();
  await supervisor.screen.press('c');
  await agent.screen.sees(/Being worked on/);
});

it('is handed over at the end of a duty, and taken by whoever comes next', async () => {
  // An offer that is still with Sanitation goes along.
  const [number] = await casesOfDispatch(lead);
  if (number === undefined) throw new Error('Sanitation has no case left');
  await raise(number);
  const { screen } = lead;
  await screen.press('Alt+x');
  await screen.page.getByRole('grid', { name: /Escalations/ }).waitFor();
  await screen.press('h');
  await screen.sees(/open escalations? go(es)? along$/);
  await screen.type(NOTE);
  await picture(lead, 'hand-over');
  expect(await violations(screen.page, 'light')).toEqual([]);
  await screen.press('Control+Enter');
  await screen.sees(/^Handed over\./);

  await command(agent, 'sign out');
  await signIn(agent, 'worker');
  await agent.screen.sees(/handed over, .*Read it and take it\.$/);
  await agent.screen.press('Alt+x');
  await agent.screen.sees(NOTE);
  await picture(agent, 'hand-over-waits');
  expect(await violations(agent.screen.page)).toEqual([]);
  await agent.screen.press('n');
  await agent.screen.sees(/^The duty is yours now/);
  await screen.press('Shift+h');
  await screen.sees(/^Taken by Hector Salazar/);
  await picture(lead, 'hand-overs');
  expect(await violations(screen.page, 'light')).toEqual([]);
  await screen.press('Escape');
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
