import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import {
  at,
  check,
  duty,
  E1,
  E2,
  id,
  on,
  SOUND,
  WHOLE,
  with1,
  without,
} from '../../../test/checked-directory.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import type { AccountId } from '../ids.ts';
import { DAY, HOUR } from '../instant.ts';

const [ANN] = ACCOUNTS as [AccountId];

describe('the ways from entry to entry', () => {
  it('end: a loop of substitutes is told once', () => {
    const looped = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, substitute: id(E2) };
      return point.id === E2 ? { ...point, substitute: id(E1) } : point;
    });
    expect(check(looped)).toEqual([
      { severity: 'error', code: 'substitute-loop', ...on(E1, 'substitute'), loop: [E1, E2] },
    ]);
    expect(with1(E1, { substitute: id(E1) })).toEqual([
      { severity: 'error', code: 'substitute-loop', ...on(E1, 'substitute'), loop: [E1] },
    ]);
  });

  it('leave no tier out', () => {
    const third = { ...contactPointOf('LASAN', 'emergency', 3), sample: false };
    expect(check([...without(E2), third])).toEqual([
      { severity: 'error', code: 'tier-missing', index: 12, point: third.id, field: ['tier'], tier: 2 },
    ]);
    const past = { effective: { from: null, until: '2026-11-21' } };
    const second = { ...contactPointOf('LASAN', 'emergency', 2), sample: false, ...past };
    expect(check([...without(E2), second, third])).toEqual([
      { severity: 'error', code: 'tier-missing', index: 13, point: third.id, field: ['tier'], tier: 2 },
    ]);
    const hole = { department: 'LASAN', service: null, district: null, tier: 2 };
    expect(check(without(E2, 'lasan-complaint-2'))).toEqual([
      { severity: 'error', code: 'no-second-tier', ...hole, path: 'emergency' },
      { severity: 'warning', code: 'no-second-complaint-tier', ...hole, path: 'complaint' },
    ]);
  });

  it('lead to somebody else', () => {
    const same = SOUND.contactPoints.map((point) =>
      point.id === E1 || point.id === E2 ? { ...point, primary: { name: 'Ann  Lee' } } : point,
    );
    expect(check(same)).toEqual([
      { severity: 'error', code: 'self-escalation', ...on(E1), other: E2, when: WHOLE },
    ]);
    const backed = same.map((point) => (point.id === E2 ? { ...point, backup: { name: 'Bo' } } : point));
    expect(check(backed)).toEqual([]);
  });

  it('are told when a roster alone brings the same person', () => {
    const shift = duty({ rule: 'FREQ=WEEKLY;COUNT=2', start: '2026-11-23T08:00' });
    const rostered = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, roster: [shift] };
      return point.id === E2 ? { ...point, primary: { name: 'ann' } } : point;
    });
    const when = {
      spans: [23, 30].map((day) => [
        at(`2026-11-${day}T08:00:00-08:00`),
        at(`2026-11-${day}T20:00:00-08:00`),
      ]),
      count: 2,
      total: DAY,
    };
    expect(check(rostered)).toEqual([
      { severity: 'error', code: 'self-escalation', ...on(E1), other: E2, when },
    ]);
  });

  it('warn of two duties at once', () => {
    const shift = duty({ who: { account: ANN }, rule: 'FREQ=WEEKLY;COUNT=1', start: '2026-11-23T08:00' });
    const late = { ...shift, start: '2026-11-23T18:00' };
    const rostered = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, roster: [shift] };
      return point.id === 'bss-emergency-1' ? { ...point, roster: [late] } : point;
    });
    expect(check(rostered)).toEqual([
      {
        severity: 'warning',
        code: 'two-duties',
        ...on(E1, 'roster'),
        other: 'bss-emergency-1',
        when: {
          spans: [[at('2026-11-23T18:00:00-08:00'), at('2026-11-23T20:00:00-08:00')]],
          count: 1,
          total: 2 * HOUR,
        },
      },
    ]);
  });
});
