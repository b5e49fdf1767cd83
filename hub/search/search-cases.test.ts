import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  hubQueries,
  type SearchAsk,
  type SearchedKinds,
  type SearchTerm,
} from '../../shared/contract/hub-protocol.ts';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import { callerId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE, type Place } from '../../shared/domain/place.ts';
import { importedCase } from '../../test/imported-case.ts';
import {
  assignCommand,
  closeCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';
import { phoneKeysOf } from '../write/caller-card.ts';
import { recordHistory } from '../write/record-history.ts';

const NO_KINDS = { states: [], services: [], departments: [], districts: [] };
const NOTHING: SearchAsk = {
  words: [],
  without: [],
  phrases: [],
  kinds: [],
  opened: null,
  closed: null,
  mine: false,
  overdue: false,
  reopened: false,
  escalated: false,
  number: null,
  phoneKey: null,
  held: null,
  limit: 50,
};
/** The last word is being typed, the others are whole. */
const words = (text: string): SearchTerm[] =>
  text.split(' ').map((word, at, all) => ({ word, begins: at === all.length - 1, or: NO_KINDS }));

let the: TestHub;
let agent: TestDesk;
let supervisor: TestDesk;
let worker: TestDesk;
let steward: TestDesk;

async function search(desk: TestDesk, ask: Partial<SearchAsk>) {
  const { status, body } = await desk.post('/api/query/search-cases', { ...NOTHING, ...ask });
  expect(status, JSON.stringify(body)).toBe(200);
  return hubQueries['search-cases'].output.parse(body);
}
async function found(desk: TestDesk, ask: Partial<SearchAsk> | string): Promise<CaseId[]> {
  const { hits } = await search(desk, typeof ask === 'string' ? { words: words(ask) } : ask);
  return hits.map(({ facts }) => facts.id);
}
async function open(rest: Partial<CommandOf<'open-case'>> = {}): Promise<{ id: CaseId; number: string }> {
  const command = openCommand(rest);
  const result = await agent.send(command);
  if (result.status !== 'accepted' || result.number === null) throw new Error(JSON.stringify(result));
  return { id: command.caseId, number: result.number };
}
const at = (address: string, rest: Partial<Place> = {}): Place => ({ ...NO_PLACE, address, ...rest });
const caller = (name: string, phone: string | null = null) => ({
  kind: 'new' as const,
  id: callerId.parse(ids.case()),
  name,
  phone,
  email: null,
  language: 'en',
});

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent');
  supervisor = await the.desk('supervisor');
  worker = await the.desk('worker', 'BSS');
  steward = await the.desk('steward');
});

