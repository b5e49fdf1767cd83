import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/contract/case-view.ts';
import { caseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { until } from '../program.ts';
import { countStrokes } from './keystrokes.ts';
import { openDemoStage } from './demo-stage.ts';
import { signIn, type Seat, type Stage } from './stage.ts';

const ZONE = 'America/Los_Angeles';
const WHY = 'Whether the crew needs the gate open';
const AGAIN = 'Whether the gate was left open';
let stage: Stage;
let agent: Seat;

/** A day in the city some days from now, as a date field takes it and as the screen says it. */
function dayAhead(days: number) {
  const at = Date.now() + days * DAY;
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: ZONE, ...options }).format(at);
  const thisYear =
    format({ year: 'numeric' }) ===
    new Intl.DateTimeFormat('en-US', { timeZone: ZONE, year: 'numeric' }).format(Date.now());
  return {
    typed: format({ month: '2-digit', day: '2-digit', year: 'numeric' }).replaceAll('/', ''),
    short: format({
      weekday: 'short',
      month: 'short',
      day: 'numeric',
      ...(thisYear ? {} : { year: 'numeric' }),
    }),
    spoken: format({ weekday: 'long', month: 'long', day: 'numeric' }),
  };
}

/** The row of the list that keys act on. */
async function activeRow({ screen }: Seat): Promise<string> {
  const id = await screen.page.getByRole('grid').getAttribute('aria-activedescendant');
  return (await screen.page.locator(`[id="${id}"]`).innerText()).replaceAll('\n', ' ');
}

/** Goes to the row of the list of what is owed with these words: from the top, since it may stand above the one that is marked. */
async function stepTo(seat: Seat, words: string): Promise<void> {
  const rows = await seat.screen.page.getByRole('grid').getByRole('row').count();
  for (let up = 0; up < rows && !(await activeRow(seat)).includes(words); up += 1)
    await seat.screen.press('k');
  for (let down = 0; down < rows && !(await activeRow(seat)).includes(words); down += 1)
    await seat.screen.press('j');
}

/** The case on screen as the desk has it, once the hub has numbered it. */
async function caseOnScreen({ desk, screen }: Seat): Promise<CaseView> {
  const head = screen.page.getByRole('heading', { level: 1, name: /^1-\d{10}$/ });
  const number = (await head.textContent({ timeout: 60_000 })) ?? '';
  return until('the case', async () => {
    const { hits } = await desk.ask('search', { text: number, limit: 1 });
    const [hit] = hits;
    return hit?.kind === 'case' ? desk.ask('case.get', { id: caseId.parse(hit.row.id) }) : null;
  });
}

/** A streetlight on the way to being filed: caller, service and place. */
async function begin({ screen }: Seat, service: string): Promise<void> {
  await screen.press('Alt+n');
  await screen.focuses('combobox "Name"');
  await screen.type('Ana Ruiz');
  await screen.tabTo('What is it about?');
  await screen.type(service);
  await screen.press('Enter');
}
async function place({ screen }: Seat): Promise<void> {
  await screen.tabTo('Address, crossing');
  await screen.type('2200 s figueroa st');
  await screen.sees('as typed, not in the address book');
  await screen.press('Enter');
}

beforeAll(async () => {
  stage = await openDemoStage(900);
  agent = await stage.seat();
  await signIn(agent, 'agent');
});
afterAll(() => stage?.close());

