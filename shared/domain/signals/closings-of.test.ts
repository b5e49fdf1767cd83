import { describe, expect, it } from 'vitest';
import { SMALL_CITY, SMALL_PACK } from '../../../test/small-city.ts';
import { importedCase } from '../../../test/imported-case.ts';
import { uuidOf } from '../../../test/sample-feed.ts';
import { newClock } from '../case-clock.ts';
import type { CaseEvent } from '../case-event.ts';
import type { CaseFacts } from '../case-facts.ts';
import { accountId, callerId, caseId, textId, type CaseId } from '../ids.ts';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { NO_PLACE } from '../place.ts';
import { closingsOf, type LifeOfCase } from './closings-of.ts';

const AT = Date.UTC(2026, 10, 9, 17);
const ONE = caseId.parse(uuidOf('case', 1));
const OTHER = caseId.parse(uuidOf('case', 2));
const ANN = accountId.parse(uuidOf('account', 1));
const TEXT = textId.parse(uuidOf('text', 1));
const service = SMALL_CITY.service('pothole');
if (service === undefined) throw new Error('the small city has no potholes');
const clock = newClock(service, SMALL_CITY, AT);
const PLACE = { ...NO_PLACE, address: '1 MAIN ST', lat: 34, lng: -118, district: '4' };
const FACTS: CaseFacts = {
  ...importedCase(1),
  id: ONE,
  history: null,
  closedElsewhere: false,
  openedAt: AT,
  place: PLACE,
  clock,
};

const opened: CaseEvent = {
  type: 'case-opened',
  number: null,
  service: 'pothole',
  department: 'BSS',
  channel: 'call',
  place: PLACE,
  clock,
  catalogueVersion: '1',
  description: null,
  placeSaid: null,
  answers: null,
};
const closed = (rest: Partial<Extract<CaseEvent, { type: 'closed' }>> = {}): CaseEvent => ({
  type: 'closed',
  outcome: 'completed',
  clock,
  text: TEXT,
  ...rest,
});
const reopened: CaseEvent = { type: 'reopened', reason: 'not-done', clock, text: TEXT };
const visit = (at: number): CaseEvent => ({
  type: 'visit-recorded',
  at,
  found: 'done',
  crew: 'A1',
  text: null,
});
const life = (
  steps: readonly (readonly [after: number, event: CaseEvent])[],
  facts: Partial<CaseFacts> = {},
): LifeOfCase => ({
  facts: { ...FACTS, ...facts },
  steps: steps.map(([after, event]) => ({ at: AT + after, by: { id: ANN, role: 'worker' }, event })),
});
const tell = (of: LifeOfCase, others: readonly LifeOfCase[] = [], pack = SMALL_PACK) =>
  closingsOf(of, {
    closure: pack.closure,
    service: (code) => pack.services.find((one) => one.code === code),
    deadHour: () => null,
    text: () => 'Filled the hole in Main Street.',
    life: (id: CaseId) => others.find(({ facts }) => facts.id === id) ?? null,
  });

