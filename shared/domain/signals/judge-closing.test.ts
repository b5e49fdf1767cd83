import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import { AT, around, habit, HONEST, reads, USUAL } from '../../../test/honest-closing.ts';
import { NO_SURROUNDINGS, type Closing, type Surroundings } from './closing.ts';
import { neverJudged, SIGNALS, signalCode, type SignalCode } from './closing-signal.ts';
import { judgeClosing, scoreOf, SIGNAL_RULES } from './judge-closing.ts';
import { DEFAULT_WEIGHTS, signalPack, weightOf } from './signal-weights.ts';
import { signalWords } from './signal-words.ts';

interface Trial {
  readonly closing?: Partial<Closing>;
  readonly around?: Partial<Surroundings>;
}

/** For each signal: when it is there, and what is near but not it. */
const TRIALS: Readonly<
  Record<SignalCode, { readonly there: readonly Trial[]; readonly not: readonly Trial[] }>
> = {
  'quick-close': {
    there: [{ closing: { openedAt: AT - 3 * MINUTE }, around: { usual: USUAL } }],
    not: [
      { closing: { openedAt: AT - 12 * HOUR }, around: { usual: USUAL } },
      // Four hours are usual for a dead animal.
      { closing: { openedAt: AT - 4 * HOUR }, around: { usual: { p05: HOUR, p50: 4 * HOUR } } },
      { closing: { openedAt: AT - 3 * MINUTE } },
      {
        closing: { openedAt: AT - 3 * MINUTE, outcome: 'duplicate', parent: null },
        around: { usual: USUAL },
      },
      { closing: { openedAt: AT + MINUTE }, around: { usual: USUAL } },
    ],
  },
  'before-schedule': {
    there: [{ closing: { scheduledFor: AT + 2 * DAY } }],
    not: [
      { closing: { scheduledFor: AT + 11 * HOUR } },
      { closing: { scheduledFor: AT + 2 * DAY, outcome: 'cancelled-by-requester' } },
      { closing: { scheduledFor: null } },
    ],
  },
  'minutes-before-due': {
    there: [{ closing: { dueAt: AT + 6 * MINUTE } }, { closing: { dueAt: AT } }],
    not: [
      { closing: { dueAt: AT + 46 * MINUTE } },
      { closing: { dueAt: AT - MINUTE } },
      { closing: { dueAt: AT + 6 * MINUTE, openedAt: AT - HOUR } },
    ],
  },
  'off-hours': {
    there: [{ closing: { deadHour: '02:14' }, around: { deadHours: habit(0.001) } }],
    not: [
      // A department with night crews.
      { closing: { deadHour: '02:14' }, around: { deadHours: habit(0.3) } },
      { closing: { deadHour: '02:14' } },
      { around: { deadHours: habit(0.001) } },
    ],
  },
  'impossible-dates': {
    there: [
      { closing: { openedAt: AT + HOUR } },
      { closing: { doneAt: AT - 4 * DAY } },
      { closing: { doneAt: AT + HOUR } },
      { closing: { visits: [{ at: AT + HOUR, crew: null }] } },
    ],
    not: [{ closing: { doneAt: AT + 5 * MINUTE } }, { closing: { doneAt: null } }],
  },
  'missing-evidence': {
    there: [{ closing: { missing: ['visit'] } }, { closing: { missing: ['visit', 'after-photo', 'crew'] } }],
    not: [{ closing: { missing: [] } }],
  },
  untouched: {
    there: [
      { closing: { touches: 0, worked: 0 } },
      { closing: { touches: 0, worked: 0 }, around: { untouched: habit(0.01) } },
      // Put on somebody's desk, and closed there.
      { closing: { touches: 2, worked: 0 }, around: { untouched: habit(0.01) } },
    ],
    not: [
      { closing: { touches: 1, worked: 0 }, around: { untouched: habit(0.8) } },
      { closing: { touches: 0, worked: 0, outcome: 'cancelled-by-requester' } },
      { closing: { touches: null, worked: null } },
      { closing: { touches: 1, worked: 1 }, around: { untouched: habit(0.01) } },
    ],
  },
  'impossible-round': {
    there: [
      { around: { round: { others: 1, metres: 9_000, apart: MINUTE, crew: 'A1', last: AT } } },
      { around: { round: { others: 5, metres: 9_000, apart: MINUTE, crew: 'A1', last: AT } } },
    ],
    not: [{ around: { round: null } }],
  },
  batch: {
    there: [
      { around: { together: { others: 14, last: AT }, batches: habit(0.01) } },
      { around: { together: { others: 60, last: AT }, batches: habit(0.5) } },
      // A pile of what was due long ago.
      {
        closing: { openedAt: AT - 20 * DAY, dueAt: AT - 9 * DAY },
        around: { together: { others: 4, last: AT }, batches: habit(0.5), usual: USUAL },
      },
    ],
    not: [
      { around: { together: { others: 3, last: AT }, batches: habit(0.01) } },
      // Rounds that are always closed together.
      { around: { together: { others: 4, last: AT }, batches: habit(0.5) } },
      // A pile of papers: the work is said to have been done days ago.
      {
        closing: { openedAt: AT - 20 * DAY, dueAt: AT - 9 * DAY, doneAt: AT - 8 * DAY, visits: [] },
        around: { together: { others: 4, last: AT }, batches: habit(0.5), usual: USUAL },
      },
    ],
  },
  'clock-close': {
    there: [{ closing: { byClock: true, closedBy: null } }],
    not: [{ closing: { closedBy: null } }],
  },
  'cancelled-order': {
    there: [{ closing: { sourceStatus: 'Cancelled' } }],
    not: [
      { closing: { sourceStatus: 'Closed' } },
      { closing: { sourceStatus: 'Cancelled', outcome: 'cancelled-by-requester' } },
    ],
  },
  'blank-text': { there: [{ closing: reads({ empty: true }) }], not: [{ closing: { text: null } }] },
  'boilerplate-text': {
    there: [{ closing: reads({ boilerplate: true }) }],
    not: [
      { closing: reads({ boilerplate: true, empty: true }) },
      { closing: { ...reads({ boilerplate: true }), outcome: 'duplicate' } },
    ],
  },
  'reused-text': {
    there: [{ around: { sameText: { own: { of: 60, with: 14 }, others: { of: 900, with: 3 } } } }],
    not: [
      { around: { sameText: { own: { of: 60, with: 3 }, others: { of: 900, with: 0 } } } },
      // Everybody's standard text.
      { around: { sameText: { own: { of: 60, with: 14 }, others: { of: 900, with: 200 } } } },
    ],
  },
  'contradicting-text': {
    there: [{ closing: reads({ label: 'not-found', contradicts: true }) }],
    not: [
      { closing: reads({ label: 'not-found' }) },
      { closing: reads({ label: 'scheduled', contradicts: true }) },
    ],
  },
  'scheduled-text': {
    there: [{ closing: reads({ label: 'scheduled', contradicts: true }) }],
    not: [
      { closing: reads({ label: 'scheduled' }) },
      { closing: reads({ label: 'referred', contradicts: true }) },
    ],
  },
  'hand-off': {
    there: [
      { closing: reads({ label: 'referred', contradicts: true }) },
      { closing: { withReceiver: true } },
    ],
    not: [{ closing: { ...reads({ label: 'referred' }), outcome: 'out-of-jurisdiction', referred: true } }],
  },
  'one-try': {
    there: [
      { closing: { outcome: 'not-found' } },
      { closing: { outcome: 'unable', reason: 'caller-not-reached', visits: [] } },
      { closing: { outcome: 'unable', reason: 'caller-not-reached', askedCaller: 1 } },
    ],
    not: [
      { closing: { outcome: 'not-found', visits: [...HONEST.visits, ...HONEST.visits] } },
      { closing: { outcome: 'not-found', askedCaller: 1 } },
      { closing: { outcome: 'unable', reason: 'caller-not-reached', askedCaller: 2 } },
    ],
  },
  'no-redirect': {
    there: [{ closing: { outcome: 'out-of-jurisdiction', ...reads({ label: 'invalid' }) } }],
    not: [
      // “It belongs to the county.”
      { closing: { outcome: 'out-of-jurisdiction', ...reads({ label: 'invalid', sendsOn: true }) } },
      { closing: { outcome: 'out-of-jurisdiction', ...reads({ label: 'referred' }) } },
      { closing: { outcome: 'out-of-jurisdiction', referred: true } },
      // Spanish is not read here.
      { closing: { outcome: 'out-of-jurisdiction', ...reads({ judged: false, label: 'unclear' }) } },
    ],
  },
  'dead-parent': {
    there: [
      { closing: { outcome: 'duplicate', parent: 'none' } },
      {
        closing: {
          outcome: 'duplicate',
          parent: { service: 'pothole', metres: 4_000, closedAt: null, outcome: null },
        },
      },
      {
        closing: {
          outcome: 'duplicate',
          parent: { service: 'pothole', metres: 0, closedAt: AT - DAY, outcome: 'completed' },
        },
      },
      {
        closing: {
          outcome: 'duplicate',
          parent: { service: 'pothole', metres: 0, closedAt: AT + HOUR, outcome: 'invalid' },
        },
      },
    ],
    not: [
      {
        closing: {
          outcome: 'duplicate',
          parent: { service: 'pothole', metres: 20, closedAt: AT + DAY, outcome: 'completed' },
        },
      },
      {
        closing: {
          outcome: 'duplicate',
          parent: { service: 'pothole', metres: 20, closedAt: AT + 9 * DAY, outcome: 'invalid' },
        },
      },
    ],
  },
  'no-work-rate': {
    there: [
      {
        closing: { outcome: 'not-found' },
        around: { noWork: { own: { of: 120, with: 37 }, peers: { of: 2_000, with: 160 } } },
      },
    ],
    not: [
      // Two of three are no habit.
      {
        closing: { outcome: 'not-found' },
        around: { noWork: { own: { of: 3, with: 2 }, peers: { of: 2_000, with: 600 } } },
      },
      { around: { noWork: { own: { of: 120, with: 37 }, peers: { of: 2_000, with: 160 } } } },
    ],
  },
  repeat: {
    there: [
      { around: { later: [{ kind: 'repeat', at: AT + 2 * DAY }] } },
      { around: { later: [{ kind: 'repeat', at: AT + 29 * DAY }] } },
    ],
    not: [
      { around: { later: [{ kind: 'repeat', at: AT + 31 * DAY }] } },
      { around: { later: [{ kind: 'repeat', at: AT - DAY }] } },
      // Where it comes back all the time.
      { around: { spotBefore: 40, later: [{ kind: 'repeat', at: AT + 20 * DAY }] } },
    ],
  },
  reopened: {
    there: [{ around: { later: [{ kind: 'reopened', at: AT + DAY, reason: 'not-done' }] } }],
    not: [{ around: { later: [] } }],
  },
  'complaint-not-done': {
    there: [{ around: { later: [{ kind: 'complaint-not-done', at: AT + DAY }] } }],
    not: [{ around: { later: [{ kind: 'complaint-not-done', at: AT - DAY }] } }],
  },
  'survey-not-done': {
    there: [{ around: { later: [{ kind: 'survey-not-done', at: AT + DAY }] } }],
    not: [{ around: { later: [{ kind: 'complaint-not-done', at: AT + DAY }] } }],
  },
};

