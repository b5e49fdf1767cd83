import type { z } from 'zod';
import {
  MOST_POINTS,
  type DEPARTMENT_DOOR,
  type DepartmentFilter,
  type DeskRow,
} from '../../../shared/contract/department-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive, type CaseState } from '../../../shared/domain/case-state.ts';
import { DESK_GROUPS, deskGroup, type DeskDay, type DeskGroup } from '../../../shared/domain/desk-group.ts';
import type { AccountId, CaseId, DepartmentCode } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { nearestNext } from '../../../shared/domain/nearest-next.ts';
import { belongsTo } from '../../../shared/domain/permission.ts';
import { NO_DUE } from '../store/cache-schema.ts';
import { SHOWN_COLUMNS, shownRow, type CaseColumns } from '../store/case-columns.ts';
import { statement } from '../store/open-encrypted.ts';
import { caseRowOf } from './case-row.ts';
import { cityDay } from './city-day.ts';
import type { DeskView } from './desk-view.ts';

type Door = typeof DEPARTMENT_DOOR;
type ListQuery = z.output<Door['department.list']['input']>;
type ListPage = z.output<Door['department.list']['output']>;
type MapAnswer = z.output<Door['department.map']['output']>;

/** Stops that are put in order by place: a day has fewer. */
const MOST_STOPS = 1_500;

