import type {
  ContactPoint,
  ContactPointId,
  Directory,
  RosterEntry,
} from '../shared/domain/directory/directory.ts';
import { checkDirectory } from '../shared/domain/directory/check-directory.ts';
import type { Finding } from '../shared/domain/directory/finding.ts';
import { SMALL_PACK } from './small-city.ts';
import { SMALL_DIRECTORY } from './small-directory.ts';

export const at = (iso: string) => Date.parse(iso);
export const id = (text: string) => text as ContactPointId;
/** Sunday, 22 November 2026, in the morning. */
export const NOW = at('2026-11-22T10:00:00-08:00');
export const TODAY = at('2026-11-22T00:00:00-08:00');
export const END = at('2027-11-28T00:00:00-08:00');
export const WHOLE = { spans: [[TODAY, END]] satisfies [number, number][], count: 1, total: END - TODAY };

export const SOUND: Directory = {
  ...SMALL_DIRECTORY,
  contactPoints: SMALL_DIRECTORY.contactPoints.map((point) => ({ ...point, sample: false })),
};
export const places = SOUND.contactPoints.map((point) => point.id);
export const check = (
  contactPoints: readonly ContactPoint[],
  accounts: ReadonlySet<string> | null = null,
): Finding[] => checkDirectory({ ...SOUND, contactPoints: [...contactPoints] }, SMALL_PACK, NOW, accounts);
/** What is found when one entry of a sound directory says something else. */
export const with1 = (
  which: string,
  change: Partial<ContactPoint>,
  accounts: ReadonlySet<string> | null = null,
) =>
  check(
    SOUND.contactPoints.map((point) => (point.id === which ? { ...point, ...change } : point)),
    accounts,
  );
export const without = (...ids: string[]) => SOUND.contactPoints.filter((point) => !ids.includes(point.id));
/** Where a finding in an entry stands. */
export const on = (point: string, ...field: (string | number)[]) => ({
  index: places.indexOf(id(point)),
  point: id(point),
  field,
});
export const duty = (rest: Partial<RosterEntry>): RosterEntry => ({
  who: { name: 'Ann' },
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  start: '2026-11-02T08:00',
  hours: 12,
  exceptions: [],
  ...rest,
});

export const E1 = 'lasan-emergency-1';
export const E2 = 'lasan-emergency-2';
