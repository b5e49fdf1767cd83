import { expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import type { RosterEntry } from './directory.ts';
import { openDirectory } from './open-directory.ts';
import { ownDuties } from './own-duties.ts';

const [me, other] = ACCOUNTS;
if (me === undefined || other === undefined) throw new Error('two accounts are needed');
const NOON = Date.parse('2026-11-23T12:00:00-08:00');
const shift = (account: typeof me, start: string, rule = 'FREQ=DAILY', hours = 8): RosterEntry => ({
  who: { account },
  rule,
  start,
  hours,
  exceptions: [],
});
const duties = (roster: RosterEntry[], primary: typeof me | null = null) => {
  const point = contactPointOf('LASAN', 'emergency', 1, {
    roster,
    primary: primary === null ? null : { account: primary },
    backup: null,
  });
  const open = openDirectory({ serviceHours: 'office', contactPoints: [point] }, SMALL_PACK);
  return ownDuties(open, me, NOON).map(({ until, next }) => [
    until === null ? null : new Date(until).toISOString(),
    next?.account ?? null,
  ]);
};

it('a duty ends when somebody else answers first, however many of one’s own follow one another', () => {
  const morning = shift(me, '2026-01-01T06:00');
  const afternoon = shift(other, '2026-01-01T14:00');
  expect(duties([morning, afternoon])).toEqual([['2026-11-23T22:00:00.000Z', other]]);
  const twice = [morning, shift(me, '2026-01-01T14:00'), shift(other, '2026-01-01T22:00')];
  expect(duties(twice)).toEqual([['2026-11-24T06:00:00.000Z', other]]);
  expect(duties([morning])).toEqual([['2026-11-23T22:00:00.000Z', null]]);
});

it('whoever is not on duty has none, and who is named without a roster has one without an end', () => {
  expect(duties([shift(other, '2026-01-01T06:00')])).toEqual([]);
  expect(duties([], me)).toEqual([[null, null]]);
  expect(duties([shift(me, '2026-01-01T00:00', 'FREQ=DAILY', 24)])).toEqual([[null, null]]);
});