describe('what finds a case', () => {
  let one: { id: CaseId; number: string };
  beforeAll(async () => {
    one = await open({
      place: at('1234 S FIGUEROA BLVD, 90015', { district: '14', zip: '90015' }),
      caller: caller("José Núñez O'Brien", '(213) 555-0142'),
      description: { id: ids.text(), body: 'A refrigerator lies by the hydrant' },
    });
    await agent.send(noteCommand(one.id, 'The gate was padlocked'));
    await open({ place: at('7 N GRAND AVE, 90012', { district: '1' }) });
  });

  test.each([
    ['1234 s figueroa'],
    ['1234 figu'],
    ['figueroa boulevard'],
    ['90015'],
    ['jose nunez'],
    ['nunez josé'],
    ['brien'],
    ['0142'],
    ['refrigerator hydr'],
    ['padlocked'],
    ['figueroa padlocked nunez'],
  ])('the words %j', async (text) => {
    expect(await found(agent, text)).toEqual([one.id]);
  });

  test('not words that another case has, nor only some of its own', async () => {
    expect(await found(agent, 'figueroa grand')).toEqual([]);
    expect(await found(agent, 'hydrants')).toEqual([]);
  });

  test('its number in any form', async () => {
    const digits = one.number.replaceAll(/\D/g, '');
    for (const number of [digits, digits.slice(1), digits.slice(1, 8), digits.slice(-4)]) {
      const { hits } = await search(agent, { number });
      expect(hits.map(({ facts }) => facts.id)).toContain(one.id);
    }
    const { hits } = await search(agent, { number: digits });
    expect(hits.map(({ because }) => because)).toEqual([
      [{ field: 'number', text: one.number, ranges: [[2, one.number.length]] }],
    ]);
  });

  test("a caller's phone number by its hash", async () => {
    const [key = ''] = phoneKeysOf('555-0142', the.hub.core.phoneKey);
    const { hits } = await search(agent, { phoneKey: key, words: words('5550142') });
    expect(hits.map(({ facts, because }) => ({ id: facts.id, because }))).toEqual([
      { id: one.id, because: [{ field: 'phone', text: '***-0142', ranges: [[0, 8]] }] },
    ]);
  });

  test('what it is: district, state, service, department', async () => {
    const kinds = (rest: Partial<SearchedKinds>) => ({
      kinds: Object.entries(rest).map(([list, one]) => ({ ...NO_KINDS, [list]: one })),
    });
    expect(await found(agent, kinds({ districts: ['14'] }))).toEqual([one.id]);
    expect(await found(agent, kinds({ districts: ['14'], states: ['new', 'waiting'] }))).toEqual([one.id]);
    expect(await found(agent, kinds({ districts: ['14'], states: ['closed'] }))).toEqual([]);
    expect(await found(agent, kinds({ districts: ['14'], departments: ['BSS'] }))).toEqual([one.id]);
    expect(await found(agent, kinds({ districts: ['14'], services: ['bulky-items'] }))).toEqual([]);
  });

  test('a word that is a service or stands in a text', async () => {
    const bache = { word: 'bache', begins: true, or: { ...NO_KINDS, services: ['pothole'] } };
    expect(await found(agent, { words: [bache, ...words('figueroa')] })).toEqual([one.id]);
    expect(await found(agent, { words: words('figueroa'), without: [bache] })).toEqual([]);
  });

  test('words side by side', async () => {
    const lies = { words: words('refrigerator lies'), phrases: [['refrigerator', 'lies']] };
    expect(await found(agent, lies)).toEqual([one.id]);
    const turned = { words: words('refrigerator lies'), phrases: [['lies', 'refrigerator']] };
    expect(await found(agent, turned)).toEqual([]);
  });

  test('with the reason', async () => {
    const { hits, complete } = await search(agent, { words: words('jose figueroa padlo') });
    expect({ complete, because: hits.map((hit) => hit.because) }).toEqual({
      complete: true,
      because: [
        [
          { field: 'address', text: '1234 S FIGUEROA BLVD, 90015', ranges: [[7, 15]] },
          { field: 'caller', text: "José Núñez O'Brien", ranges: [[0, 4]] },
          { field: 'text', text: 'The gate was padlocked', ranges: [[13, 18]] },
        ],
      ],
    });
  });

  test.each(['figeroa', 'figuerroa', 'nunes figueroa'])('the misspelling %j', async (text) => {
    const { hits } = await search(agent, { words: words(text) });
    expect(hits.map(({ facts }) => facts.id)).toEqual([one.id]);
    expect(hits[0]?.because).toContainEqual({
      field: 'address',
      text: '1234 S FIGUEROA BLVD, 90015',
      ranges: [[7, 15]],
    });
  });
});

test('newest first, within a time, and no more than asked for', async () => {
  const year = (n: number) => Date.UTC(2000 + n, 0, 1);
  const records = [1, 2, 3, 4].map((n) =>
    importedCase(n, { openedAt: year(n), closedAt: year(n + 1), place: at(`${n} OLDEN ST`) }),
  );
  await recordHistory(the.hub.core, { commandId: ids.command(), records });
  const [a, b, c, d] = records.map(({ id }) => id);
  expect(await found(agent, 'olden')).toEqual([d, c, b, a]);
  expect(await found(agent, { words: words('olden'), limit: 2 })).toEqual([d, c]);
  const opened = { from: year(2), to: year(4) };
  expect(await found(agent, { words: words('olden'), opened })).toEqual([c, b]);
  expect(await found(agent, { words: words('olden'), closed: { from: null, to: year(3) } })).toEqual([a]);
  expect(await found(agent, { words: words('asphalt'), opened: { from: year(3), to: null } })).toEqual([
    d,
    c,
  ]);
});

test('what concerns the one who asks, and what is late or came back', async () => {
  const mine = await open({ place: at('1 LATELY ST') });
  await supervisor.send(openCommand({ place: at('2 LATELY ST') }));
  expect(await found(agent, { words: words('lately'), mine: true })).toEqual([mine.id]);
  expect(await found(agent, { words: words('lately'), overdue: true })).toEqual([]);
  await supervisor.send(closeCommand(mine.id));
  const explanation = { id: ids.text(), body: 'Still there' };
  await supervisor.send({ type: 'reopen-case', caseId: mine.id, reason: 'not-done', explanation });
  expect(await found(agent, { words: words('lately'), reopened: true })).toEqual([mine.id]);
});

