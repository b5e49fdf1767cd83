import fc from 'fast-check';
import type {
  ContactPoint,
  ContactPointId,
  Directory,
  EscalationTier,
  Person,
  RosterEntry,
} from '../shared/domain/directory/directory.ts';
import type { AccountId } from '../shared/domain/ids.ts';
import { contactPointOf } from './small-directory.ts';

/** Accounts of people who stand in arbitrary directories, and raise escalations themselves. */
export const ACCOUNTS = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}` as AccountId);

const anyPerson: fc.Arbitrary<Person> = fc.oneof(
  fc.constantFrom(...ACCOUNTS).map((account) => ({ account })),
  fc.constantFrom('Ann', 'Bo', 'Cy', 'Day desk').map((name) => ({ name })),
);

const pad = (n: number) => String(n).padStart(2, '0');
/** Days around both changes of the clocks, a leap day and holidays, for which 1 March 2028 is the middle. */
const anyDate = fc
  .integer({ min: -400, max: 400 })
  .map((days) => new Date(Date.UTC(2028, 2, 1) + days * 86_400_000).toISOString().slice(0, 10));
const anyTime = fc.integer({ min: 0, max: 95 }).map((n) => `${pad(Math.floor(n / 4))}:${pad((n % 4) * 15)}`);
const anyRule = fc.oneof(
  fc.constantFrom('FREQ=DAILY', 'FREQ=DAILY;INTERVAL=3', 'FREQ=WEEKLY', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU'),
  fc.constantFrom('FREQ=WEEKLY;BYDAY=SA,SU', 'FREQ=MONTHLY;BYDAY=1MO,-1SU', 'FREQ=MONTHLY;BYMONTHDAY=-1,29'),
  fc.constantFrom('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'FREQ=DAILY;COUNT=20', 'FREQ=WEEKLY;UNTIL=20280312'),
);
const anyException = fc.record({
  from: anyDate,
  until: anyDate,
  instead: fc.option(anyPerson, { nil: null }),
});

export const anyEntry: fc.Arbitrary<RosterEntry> = fc.record({
  who: anyPerson,
  rule: anyRule,
  start: fc.tuple(anyDate, anyTime).map(([date, time]) => `${date}T${time}`),
  hours: fc.oneof(
    fc.integer({ min: 1, max: 400 }).map((n) => n / 4),
    fc.constantFrom(24, 168),
  ),
  exceptions: fc.array(anyException, { maxLength: 2 }),
});

const anyEffective = fc.record({
  from: fc.option(anyDate, { nil: null, freq: 2 }),
  until: fc.option(anyDate, { nil: null, freq: 2 }),
});

const IDS = Array.from({ length: 9 }, (_, i) => `point-${i}` as ContactPointId);

const anyPoint = (id: ContactPointId): fc.Arbitrary<ContactPoint> =>
  fc
    .record({
      department: fc.constantFrom('LASAN', 'LASAN', 'BSS'),
      unit: fc.constantFrom(null, null, null, 'NC', 'WV'),
      path: fc.constantFrom(
        'emergency' as const,
        'emergency' as const,
        'complaint' as const,
        'routine' as const,
      ),
      tier: fc.constantFrom<EscalationTier[]>(1, 1, 2, 3, 4),
      primary: fc.option(anyPerson, { nil: null, freq: 2 }),
      backup: fc.option(anyPerson, { nil: null, freq: 1 }),
      roster: fc.array(anyEntry, { maxLength: 3 }),
      hours: fc.constantFrom('around-the-clock', 'office', 'always', 'office', 'no-such-calendar'),
      substitute: fc.option(fc.constantFrom(...IDS), { nil: null }),
      services: fc.constantFrom<ContactPoint['services'][]>('all', 'all', ['bulky-items'], ['dead-animal']),
      districts: fc.constantFrom<ContactPoint['districts'][]>('all', 'all', ['1'], ['1', '2']),
      acknowledge: fc.record({
        minutes: fc.integer({ min: 1, max: 3_000 }),
        counted: fc.constantFrom('around-the-clock', 'office'),
        by: fc.constant<ContactPoint['acknowledge']['by']>(['desk']),
      }),
      effective: anyEffective,
    })
    .map((rest) => contactPointOf(rest.department, rest.path, rest.tier, { ...rest, id }));

/**
 * Any directory of the right shape for the small city: with loops, unknown calendars, rosters that overlap and dates the
 * wrong way round as well. What holds for these holds for the ones that pass the check.
 */
export const anyDirectory: fc.Arbitrary<Directory> = fc
  .tuple(...IDS.map((id) => fc.option(anyPoint(id), { nil: null, freq: 6 })))
  .map((points) => ({ serviceHours: 'office', contactPoints: points.filter((one) => one !== null) }));

/** An instant within the time that the dates of these directories are about, to the minute. */
export const anyInstant = fc
  .integer({ min: -400 * 1_440, max: 400 * 1_440 })
  .map((minutes) => Date.UTC(2028, 2, 1) + minutes * 60_000);
