import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isEscalated } from '../../../shared/domain/escalation/escalation.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CaseId, DepartmentCode, ServiceCode } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { numberParts } from '../../../shared/domain/number-parts.ts';
import { caseReference } from '../overlay/case-reference.ts';
import { NO_DUE } from './cache-schema.ts';
import { cellOf } from './map-cell.ts';

/**
 * What of a case stands in columns: all that lists and search show, select and sort by. The rest is read with the
 * facts, one case at a time.
 */
export interface CaseColumns {
  readonly row: number;
  readonly id: CaseId;
  readonly number: string | null;
  readonly service: ServiceCode;
  readonly department: DepartmentCode;
  readonly state: CaseFacts['state'];
  readonly outcome: CaseFacts['outcome'];
  readonly closed_elsewhere: number;
  readonly channel: CaseFacts['channel'];
  readonly address: string;
  readonly address_row: number | null;
  readonly district: string | null;
  readonly source_type: string | null;
  readonly opened_at: Instant;
  readonly updated_at: Instant;
  readonly closed_at: Instant | null;
  readonly is_open: number;
  /** Orders by due time; NO_DUE for closed cases and those without one. */
  readonly due_sort: number;
  /** Null while the clock stands still or is not ours. */
  readonly due_at: Instant | null;
  /** How many people wait for it, anonymous ones included. */
  readonly callers: number;
  /** The callers whose cards are kept (store/said-callers.ts); empty without any. */
  readonly callers_said: string;
  readonly reopen_count: number;
  /** 1 while something of it is escalated. */
  readonly escalated: number;
  /** Where the packed facts lie. */
  readonly facts_at: number;
}

/** What is written of a case in columns; where its facts lie is known later. */
type WrittenColumns = Omit<CaseColumns, 'facts_at'>;

const SHOWN = [
  'row',
  'id',
  'number',
  'service',
  'department',
  'state',
  'outcome',
  'closed_elsewhere',
  'channel',
  'address',
  'address_row',
  'district',
  'source_type',
  'opened_at',
  'updated_at',
  'closed_at',
  'is_open',
  'due_sort',
  'due_at',
  'callers',
  'callers_said',
  'reopen_count',
  'escalated',
] as const satisfies readonly (keyof WrittenColumns)[];
const OTHERS = [
  'number_body',
  'waiting',
  'receiver',
  'assignee',
  'opened_by',
  'cell',
  'unit',
  'waiting_reason',
  'scheduled_for',
  'lat',
  'lng',
] as const satisfies readonly (keyof OtherColumns)[];
/** Every column of `cases` but its key, in the order in which they are written. */
const WRITTEN = [...SHOWN.slice(1), ...OTHERS];

/** The columns of CaseColumns in a query; `cases` must be named so. */
export const SHOWN_COLUMNS = [...SHOWN, 'facts_at'].map((name) => `cases.${name}`).join(', ');
export const INSERT_CASE = `INSERT INTO cases (${WRITTEN.join(', ')}, row, facts_at) VALUES (${WRITTEN.map(() => '?').join(', ')}, ?, ?)`;
// An update touches only the indexes whose columns changed.
export const UPDATE_CASE = `UPDATE cases SET ${WRITTEN.map((name) => `${name} = ?`).join(', ')} WHERE row = ?`;

/** Columns that are only selected and sorted by. */
interface OtherColumns {
  readonly number_body: string | null;
  readonly waiting: number;
  readonly receiver: string | null;
  readonly assignee: string | null;
  readonly opened_by: string | null;
  readonly cell: number | null;
  readonly unit: string | null;
  readonly waiting_reason: CaseFacts['waitingReason'];
  readonly scheduled_for: Instant | null;
  /** WGS 84 degrees. */
  readonly lat: number | null;
  readonly lng: number | null;
}

/** The number that orders a case by due time; closed cases and those without a due time come last. */
function dueSort(facts: Pick<CaseFacts, 'state' | 'clock'>): number {
  return isLive(facts.state) ? (facts.clock.dueAt ?? NO_DUE) : NO_DUE;
}

/** Everything that is kept of a case in columns. */
function columnsOf(
  row: number,
  facts: CaseFacts,
  addressRow: number | null,
  callersSaid: string,
): WrittenColumns & OtherColumns {
  const { lat, lng } = facts.place;
  return {
    row,
    id: facts.id,
    number: facts.number,
    service: facts.service,
    department: facts.department,
    state: facts.state,
    outcome: facts.outcome,
    closed_elsewhere: facts.closedElsewhere ? 1 : 0,
    channel: facts.channel,
    address: facts.place.address,
    address_row: addressRow,
    district: facts.place.district,
    source_type: facts.history?.type ?? null,
    opened_at: facts.openedAt,
    updated_at: facts.updatedAt,
    closed_at: facts.closedAt,
    is_open: isLive(facts.state) ? 1 : 0,
    due_sort: dueSort(facts),
    due_at: facts.clock.dueAt,
    callers: facts.callerIds.length + facts.anonymousCallers,
    callers_said: callersSaid,
    reopen_count: facts.reopenCount,
    escalated: isEscalated(facts) ? 1 : 0,
    number_body: facts.number === null ? null : (numberParts(facts.number)?.body ?? null),
    waiting: facts.state === 'waiting' ? 1 : 0,
    receiver: facts.receiver?.kind === 'department' ? facts.receiver.department : null,
    assignee: facts.assignee,
    opened_by: facts.openedBy,
    cell: lat === null || lng === null ? null : cellOf(lat, lng),
    unit: facts.unit,
    waiting_reason: facts.waitingReason,
    scheduled_for: facts.scheduledFor,
    lat,
    lng,
  };
}

/** A case as lists and results show it. */
export function shownRow(one: CaseColumns): CaseRow {
  return {
    id: one.id,
    number: one.number,
    reference: caseReference(one),
    service: one.service,
    sourceType: one.source_type,
    department: one.department,
    state: one.state,
    outcome: one.outcome,
    closedElsewhere: one.closed_elsewhere === 1,
    address: one.address,
    district: one.district,
    channel: one.channel,
    openedAt: one.opened_at,
    updatedAt: one.updated_at,
    closedAt: one.closed_at,
    dueAt: one.due_at,
    callers: one.callers,
    reopenCount: one.reopen_count,
    escalated: one.escalated === 1,
    pending: false,
  };
}

/** The values of UPDATE_CASE; INSERT_CASE has one more, where the packed facts lie. */
export function writtenColumns(
  row: number,
  facts: CaseFacts,
  addressRow: number | null,
  callersSaid: string,
): (string | number | null)[] {
  const columns = columnsOf(row, facts, addressRow, callersSaid);
  return [...WRITTEN.map((name) => columns[name]), row];
}
