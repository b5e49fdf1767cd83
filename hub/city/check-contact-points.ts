import { checkDirectory } from '../../shared/domain/directory/check-directory.ts';
import type { Finding } from '../../shared/domain/directory/finding.ts';
import type { CityPackParts } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { JsonPath } from './parse-json.ts';

type Entry = Extract<Finding, { field: unknown }>;

const date = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('en-US', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(at);

/** The first of the stretches, and how many more there are. */
function timeWords({ when }: Extract<Finding, { when: unknown }>, timeZone: string): string {
  const [first] = when.spans;
  const span = first === undefined ? '' : `${date(first[0], timeZone)} to ${date(first[1], timeZone)}`;
  return when.count > 1 ? `${span}, and ${when.count - 1} more times` : span;
}

/** What is wrong with an entry and what to do, after the name of its field. Warnings have no sentence: they refuse nothing. */
function entryWords(found: Entry, timeZone: string): string | null {
  switch (found.code) {
    case 'duplicate-id':
      return `"${found.point}" is there already, at contactPoints[${found.first}]. Change or remove one.`;
    case 'unknown-department':
      return `"${found.value}" is not a department. Use the code of one.`;
    case 'unknown-unit':
      return `"${found.value}" is no unit of the department. Use the code of one, or null.`;
    case 'unknown-service':
      return `"${found.value}" is not the code of a service.`;
    case 'unknown-district':
      return `"${found.value}" is not the id of a council district.`;
    case 'unknown-calendar':
      return `"${found.value}" is not a calendar. Use the id of one, or around-the-clock.`;
    case 'unknown-substitute':
      return `"${found.value}" is the id of no contact point. Correct it or write null.`;
    case 'unknown-account':
      return 'names an account. A pack can know none: write a name.';
    case 'impossible-date':
      return `"${found.value}" has a day that no calendar has.`;
    case 'dates-reversed':
      return `ends on ${found.until}, before it begins on ${found.from}.`;
    case 'nobody-named':
      return 'is null, and there is neither a backup nor a roster. Name somebody.';
    case 'no-channel':
      return 'is empty. Say how it is reached.';
    case 'channel-without-address':
      return 'is empty. Fill it in.';
    case 'channel-malformed':
      return `"${found.value}" can not be reached by ${found.kind}. Correct it.`;
    case 'acknowledge-too-long':
      return `is too long: ${found.minutes} minutes, at most ${found.most}.`;
    case 'acknowledge-clock-stops':
      return `"${found.calendar}" closes, and an emergency does not wait. Write around-the-clock.`;
    case 'verified-ahead':
      return `"${found.value}" is after the date of this pack's version.`;
    case 'rule-unreadable':
      return `can not be read at "${found.part}". Use a rule such as FREQ=WEEKLY;BYDAY=MO.`;
    case 'rule-never-occurs':
      return `"${found.rule}" never occurs.`;
    case 'roster-overlap':
      return `is on duty together with roster[${found.entries[0]}]: ${timeWords(found, timeZone)}.`;
    case 'substitute-loop':
      return `leads back to "${found.point}": ${found.loop.join(', ')}.`;
    case 'tier-missing':
      return `has no tier ${found.tier} below it.`;
    case 'self-escalation':
      return `is answered by the same person as "${found.other}", the next tier: ${timeWords(found, timeZone)}.`;
    case 'service-of-another':
    case 'acknowledge-long':
    case 'acknowledge-without-channel':
    case 'unverified':
    case 'rule-over':
    case 'exception-without-duty':
    case 'two-duties':
      return null;
    default:
      found satisfies never;
      return null;
  }
}

/** A hole that no entry is to blame for. */
function coverWords(found: Exclude<Finding, Entry>, timeZone: string): string | null {
  switch (found.code) {
    case 'cover-gap': {
      const { department, service, district, path } = found;
      const what = [department, service, district === null ? null : `district ${district}`];
      return `leave ${what.filter((one) => one !== null).join(', ')} with nobody for ${path}: ${timeWords(found, timeZone)}.`;
    }
    case 'no-second-tier':
      return `give ${found.department} only one tier for ${found.path}. Add tier ${found.tier ?? 2}.`;
    case 'cover-gap-without-district':
    case 'cover-gap-without-service':
    case 'first-tier-gap':
    case 'no-second-complaint-tier':
    case 'invented-entries':
      return null;
    default:
      found satisfies never;
      return null;
  }
}

function placeOf(found: Finding): JsonPath {
  if (!('field' in found)) return ['contactPoints'];
  return found.index === null ? found.field : ['contactPoints', found.index, ...found.field];
}

/**
 * What keeps a new hub from beginning with the pack's contact points: the same as keeps a steward from publishing. They
 * are judged as of the date of the pack's version, so that a pack which loads today loads in a year.
 */
export function checkContactPoints(parts: CityPackParts): CityPackProblem[] {
  const { directory, city, departments, calendars, districts, services, allServicesRead } = parts;
  if (!directory || !city || !departments || !calendars || !districts || !allServicesRead) return [];
  const { timeZone } = city.value.city;
  const found = checkDirectory(
    directory.value,
    {
      city: { timeZone },
      departments: departments.value,
      services: services.flatMap((file) => file.value),
      ...calendars.value,
      districts: districts.value,
    },
    Date.parse(`${city.value.version.replaceAll('.', '-')}T23:59:59Z`),
    new Set(),
  );
  return found.flatMap((one) => {
    if (one.severity === 'warning') return [];
    const words = 'field' in one ? entryWords(one, timeZone) : coverWords(one, timeZone);
    return words === null ? [] : [directory.problem(placeOf(one), words)];
  });
}
