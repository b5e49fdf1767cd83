import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView } from '../../shared/contract/case-view.ts';
import { caseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { testDatabase } from '../postgres.ts';
import { until } from '../program.ts';
import { openStage, signIn, type Seat, type Stage } from './stage.ts';

const ZONE = 'America/Los_Angeles';
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

/** The case on screen as the desk has it, once the hub has numbered it. */
async function caseOnScreen({ desk, screen }: Seat): Promise<CaseView> {
  const head = screen.page.getByRole('heading', { level: 1, name: /^1-\d{10}$/ });
  const number = (await head.textContent({ timeout: 20_000 })) ?? '';
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
  stage = await openStage(await testDatabase(), 900);
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
    screen.keystrokes();
    await screen.press('Alt+Shift+o');
    await screen.focuses('The day you promise');
    await screen.type(far.typed);
    await screen.sees(`It will be done by ${far.spoken}.`);
    console.log(`another day promised with ${screen.keystrokes() - far.typed.length} key beyond the date`);
    await screen.press('Control+Enter');
    await screen.sees('Filed: Bulky item pickup.');
    await screen.sees(`Promised by ${far.short}.`);
    const { facts } = await caseOnScreen(agent);
    expect(facts.promises).toMatchObject([{ kind: 'work', basis: 'agent', language: 'en', end: null }]);
    expect(facts.promises[0]?.callerId).toBe(facts.callerIds[0]);
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
