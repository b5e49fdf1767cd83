import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '../../hub/storage/open-database.ts';
import type { DeskCommand } from '../../shared/domain/desk-command.ts';
import { HOUR } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { fileCommand } from '../complaints/complaint-commands.ts';
import { until } from '../program.ts';
import { ids } from '../test-hub.ts';
import { openDemoStage } from './demo-stage.ts';
import { command, openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { takePictures } from './take-pictures.ts';
import { violations } from './violations.ts';

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

const send = (seat: Seat, given: DeskCommand) =>
  seat.desk.ask('command.send', { commandId: ids.command(), command: given });

/** A case of Sanitation that was closed just now. */
async function closedCase(): Promise<string> {
  const caseId = ids.case();
  await send(agent, {
    type: 'open-case',
    caseId,
    service: 'bulky-items',
    channel: 'call',
    place: { ...NO_PLACE, address: '200 N SPRING ST, 90012' },
    caller: { kind: 'anonymous' },
    description: null,
    placeSaid: null,
    answers: null,
  });
  const number = await until(
    'the number',
    async () => (await supervisor.desk.ask('case.get', { id: caseId }))?.facts.number ?? null,
  );
  await send(supervisor, {
    type: 'close-case',
    caseId,
    outcome: 'cancelled-by-requester',
    explanation: { id: ids.text(), body: 'The caller said it is gone already.' },
  });
  await until('closed', async () =>
    (await agent.desk.ask('case.get', { id: caseId }))?.facts.state === 'closed' ? true : null,
  );
  return number;
}

async function dialogOf({ screen }: Seat) {
  const dialog = screen.page.getByRole('dialog');
  await dialog.waitFor();
  return dialog;
}

/** Presses the key of something that can be done now; its dialog is there afterwards. */
async function begin(seat: Seat, name: RegExp, key: string): Promise<void> {
  await seat.screen.page.getByRole('button', { name }).waitFor();
  await seat.screen.press(key);
  await dialogOf(seat);
}

/** Does what the open dialog is for. */
async function submit(seat: Seat): Promise<void> {
  await seat.screen.press('Control+Enter');
  await seat.screen.page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** The caller gives no name. */
async function anonymous({ screen }: Seat): Promise<void> {
  await screen.tabTo('button "Gives a name"');
  await screen.press('ArrowRight', 'Enter');
  await screen.focuses('button "Anonymous" [pressed]');
}

it('you closed it but did not do it: filed by the agent, investigated by the lead, decided by the supervisor', async () => {
  const number = await closedCase();
  await openByNumber(agent, number);
  await agent.screen.press('g');
  const form = await dialogOf(agent);
  await agent.screen.focuses('textbox "What is wrong');
  await agent.screen.type('You closed it and the sofa is still in front of my door.');
  await agent.screen.press('Tab');
  await agent.screen.type('Take it away, and tell me when.');
  await form.getByText(`You closed ${number} but did not do it`).waitFor();
  await takePictures(agent.screen.page, 'complaint-form');
  expect(await violations(agent.screen.page, 'light and dark')).toEqual([]);
  await agent.screen.press('Control+Enter');
  await form.getByText('Read this number out').waitFor();
  const read = (await form.getByText(/^C-20\d\d-\d{6}$/).textContent()) ?? '';
  await form.getByText('The case is reopened').waitFor();
  await takePictures(agent.screen.page, 'complaint-receipt');
  await agent.screen.press('Escape');
  await agent.screen.sees(/Reopened/);
  await agent.screen.sees(read);
  await takePictures(agent.screen.page, 'complaint-on-case');

  await lead.screen.press('Alt+y');
  await lead.screen.sees(read);
  await takePictures(lead.screen.page, 'complaints-list');
  expect(await violations(lead.screen.page, 'light and dark')).toEqual([]);
  const row = lead.screen.page.getByRole('row', { name: new RegExp(read) });
  await until('the row is chosen', async () => {
    if ((await row.getAttribute('aria-selected')) === 'true') return true;
    await lead.screen.press('j');
    return null;
  });
  await lead.screen.press('Enter');
  await lead.screen.sees('What would make it right');
  await begin(lead, /^Acknowledge/, 'a');
  await submit(lead);
  await begin(lead, /^Assess/, 's');
  await takePictures(lead.screen.page, 'complaint-assess');
  await submit(lead);
  await begin(lead, /^Add note/, 'n');
  await lead.screen.focuses('textbox "Note"');
  await lead.screen.type('The crew sheet has no stop there.');
  await submit(lead);
  await begin(lead, /^Conclude/, 'i');
  await lead.screen.type('The truck never went there that week.');
  await submit(lead);
  await lead.screen.sees('The truck never went there that week.');
  await takePictures(lead.screen.page, 'complaint-investigated');
  expect(await violations(lead.screen.page, 'light and dark')).toEqual([]);

  await command(supervisor, 'show complaints');
  await supervisor.screen.sees(read);
  // By its number, too, from anywhere.
  await supervisor.screen.press('Control+k');
  await supervisor.screen.focuses('combobox "Search');
  await supervisor.screen.type(read);
  await supervisor.screen.sees(`Open complaint ${read}`);
  await takePictures(supervisor.screen.page, 'complaint-found');
  await supervisor.screen.press('Enter');
  await supervisor.screen.sees('What would make it right');
  await begin(supervisor, /^Decide/, 'd');
  await supervisor.screen.focuses('radio');
  await supervisor.screen.press('Space');
  await supervisor.screen.tabTo('textbox "Reasons"');
  await supervisor.screen.type('Nobody was there before it was closed.');
  await supervisor.screen.tabTo('textbox "Remedy');
  await supervisor.screen.type('It is picked up tomorrow.');
  await submit(supervisor);
  await supervisor.screen.sees('Decision: upheld');
  await begin(supervisor, /^Caller was told/, 't');
  await submit(supervisor);
  await supervisor.screen.sees('told the caller the decision');
  await takePictures(supervisor.screen.page, 'complaint-communicated');
  await supervisor.screen.press('Escape');
  await supervisor.screen.page.getByRole('button', { name: /^Show trends/ }).waitFor();
  await supervisor.screen.press('t');
  await supervisor.screen.sees('Trends of complaints');
  await takePictures(supervisor.screen.page, 'complaint-trends');
  expect(await violations(supervisor.screen.page, 'light and dark')).toEqual([]);
});

it('one about a person: the agent who took it reads its number out and sees nothing of it afterwards', async () => {
  await agent.screen.press('Alt+v');
  const form = await dialogOf(agent);
  await agent.screen.focuses('textbox "What is wrong');
  await agent.screen.type('The inspector shouted at my mother.');
  await agent.screen.tabTo('radio "How it was handled');
  await agent.screen.press('ArrowUp', 'ArrowUp');
  await form.getByText('Confidential: you see its number').waitFor();
  await takePictures(agent.screen.page, 'complaint-person');
  await agent.screen.tabTo('combobox "Department"');
  await agent.screen.type('Bureau of Sanit');
  await anonymous(agent);
  await agent.screen.press('Control+Enter');
  await form.getByText('Read this number out').waitFor();
  const read = (await form.getByText(/^C-20\d\d-\d{6}$/).textContent()) ?? '';
  await takePictures(agent.screen.page, 'complaint-confidential');
  await agent.screen.press('Escape');
  await agent.screen.press('Alt+y');
  await agent.screen.sees(/open, .* late/);
  await agent.screen.seesNo(read);
  expect(await agent.desk.ask('complaint.get', { id: null, number: read })).toBeNull();
  const own = await agent.desk.ask('complaint.list', { ended: true, caseId: null });
  expect(JSON.stringify(own)).not.toContain(read);
  expect(await lead.desk.ask('complaint.get', { id: null, number: read })).toBeNull();
  expect((await supervisor.desk.ask('complaint.get', { id: null, number: read }))?.facts.confidential).toBe(
    true,
  );
});

it('one that is late moves up before the eyes of its lead, and says why', async () => {
  const complaint = fileCommand({ department: 'LASAN', severity: 'serious' });
  await send(agent, complaint);
  const record = await until('it is filed', () =>
    lead.desk.ask('complaint.get', { id: complaint.complaintId, number: null }).catch(() => null),
  );
  const number = record.facts.number ?? '';
  await lead.screen.press('Escape');
  await lead.screen.press('Alt+y');
  const row = lead.screen.page.getByRole('row', { name: new RegExp(number) });
  await row.getByText('Tier 1').waitFor();
  // As if it had been filed earlier: its clock has run out for an hour.
  const db = openDatabase(stage.databaseUrl);
  await sql`
    update complaints set facts = jsonb_set(facts, '{clock,dueAt}', to_jsonb(now_ms() - ${HOUR}::bigint))
    where id = ${complaint.complaintId}`.execute(db);
  await db.destroy();
  await row.getByText('Tier 2').waitFor();
  await row.getByText(/late$/).waitFor();
  await takePictures(lead.screen.page, 'complaints-late');
  expect(await violations(lead.screen.page, 'light and dark')).toEqual([]);
  // What is late stands first.
  await until('the row is chosen', async () => {
    if ((await row.getAttribute('aria-selected')) === 'true') return true;
    await lead.screen.press('k');
    return null;
  });
  await lead.screen.press('Enter');
  await lead.screen.sees(/^Its acknowledgement was due .*: moved up to tier 2\.$/);
  await lead.screen.sees(/^Moved up to tier 2, /);
  await lead.screen.page.getByText('Late', { exact: true }).waitFor();
  await takePictures(lead.screen.page, 'complaint-moved-up');
  expect(await violations(lead.screen.page, 'light and dark')).toEqual([]);
});

it('works without the hub: kept on the desk, with a temporary reference', async () => {
  await stage.stopHub();
  await agent.screen.sees(/Offline/);
  await agent.screen.press('Alt+v');
  const form = await dialogOf(agent);
  await agent.screen.focuses('textbox "What is wrong');
  await agent.screen.type('Nobody calls me back.');
  await agent.screen.tabTo('radio "How it was handled');
  await agent.screen.press('Space');
  await agent.screen.tabTo('combobox "Department"');
  await agent.screen.type('Bureau of Sanit');
  await anonymous(agent);
  await agent.screen.press('Control+Enter');
  await form.getByText(/^C-new-/).waitFor();
  await takePictures(agent.screen.page, 'complaint-offline');
  await agent.screen.press('Escape');
  await agent.screen.sees('The hub is away.');
  await agent.screen.sees('Not sent yet');
  await takePictures(agent.screen.page, 'complaints-offline');
  await stage.startHub();
  await agent.screen.sees(/^Live$/);
  await agent.screen.seesNo('Not sent yet');
  expect(stage.problems()).toEqual([]);
});
