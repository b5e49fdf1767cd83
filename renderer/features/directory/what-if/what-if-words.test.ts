import { describe, expect, it } from 'vitest';
import type { WhatIfResult } from '../../../../shared/contract/study.ts';
import type { ContactPointId } from '../../../../shared/domain/directory/directory.ts';
import { escalationId } from '../../../../shared/domain/escalation/escalation.ts';
import { caseId } from '../../../../shared/domain/ids.ts';
import { MINUTE } from '../../../../shared/domain/instant.ts';
import { drawnLoads, loadRows } from './load-rows.ts';
import { movedCases, type MovedCase } from './moved-case.ts';
import { limitWords, sideRows, verdictWords, wayWords } from './what-if-words.ts';

const [DESK, YARD, NIGHT] = ['desk', 'yard', 'night'] as ContactPointId[] as [
  ContactPointId,
  ContactPointId,
  ContactPointId,
];
const RAISED = Date.UTC(2026, 10, 20, 7);
type Way = MovedCase['before'];
const way = (first: ContactPointId | null, last = first, tier: 1 | 2 = 1, minutes = 5): Way => ({
  first,
  contactPoint: last,
  tier,
  at: RAISED + minutes * MINUTE,
});
const missed = (first: ContactPointId | null): Way => ({ first, contactPoint: null, tier: null, at: null });
const moved = (nth: number, before: Way, after: Way): MovedCase => ({
  id: escalationId.parse(`00000000-0000-4000-8000-00000000000${nth}`),
  caseId: caseId.parse(`00000000-0000-4000-8000-0000000000${nth}0`),
  number: `1-${nth}`,
  path: 'emergency',
  raisedAt: RAISED,
  before,
  after,
});
/** From the desk to the night desk; up to the yard no more; to somebody at last; to nobody any more. */
const MOVED: readonly MovedCase[] = [
  moved(1, way(DESK), way(NIGHT, NIGHT, 1, 2)),
  moved(2, way(DESK, YARD, 2, 24), way(NIGHT)),
  moved(3, missed(null), way(NIGHT)),
  moved(4, missed(DESK), missed(null)),
];

type Side = WhatIfResult['before'];
const side = (rest: Partial<Side> = {}): Side => ({
  acknowledged: 400,
  exhausted: 8,
  nobodyThere: 4,
  times: { median: 14 * MINUTE, ninety: 40 * MINUTE, longest: 1_500 * MINUTE },
  tiers: ([1, 2, 3, 4] as const).map((tier) => ({ tier, acknowledged: tier === 1 ? 400 : 0 })),
  afterHours: 30,
  offers: 430,
  load: [
    { contactPoint: DESK, offered: 400, acknowledged: 380, missed: 20, afterHours: 0 },
    { contactPoint: YARD, offered: 30, acknowledged: 20, missed: 10, afterHours: 30 },
  ],
  ...rest,
});
const study = (after: Partial<Side>, rest: Partial<WhatIfResult> = {}): WhatIfResult => ({
  kind: 'what-if',
  version: 7,
  count: 412,
  left: 0,
  before: side(),
  after: side(after),
  elsewhereCount: 38,
  elsewhere: [...MOVED],
  ...rest,
});
const FASTER = { times: { median: 9 * MINUTE, ninety: 40 * MINUTE, longest: 1_500 * MINUTE } };
const NONE = { median: null, ninety: null, longest: null };