const judge = (trial: Trial, asOf = Number.MAX_SAFE_INTEGER, excluded: Closing['excluded'] = null) =>
  judgeClosing({ ...HONEST, ...trial.closing, excluded }, around(trial.around ?? {}), undefined, asOf);
const codes = (trial: Trial, asOf?: number) => judge(trial, asOf).signals.map(({ code }) => code);

describe.each(signalCode.options)('the sign %s', (code) => {
  const { there, not } = TRIALS[code];

  it('is seen where it is, in words with its numbers', () => {
    for (const trial of there) {
      const found = judge(trial).signals.find((one) => one.code === code);
      expect(found).toMatchObject({ code });
      expect(found?.points).toBeGreaterThan(0);
      expect(found?.points).toBeLessThanOrEqual(DEFAULT_WEIGHTS[code]);
      expect(signalWords(found ?? { code, figures: {} })).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('is not seen where something is only near it', () => {
    for (const trial of not) expect(codes(trial)).not.toContain(code);
  });

  it('is known when it can be, and not earlier', () => {
    for (const trial of there) {
      const { knownAt } = judge(trial).signals.find((one) => one.code === code) ?? { knownAt: 0 };
      expect(codes(trial, knownAt)).toContain(code);
      expect(codes(trial, knownAt - 1)).not.toContain(code);
      if (SIGNAL_RULES[code].known === 'at-closing') expect(knownAt).toBe(AT);
    }
  });

  it('is never seen in what is not judged', () => {
    for (const trial of there)
      for (const excluded of neverJudged.options)
        expect(judge(trial, undefined, excluded)).toEqual({ score: 0, signals: [] });
  });
});

describe('the score', () => {
  it('of an honest closing is nothing', () => {
    expect(judge({ around: { usual: USUAL, batches: habit(0.1), deadHours: habit(0.1) } })).toEqual({
      score: 0,
      signals: [],
    });
  });

  it('counts the weightiest of a kind in full and the others by half; the weightiest stands first', () => {
    expect(SIGNALS['quick-close'].kind).toBe(SIGNALS['minutes-before-due'].kind);
    expect(
      scoreOf([
        { code: 'minutes-before-due', points: 1 },
        { code: 'quick-close', points: 3 },
        { code: 'clock-close', points: 2 },
      ]),
    ).toBe(5.5);
    const { signals } = judge({ closing: { missing: ['visit'], byClock: true, dueAt: AT + MINUTE } });
    expect(signals.map(({ code }) => code)).toEqual([
      'clock-close',
      'minutes-before-due',
      'missing-evidence',
    ]);
  });

  it('is weighed as the city says: for all services, for one, or not at all', () => {
    const pack = signalPack.parse({
      weights: { 'clock-close': 1 },
      services: [
        { service: 'pothole', weights: { 'minutes-before-due': 0 }, because: 'Its clock is wrong.' },
      ],
    });
    expect([
      weightOf(pack, 'pothole', 'minutes-before-due'),
      weightOf(pack, 'graffiti', 'minutes-before-due'),
      weightOf(pack, 'pothole', 'clock-close'),
      weightOf(undefined, 'pothole', 'clock-close'),
    ]).toEqual([0, DEFAULT_WEIGHTS['minutes-before-due'], 1, DEFAULT_WEIGHTS['clock-close']]);
    const closing = { ...HONEST, byClock: true, dueAt: AT + MINUTE };
    expect(judgeClosing(closing, NO_SURROUNDINGS, pack, AT)).toEqual({
      score: 1,
      signals: [{ code: 'clock-close', points: 1, knownAt: AT, figures: {} }],
    });
  });
});
