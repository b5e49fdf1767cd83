import { DAY, type Instant } from '../instant.ts';
import { checkCover } from './check-cover.ts';
import { checkEntries } from './check-entries.ts';
import { checkRosters } from './check-rosters.ts';
import { checkWays } from './check-ways.ts';
import type { CheckContext } from './check-context.ts';
import { AROUND_THE_CLOCK, type Directory } from './directory.ts';
import { FINDINGS, type BareFinding, type Finding } from './finding.ts';
import { openDirectory, type DirectoryPack, type OpenDirectory } from './open-directory.ts';

/** Days that are looked at: each holiday and each change of the clocks falls into 53 weeks. */
const CHECKED_DAYS = 371;

function checkServiceHours({ directory, calendar }: OpenDirectory): BareFinding[] {
  const { serviceHours: value } = directory;
  return value === AROUND_THE_CLOCK || calendar(value) !== undefined
    ? []
    : [{ code: 'unknown-calendar', index: null, point: null, field: ['serviceHours'], value }];
}

/**
 * Everything that is wrong with a directory from today on, errors first. Whoever publishes refuses one with an error.
 * @param accounts the accounts there are; null when nobody can tell
 */
export function checkDirectory(
  directory: Directory,
  pack: DirectoryPack,
  now: Instant,
  accounts: ReadonlySet<string> | null,
): Finding[] {
  const open = openDirectory(directory, pack);
  const today = Math.floor(open.times.wallOf(now) / DAY) * DAY;
  const span = [open.times.instantOf(today), open.times.instantOf(today + CHECKED_DAYS * DAY)] as const;
  const context: CheckContext = { open, now, span, accounts };
  const found = [
    ...checkServiceHours(open),
    ...checkEntries(context),
    ...checkRosters(context),
    ...checkWays(context),
    ...checkCover(context),
  ].map((one): Finding => ({ severity: FINDINGS[one.code], ...one }));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity === 'warning'),
  ];
}
