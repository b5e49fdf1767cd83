import { randomUUID } from 'node:crypto';
import type { CaseView } from '../../../shared/contract/case-view.ts';
import type { CallerInput, CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { callerId, caseId, commandId, textId, type CaseId } from '../../../shared/domain/ids.ts';
import { NO_PLACE, type Place } from '../../../shared/domain/place.ts';
import { answersFor } from '../../answers-for.ts';
import { PASSWORD, PEOPLE } from '../../demo-city.ts';
import type { DeskProgram } from '../../desk-program.ts';
import { until } from '../../program.ts';
import { countStrokes, type Keystrokes, type Stroke } from '../keystrokes.ts';
import type { Seat } from '../stage.ts';

/** Where a picture of a journey is worth taking. */
export interface JourneyFrame {
  /** What the keyboard did since the picture before. */
  readonly strokes: readonly Stroke[];
  /** What is to be seen, in a few words. */
  readonly what: string;
}
export type Shoot = (seat: Pick<Seat, 'screen'>, frame: JourneyFrame) => Promise<void>;

/** Where a journey is made: the agent with the caller on the line, and a colleague for what happened before the call. */
export interface JourneyDesk {
  /** Signed in as the demo city's agent, no contact going on. */
  readonly agent: Pick<Seat, 'desk' | 'screen'>;
  /** Signed in as its supervisor; needs no screen. */
  readonly supervisor: DeskProgram;
  readonly pack: CityPack;
  /** Null: nobody wants pictures. */
  readonly shoot: Shoot | null;
}

/** One call from its ringing until it is recorded, by the keyboard alone. */
export interface IntakeJourney {
  /** What it is, for a report. */
  readonly about: string;
  /** Most keys beyond the text that an agent with a caller on the line puts up with. */
  readonly most: number;
  /** Makes the call, looks whether everything came out right, and tells what the keyboard did. Once per city. */
  run(desk: JourneyDesk): Promise<Keystrokes>;
}

/** An address of the demo city's main street; every desk knows it once a case is there. */
export const FIGUEROA: Place = {
  ...NO_PLACE,
  address: '2200 S FIGUEROA ST, 90007',
  house: '2200',
  direction: 'S',
  street: 'FIGUEROA',
  suffix: 'ST',
  zip: '90007',
  lat: 34.0335,
  lng: -118.2735,
};

/** Makes a desk for journeys of an agent's seat and of somebody else's console, who is signed in as a supervisor. */
export async function journeyDesk(
  agent: JourneyDesk['agent'],
  supervisor: DeskProgram,
  shoot: Shoot | null,
): Promise<JourneyDesk> {
  await supervisor.ask('session.sign-in', { login: PEOPLE.supervisor, password: PASSWORD });
  const { pack } = await agent.desk.ask('catalogue.get', {});
  return { agent, supervisor, pack, shoot };
}

/** Sends a command as a colleague's screen would. Fails when the desk refuses it. */
export async function sendTo(desk: DeskProgram, command: CaseCommand): Promise<void> {
  const answer = await desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command });
  if (answer.status === 'refused') throw new Error(`${command.type}: ${answer.refusal.message}`);
}

/** A case as a desk has it, once it is as wanted. */
export function caseWith(
  desk: DeskProgram,
  id: CaseId,
  is: (view: CaseView) => boolean = () => true,
): Promise<CaseView> {
  return until('the case', async () => {
    const view = await desk.ask('case.get', { id });
    return view !== null && is(view) ? view : null;
  });
}

export function newCaller(name: string, phone: string, language = 'en'): CallerInput {
  return { kind: 'new', id: callerId.parse(randomUUID()), name, phone, email: null, language };
}

/** Files a case with all its questions answered, as a colleague did before, and gives it when the hub has numbered it. */
export async function fileBefore(
  desk: DeskProgram,
  pack: CityPack,
  service: string,
  more: { readonly place?: Place; readonly caller?: CallerInput; readonly said?: string } = {},
): Promise<CaseView> {
  const found = pack.services.find(({ code }) => code === service);
  if (found === undefined) throw new Error(`the pack has no ${service}`);
  const id = caseId.parse(randomUUID());
  const nameless: CallerInput =
    found.anonymous === 'allowed' ? { kind: 'anonymous' } : newCaller('Rosa Lim', '213 555 0142');
  await sendTo(desk, {
    type: 'open-case',
    caseId: id,
    service,
    channel: 'call',
    place: more.place ?? FIGUEROA,
    caller: more.caller ?? nameless,
    description: null,
    placeSaid: null,
    ...(more.said === undefined ? {} : { serviceSaid: { id: textId.parse(randomUUID()), body: more.said } }),
    answers:
      found.questions === null
        ? null
        : {
            id: textId.parse(randomUUID()),
            catalogueVersion: pack.version,
            values: answersFor(found),
          },
  });
  return caseWith(desk, id, ({ facts }) => facts.number !== null);
}

