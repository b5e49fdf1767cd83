import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerId, caseId, commandId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { until } from '../program.ts';
import { countStrokes } from './keystrokes.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';

const PHONE = '213-555-9042';

let stage: Stage;
let agent: Seat;
/** The case the known caller has open. */
let known: { id: CaseId; number: string };

async function openFor(name: string, phone: string): Promise<{ id: CaseId; number: string }> {
  const id = caseId.parse(randomUUID());
  const { status } = await agent.desk.ask('command.send', {
    commandId: commandId.parse(randomUUID()),
    command: {
      type: 'open-case',
      caseId: id,
      service: 'street-pavement',
      channel: 'call',
      place: {
        ...NO_PLACE,
        address: '2200 S FIGUEROA ST, 90007',
        house: '2200',
        direction: 'S',
        street: 'FIGUEROA',
        suffix: 'ST',
      },
      caller: { kind: 'new', id: callerId.parse(randomUUID()), name, phone, email: null, language: 'es' },
      description: null,
      placeSaid: null,
      answers: null,
    },
  });
  expect(status).toBe('queued');
  const number = await until(
    'its number',
    async () => (await agent.desk.ask('case.get', { id }))?.facts.number ?? null,
  );
  return { id, number };
}

/** What the telephone system’s link does to a console that runs. */
async function ring(ani: string, ucid: string): Promise<void> {
  await agent.screen.page.evaluate(
    (hash) => (location.hash = hash),
    `#/call?ani=${encodeURIComponent(ani)}&ucid=${ucid}`,
  );
}
const tell = (ucid: string, event: 'answered' | 'ended') => agent.desk.ask('call.note', { ucid, event });

/** What was recorded last, as the hub has it; the desk shows no contacts of the past. */
async function nothingUnsent(): Promise<void> {
  await until(
    'nothing unsent',
    async () => (await agent.desk.ask('outbox.list', {})).entries.length === 0 || null,
  );
}

beforeAll(async () => {
  stage = await openDemoStage(300);
  agent = await stage.seat();
  await signIn(agent, 'agent');
  known = await openFor('Ana Ruiz', PHONE);
});
afterAll(() => stage?.close());

describe('a call of somebody known', () => {
  it('pops up with their open case, and Enter answers', async () => {
    const { screen } = agent;
    await ring('+1 213 555 9042', 'ucid-1');
    await screen.sees('(213) 555-9042');
    await screen.sees('Known by this number.');
    await screen.sees('1 case, 1 open.');
    await screen.focuses('button "Answer');
    await screen.press('Enter');
    await screen.sees('On a contact');
    const bar = screen.page.getByRole('region', { name: 'Contact' });
    expect(await bar.getByRole('combobox', { name: 'Caller' }).inputValue()).toBe('known');
    expect(await bar.getByRole('combobox', { name: 'Language' }).inputValue()).toBe('es');
    // The telephone system says so too, and nothing pops up again.
    await tell('ucid-1', 'answered');
    await screen.page.getByRole('region', { name: 'Call', exact: true }).waitFor({ state: 'detached' });
  });

  it('prefills a new case with the caller, the channel and the language', async () => {
    const { screen } = agent;
    await screen.press('Alt+n');
    await screen.focuses('What is it about?');
    await screen.sees('Ana Ruiz');
    const kept = async () =>
      (await agent.desk.ask('draft.list', {})).drafts.map((one) => JSON.parse(one.body));
    await expect.poll(async () => (await kept()).length).toBe(1);
    expect((await kept())[0]).toMatchObject({
      channel: 'call',
      callerMode: 'known',
      callerName: 'Ana Ruiz',
      callerLanguage: 'es',
    });
    await screen.type('couch');
    await screen.sees('Sanitation');
    await screen.press('Enter');
    await screen.focuses('checkbox "Mattress');
    await screen.tabTo('checkbox "Sofa or armchair"');
    await screen.press('Space');
    await screen.tabTo('spinbutton "How many items in all?"');
    await screen.type('1');
    await screen.tabTo('Address, crossing');
    await screen.type('2200 s fig');
    await screen.sees('2200 S FIGUEROA ST, 90007');
    await screen.press('Enter');
    await screen.sees('Nothing is missing.');
    await screen.press('Control+Enter');
    await screen.sees('Filed: Bulky item pickup.');
    await screen.sees(/^Filed: /);
  });

  it('notes the cases that are opened, and its end begins the wrap-up without taking the focus', async () => {
    const { screen } = agent;
    await screen.press('Control+k');
    await screen.focuses('combobox "Search');
    await screen.type(known.number);
    await screen.press('Enter');
    await screen.page.getByRole('heading', { level: 1, name: known.number }).waitFor();
    await screen.sees(/^Looked up: /);
    await screen.press('n');
    await screen.focuses('textbox "Internal note"');
    await tell('ucid-1', 'ended');
    await screen.sees(/^Wrap-up /);
    expect(await screen.focus()).toContain('Internal note');
  });

  it('comes back after a kill, and is recorded with one key for how it ended', async () => {
    await agent.screen.page.waitForTimeout(1_000);
    await agent.desk.kill();
    await agent.screen.close();
    agent = await stage.seatAgain(agent.folder);
    const { screen } = agent;
    await signIn(agent, 'agent');
    await screen.sees(/^Wrap-up /);
    screen.strokes();
    await screen.press('Alt+e');
    await screen.sees('Wrap up: Ana Ruiz');
    // What was done in it speaks for one ending, so that one is chosen.
    expect(await screen.page.getByRole('radio', { checked: true }).getAttribute('value')).toBe(
      'request-filed',
    );
    await screen.focuses('radio');
    await screen.press('Enter');
    await screen.sees('Contact recorded: New request filed.');
    const { keys } = countStrokes(screen.strokes());
    console.log(`a contact with a case filed wrapped up with ${keys} keystrokes`);
    await nothingUnsent();
    expect((await workspace()).contact).toBeNull();
  });
});

