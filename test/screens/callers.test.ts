import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerId, caseId, commandId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { until } from '../program.ts';
import { countStrokes } from './keystrokes.ts';
import { openDemoStage } from './demo-stage.ts';
import { openByNumber, signIn, type Seat, type Stage } from './stage.ts';
import { violations } from './violations.ts';

/** A service that nobody may ask for anonymously. */
const FORBIDDEN = 'Barking dog nuisance';

let stage: Stage;
let seat: Seat;
let first: { id: CaseId; number: string };

beforeAll(async () => {
  stage = await openDemoStage(60, { DESK311_MAIL: 'folder', DESK311_SMS: 'folder' });
  seat = await stage.seat();
  await signIn(seat, 'agent');
  first = await file('Rosa Lim', '661 902 8731');
  await file('R. Lim', '(661) 902-8731');
});
afterAll(() => stage?.close());

const PICTURES = process.env['DESK311_PICTURES'];
/** Takes a picture for who wants to look; most runs want none. */
async function picture(name: string): Promise<void> {
  if (PICTURES !== undefined) await seat.screen.page.screenshot({ path: `${PICTURES}/callers-${name}.png` });
}

async function file(name: string, phone: string): Promise<{ id: CaseId; number: string }> {
  const id = caseId.parse(randomUUID());
  const caller = {
    kind: 'new' as const,
    id: callerId.parse(randomUUID()),
    name,
    phone,
    email: null,
    language: 'en',
  };
  await seat.desk.ask('command.send', {
    commandId: commandId.parse(randomUUID()),
    command: {
      type: 'open-case',
      caseId: id,
      service: 'street-pavement',
      channel: 'call',
      place: { ...NO_PLACE, address: '600 N ALVARADO ST, 90026' },
      caller,
      description: null,
      placeSaid: null,
      answers: null,
    },
  });
  const number = await until(
    'its number',
    async () => (await seat.desk.ask('case.get', { id }))?.facts.number ?? null,
  );
  return { id, number };
}

const names = async () =>
  (await seat.desk.ask('case.get', { id: first.id }))?.callers.map(({ name }) => name);

describe('a caller', () => {
  it('is changed from the case page by keyboard, and gets a second number', async () => {
    const { screen } = seat;
    await openByNumber(seat, first.number);
    await screen.sees('***-8731');
    screen.strokes();
    await screen.press('i');
    await screen.focuses('textbox "Name"');
    await screen.press('Control+A');
    await screen.type('Rosa Lim-Baker');
    await screen.tabTo('textbox "Another number');
    await screen.type('661 902 9944');
    await picture('change');
    expect(await violations(seat.screen.page, 'light')).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees('Rosa Lim-Baker is changed on all their cases.');
    const { keys, letters } = countStrokes(screen.strokes());
    console.log(`a caller changed with ${keys} keystrokes beyond ${letters} letters`);
    await screen.sees('***-8731, ***-9944');
    await expect.poll(names, { timeout: 60_000 }).toEqual(['Rosa Lim-Baker']);
  });

  it('is merged with a double after a preview, and parted again with Undo', async () => {
    const { screen } = seat;
    await screen.press('m');
    await screen.focuses('textbox "Find another record');
    await screen.sees(/^R. Lim, \*\*\*-8731, 1 case: the same phone number/);
    await screen.tabTo('radio "R. Lim');
    await screen.press('Space');
    await screen.sees('As one');
    await screen.sees('2 cases, 2 open');
    await picture('merge');
    expect(await violations(seat.screen.page, 'light')).toEqual([]);
    await screen.press('Control+Enter');
    await screen.sees('The two records are one caller now.');
    // A notice stays while the focus is on it.
    await screen.tabTo('button "Undo"');
    const [card] = (await seat.desk.ask('case.get', { id: first.id }))?.callers ?? [];
    if (card === undefined) throw new Error('the caller is gone');
    const cases = async () => (await seat.desk.ask('case.of-caller', { callerId: card.id })).rows.length;
    await expect.poll(cases, { timeout: 60_000 }).toBe(2);
    await screen.press('Enter');
    await screen.sees('Taken back. Both steps stay on the timeline.');
    await expect.poll(cases, { timeout: 60_000 }).toBe(1);
  });

  it('was told by text message, wants none any more, and what was told and not stands on the case', async () => {
    const { screen } = seat;
    await openByNumber(seat, first.number);
    const timeline = screen.page.getByRole('region', { name: 'Timeline' });
    await timeline.getByText(/^(Sent|Waiting)$/).waitFor();
    await screen.tabTo('button "Show text: Filed"');
    await screen.press('Enter');
    await screen.sees(new RegExp(`we have your request ${first.number}`));
    expect(await violations(screen.page, 'light')).toEqual([]);
    await picture('messages');
    await screen.tabTo('button "Stop or resume"', 'Shift+Tab');
    await screen.press('Enter');
    await screen.focuses('menuitem "Send Rosa Lim-Baker no text messages"');
    await screen.press('Enter');
    await screen.sees('Rosa Lim-Baker gets no text messages any more.');
    await screen.sees('Rosa Lim-Baker wants no text messages.');
  });

  it('must give a name where the service asks for one, and the form says so', async () => {
    const { screen } = seat;
    await screen.press('Alt+n');
    await screen.focuses('combobox "Name"');
    await screen.tabTo(/button "Gives a name"/, 'Shift+Tab');
    await screen.press('ArrowRight', 'Space');
    await screen.tabTo('What is it about?');
    await screen.type(FORBIDDEN);
    await screen.press('Enter');
    await screen.sees(new RegExp(`a name: ${FORBIDDEN} can’t be reported anonymously`));
    await screen.press('Control+Enter');
    expect((await seat.desk.ask('outbox.list', {})).entries).toEqual([]);
    expect(await screen.page.getByText(/^Filed:/).count()).toBe(0);
  });
});

it('has logged no error and broken no content security policy', () => {
  expect(stage.problems()).toEqual([]);
});
