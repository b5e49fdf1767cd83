import { DAY } from '../instant.ts';
import type { CheckContext } from './check-context.ts';
import {
  AROUND_THE_CLOCK,
  isAddressOf,
  type AcknowledgedBy,
  type ContactChannelKind,
  type ContactPoint,
  type EscalationPath,
  type Person,
} from './directory.ts';
import type { BareFinding } from './finding.ts';
import { dayOfDate, wallTimeOf } from './local-time.ts';
import { openHours } from './open-hours.ts';
import { spansWithout } from './span.ts';

/** Longest time an entry may go unverified. */
const VERIFIED_DAYS = 90;

/**
 * Minutes by which an acknowledgement is long, and too long: an hour and four for a danger, three days and two weeks for
 * a complaint, a week and thirty days for the rest.
 */
const ACKNOWLEDGE_MINUTES: Readonly<
  Record<EscalationPath, { readonly long: number; readonly tooLong: number }>
> = {
  emergency: { long: 60, tooLong: 240 },
  complaint: { long: 3 * 1_440, tooLong: 14 * 1_440 },
  routine: { long: 7 * 1_440, tooLong: 30 * 1_440 },
};

const SHOWN_BY: Readonly<Record<AcknowledgedBy, readonly ContactChannelKind[]>> = {
  desk: ['desk-queue'],
  spoken: ['phone', 'mobile', 'radio'],
  mail: ['mail'],
  system: ['webhook'],
};

interface Entry {
  readonly index: number;
  readonly point: ContactPoint['id'];
}

type Field = (string | number)[];

/** Names of the people in an entry with their fields. */
function peopleOf(point: ContactPoint): [Field, Person][] {
  const found: [Field, Person | null][] = [
    [['primary'], point.primary],
    [['backup'], point.backup],
    ...point.roster.flatMap((entry, i): [Field, Person | null][] => [
      [['roster', i, 'who'], entry.who],
      ...entry.exceptions.map((one, j): [Field, Person | null] => [
        ['roster', i, 'exceptions', j, 'instead'],
        one.instead,
      ]),
    ]),
    [['verified', 'by'], point.verified?.by ?? null],
  ];
  return found.flatMap(([field, who]): [Field, Person][] => (who === null ? [] : [[field, who]]));
}

function checkNames(point: ContactPoint, entry: Entry, { open, accounts }: CheckContext): BareFinding[] {
  const { pack } = open;
  const found: BareFinding[] = [];
  const department = pack.departments.find((one) => one.code === point.department);
  if (department === undefined)
    found.push({ code: 'unknown-department', ...entry, field: ['department'], value: point.department });
  else if (point.unit !== null && !department.units.some((one) => one.code === point.unit))
    found.push({ code: 'unknown-unit', ...entry, field: ['unit'], value: point.unit });
  if (point.services !== 'all') {
    point.services.forEach((value, i) => {
      const service = pack.services.find((one) => one.code === value);
      const field = ['services', i];
      if (service === undefined) found.push({ code: 'unknown-service', ...entry, field, value });
      else if (service.owner !== point.department)
        found.push({ code: 'service-of-another', ...entry, field, value, owner: service.owner });
    });
  }
  if (point.districts !== 'all') {
    const known = new Set(pack.districts.areas.map((one) => one.id));
    point.districts.forEach((value, i) => {
      if (!known.has(value))
        found.push({ code: 'unknown-district', ...entry, field: ['districts', i], value });
    });
  }
  for (const [field, value] of [
    [['hours'], point.hours],
    [['acknowledge', 'counted'], point.acknowledge.counted],
  ] as const) {
    if (value !== AROUND_THE_CLOCK && open.calendar(value) === undefined)
      found.push({ code: 'unknown-calendar', ...entry, field: [...field], value });
  }
  if (point.substitute !== null && open.point(point.substitute) === undefined)
    found.push({ code: 'unknown-substitute', ...entry, field: ['substitute'], value: point.substitute });
  for (const [field, who] of peopleOf(point)) {
    if (accounts !== null && 'account' in who && !accounts.has(who.account))
      found.push({ code: 'unknown-account', ...entry, field, value: who.account });
  }
  return found;
}