describe('a call nobody took', () => {
  it('stays until somebody acknowledges it', async () => {
    const { screen } = agent;
    await ring('818-555-9100', 'ucid-2');
    await screen.sees('Nobody on this desk has this number.');
    await tell('ucid-2', 'ended');
    await screen.press('Escape');
    await screen.sees('1 missed');
    await screen.page.reload();
    await screen.sees('1 missed');
    await screen.press('Alt+r');
    await screen.sees('(818) 555-9100');
    await screen.press('Alt+Shift+R');
    await screen.seesNo('1 missed');
    expect(await agent.desk.ask('call.list', {})).toEqual({ calls: [] });
  });

  it('is asked who it is when several have the number', async () => {
    const { screen } = agent;
    await openFor('Ben Ortiz', '323-555-9077');
    await openFor('Cleo Ortiz', '(323) 555 9077');
    await ring('323-555-9077', 'ucid-3');
    await screen.sees('2 people have this number. Ask who it is, and choose.');
    await screen.press('Alt+2');
    const second = screen.page.getByRole('button', { name: /Ortiz/, pressed: true });
    const name = ((await second.innerText()).match(/\w+ Ortiz/) ?? [''])[0];
    await screen.press('Alt+a');
    await screen.sees('On a contact');
    expect((await workspace()).contact?.callerName).toBe(name);
    await screen.press('Alt+e');
    await screen.press('9', 'Enter');
    await screen.sees('Contact recorded: Cut off, or nobody there.');
  });
});

describe('a contact that concerns no case', () => {
  it('is recorded in a few keys', async () => {
    const { screen } = agent;
    screen.strokes();
    await screen.press('Alt+a');
    await screen.sees('On a contact');
    await screen.press('Alt+e');
    await screen.focuses('radio');
    await screen.press('i');
    await screen.press('Enter');
    await screen.sees('Contact recorded: Information given.');
    expect(countStrokes(screen.strokes()).keys).toBe(4);
    await nothingUnsent();
  });
});

describe('presence', () => {
  it('follows the contact, and away is chosen by keyboard', async () => {
    const { screen } = agent;
    const button = screen.page.locator('button[aria-haspopup="menu"]', { hasText: 'your presence' });
    expect(await button.textContent()).toMatch(/^Available/);
    await screen.press('Alt+s');
    await screen.focuses('menuitemradio "Available"');
    await screen.press('ArrowDown', 'ArrowDown');
    await screen.press('Enter');
    await expect.poll(() => button.textContent()).toMatch(/^Lunch/);
    await screen.press('Alt+a');
    await expect.poll(() => button.textContent()).toMatch(/^On a contact/);
    await screen.press('Alt+e');
    await expect.poll(() => button.textContent()).toMatch(/^Wrap-up/);
    await screen.press('9', 'Enter');
    await expect.poll(() => button.textContent()).toMatch(/^Lunch/);
  });
});

it('has logged no error', () => expect(stage.problems()).toEqual([]));

interface KeptWorkspace {
  readonly contact: { readonly callerName: string } | null;
  readonly tabs: readonly { readonly kind: string; readonly draft?: Record<string, unknown> }[];
}
/** What the screen has kept on the desk, once it has had the time. */
async function workspace(): Promise<KeptWorkspace> {
  await agent.screen.page.waitForTimeout(800);
  const { json } = await agent.desk.ask('workspace.get', {});
  return JSON.parse(json ?? '{}') as KeptWorkspace;
}