test('what is escalated, as long as it is', async () => {
  const mine = await open({ place: at('1 URGENT ST') });
  expect(await found(agent, { escalated: true })).toEqual([]);
  const id = escalationId.parse(crypto.randomUUID());
  const raised = {
    escalationId: id,
    path: 'complaint',
    kind: 'hierarchic',
    tier: 1,
    reason: 'caller-waits',
    rule: null,
    department: 'BSS',
    unit: null,
    text: null,
  } as const;
  await agent.send({ type: 'raise-escalation', caseId: mine.id, ...raised });
  expect(await found(agent, { escalated: true })).toEqual([mine.id]);
  expect(await found(agent, { words: words('urgent'), escalated: true })).toEqual([mine.id]);
  await agent.send({
    type: 'withdraw-escalation',
    caseId: mine.id,
    escalationId: id,
    text: { id: ids.text(), body: 'It was done' },
  });
  expect(await found(agent, { escalated: true })).toEqual([]);
});

test('a change is found at once, and no longer under what it was', async () => {
  const { id } = await open({ place: at('1 CHANGING ST') });
  const state = (...states: SearchedKinds['states']) =>
    found(agent, { words: words('changing'), kinds: [{ ...NO_KINDS, states }] });
  expect([await state('new'), await state('closed')]).toEqual([[id], []]);
  await supervisor.send(closeCommand(id, 'Filled with gravel'));
  expect([await state('new'), await state('closed')]).toEqual([[], [id]]);
  expect(await found(agent, 'changing gravel')).toEqual([id]);
});

describe('only what one may see', () => {
  test('of the own department, and no longer when it went to another', async () => {
    const { id } = await open({ place: at('1 MOVING ST'), caller: caller('Walter Movingson') });
    expect(await found(worker, 'moving')).toEqual([id]);
    expect(await found(worker, 'movingson')).toEqual([id]);
    await supervisor.send(assignCommand(id, 'LASAN'));
    expect(await found(worker, 'moving')).toEqual([]);
    expect(await found(worker, { kinds: [{ ...NO_KINDS, departments: ['LASAN'] }] })).toEqual([]);
    expect(await found(agent, 'moving')).toEqual([id]);
  });

  test('no callers for those who may not see them', async () => {
    const { id } = await open({
      place: at('1 QUIET ST'),
      caller: caller('Xenia Hiddenperson', '213-555-9876'),
    });
    const [phoneKey = ''] = phoneKeysOf('213-555-9876', the.hub.core.phoneKey);
    expect(await found(agent, 'hiddenperson')).toEqual([id]);
    for (const ask of ['hiddenperson', 'hidenperson', '9876', 'xenia quiet']) {
      expect(await found(steward, ask), ask).toEqual([]);
    }
    expect(await found(steward, { phoneKey })).toEqual([]);
    const { hits } = await search(steward, { words: words('1 quiet') });
    expect(hits.map(({ because }) => because.map(({ field }) => field))).toEqual([['address']]);
  });
});

test('what the desk holds is left out, and known by its epoch', async () => {
  const { head, epoch } = await agent.feed(0, 1);
  const { id } = await open({ place: at('1 HOLDING ST') });
  const after = (await agent.feed(0, 1)).head;
  const ask = (feedNo: number, of = epoch) =>
    found(agent, { words: words('holding'), held: { epoch: of, feedNo } });
  expect(await ask(head)).toEqual([id]);
  expect(await ask(after)).toEqual([]);
  expect(await ask(after + 1_000)).toEqual([]);
  expect(await ask(after, 'another')).toEqual([id]);
});

test('nothing asked for is nothing found', async () => {
  expect(await found(agent, {})).toEqual([]);
  expect(await found(agent, { words: words('!!! --') })).toEqual([]);
});

test('no text is an error', async () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      "'",
      "a'b\\",
      "':*",
      "!(a|b) & 'c'",
      '%_%',
      '\u0000',
      "'); drop table cases; --",
      ':*',
      '&',
      '\ud83d',
    ),
    fc.stringMatching(/^[-'"\\:*&|!()<>%_a-z0-9 ]{1,40}$/),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 6 }), async (typed) => {
      const terms = typed.map((word) => ({
        word,
        begins: true,
        or: { ...NO_KINDS, districts: [word.slice(0, 20)] },
      }));
      await search(agent, { words: terms, without: terms.slice(0, 1), phrases: [typed] });
      await search(agent, {
        words: terms.slice(0, 1),
        kinds: [{ ...NO_KINDS, districts: typed.map((one) => one.slice(0, 20)) }],
      });
    }),
    { numRuns: 200 },
  );
});