describe('what becomes of the past', () => {
  it.each([
    [
      study(FASTER),
      'Of 412 escalations 38 would have gone elsewhere; half of those acknowledged take 9 min or less instead of 14 min.',
    ],
    [
      study({}, { elsewhereCount: 0, elsewhere: [] }),
      'All 412 escalations would have gone where they go today; half of those acknowledged take 14 min or less, as today.',
    ],
    [
      study({ exhausted: 12 }, { elsewhereCount: 412 }),
      'All 412 escalations would have gone elsewhere; half of those acknowledged take 14 min or less, as today; 4 more would have reached nobody.',
    ],
    [
      study({ acknowledged: 0, exhausted: 1, nobodyThere: 0, times: NONE }, { count: 1, elsewhereCount: 0 }),
      'The one escalation would have gone where it goes today; nobody acknowledges any more; 11 fewer would have reached nobody.',
    ],
    [
      study(FASTER, { before: side({ times: NONE }) }),
      'Of 412 escalations 38 would have gone elsewhere; half of those acknowledged take 9 min or less, and today none is.',
    ],
  ])('is one sentence', (result, words) => {
    expect(verdictWords(result)).toBe(words);
  });

  it('stands side by side, with how many cases make each change', () => {
    const tiers = ([1, 2, 3, 4] as const).map((tier) => ({
      tier,
      acknowledged: [402, 1, 0, 0][tier - 1] ?? 0,
    }));
    const rows = sideRows(study({ ...FASTER, acknowledged: 403, tiers, nobodyThere: 1, afterHours: 33 }));
    expect(
      rows.map(({ name, before, after, change, cases }) => [name, before, after, change, cases]),
    ).toEqual([
      ['Acknowledged', '400', '403', '+3', 1],
      ['Half of them within', '14 min', '9 min', '5 min sooner', 0],
      ['Nine in ten within', '40 min', '40 min', 'the same', 0],
      ['The longest', '1 d 1 h', '1 d 1 h', 'the same', 0],
      ['By tier 1', '400', '402', '+2', 2],
      ['By tier 2', '0', '1', '+1', 1],
      ['Missed by every tier', '8', '8', 'the same', 1],
      ['Nobody was there', '4', '1', '−3', 2],
      ['Offers made', '430', '430', 'the same', 0],
      ['After hours', '30', '33', '+3', 0],
    ]);
  });

  it('says what it leaves out', () => {
    expect(limitWords(study({}, { elsewhereCount: MOVED.length }))).toEqual({ studied: null, listed: null });
    expect(limitWords(study({}, { left: 12_345 }))).toEqual({
      studied: expect.stringContaining('newest 100,000 were looked at; 12,345 older ones'),
      listed: expect.stringContaining('Of the 38 that would have gone elsewhere the newest 4'),
    });
  });
});

describe('the load of contact points', () => {
  it('is set side by side, the busiest first, with the cases that came or left', () => {
    const after = [
      { contactPoint: NIGHT, offered: 500, acknowledged: 500, missed: 0, afterHours: 40 },
      { contactPoint: DESK, offered: 10, acknowledged: 10, missed: 0, afterHours: 0 },
    ];
    const rows = loadRows(study({ load: after }));
    expect(
      rows.map(({ point, before, after: is, cases }) => [point, before.offered, is.offered, cases]),
    ).toEqual([
      [NIGHT, 0, 500, 3],
      [DESK, 400, 10, 3],
      [YARD, 30, 0, 1],
    ]);
    expect(drawnLoads(rows, 'afterHours', 9).map(({ point }) => point)).toEqual([NIGHT, YARD]);
    expect(drawnLoads(rows, 'offered', 1).map(({ point }) => point)).toEqual([NIGHT]);
  });
});

describe('cases that would have gone elsewhere', () => {
  it('are found by what changed for them', () => {
    const numbers = (end: Parameters<typeof movedCases>[1]) =>
      movedCases(MOVED, end).map(({ number }) => number);
    expect(numbers({ by: 'all' })).toEqual(['1-1', '1-2', '1-3', '1-4']);
    expect(numbers({ by: 'point', point: YARD })).toEqual(['1-2']);
    expect(numbers({ by: 'end', end: 'tier-2' })).toEqual(['1-2']);
    expect(numbers({ by: 'end', end: 'nobody-there' })).toEqual(['1-3', '1-4']);
    expect(numbers({ by: 'end', end: 'exhausted' })).toEqual(['1-4']);
  });

  it('say who takes them and when', () => {
    const words = (one: Way) => wayWords(one, RAISED, (point) => `the ${point}`);
    expect([way(DESK, DESK, 1, 0), way(DESK, YARD, 2, 24), missed(DESK), missed(null)].map(words)).toEqual([
      { first: 'the desk', taken: 'tier 1 within a minute' },
      { first: 'the desk', taken: 'tier 2 after 24 min: the yard' },
      { first: 'the desk', taken: 'nobody took it' },
      { first: 'Nobody was there', taken: 'to the supervisors' },
    ]);
  });
});
