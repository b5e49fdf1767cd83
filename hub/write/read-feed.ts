import { sql, type RawBuilder } from 'kysely';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { CallerId, CaseId, DepartmentCode, ServiceCode } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mayNot, PERMISSIONS, type Guarded } from '../../shared/domain/permission.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from './hub-core.ts';
import { readRecords } from './read-records.ts';
import { scopeOf } from './scope.ts';

export const MAX_PAGE = 2_000;

export interface FeedAsk {
  readonly actor: AccountActor;
  /** Feed number up to which the desk knows everything; 0 for a first fill. */
  readonly since: number;
  /** Most cases in the answer, up to 2,000. */
  readonly limit: number;
  /** Wants to know how many cases are still to come; a first fill always does. */
  readonly count: boolean;
}

interface CaseRow {
  readonly id: CaseId;
  readonly feed_no: number;
  readonly facts: string;
  readonly caller_ids: CallerId[];
  readonly department: DepartmentCode;
  readonly receiver_department: DepartmentCode | null;
  readonly state: CaseState;
  readonly service: ServiceCode;
}

/** The columns that rights depend on, as the rules take them. */
function guardedOf(row: Pick<CaseRow, 'department' | 'receiver_department' | 'state'>): Guarded {
  const { department, receiver_department: receiver, state } = row;
  return {
    department,
    state,
    receiver: receiver === null ? null : { kind: 'department', department: receiver },
  };
}

/** True when cases of all departments are within a person's sight. */
function seesAll({ role }: AccountActor): boolean {
  return PERMISSIONS['see-case'][role] === 'all';
}

/** Picks the rows a person may see; no row that `mayNot` would allow is left out. */
export function within(actor: AccountActor): RawBuilder<boolean> {
  if (seesAll(actor)) return sql`true`;
  return sql`(department = ${actor.department} or receiver_department = ${actor.department})`;
}

/** Rows that may concern a desk: what it may see, and what it may have to drop. A first fill has nothing to drop. */
function concerning(actor: AccountActor, since: number): RawBuilder<boolean> {
  if (since === 0 || seesAll(actor)) return within(actor);
  return sql`(${within(actor)} or jsonb_exists(facts -> 'formerDepartments', ${actor.department}))`;
}

async function readHead(tx: Tx) {
  const { rows } = await sql<{ number: number; epoch: string; now: Instant; directory: number }>`
    select number, epoch, now_ms() as now, (select max(version) from directory_versions) as directory
    from feed_head`.execute(tx);
  const head = rows[0];
  if (head === undefined) throw new Error('the feed has no head: the migration did not finish');
  return head;
}

async function readCases(tx: Tx, { actor, since, limit }: FeedAsk): Promise<CaseRow[]> {
  const { rows } = await sql<CaseRow>`
    select id, feed_no, facts::text as facts, facts -> 'callerIds' as caller_ids,
      department, receiver_department, state, service
    from cases where feed_no > ${since} and ${concerning(actor, since)}
    order by feed_no limit ${limit}`.execute(tx);
  return rows;
}

async function countCases(tx: Tx, actor: AccountActor, after: number): Promise<number> {
  const { rows } = await sql<{ cases: number }>`
    select count(*) as cases from cases where feed_no > ${after} and ${within(actor)}`.execute(tx);
  return rows[0]?.cases ?? 0;
}

/**
 * One page of the feed, as the JSON text of a FeedPage: the cases changed after `since` that the person may see now,
 * each once and as it is now, and a "gone" for those a department has lost. Read from one snapshot, so with the head
 * it holds everything up to `coversUpTo`. Each case comes with its whole timeline: a case that changes between two
 * pages of a fill moves behind the cursor, and one that comes into sight was never told before, so events older than
 * the cursor may be new to the desk.
 */
export async function readFeed(hub: HubCore, ask: FeedAsk): Promise<string> {
  const { actor, since, limit, count } = ask;
  return hub.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const head = await readHead(tx);
      const rows = since < head.number ? await readCases(tx, ask) : [];
      const seen = rows.filter(
        (row) =>
          mayNot(actor, 'see-case', guardedOf(row), hub.city.service(row.service)?.handOff === true) === null,
      );
      const records = await readRecords(tx, {
        cases: seen.map((row) => ({ id: row.id, callerIds: row.caller_ids })),
        seesCallers: PERMISSIONS['see-callers'][actor.role] !== 'no',
      });
      const items = rows.map((row) => {
        const record = records.get(row.id);
        return record === undefined
          ? `{"kind":"gone","feedNo":${row.feed_no},"caseId":"${row.id}"}`
          : `{"kind":"case","feedNo":${row.feed_no},"facts":${row.facts},"entries":${record.entries},"callers":${record.callers}}`;
      });
      const full = rows.length === limit ? rows.at(-1) : undefined;
      const coversUpTo = full?.feed_no ?? head.number;
      const page = JSON.stringify({
        epoch: head.epoch,
        scope: scopeOf(actor),
        catalogueVersion: hub.city.version,
        directoryVersion: head.directory,
        coversUpTo,
        head: head.number,
        remaining: since === 0 || count ? await countCases(tx, actor, coversUpTo) : null,
        asOf: head.now,
      });
      return `${page.slice(0, -1)},"items":[${items.join(',')}]}`;
    });
}
