import { distanceWithin } from '../edit-distance.ts';
import type { ContactChannelKind } from './directory.ts';
import type { ColumnKey } from './file-columns.ts';
import type { FileProblem } from './file-problem.ts';
import type { FileRow } from './file-table.ts';
import type { Finding, When } from './finding.ts';
import type { OpenDirectory } from './open-directory.ts';
import type { FileEntry } from './read-directory-file.ts';

/** Names that are meant, perhaps, where another one stands; or a few of those there are. */
function oneOf(value: string, known: readonly string[]): string {
  const near = known.filter((one) => distanceWithin(one.toLowerCase(), value.toLowerCase(), 2) <= 2);
  const shown = (near.length > 0 ? near : known).slice(0, 12);
  if (shown.length === 0) return 'Leave the cell empty: there are none.';
  const more = near.length === 0 && known.length > shown.length ? ` or another of ${known.length}` : '';
  return `Write ${shown.join(', ')}${more}.`;
}

const REACHED: Record<ContactChannelKind, string> = {
  'desk-queue': 'Write the name of the queue.',
  radio: 'Write the name of the radio channel.',
  phone: 'Write a number with seven digits at least, such as (213) 555-0100.',
  mobile: 'Write a number with seven digits at least, such as (213) 555-0100.',
  mail: 'Write an e-mail address such as desk@example.org.',
  webhook: 'Write an address that begins with https://.',
};

/** Where a finding stands in the file. */
function placeOf(
  field: readonly (string | number)[],
  at: FileEntry,
): { row: FileRow; key: ColumnKey | null } {
  const [part, i, inner, j, last] = field;
  const duty = part === 'roster' ? at.roster[Number(i)] : undefined;
  if (duty !== undefined) {
    const exception = inner === 'exceptions' ? duty.exceptions[Number(j)] : undefined;
    if (exception !== undefined) {
      const key = last === 'until' ? 'until' : last === 'instead' ? 'person' : 'from';
      return { row: exception, key };
    }
    const keys: Partial<Record<string, ColumnKey>> = { who: 'person', rule: 'rule', start: 'start' };
    return { row: duty.row, key: keys[String(inner)] ?? null };
  }
  const channel = part === 'channels' ? at.channels[Number(i)] : undefined;
  if (channel !== undefined) return { row: channel, key: 'address' };
  const { row } = at;
  switch (part) {
    case 'effective':
      return { row, key: i === 'until' ? 'until' : 'from' };
    case 'verified':
      return { row, key: i === 'by' ? 'verifiedBy' : 'verifiedOn' };
    case 'acknowledge':
      return { row, key: i === 'counted' ? 'counted' : i === 'by' ? 'by' : 'minutes' };
    case 'department':
    case 'unit':
    case 'services':
    case 'districts':
    case 'hours':
    case 'substitute':
    case 'primary':
    case 'backup':
      return { row, key: part };
    default:
      return { row, key: null };
  }
}

function whenWords({ spans, count }: When, { times }: OpenDirectory): string {
  const [first] = spans;
  if (first === undefined) return '';
  const local = (at: number) => new Date(times.wallOf(at)).toISOString().slice(0, 16).replace('T', ' ');
  return `, first from ${local(first[0])} to ${local(first[1])}${count > 1 ? `, ${count} times in a year` : ''}`;
}

/** What is wrong and what to write instead, for a finding in an entry; null for what is no matter of a row. */
function wordsOf(
  finding: Finding,
  at: FileEntry,
  open: OpenDirectory,
): { wrong: string; instead?: string } | null {
  const { pack } = open;
  switch (finding.code) {
    case 'unknown-department':
      return {
        wrong: `The city has no department "${finding.value}".`,
        instead: oneOf(
          finding.value,
          pack.departments.map(({ code }) => code),
        ),
      };
    case 'unknown-unit': {
      const department = pack.departments.find(({ code }) => code === at.point.department);
      return {
        wrong: `${at.point.department} has no division "${finding.value}".`,
        instead: oneOf(finding.value, department?.units.map(({ code }) => code) ?? []),
      };
    }
    case 'unknown-service': {
      const { department } = at.point;
      const own = pack.services.filter(({ owner }) => owner === department).map(({ code }) => code);
      return {
        wrong: `The city has no service "${finding.value}".`,
        instead: oneOf(finding.value, own),
      };
    }
    case 'unknown-district':
      return {
        wrong: `The city has no council district "${finding.value}".`,
        instead: oneOf(
          finding.value,
          pack.districts.areas.map(({ id }) => id),
        ),
      };
    case 'unknown-calendar':
      return {
        wrong: `The city has no calendar "${finding.value}".`,
        instead: oneOf(finding.value, ['around-the-clock', ...pack.calendars.map(({ id }) => id)]),
      };
    case 'unknown-substitute':
      return {
        wrong: `There is no contact point "${finding.value}".`,
        instead: oneOf(
          finding.value,
          open.points.flatMap(({ point }) => (point.department === at.point.department ? [point.id] : [])),
        ),
      };
    case 'unknown-account':
      return {
        wrong: 'This person does not work here any more.',
        instead: 'Write somebody else, or a name without a login.',
      };
    case 'impossible-date':
      return {
        wrong: `"${finding.value}" is on no calendar.`,
        instead: 'Write a day that exists, such as 2026-11-23.',
      };
    case 'dates-reversed':
      return {
        wrong: `It ends on ${finding.until}, before it begins on ${finding.from}.`,
        instead: 'Write the earlier day under "from".',
      };
    case 'nobody-named':
      return {
        wrong: 'Nobody is named: no primary, no backup and no duty.',
        instead: 'Write a primary, or add a row "duty".',
      };
    case 'no-channel':
      return { wrong: 'It can be reached in no way.', instead: 'Add a row "channel" below it.' };
    case 'channel-without-address':
      return { wrong: `The ${finding.kind} has no address.`, instead: REACHED[finding.kind] };
    case 'channel-malformed':
      return { wrong: `"${finding.value}" is no ${finding.kind}.`, instead: REACHED[finding.kind] };
    case 'acknowledge-too-long':
      return {
        wrong: `${finding.minutes} minutes are too long for the path ${at.point.path}.`,
        instead: `Write ${finding.most} or less.`,
      };
    case 'acknowledge-clock-stops':
      return {
        wrong: `An emergency's minutes would stand still outside the hours of "${finding.calendar}".`,
        instead: 'Write around-the-clock.',
      };
    case 'verified-ahead':
      return {
        wrong: `${finding.value} is still to come.`,
        instead: 'Write the day on which it was made sure.',
      };
    case 'rule-unreadable':
      return { wrong: `"${finding.part}" says nothing about when the duty comes again.` };
    case 'rule-never-occurs':
      return { wrong: `"${finding.rule}" never comes.`, instead: 'Write days that there are.' };
    case 'roster-overlap': {
      const [first] = finding.entries;
      const other = at.roster[first]?.row.row ?? at.row.row;
      return {
        wrong: `This duty overlaps the one in row ${other}${whenWords(finding.when, open)}.`,
        instead: 'Change one of them so that they follow each other, or add an exception to one.',
      };
    }
    default:
      return null;
  }
}

/** An error that a check found in an entry, as a problem of the file it came from; null for what is none of a row. */
export function problemOfFinding(finding: Finding, at: FileEntry, open: OpenDirectory): FileProblem | null {
  if (finding.severity !== 'error' || !('field' in finding)) return null;
  const words = wordsOf(finding, at, open);
  if (words === null) return null;
  const { row, key } = placeOf(finding.field, at);
  return row.problem(key, words.wrong, words.instead);
}
