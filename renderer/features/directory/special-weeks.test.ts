import { expect, it } from 'vitest';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { localTimes } from '../../../shared/domain/directory/local-time.ts';
import { specialDays } from './special-weeks.ts';

it('names the changes of the clocks and the holidays of the year to come', () => {
  const times = localTimes('America/Los_Angeles');
  const found = specialDays(Date.parse('2026-11-23T12:00:00-08:00'), times, SMALL_PACK.holidays);
  const names = found.map(({ name }) => name);
  expect(names.filter((name) => name.includes('Clocks'))).toEqual([
    '2027-03-14 Clocks go forward',
    '2027-11-07 Clocks go back',
  ]);
  expect(names).toHaveLength(new Set(names).size);
  expect(names.length).toBeGreaterThan(2);
  expect(found.every(({ at }, place) => at >= (found[place - 1]?.at ?? 0))).toBe(true);
});
