import { expect, it } from 'vitest';
import { AT, around, habit, HONEST, reads, USUAL } from '../../../test/honest-closing.ts';
import { DAY, HOUR, MINUTE } from '../instant.ts';
import type { Closing, Surroundings } from './closing.ts';
import type { SignalCode } from './closing-signal.ts';
import { judgeClosing } from './judge-closing.ts';

interface Trial {
  readonly closing?: Partial<Closing>;
  readonly around?: Partial<Surroundings>;
}

function pointsOf(code: SignalCode, trial: Trial): number {
  const closing = { ...HONEST, ...trial.closing };
  const { signals } = judgeClosing(closing, around(trial.around ?? {}), undefined, Number.MAX_SAFE_INTEGER);
  return signals.find((one) => one.code === code)?.points ?? 0;
}

it('weighs a sign by what stands beside it', () => {
  const night = (deadHour: string) => ({ closing: { deadHour }, around: { deadHours: habit(0.001) } });
  const text = (label: 'referred' | 'scheduled' | 'administrative' | 'partly', claimsWork: boolean) => ({
    closing: reads({ label, claimsWork, contradicts: true }),
  });
  const idle = (touches: number) => ({
    closing: { touches, worked: 0 },
    around: { untouched: habit(0.1) },
  });
  const round = (others: number) => ({
    around: { round: { others, metres: 9_000, apart: MINUTE, crew: 'A1', last: AT } },
  });
  const batchOf = (closing: Partial<Closing>) => ({
    closing: { openedAt: AT - 20 * DAY, ...closing },
    around: { together: { others: 6, last: AT }, batches: habit(0.05), usual: USUAL },
  });
  const reused = (boilerplate: boolean) => ({
    closing: reads({ boilerplate }),
    around: { sameText: { own: { of: 60, with: 6 }, others: { of: 900, with: 3 } } },
  });
  const more: readonly (readonly [SignalCode, heavy: Trial, light: Trial])[] = [
    ['off-hours', night('02:14'), night('20:40')],
    ['before-schedule', { closing: { scheduledFor: AT + 5 * DAY } }, { closing: { scheduledFor: AT + DAY } }],
    ['untouched', idle(0), idle(1)],
    ['impossible-round', round(3), round(1)],
    ['batch', batchOf({ dueAt: AT - 9 * DAY }), batchOf({ dueAt: AT + DAY })],
    ['clock-close', { closing: { byClock: true } }, { closing: { byClock: true, askedCaller: 1 } }],
    ['hand-off', text('referred', false), text('referred', true)],
    ['scheduled-text', text('scheduled', false), text('scheduled', true)],
    ['contradicting-text', text('administrative', false), text('partly', false)],
    ['reused-text', reused(true), reused(false)],
    [
      'one-try',
      { closing: { outcome: 'not-found', openedAt: AT - 3 * HOUR } },
      { closing: { outcome: 'not-found' } },
    ],
  ];
  for (const [code, heavy, light] of more) {
    expect(pointsOf(code, light), code).toBeGreaterThan(0);
    expect(pointsOf(code, heavy), code).toBeGreaterThan(1.3 * pointsOf(code, light));
  }
});
