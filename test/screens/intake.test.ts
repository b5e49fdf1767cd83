import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import type { CaseView } from '../../shared/contract/case-view.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import { callerId, caseId, commandId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { answersFor } from '../answers-for.ts';
import { testDatabase } from '../postgres.ts';
import { until } from '../program.ts';
import { openStage, signIn, type Seat, type Stage } from './stage.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../resources/cities/los-angeles');
const PLACE = {
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

let stage: Stage;
let pack: CityPack;
let agent: Seat;
let supervisor: Seat;

async function send({ desk }: Seat, command: CaseCommand): Promise<void> {
  const answer = await desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command });
  if (answer.status === 'refused') throw new Error(`${command.type}: ${answer.refusal.message}`);
}

/** Files a case as a colleague would, and gives it when the hub has numbered it. */
async function file(seat: Seat, service: string, place = PLACE): Promise<CaseView> {
  const found = pack.services.find(({ code }) => code === service);
  if (found === undefined) throw new Error(`the pack has no ${service}`);
  const id = caseId.parse(randomUUID());
  const values = answersFor(found);
  await send(seat, {
    type: 'open-case',
    caseId: id,
    service,
    channel: 'call',
    place,
    caller:
      found.anonymous === 'allowed'
        ? { kind: 'anonymous' }
        : {
            kind: 'new',
            id: callerId.parse(randomUUID()),
            name: 'Rosa Lim',
            phone: '213 555 0142',
            email: null,
            language: 'en',
          },
    description: null,
    placeSaid: null,
    answers:
      found.questions === null
        ? null
        : { id: textId.parse(randomUUID()), catalogueVersion: pack.version, values },
  });
  return caseWith(seat, id, ({ facts }) => facts.number !== null);
}

function caseWith({ desk }: Seat, id: CaseId, is: (view: CaseView) => boolean): Promise<CaseView> {
  return until('the case', async () => {
    const view = await desk.ask('case.get', { id });
    return view !== null && is(view) ? view : null;
  });
}

/** Starts a case for an anonymous caller: service and place, each in a few letters. */
async function begin({ screen }: Seat, service: string, place: string): Promise<void> {
  await screen.press('Alt+n');
  await screen.focuses('combobox "Name"');
  await screen.type('Ana Ruiz');
  await screen.tabTo('What is it about?');
  await screen.type(service);
  await screen.press('Enter');
  await screen.tabTo('Address, crossing');
  await screen.type(place);
  await screen.sees('2200 S FIGUEROA ST, 90007');
  await screen.press('Enter');
}

beforeAll(async () => {
  pack = await loadCityPack(LOS_ANGELES, null);
  stage = await openStage(await testDatabase(), 300);
  [agent, supervisor] = await Promise.all([stage.seat(), stage.seat()]);
  await Promise.all([signIn(agent, 'agent'), signIn(supervisor, 'supervisor')]);
});
afterAll(() => stage?.close());

describe('what is there already', () => {
  it('is joined with one key in place of a second case', async () => {
    const { screen } = agent;
    const { facts } = await file(agent, 'graffiti-removal');
    screen.keystrokes();
    await begin(agent, 'graffiti', '2200 s fig');
    await screen.sees('Open at this address. The same thing? Add this caller to it.');
    await screen.press('Alt+1');
    await screen.sees(`The caller follows ${facts.number} now. No new case was filed.`);
    const text = 'Ana Ruizgraffiti2200 s fig'.length;
    console.log(`a caller joined with ${screen.keystrokes() - text} keystrokes beyond ${text} letters`);
    const { callers } = await caseWith(agent, facts.id, (view) => view.callers.length === 1);
    expect(callers.map(({ name }) => name)).toEqual(['Ana Ruiz']);
    const { rows } = await agent.desk.ask('case.near', { place: PLACE, service: 'graffiti-removal' });
    expect(rows.filter(({ sameAddress }) => sameAddress)).toHaveLength(1);
  });

  it('is reopened when it was closed lately and not done', async () => {
    const { screen } = agent;
    const { facts } = await file(agent, 'dead-animal-removal');
    await caseWith(supervisor, facts.id, () => true);
    await send(supervisor, {
      type: 'close-case',
      caseId: facts.id,
      outcome: 'completed',
      explanation: { id: textId.parse(randomUUID()), body: 'A crew picked it up on Friday morning.' },
    });
    await caseWith(agent, facts.id, (view) => view.facts.state === 'closed');
    screen.keystrokes();
    await begin(agent, 'dead animal', '2200 s fig');
    await screen.sees('Closed lately at this address. Not done? Reopen it.');
    await screen.press('Alt+1');
    await screen.sees(`Reopen ${facts.number}`);
    await screen.press('Space');
    await screen.tabTo('textbox "What is still wrong');
    const wrong = 'It still lies there, the caller sees it from the window.';
    await screen.type(wrong);
    await screen.press('Control+Enter');
    await screen.sees(`The caller follows ${facts.number} now.`);
    const text = `Ana Ruizdead animal2200 s fig${wrong}`.length;
    console.log(`"not done" reopened with ${screen.keystrokes() - text} keystrokes beyond ${text} letters`);
    const reopened = await caseWith(agent, facts.id, (view) => view.callers.length === 1);
    expect(reopened.facts).toMatchObject({ state: 'reopened', reopenCount: 1, outcome: null });
  });

  it('is not offered where each household has its own', async () => {
    await file(agent, 'bulky-items', { ...PLACE, address: '2204 S FIGUEROA ST, 90007', house: '2204' });
    const { rows } = await agent.desk.ask('case.near', { place: PLACE, service: 'bulky-items' });
    expect(rows.filter(({ address }) => address.startsWith('2204')).map(({ offered }) => offered)).toEqual([
      false,
    ]);
  });
});

it('has logged no error', () => expect(stage.problems()).toEqual([]));
