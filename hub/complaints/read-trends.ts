import { sql } from 'kysely';
import type { ComplaintTrends } from '../../shared/contract/complaint-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import type { HubCore } from '../write/hub-core.ts';
import { complaintsWithin } from './complaint-scope.ts';

interface Row {
  readonly part: 'department' | 'service' | 'district' | 'week';
  readonly key: string;
  readonly count: number;
  readonly upheld: number;
  readonly late: number;
}

/** Complaints of a period that somebody may see, counted by department, service, place and week. */
export async function readTrends(
  { db, city }: Pick<HubCore, 'db' | 'city'>,
  actor: AccountActor,
  { days, department }: { readonly days: number; readonly department: string | null },
): Promise<ComplaintTrends> {
  const { rows: clock } = await sql<{
    since: Instant;
  }>`select now_ms() - ${days * DAY}::bigint as since`.execute(db);
  const since = clock[0]?.since;
  if (since === undefined) throw new Error('the database has no clock');
  const { rows } = await sql<Row>`
    with seen as (
      select c.department, coalesce(c.facts ->> 'service', '') as service,
        coalesce(c.facts ->> 'district', '') as district,
        to_char(date_trunc('week', to_timestamp(c.received_at / 1000.0) at time zone ${city.timeZone}), 'YYYY-MM-DD') as week,
        (c.facts ->> 'outcome' in ('upheld', 'partly-upheld')) is true as upheld,
        (c.due_at < now_ms()) is true
          or exists (select from jsonb_to_recordset(c.facts -> 'reached') as r("at" bigint, "dueAt" bigint)
            where r."at" > r."dueAt") as late
      from complaints c
      where ${complaintsWithin(actor)} and c.received_at >= ${since}
        and (${department}::text is null or c.department = ${department})
    )
    select case when grouping(department) = 0 then 'department' when grouping(service) = 0 then 'service'
        when grouping(district) = 0 then 'district' else 'week' end as part,
      coalesce(department, service, district, week) as key,
      count(*)::integer as count, (count(*) filter (where upheld))::integer as upheld,
      (count(*) filter (where late))::integer as late
    from seen group by grouping sets (department, service, district, week)
    order by count desc, key`.execute(db);
  const of = (part: Row['part']) =>
    rows
      .filter((row) => row.part === part)
      .map(({ key, count, upheld, late }) => ({ key, count, upheld, late }));
  return {
    since,
    departments: of('department'),
    services: of('service'),
    districts: of('district'),
    weeks: of('week').toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  };
}
