import { sql } from 'kysely';
import type pg from 'pg';
import { sumByDay } from '../../../hub/reports/report-days.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import type { HubCore } from '../../../hub/write/hub-core.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import type { BenchStage } from '../bench-stage.ts';

/** Copies lie this far apart in time, over some days, so that no two cases are of the same second. */
const STEP = 2 * HOUR + 7_013;
const STEPS = 60;

/** One copy of every case there was, as another case some time before: with its closings, their signals and what reports count. */
const COPY = `
with copied as (select id, gen_random_uuid() as new_id, row_number() over () as nth, facts from kept_cases),
  as_cases as (
    insert into cases (id, feed_no, facts)
    select new_id, -($1::bigint * 1000000 + nth), facts || jsonb_build_object('id', new_id,
      'number', '1-' || (8000000000 + $1::bigint * 10000 + nth), 'openedAt', (facts ->> 'openedAt')::bigint - $2::bigint,
      'closedAt', (facts ->> 'closedAt')::bigint - $2::bigint)
    from copied returning 1),
  as_closings as (
    insert into closings (case_id, closing, version, closed_at, closed_by, service, department, district, outcome)
    select new_id, closing, version, closed_at - $2::bigint, closed_by, service, department, district, outcome
    from kept_closings join copied on copied.id = case_id returning 1),
  as_signals as (
    insert into closing_signals
      (case_id, closing, closed_at, closed_by, service, department, district, score, signals, judged_at, excluded)
    select new_id, closing, closed_at - $2::bigint, closed_by, service, department, district, score, signals, judged_at, excluded
    from kept_signals join copied on copied.id = case_id returning 1)
insert into report_facts
  (case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, ending, took, last)
select new_id, kind, key, at - $2::bigint, department, district, imported, self_reported, done, due_at - $2::bigint,
  ended_at - $2::bigint, ending, took, last
from kept_report_facts join copied on copied.id = case_id`;

interface GrownCity {
  readonly cases: number;
  /** A closing of which everything is there, its case being no copy. */
  readonly told: { readonly caseId: string; readonly closing: number };
}

/**
 * Copies the cases of a city until there are so many, past the ledger: for what reads the tables that are made from it.
 * Copies have no events and no texts.
 */
export async function growCity(
  stage: BenchStage,
  core: HubCore,
  client: pg.Client,
  cases: number,
): Promise<GrownCity> {
  for (const [kept, from] of [
    ['kept_cases', 'cases'],
    ['kept_closings', 'closings'],
    ['kept_signals', 'closing_signals'],
    ['kept_report_facts', 'report_facts'],
  ] as const) {
    await client.query(`create table ${kept} as select * from ${from}`);
    await client.query(`analyze ${kept}`);
  }
  await client.query('set synchronous_commit = off');
  const { rows } = await client.query<{ n: string }>('select count(*) as n from kept_cases');
  const of = Number(rows[0]?.n ?? 0);
  const bar = showProgress('Growing city ');
  let there = of;
  for (let copy = 1; there < cases && !stage.isClearing(); copy += 1) {
    await client.query(COPY, [copy, (copy % STEPS) * STEP]);
    there += of;
    bar.update(Math.min(there, cases), cases, () => `${there.toLocaleString('en-US')} cases`);
  }
  bar.stop();
  await core.db
    .transaction()
    .execute((tx) =>
      sumByDay(tx, sql`select * from report_facts where case_id not in (select id from kept_cases)`, 1),
    );
  await client.query('vacuum analyze');
  const { rows: told } = await client.query<GrownCity['told']>(
    'select case_id as "caseId", closing from kept_closings order by closed_at desc limit 1',
  );
  if (told[0] === undefined) throw new Error('the city has no closing');
  return { cases: there, told: told[0] };
}