describe('the closings of a case', () => {
  it('are told one by one, each with its own life and with what the case tells later', () => {
    const told = tell(
      life([
        [0, opened],
        [HOUR, visit(AT + HOUR)],
        [DAY, closed()],
        [
          2 * DAY,
          {
            type: 'survey-answered',
            closing: 1,
            callerId: callerId.parse(uuidOf('caller', 1)),
            done: 'no',
            satisfaction: null,
            clear: null,
            text: null,
            led: null,
          },
        ],
        [3 * DAY, reopened],
        [3 * DAY + 20_000, closed({ outcome: 'unable' })],
      ]),
    );
    expect(
      told.map(({ closing, later }) => ({
        of: [closing.closing, closing.openedAt - AT, closing.closedAt - AT, closing.outcome],
        visits: closing.visits.length,
        steps: [closing.touches, closing.worked],
        later: later.map(({ kind, at }) => [kind, at - AT]),
      })),
    ).toEqual([
      {
        of: [1, 0, DAY, 'completed'],
        visits: 1,
        steps: [1, 1],
        later: [
          ['survey-not-done', 2 * DAY],
          ['reopened', 3 * DAY],
        ],
      },
      { of: [2, 3 * DAY, 3 * DAY + 20_000, 'unable'], visits: 0, steps: [0, 0], later: [] },
    ]);
  });

  it('say what was planned and who had it; what was done in the same minute does not count, and being handed to somebody is no work', () => {
    const [told] = tell(
      life([
        [0, opened],
        [MINUTE, { type: 'assigned', department: 'BSS', unit: null, assignee: ANN, clock }],
        [
          HOUR,
          {
            type: 'state-changed',
            from: 'new',
            to: 'scheduled',
            waitingReason: null,
            scheduledFor: AT + 5 * DAY,
            clock,
            text: null,
          },
        ],
        [
          2 * HOUR,
          { type: 'referred', receiver: { kind: 'outside', name: 'The county' }, clock, text: TEXT },
        ],
        [DAY - MINUTE / 2, visit(AT)],
        [DAY, closed()],
      ]),
    );
    expect(told?.closing).toMatchObject({
      scheduledFor: AT + 5 * DAY,
      withReceiver: true,
      referred: true,
      touches: 3,
      worked: 2,
      dueAt: clock.dueAt,
      closedBy: ANN,
      byClock: false,
      department: 'BSS',
      district: '4',
    });
  });

  it('hold those of before there were contracts against those of today', () => {
    const pack = {
      ...SMALL_PACK,
      closure: {
        reasons: [],
        contracts: [
          {
            id: 'seen',
            outcomes: ['completed' as const],
            demands: ['visit' as const, 'done-date' as const],
            because: 'It can be seen.',
          },
        ],
      },
    };
    const missing = (event: CaseEvent) =>
      tell(
        life([
          [0, opened],
          [DAY, event],
        ]),
        [],
        pack,
      ).map(({ closing }) => closing.missing);
    const evidence = { doneAt: null, reason: null, catalogueVersion: '1' };
    expect([
      missing(closed()),
      missing(closed({ evidence: { ...evidence, contract: 'an-older-one' } })),
      missing(closed({ outcome: 'unable' })),
    ]).toEqual([[['visit', 'done-date']], [[]], [[]]]);
  });

  it('of a duplicate tell the other case as it was then', () => {
    const parent = (steps: LifeOfCase['steps'], place = PLACE): LifeOfCase => ({
      facts: { ...FACTS, id: OTHER, place },
      steps,
    });
    const step = (after: number, event: CaseEvent) => ({
      at: AT + after,
      by: { id: ANN, role: 'agent' },
      event,
    });
    const of = (others: readonly LifeOfCase[]) =>
      tell(
        life([
          [0, opened],
          [HOUR, { type: 'duplicate-linked', duplicateOf: OTHER }],
          [DAY, closed({ outcome: 'duplicate' })],
        ]),
        others,
      )[0]?.closing.parent;
    const open = { service: 'pothole', metres: 0, closedAt: null, outcome: null };
    expect([
      of([]),
      of([parent([step(0, opened)])]),
      of([parent([step(0, opened), step(HOUR, closed()), step(2 * HOUR, reopened)])]),
      of([parent([step(0, opened), step(2 * DAY, closed({ outcome: 'unable' }))])]),
      of([parent([step(0, opened)], { ...PLACE, lat: 34.01 })]),
    ]).toEqual([
      'none',
      open,
      open,
      { ...open, closedAt: AT + 2 * DAY, outcome: 'unable' },
      { ...open, metres: 1112 },
    ]);
  });

  it('are not read where nobody judges them', () => {
    const of = (facts: Partial<CaseFacts>) =>
      tell(
        life(
          [
            [0, opened],
            [DAY, closed()],
          ],
          facts,
        ),
      ).map(({ closing }) => [closing.excluded, closing.text]);
    expect([
      of({ channel: 'crew' }),
      of({ service: 'water-waste' }),
      of({ history: importedCase(1).history, state: 'closed', closedAt: AT + DAY }),
      of({ history: importedCase(1).history, state: 'new' }),
    ]).toEqual([[['own-report', null]], [['hand-off', null]], [['history', null]], []]);
  });
});
