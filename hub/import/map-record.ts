import type { CaseClock, CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive, type CaseState } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Department, Service } from '../../shared/domain/city-pack.ts';
import { newClock } from '../../shared/domain/case-clock.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import { namedUuid } from '../named-uuid.ts';
import { cityTimeReader, type CityTime } from './city-times.ts';
import { cityWords } from './city-words.ts';
import type { RecordField, Layout, SourceRow } from './layout.ts';
import { placeMapper } from './map-place.ts';

/** Why a row can't become a case. */
export interface Refused {
  readonly field: RecordField | 'row';
  readonly value: string;
  readonly reason: string;
}

export type Mapped =
  | {
      readonly ok: true;
      readonly facts: CaseFacts;
      readonly districtFromMap: boolean;
      /** What the source calls the department, when that is another of its codes or names ("BOS" for LASAN). */
      readonly otherName: string | null;
    }
  | { readonly ok: false; readonly refused: Refused };

export type MapRecord = (row: SourceRow) => Mapped;

/** No 311 line and no file of one is older; a service day may be set years ahead, but not further. */
const EARLIEST = Date.UTC(2000, 0, 1);
const FARTHEST_SERVICE = 5 * 366 * DAY;
const LONGEST_NUMBER = 40;

const NOT_OURS: Omit<CaseClock, 'startedAt'> = { pauses: [], dueAt: null, because: [] };

/** The case an imported number names, in whichever file it comes. */
export function importedCaseId(source: string, number: string): CaseId {
  return namedUuid('case', source, number) as CaseId;
}

interface Times {
  readonly created: CityTime;
  readonly updated: CityTime | null;
  readonly closed: CityTime | null;
  readonly service: CityTime | null;
}

const NAMES = {
  created: 'created',
  updated: 'last change',
  closed: 'closed',
  serviceDate: 'service date',
} as const;
type TimeField = keyof typeof NAMES;

const refusal = (field: Refused['field'], value: string, reason: string): Mapped => ({
  ok: false,
  refused: { field, value, reason },
});

/**
 * Makes the reader of one file's rows. Pure: the same row, pack and `now` give the same case.
 * A row is refused only when it can't be told which case it is or when that case began; all else is kept as a defect.
 * @param now times after it can't be true and are kept as defects only
 */