/** Dates that no calendar has, and spans of them that end before they begin. Starts of duties are the roster's matter. */
function checkDates(point: ContactPoint, entry: Entry): BareFinding[] {
  const spans: [Field, { from: string | null; until: string | null }][] = [
    [['effective'], point.effective],
    ...point.roster.flatMap((one, i) =>
      one.exceptions.map((exception, j): [Field, { from: string; until: string }] => [
        ['roster', i, 'exceptions', j],
        exception,
      ]),
    ),
  ];
  return spans.flatMap(([field, { from, until }]): BareFinding[] => {
    const impossible = (['from', 'until'] as const).flatMap((end): BareFinding[] => {
      const value = end === 'from' ? from : until;
      return value === null || wallTimeOf(value) !== null
        ? []
        : [{ code: 'impossible-date', ...entry, field: [...field, end], value }];
    });
    if (impossible.length > 0 || from === null || until === null || from <= until) return impossible;
    return [{ code: 'dates-reversed', ...entry, field, from, until }];
  });
}

function checkVerified({ verified }: ContactPoint, entry: Entry, { open, now }: CheckContext): BareFinding[] {
  if (verified === null) return [{ code: 'unverified', ...entry, field: ['verified'], days: null }];
  const field = ['verified', 'on'];
  const day = dayOfDate(verified.on, open.times);
  if (day === null) return [{ code: 'impossible-date', ...entry, field, value: verified.on }];
  if (day[0] > now) return [{ code: 'verified-ahead', ...entry, field, value: verified.on }];
  const days = Math.round((open.times.wallOf(now) - (wallTimeOf(verified.on) ?? 0)) / DAY - 0.5);
  return days > VERIFIED_DAYS ? [{ code: 'unverified', ...entry, field, days }] : [];
}

function checkReach({ channels, primary, backup, roster }: ContactPoint, entry: Entry): BareFinding[] {
  const found: BareFinding[] = [];
  if (primary === null && backup === null && roster.length === 0)
    found.push({ code: 'nobody-named', ...entry, field: ['primary'] });
  if (channels.length === 0) found.push({ code: 'no-channel', ...entry, field: ['channels'] });
  channels.forEach(({ kind, address }, i) => {
    const field = ['channels', i, 'address'];
    if (address.trim() === '') found.push({ code: 'channel-without-address', ...entry, field, kind });
    else if (!isAddressOf(kind, address))
      found.push({ code: 'channel-malformed', ...entry, field, kind, value: address });
  });
  return found;
}

function checkAcknowledge(
  { path, acknowledge, channels }: ContactPoint,
  entry: Entry,
  { open, span }: CheckContext,
): BareFinding[] {
  const found: BareFinding[] = [];
  const { minutes, counted } = acknowledge;
  const { long, tooLong } = ACKNOWLEDGE_MINUTES[path];
  const field = ['acknowledge', 'minutes'];
  if (minutes > tooLong)
    found.push({ code: 'acknowledge-too-long', ...entry, field, minutes, most: tooLong });
  else if (minutes > long) found.push({ code: 'acknowledge-long', ...entry, field, minutes, most: long });
  const calendar = counted === AROUND_THE_CLOCK ? undefined : open.calendar(counted);
  if (calendar !== undefined && path === 'emergency') {
    if (spansWithout([span], openHours(calendar, span, open.times)).length > 0)
      found.push({
        code: 'acknowledge-clock-stops',
        ...entry,
        field: ['acknowledge', 'counted'],
        calendar: counted,
      });
  }
  const kinds = new Set(channels.map(({ kind }) => kind));
  if (channels.length > 0 && !acknowledge.by.some((by) => SHOWN_BY[by].some((kind) => kinds.has(kind))))
    found.push({ code: 'acknowledge-without-channel', ...entry, field: ['acknowledge', 'by'] });
  return found;
}

/** What is wrong with the entries of a directory, each looked at by itself. */
export function checkEntries(context: CheckContext): BareFinding[] {
  const first = new Map<string, number>();
  const { contactPoints } = context.open.directory;
  const invented = contactPoints.filter((one) => one.sample).length;
  const found = contactPoints.flatMap((point, index): BareFinding[] => {
    const entry: Entry = { index, point: point.id };
    const before = first.get(point.id);
    first.set(point.id, before ?? index);
    const twin: BareFinding[] =
      before === undefined ? [] : [{ code: 'duplicate-id', ...entry, field: ['id'], first: before }];
    return [
      ...twin,
      ...checkNames(point, entry, context),
      ...checkDates(point, entry),
      ...checkReach(point, entry),
      ...checkAcknowledge(point, entry, context),
      ...checkVerified(point, entry, context),
    ];
  });
  return invented === 0 ? found : [...found, { code: 'invented-entries', count: invented }];
}
