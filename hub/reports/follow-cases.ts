import { sql, type RawBuilder } from 'kysely';
import type { CaseId } from '../../shared/domain/ids.ts';
import { OUTCOMES } from '../../shared/domain/outcome.ts';
import type { Db, Tx } from '../storage/database.ts';
import { sumByDay } from './report-days.ts';

/** Cases looked at in one transaction. */
const BATCH = 1_000;

const DONE = Object.entries(OUTCOMES).flatMap(([code, { done }]) => (done ? [code] : []));

/** Writes what is to be counted of some cases, as they are now. */
async function countCases(tx: Tx, ids: readonly CaseId[]): Promise<void> {
  await sumByDay(tx, sql`delete from report_facts where case_id = any(${ids}::uuid[]) returning *`, -1);
  await sumByDay(tx, rowsOf(ids), 1);
}

/** Puts the rows of some cases there, as the cases are now. */
function rowsOf(ids: readonly CaseId[]): RawBuilder<unknown> {
  return sql`
    with batch as materialized (
      select id, facts, department, opened_at, closed_at, facts #>> '{place,district}' as district,
        facts -> 'history' <> 'null'::jsonb as imported, facts ->> 'channel' = 'crew' as self_reported
      from cases where id = any(${ids}::uuid[])
    ),
    typed as materialized (
      select e.case_id, e.version, e.at, e.by_role, e.event ->> 'type' as type, e.event
      from events e where e.case_id = any(${ids}::uuid[])
    ),
    steps as (
      select case_id, version, at, by_role, type,
        case type
          when 'history-recorded' then event #>> '{facts,department}'
          when 'closed' then null
          else event ->> 'department'
        end as department,
        case when type = 'closed' then event ->> 'outcome' end as outcome,
        case when type = 'closed' then (event #>> '{clock,dueAt}')::bigint end as due_at
      from typed where type in ('case-opened', 'history-recorded', 'assigned', 'closed', 'reopened')
    ),
    -- Each step with the last department that was named up to it.
    owned as (
      select *, count(department) over (partition by case_id order by version) as naming,
        min(case when type = 'reopened' then at end)
          over (partition by case_id order by version rows between 1 following and unbounded following) as reopened_at
      from steps
    ),
    closings as (
      select *, first_value(department) over (partition by case_id, naming order by version) as owner from owned
    ),
    things (case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, ending, took) as (
      select id, 'opened', '', opened_at, department, district, imported, self_reported, false, null::bigint, closed_at, null,
        null::bigint
      from batch
      union all
      select id, 'closing', 'elsewhere', closed_at, department, district, true, self_reported, false, null, null, null, null
      from batch where closed_at is not null and (facts ->> 'closedElsewhere')::boolean
      union all
      select b.id, 'closing', c.version::text, c.at, coalesce(c.owner, b.department), b.district, false, b.self_reported,
        c.outcome = any(${DONE}::text[]) and c.by_role <> 'system', c.due_at, c.reopened_at, c.outcome, c.at - b.opened_at
      from closings c join batch b on b.id = c.case_id where c.type = 'closed'
      union all
      select b.id, 'escalation', e ->> 'id', (e ->> 'raisedAt')::bigint, e ->> 'department', b.district, false,
        b.self_reported, false, null, replied.at, null, replied.at - (e ->> 'raisedAt')::bigint
      from batch b, jsonb_array_elements(b.facts -> 'escalations') e,
        lateral (select least((e #>> '{answer,at}')::bigint, (e #>> '{returned,at}')::bigint) as at) replied
      where jsonb_typeof(b.facts -> 'escalations') = 'array'
      union all
      select b.id, 'promise', p ->> 'id', coalesce((p ->> 'firstBy')::bigint, (p ->> 'by')::bigint),
        coalesce(p ->> 'department', b.department), b.district, false, b.self_reported, false, (p ->> 'by')::bigint,
        (p ->> 'endedAt')::bigint, p ->> 'end', null
      from batch b, jsonb_array_elements(b.facts -> 'promises') p
      where jsonb_typeof(b.facts -> 'promises') = 'array' and p ->> 'by' is not null
    )
    insert into report_facts
      (case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, ending, took, last)
    select *, row_number() over (partition by case_id, kind order by at desc, key desc) = 1 from things
    returning *`;
}

/** Takes the next cases of the feed; how many, or null when another hub is at it. */
async function takeNext(db: Db): Promise<number | null> {
  return db.transaction().execute(async (tx) => {
    const locked = await sql<{ feed_no: number; head: number }>`
      select h.feed_no, (select number from feed_head) as head from report_head h for update skip locked`.execute(
      tx,
    );
    const row = locked.rows[0];
    if (row === undefined) return null;
    if (row.feed_no >= row.head) return 0;
    const { rows } = await sql<{ id: CaseId; feed_no: number }>`
      select id, feed_no from cases where feed_no > ${row.feed_no} order by feed_no limit ${BATCH}`.execute(
      tx,
    );
    if (rows.length > 0)
      await countCases(
        tx,
        rows.map(({ id }) => id),
      );
    const last = rows.at(-1)?.feed_no ?? 0;
    // A page that is not full goes to the head as it was before the page was read.
    const reached = rows.length < BATCH ? Math.max(last, row.head) : last;
    await sql`update report_head set feed_no = ${reached}`.execute(tx);
    return rows.length;
  });
}

/** Follows the feed until its head, or until `isStopping`. Doing it twice changes nothing. */
export async function followReportCases(db: Db, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    const taken = await takeNext(db);
    if (taken === null || taken < BATCH) return;
  }
}

/** Takes up what changed just now, so that a report shows it. True when everything is counted. */
export async function catchUp(db: Db): Promise<boolean> {
  // More than a batch behind: the background is at it, and nobody waits for that.
  await takeNext(db);
  const { rows } = await sql<{ complete: boolean }>`
    select h.feed_no >= f.number as complete from report_head h, feed_head f`.execute(db);
  return rows[0]?.complete === true;
}