/** What of a case the desk is filtered, grouped and ordered by: read from an index alone. */
interface Narrow {
  readonly row: number;
  readonly due_sort: number;
  readonly department: string;
  readonly receiver: string | null;
  readonly state: CaseState;
  readonly unit: string | null;
  readonly assignee: string | null;
  readonly service: string;
  readonly district: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

interface Placed extends Narrow {
  readonly group: DeskGroup;
  /** Null for a case that the cache shows as it is. */
  readonly unsent: CaseFacts | null;
}

const NARROW = 'row, due_sort, department, receiver, state, unit, assignee, service, district, lat, lng';
const OWN = `SELECT ${NARROW} FROM cases INDEXED BY open_of_department WHERE is_open = 1 AND department = ?`;
const REFERRED = `SELECT ${NARROW} FROM cases INDEXED BY open_for_receiver
  WHERE is_open = 1 AND receiver IS NOT NULL AND receiver = ? AND department <> ?`;

const receiverOf = ({ receiver }: CaseFacts): DepartmentCode | null =>
  receiver?.kind === 'department' ? receiver.department : null;

function narrowed(facts: CaseFacts, row: number): Narrow {
  const { department, state, unit, assignee, service, place, clock } = facts;
  const { lat, lng, district } = place;
  const receiver = receiverOf(facts);
  return {
    row,
    due_sort: clock.dueAt ?? NO_DUE,
    department,
    receiver,
    state,
    unit,
    assignee,
    service,
    district,
    lat,
    lng,
  };
}

function fits(
  one: Narrow & { readonly group: DeskGroup },
  filter: DepartmentFilter,
  account: AccountId,
): boolean {
  const { group, state, unit, service, district, whose } = filter;
  return (
    (group === null || one.group === group) &&
    (state === null || one.state === state) &&
    (unit === null || one.unit === unit) &&
    (service === null || one.service === service) &&
    (district === null || one.district === district) &&
    (whose === 'everybody' || one.assignee === (whose === 'mine' ? account : null))
  );
}

const rank = new Map(DESK_GROUPS.map((group, at) => [group, at]));
const rankOf = (group: DeskGroup): number => rank.get(group) ?? 0;

/** A department's open cases by group and due time, this desk's unsent work included. */
function placedCases(view: DeskView, filter: DepartmentFilter, wholeDepartment = false): Placed[] {
  const { cache, overlay, account, now } = view;
  const { department } = filter;
  const day: DeskDay = { now, ...cityDay(now, view.known.city.timeZone) };
  const rowOf = statement<[string], { row: number }>(cache, 'SELECT row FROM cases WHERE id = ?');
  const unsent = new Map<number, CaseFacts>();
  // One that only this desk knows has no row yet; below zero there are no others.
  let none = 0;
  for (const { facts } of overlay.cases.values()) unsent.set(rowOf.get(facts.id)?.row ?? (none -= 1), facts);
  const kept = [
    ...statement<[string], Narrow>(cache, OWN).all(department),
    ...statement<[string, string], Narrow>(cache, REFERRED).all(department, department),
  ].filter(({ row }) => !unsent.has(row));
  const own = [...unsent]
    .filter(([, facts]) => isLive(facts.state) && belongsTo(department, facts))
    .map(([row, facts]) => narrowed(facts, row));
  const placed: Placed[] = [];
  for (const one of [...kept, ...own]) {
    const dueAt = one.due_sort === NO_DUE ? null : one.due_sort;
    const group = deskGroup({ state: one.state, dueAt, receiver: one.receiver }, department, day);
    const here = { ...one, group, unsent: unsent.get(one.row) ?? null };
    if (wholeDepartment || fits(here, filter, account.id)) placed.push(here);
  }
  return placed.toSorted(
    (a, b) => rankOf(a.group) - rankOf(b.group) || a.due_sort - b.due_sort || a.row - b.row,
  );
}

type Kept = CaseColumns & {
  readonly unit: string | null;
  readonly assignee: AccountId | null;
  readonly receiver: string | null;
  readonly waiting_reason: CaseFacts['waitingReason'];
  readonly scheduled_for: Instant | null;
};

function rowsOf(view: DeskView, placed: readonly (readonly [Placed, number | null])[]): DeskRow[] {
  const read = statement<[number], Kept>(
    view.cache,
    `SELECT ${SHOWN_COLUMNS}, cases.unit, cases.assignee, cases.receiver, cases.waiting_reason, cases.scheduled_for
      FROM cases WHERE row = ?`,
  );
  return placed.flatMap(([one, metres]): DeskRow[] => {
    const { group, lat, lng, unsent } = one;
    const place = { group, lat, lng, metres };
    if (unsent !== null) {
      const { unit, assignee, waitingReason, scheduledFor } = unsent;
      const receiver = receiverOf(unsent);
      return [
        { ...caseRowOf(unsent, true), ...place, unit, assignee, receiver, waitingReason, scheduledFor },
      ];
    }
    const kept = read.get(one.row);
    if (kept === undefined) return [];
    const { unit, assignee, receiver, waiting_reason: waitingReason, scheduled_for: scheduledFor } = kept;
    return [{ ...shownRow(kept), ...place, unit, assignee, receiver, waitingReason, scheduledFor }];
  });
}

function idOf(view: DeskView, { row, unsent }: Placed): CaseId | null {
  if (unsent !== null) return unsent.id;
  return (
    statement<[number], { id: CaseId }>(view.cache, 'SELECT id FROM cases WHERE row = ?').get(row)?.id ?? null
  );
}

/** A page of a department's desk: by due time in its groups, or from case to nearest case. */
export function listDepartment(view: DeskView, { filter, order, offset, limit }: ListQuery): ListPage {
  const placed = placedCases(view, filter);
  const end = offset + limit;
  const asOf = view.meta?.asOf ?? null;
  const total = placed.length;
  const counts = Map.groupBy(placed, ({ group }) => group);
  const groups = DESK_GROUPS.map((group) => ({ group, cases: counts.get(group)?.length ?? 0 }));
  if (order.by === 'due') {
    const page = placed.slice(offset, end).map((one) => [one, null] as const);
    return { rows: rowsOf(view, page), total, groups, asOf };
  }
  const from = order.from === null ? 0 : placed.findIndex((one) => idOf(view, one) === order.from);
  const legs = nearestNext(placed, Math.max(0, from), MOST_STOPS);
  const page = legs.slice(offset, end).map(({ stop, metres }) => [stop, metres] as const);
  return { rows: rowsOf(view, page), total, groups, asOf };
}

function countBy(placed: readonly Placed[], codeOf: (one: Placed) => string | null) {
  const counts = new Map<string, number>();
  for (const one of placed) {
    const code = codeOf(one);
    if (code !== null) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts]
    .map(([code, cases]) => ({ code, cases }))
    .toSorted((a, b) => b.cases - a.cases || a.code.localeCompare(b.code));
}

/** Where a department's open cases lie, and by what they can be narrowed. */
export function mapDepartment(view: DeskView, filter: DepartmentFilter): MapAnswer {
  const all = placedCases(view, filter, true);
  const placed = all.filter((one) => fits(one, filter, view.account.id));
  const pointed = placed.filter(({ lat, lng }) => lat !== null && lng !== null);
  const points = pointed.slice(0, MOST_POINTS).flatMap((one) => {
    const { lat, lng, group } = one;
    const id = idOf(view, one);
    return id === null || lat === null || lng === null ? [] : [{ id, lat, lng, group }];
  });
  return {
    points,
    more: pointed.length - points.length,
    without: placed.length - pointed.length,
    services: countBy(all, ({ service }) => service),
    districts: countBy(all, ({ district }) => district),
    units: countBy(all, ({ unit }) => unit),
  };
}

/** The ids of all cases a filter leaves, in the order of the list. */
export function idsOfDepartment(view: DeskView, filter: DepartmentFilter): CaseId[] {
  return placedCases(view, filter)
    .map((one) => idOf(view, one))
    .filter((id) => id !== null);
}
