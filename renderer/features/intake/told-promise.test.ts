import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '../../../shared/domain/instant.ts';
import type { UsualTime } from '../../../shared/domain/usual-time.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { promiseDays, proposedBasis, toldOnJoining, toldPromise } from './told-promise.ts';
import { usualWords } from './usual-words.ts';

const ZONE = 'America/Los_Angeles';
const NOW = Date.parse('2026-11-10T18:00:00Z');
const endOf = (day: string) => Date.parse(`${day}T23:59:00-08:00`);
const clock = (dueAt: number | null) => ({ startedAt: NOW, pauses: [], dueAt, because: [] });
const usual = (p90: number, rest: Partial<UsualTime> = {}): UsualTime => ({
  service: 'pothole',
  district: '5',
  p50: 3 * DAY,
  p90,
  cases: 1_214,
  elsewhere: 0,
  ...rest,
});
const days = (dueAt: number | null, p90: number | null, promiseDate = '') =>
  promiseDays({ promiseDate }, clock(dueAt), p90 === null ? null : usual(p90), NOW, ZONE);

describe('what is told of a new case', () => {
  it('ends with the last minute of a day in the city', () => {
    expect(days(NOW + 3 * DAY, 11 * DAY, '2026-12-24')).toEqual({
      due: endOf('2026-11-13'),
      usual: endOf('2026-11-21'),
      agent: endOf('2026-12-24'),
    });
    expect(days(null, null, '2026-11-09')).toEqual({ due: null, usual: null, agent: null });
  });

  it('is the due day, unless such work is really done later; nothing where nobody listens', () => {
    expect([
      proposedBasis(days(NOW + 3 * DAY, 2 * DAY), 'call'),
      proposedBasis(days(NOW + 3 * DAY, 9 * DAY), 'call'),
      proposedBasis(days(NOW + 3 * DAY, null), 'walk-in'),
      proposedBasis(days(null, null), 'call'),
      proposedBasis(days(NOW + 3 * DAY, 9 * DAY), 'app'),
    ]).toEqual(['due', 'usual', 'due', 'none', 'none']);
  });

  it('is what the agent chose', () => {
    const told = (promiseBasis: 'due' | 'agent' | 'none' | null, date = '') =>
      toldPromise({ promiseBasis, channel: 'call' }, days(NOW + 3 * DAY, 9 * DAY, date));
    expect([told(null), told('due'), told('none'), told('agent'), told('agent', '2026-12-24')]).toEqual([
      { basis: 'usual', by: endOf('2026-11-19') },
      { basis: 'due', by: endOf('2026-11-13') },
      { basis: 'none', by: null },
      { basis: 'agent', by: null },
      { basis: 'agent', by: endOf('2026-12-24') },
    ]);
  });

  it('on joining is the due day of the case, while that is to come; of one just reopened the new day', () => {
    const join = (dueAt: number | null, state: 'new' | 'closed' = 'new') =>
      toldOnJoining({ dueAt, state, service: 'pothole' }, SMALL_CITY, NOW);
    expect([join(NOW + HOUR), join(NOW - HOUR), join(null), join(NOW - 9 * DAY, 'closed')]).toEqual([
      { basis: 'due', by: endOf('2026-11-10') },
      { basis: 'none', by: null },
      { basis: 'none', by: null },
      { basis: 'due', by: endOf('2026-11-13') },
    ]);
  });
});

describe('usualWords', () => {
  it('says half and nine in ten, of how many cases, and where', () => {
    expect([
      usualWords(usual(11 * DAY), '5'),
      usualWords(usual(11 * DAY, { district: null }), '6'),
      usualWords(usual(11 * DAY, { district: null, p50: 20 * HOUR, elsewhere: 1_037 }), null),
      usualWords(null, '5'),
    ]).toEqual([
      'Here, half are done within 3 days, nine in ten within 11 (1,214 cases, last 90 days).',
      'Too few cases in District 6; in the whole city, half are done within 3 days, nine in ten within 11 (1,214 cases, last 90 days).',
      'In the whole city, half are done within 20 hours, nine in ten within 11 days (1,214 cases, last 90 days). 1,037 of them were closed elsewhere, not evidenced.',
      'Too few such cases were done in the last 90 days to say how long it really takes.',
    ]);
  });
});