/** Counts what the keyboard does from now on; a frame ends where a picture is worth taking. */
interface Count {
  /** @param what is to be seen in the picture */
  frame(what: string): Promise<void>;
  total(): Keystrokes;
}

function beginCount({ agent, shoot }: JourneyDesk): Count {
  const all: Stroke[] = [];
  const take = () => {
    const strokes = agent.screen.strokes();
    all.push(...strokes);
    return strokes;
  };
  agent.screen.strokes();
  return {
    frame: async (what) => {
      const strokes = take();
      if (shoot !== null) await shoot(agent, { strokes, what });
    },
    total: () => {
      take();
      return countStrokes(all);
    },
  };
}

/** What the telephone system's link does to a console that runs. */
async function ring({ agent }: JourneyDesk, ani: string): Promise<void> {
  await agent.screen.page.evaluate(
    (hash) => (location.hash = hash),
    `#/call?ani=${encodeURIComponent(ani)}&ucid=${randomUUID()}`,
  );
}

/** The telephone rings with a number, and the agent answers; the count begins when the call is on screen. */
export async function answerCall(desk: JourneyDesk, ani: string, knownAs: string): Promise<Count> {
  const { screen } = desk.agent;
  await ring(desk, ani);
  await screen.sees(knownAs);
  await screen.focuses('button "Answer');
  const count = beginCount(desk);
  await count.frame('The telephone rings: who it may be, what they have open');
  await screen.press('Enter');
  await screen.sees('On a contact');
  return count;
}

/** What the call panel says of a number that nobody has. */
export const NOBODY = 'Nobody on this desk has this number.';

/**
 * Ends the contact and records it; the count ends with it.
 * @param ending a letter that chooses how it ended; null where what was done in it says so already
 * @param words how it ended
 */
export async function recordContact(
  { agent: { screen } }: JourneyDesk,
  count: Count,
  ending: string | null,
  words: string,
): Promise<Keystrokes> {
  await screen.press('Alt+e');
  await screen.focuses('radio');
  if (ending !== null) await screen.press(ending);
  await screen.press('Enter');
  await screen.sees(`Contact recorded: ${words}.`);
  await count.frame('How the call ended is recorded');
  return count.total();
}

/** A new case for a caller whom nobody knows: their name, then on to what it is about. */
export async function beginNewCase({ agent: { screen } }: JourneyDesk, name: string): Promise<void> {
  await screen.press('Alt+n');
  await screen.focuses('combobox "Name"');
  await screen.type(name);
  await screen.press('Enter');
  await screen.focuses('What is it about?');
}

/** The service in the caller's own words, and the place as they say it; each first suggestion is the right one. */
export async function chooseService(
  { agent: { screen } }: JourneyDesk,
  words: string,
  service: string,
): Promise<void> {
  await screen.type(words);
  await screen.page.getByRole('option', { name: service }).first().waitFor();
  await screen.press('Enter');
}

export async function choosePlace(
  { agent: { screen } }: JourneyDesk,
  words: string,
  address: string,
): Promise<void> {
  await screen.focuses('Address, crossing');
  await screen.type(words);
  // Under a slow answer what is typed is highlighted for a moment; nobody presses Enter on that.
  await screen.page.locator('[role="option"].Mui-focused', { hasText: address }).waitFor();
  await screen.press('Enter');
  await screen.focuses('More about the place');
}

/** The number at the head of the case on screen, once the hub has given it. */
export async function caseOnScreen({ agent: { screen, desk } }: JourneyDesk): Promise<CaseView> {
  const head = screen.page.getByRole('heading', { level: 1, name: /^1-\d{10}$/ });
  const number = (await head.textContent({ timeout: 60_000 })) ?? '';
  return until('the case', async () => {
    const { hits } = await desk.ask('search', { text: number, limit: 1 });
    const [hit] = hits;
    return hit?.kind === 'case' ? desk.ask('case.get', { id: caseId.parse(hit.row.id) }) : null;
  });
}