export function recordMapper(city: City, layout: Layout, now: Instant): MapRecord {
  const readTime = cityTimeReader(layout.times, city.timeZone);
  const words = cityWords(city);
  const mapPlace = placeMapper(city);
  const saysDistrict = layout.columns.district !== undefined;
  const other = city.service(city.pack.otherService);
  if (other === undefined) throw new Error(`the city pack has no service "${city.pack.otherService}"`);

  const timeOf = (row: SourceRow, field: TimeField, latest: Instant, defects: string[]): CityTime | null => {
    const text = row[field];
    if (text === '') return null;
    const time = readTime(text);
    if (time === null) {
      defects.push(`${NAMES[field]} "${text}" is not a time`);
      return null;
    }
    if (time.at < EARLIEST || time.at > latest) {
      defects.push(`${NAMES[field]} ${text} is impossible`);
      return null;
    }
    if (time.doubt === 'came twice')
      defects.push(`${NAMES[field]} ${text} came twice that night; the first is taken`);
    if (time.doubt === 'never came')
      defects.push(`${NAMES[field]} ${text} never came that night; an hour is added`);
    return time;
  };

  const ownerOf = (row: SourceRow, service: Service, defects: string[]): Department => {
    const named = row.owner === '' ? undefined : words.department(row.owner);
    if (named !== undefined) return named;
    const own = city.department(service.owner);
    if (own === undefined)
      throw new Error(`service ${service.code} is owned by "${service.owner}", which the pack lacks`);
    const said = row.owner === '' ? 'no owner' : `owner "${row.owner}" is not known`;
    defects.push(`${said}; ${own.code} by its service`);
    return own;
  };

  return (row) => {
    const defects: string[] = [];
    if (row.number === '') return refusal('number', '', 'has no case number');
    if (row.number.length > LONGEST_NUMBER)
      return refusal('number', row.number, `is longer than ${LONGEST_NUMBER} characters`);
    if (row.created === '') return refusal('created', '', 'has no created time');
    const created = timeOf(row, 'created', now + DAY, defects);
    if (created === null)
      return refusal('created', row.created, 'is no time this file could have, so the case has no beginning');

    const times: Times = {
      created,
      updated: timeOf(row, 'updated', now + DAY, defects),
      closed: timeOf(row, 'closed', now + DAY, defects),
      service: timeOf(row, 'serviceDate', created.at + FARTHEST_SERVICE, defects),
    };
    const service = words.service(row.type) ?? other;
    if (row.type === '') defects.push('no type');
    else if (words.service(row.type) === undefined) defects.push(`type "${row.type}" is not known`);
    const owner = ownerOf(row, service, defects);
    const channel = row.channel === '' ? undefined : words.channel(row.channel);
    if (channel === undefined)
      defects.push(row.channel === '' ? 'no channel' : `channel "${row.channel}" is not known`);
    const unit = owner.units.find((one) => one.code === row.unit)?.code ?? null;
    if (row.unit !== '' && unit === null) defects.push(`unit "${row.unit}" is not known in ${owner.code}`);
    const { place, defects: placeDefects, districtFromMap } = mapPlace(row, saysDistrict);
    defects.push(...placeDefects);

    const said = stateSaid(row, words.state(row.status), times, defects);
    const { state, scheduledFor } = settle(said, times, unit);
    defects.push(...timeDefects(row, state, times));
    const closedAt = state === 'closed' ? (times.closed?.at ?? null) : null;
    // Where a file says nothing of the last change, a closed record is still newer than the open one before it.
    const updatedAt = times.updated?.at ?? times.closed?.at ?? null;

    const facts: CaseFacts = {
      id: importedCaseId(layout.source, row.number),
      number: row.number,
      numberSource: layout.source,
      service: service.code,
      department: owner.code,
      unit,
      assignee: null,
      state,
      waitingReason: null,
      scheduledFor,
      receiver: null,
      outcome: null,
      closedElsewhere: state === 'closed',
      channel: channel ?? 'other',
      place,
      openedAt: created.at,
      updatedAt: updatedAt ?? created.at,
      closedAt,
      clock: isLive(state) ? newClock(service, city, created.at) : { startedAt: created.at, ...NOT_OURS },
      callerIds: [],
      anonymousCallers: row.anonymous === 'Y' ? 1 : 0,
      duplicateOf: null,
      reopenCount: 0,
      noteCount: 0,
      openedBy: null,
      closedBy: null,
      history: {
        source: layout.source,
        type: row.type,
        status: row.status,
        owner: row.owner,
        channel: row.channel,
        times: { created: row.created, updated: row.updated, closed: row.closed, service: row.serviceDate },
        updatedAt,
        defects,
      },
      formerDepartments: [],
      promises: [],
      attachments: [],
      parent: null,
      children: [],
      duplicates: [],
      escalations: [],
      visits: [],
      evidence: null,
      surveys: [],
      version: 1,
    };
    return {
      ok: true,
      facts,
      districtFromMap,
      otherName: owner.aliases.includes(row.owner) ? row.owner : null,
    };
  };
}

/** The state by the source's status; without one, a closed date decides. */
function stateSaid(row: SourceRow, state: CaseState | undefined, times: Times, defects: string[]): CaseState {
  if (state !== undefined) return state;
  if (row.status !== '') defects.push(`status "${row.status}" is not known`);
  return row.closed !== '' || times.closed !== null ? 'closed' : 'new';
}

/** A record that names a unit is assigned, one that names the day of the work is scheduled. */
function settle(
  said: CaseState,
  times: Times,
  unit: string | null,
): { state: CaseState; scheduledFor: Instant | null } {
  if (said !== 'new' && said !== 'assigned') return { state: said, scheduledFor: null };
  if (times.service !== null && times.service.day >= times.created.day) {
    return { state: 'scheduled', scheduledFor: times.service.at };
  }
  return { state: unit === null ? said : 'assigned', scheduledFor: null };
}

/** What the times say against each other and against the state. */
function timeDefects(
  row: SourceRow,
  state: CaseState,
  { created, closed, service, updated }: Times,
): string[] {
  const defects: string[] = [];
  if (state === 'closed' && row.closed === '') defects.push('closed without a closed date');
  if (state === 'referred' && row.closed !== '')
    defects.push(`referred, with the closed date ${row.closed}: handing on is no resolution`);
  else if (state !== 'closed' && row.closed !== '')
    defects.push(`not closed, with the closed date ${row.closed}`);
  if (closed !== null && closed.at < created.at) defects.push('closed before it was created');
  // Most service dates have no time of day.
  if (service !== null && service.day < created.day) defects.push('service date before it was created');
  if (updated !== null && updated.at < created.at) defects.push('last changed before it was created');
  return defects;
}