describe('a promise, by keyboard alone', () => {
  const far = dayAhead(25);

  it('is proposed from the clock and from what is usual, and chosen by one key', async () => {
    const { screen } = agent;
    await begin(agent, 'couch');
    await screen.tabTo('checkbox "Sofa or armchair"');
    await screen.press('Space');
    await screen.tabTo('spinbutton "How many items in all?"');
    await screen.type('1');
    await place(agent);
    await screen.sees(/half are done within .* nine in ten within .* last 90 days/);
    await screen.sees(/The target is|nearly always done by/);
    await screen.press('Alt+Shift+n');
    await screen.sees('I can’t give you a date for it.');
    screen.strokes();
    await screen.press('Alt+Shift+o');
    await screen.focuses('The day you promise');
    await screen.type(far.typed);
    await screen.sees(`It will be done by ${far.spoken}.`);
    console.log(`another day promised with ${countStrokes(screen.strokes()).keys} key beyond the date`);
    await screen.press('Control+Enter');
    await screen.sees('Filed: Bulky item pickup.');
    await screen.sees(`Promised by ${far.short}.`);
    const { facts } = await caseOnScreen(agent);
    expect(facts.promises).toMatchObject([{ kind: 'work', basis: 'agent', language: 'en', end: null }]);
    expect(facts.promises[0]?.callerId).toBe(facts.callerIds[0]);
  });

  it('of a call-back stands under Owed until it is settled: moved with a reason, then done', async () => {
    const { screen } = agent;
    await screen.press('Escape', 'Alt+1');
    screen.strokes();
    await screen.press('b');
    await screen.sees(/Owe a call-back on 1-/);
    await screen.tabTo('textbox "What about');
    await screen.type(WHY);
    await screen.press('Control+Enter');
    await screen.sees('It stands under Owed.');
    console.log(`a call-back owed with ${countStrokes(screen.strokes()).keys} keystrokes beyond its text`);

    await screen.press('Alt+o');
    await screen.sees('Owed to callers');
    await screen.sees(WHY);
    await stepTo(agent, WHY);
    expect(await activeRow(agent)).toContain('Ana Ruiz');

    await screen.press('m');
    await screen.sees('The caller is told another time, and why.');
    await screen.tabTo('Day');
    await screen.type(dayAhead(3).typed);
    await screen.tabTo('textbox "Why"');
    const reason = 'The crew has not answered yet.';
    await screen.type(reason);
    await screen.press('Control+Enter');
    await screen.sees(`Moved to ${dayAhead(3).short}`);
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => activeRow(agent)).toContain(dayAhead(3).short);

    await screen.press('d');
    await screen.sees('The caller was called and knows how it stands.');
    await screen.press('Control+Enter');
    await screen.sees('The caller was called back.');
    await screen.seesNo(WHY);

    await screen.press('Alt+1');
    await screen.sees('called the caller back, as promised.');
    await screen.sees(/Call-back promised by .*; first by .*; kept\./);
    const { facts } = await caseOnScreen(agent);
    expect(facts.promises.map(({ kind, end }) => [kind, end])).toEqual([
      ['work', null],
      ['call-back', 'done'],
    ]);
  });

  it('can be settled on its case: the work’s is withdrawn with a reason, not called done', async () => {
    const { screen } = agent;
    await screen.press('d');
    await screen.sees('The work is done when its case is closed. Close the case.');
    await screen.press('ArrowDown', 'ArrowDown');
    await screen.sees('Say why it is withdrawn, in a few words.');
    await screen.tabTo('textbox "Why"');
    await screen.type('The caller moved away.');
    await screen.press('Control+Enter');
    await screen.sees(`Promised by ${far.short}; withdrawn.`);
    await screen.press('d');
    expect(await screen.page.getByRole('dialog').count()).toBe(0);
  });

  it('of a call-back is handed on to the department, and is no more the agent’s', async () => {
    const { screen } = agent;
    await screen.press('b');
    await screen.sees(/Owe a call-back on 1-/);
    await screen.tabTo('textbox "What about');
    await screen.type(AGAIN);
    await screen.press('Control+Enter');
    await screen.sees('It stands under Owed.');
    await screen.press('Alt+o');
    await screen.sees(AGAIN);
    await stepTo(agent, AGAIN);
    await screen.press('h');
    await screen.sees('Somebody else sees to it, by the same time.');
    await screen.press('Control+Enter');
    await screen.sees(/^Handed on to /);
    await screen.page.getByRole('dialog').waitFor({ state: 'detached' });
    await screen.seesNo(AGAIN);
    await screen.press('Alt+1');
    const { facts } = await caseOnScreen(agent);
    expect(facts.promises.map(({ kind, end }) => [kind, end])).toEqual([
      ['work', 'withdrawn'],
      ['call-back', 'done'],
      ['call-back', null],
    ]);
  });
});

describe('a life in danger', () => {
  it('is asked about by facts; no to all is one key, and is kept with the case', async () => {
    const { screen } = agent;
    await begin(agent, 'street flooding');
    await screen.sees('Ask first: is a life in danger?');
    await screen.sees('Is anyone trapped by it, or in a car in it?');
    await screen.press('Alt+Shift+x');
    await screen.sees('Asked about danger: no to all.');
    await screen.sees('Still missing');
    await screen.press('Alt+Shift+e');
    await screen.sees('911 first: danger from water');
    await screen.sees('Stay out of the water');
    await screen.sees('The 911 script was said.');
  });

  it('is heard in the caller’s words: the script stands there in both languages', async () => {
    const { screen } = agent;
    await screen.press('Alt+n');
    await screen.focuses('combobox "Name"');
    await screen.tabTo('What is it about?');
    await screen.type('my kitchen is on fire');
    await screen.sees('911 first: fire or smoke');
    await screen.sees('Salgan todos y aléjense del fuego');
    await screen.press('Alt+Shift+e');
    await screen.sees('The 911 script was said. It is kept with the case.');
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
