import { sql } from 'kysely';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import type { Closing, Surroundings } from '../../shared/domain/signals/closing.ts';
import type { NeverJudged } from '../../shared/domain/signals/closing-signal.ts';
import type { ToldClosing } from '../../shared/domain/signals/closings-of.ts';
import { crewRound, ROUND_APART, type CrewVisit } from '../../shared/domain/signals/crew-round.ts';
import { TOGETHER } from '../../shared/domain/signals/evidence-rules.ts';
import { judgeClosing } from '../../shared/domain/signals/judge-closing.ts';
import { REPEAT_DAYS } from '../../shared/domain/signals/later-rules.ts';
import type { SignalPack } from '../../shared/domain/signals/signal-weights.ts';
import { REUSE_DAYS } from '../../shared/domain/signals/text-rules.ts';
import type { Db, Tx } from '../storage/database.ts';
import { WEEK } from './count-weeks.ts';

/** Nobody needs to count further, and the count is quick then. */
const MOST_COUNTED = 200;
const SPOT_BEFORE = 90 * DAY;
/** Rates are counted over 90 days, texts over 30. */
const RATE_TO_REUSE = 3;

interface WaitingRow {
  readonly case_id: string;
  readonly closing: number;
  readonly closed_at: Instant;
  readonly closed_by: string | null;
  readonly service: string;
  readonly department: string;
  readonly district: string | null;
  readonly excluded: NeverJudged | null;
  readonly crew: string | null;
  readonly visit_at: Instant | null;
  readonly told: ToldClosing | null;
  readonly others: number;
  readonly last: Instant | null;
  readonly visits: readonly CrewVisit[] | null;
  readonly text_own: number;
  readonly text_others: number;
  readonly own_closings: number | null;
  readonly p05: number | null;
  readonly p50: number | null;
  readonly service_closings: number | null;
  readonly service_without: number | null;
  readonly closer_closings: number | null;
  readonly closer_without: number | null;
  readonly department_closings: number | null;
  readonly dead_hour: number | null;
  readonly batched: number | null;
  readonly untouched: number | null;
  readonly spot_before: number;
  readonly repeat_at: Instant | null;
  readonly not_done_at: Instant | null;
}

/** Takes waiting closings with all that is known around them: one question for all. */
async function takeWaiting(tx: Tx, most: number, notDone: readonly string[]): Promise<readonly WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    with waiting as materialized (
      select *, closed_at / ${WEEK}::bigint * ${WEEK}::bigint as week from closing_facts
      where waits order by closed_at limit ${most} for update skip locked
    )
    select w.case_id, w.closing, w.closed_at, w.closed_by, w.service, w.department, w.district, w.excluded, w.crew,
      w.visit_at, w.told, together.others, together.last, round.visits, own_text.text_own, other_text.text_others,
      own.own_closings, s.p05, s.p50, s.closings as service_closings, s.without_work as service_without,
      c.closings as closer_closings, c.without_work as closer_without,
      d.closings as department_closings, d.dead_hour, d.batched, d.untouched,
      before.spot_before, again.repeat_at, said.not_done_at
    from waiting w
    left join lateral (
      select count(*)::int as others, max(closed_at) as last from (
        select o.closed_at from closing_facts o
        where w.excluded is null and o.excluded is null and o.closed_by = w.closed_by
          and o.closed_at between w.closed_at - ${TOGETHER}::bigint and w.closed_at + ${TOGETHER}::bigint
          and o.case_id <> w.case_id
        order by o.closed_at limit ${MOST_COUNTED}) x
    ) together on true
    left join lateral (
      select json_agg(x) as visits from (
        select o.visit_at as at, o.closed_at as "closedAt", o.lat, o.lng from closing_facts o
        where w.excluded is null and o.excluded is null and o.crew = w.crew
          and o.visit_at between w.visit_at - ${ROUND_APART}::bigint and w.visit_at + ${ROUND_APART}::bigint
          and o.case_id <> w.case_id and o.lat is not null and w.lat is not null
        order by o.visit_at, o.case_id limit 50) x
    ) round on true
    left join lateral (
      select count(*)::int as text_own from (
        select 1 from closing_facts o
        where w.excluded is null and o.excluded is null and o.department = w.department and o.text_key = w.text_key
          and o.closed_by = w.closed_by and o.case_id <> w.case_id
          and o.closed_at >= w.closed_at - ${REUSE_DAYS * DAY}::bigint and o.closed_at < w.closed_at
        limit ${MOST_COUNTED}) x
    ) own_text on true
    left join lateral (
      select count(*)::int as text_others from (
        select 1 from closing_facts o
        where own_text.text_own > 0 and o.excluded is null and o.department = w.department and o.text_key = w.text_key
          and o.closed_by is distinct from w.closed_by
          and o.closed_at >= w.closed_at - ${REUSE_DAYS * DAY}::bigint and o.closed_at < w.closed_at
        limit ${MOST_COUNTED}) x
    ) other_text on true
    left join lateral (
      select sum(x.closings)::int as own_closings from closing_closer_weeks x
      where x.week = w.week and x.closed_by = w.closed_by
    ) own on true
    left join closing_service_weeks s on s.week = w.week and s.service = w.service
    left join closing_closer_weeks c on c.week = w.week and c.closed_by = w.closed_by and c.service = w.service
    left join closing_department_weeks d on d.week = w.week and d.department = w.department
    left join lateral (
      select count(*)::int as spot_before from (
        select 1 from cases o
        where w.excluded is null and o.service = w.service and case_spot(o.facts) = w.spot and o.id <> w.case_id
          and o.opened_at >= w.opened_at - ${SPOT_BEFORE}::bigint and o.opened_at < w.opened_at
        limit ${MOST_COUNTED}) x
    ) before on true
    left join lateral (
      select min(o.opened_at) as repeat_at from cases o
      where w.excluded is null and o.service = w.service and case_spot(o.facts) = w.spot and o.id <> w.case_id
        and o.opened_at > w.closed_at and o.opened_at <= w.closed_at + ${REPEAT_DAYS * DAY}::bigint
    ) again on true
    left join lateral (
      select least(
        (select min(c.received_at) from complaints c
          where c.case_id = w.case_id and c.closing = w.closing and c.not_done and not c.confidential
            and w.excluded is null),
        (select min(o.opened_at) from cases o
          where w.excluded is null and o.service = any(${notDone}::text[]) and case_spot(o.facts) = w.spot
            and o.id <> w.case_id and o.department = w.department
            and o.opened_at > w.closed_at and o.opened_at <= w.closed_at + ${REPEAT_DAYS * DAY}::bigint)
      ) as not_done_at
    ) said on true`.execute(tx);
  return rows;
}

function roundOf({ crew, visit_at, visits }: WaitingRow, { place }: Closing): Surroundings['round'] {
  if (crew === null || visit_at === null || visits === null || place === null) return null;
  return crewRound(crew, { at: visit_at, ...place }, visits);
}

/** What is known around a closing, from a row. */
function surroundingsOf(row: WaitingRow, { closing, later }: ToldClosing): Surroundings {
  const { department_closings: here } = row;
  const closings = Math.round((row.own_closings ?? 0) / RATE_TO_REUSE);
  return {
    usual: row.p05 === null || row.p50 === null ? null : { p05: row.p05, p50: row.p50 },
    deadHours: here === null ? null : { of: here, with: row.dead_hour ?? 0 },
    batches: here === null ? null : { of: here, with: row.batched ?? 0 },
    untouched: here === null ? null : { of: here, with: row.untouched ?? 0 },
    together: row.last === null ? null : { others: row.others, last: row.last },
    round: roundOf(row, closing),
    sameText:
      row.text_own === 0
        ? null
        : {
            own: { of: Math.max(closings, row.text_own), with: row.text_own },
            others: { of: Math.max(row.text_others, (here ?? 0) - closings), with: row.text_others },
          },
    noWork:
      row.service_closings === null
        ? null
        : {
            own: { of: row.closer_closings ?? 0, with: row.closer_without ?? 0 },
            peers: { of: row.service_closings, with: row.service_without ?? 0 },
          },
    spotBefore: row.spot_before,
    later: [
      ...later,
      ...(row.repeat_at === null ? [] : [{ kind: 'repeat' as const, at: row.repeat_at }]),
      ...(row.not_done_at === null ? [] : [{ kind: 'complaint-not-done' as const, at: row.not_done_at }]),
    ],
  };
}

/** Judges waiting closings, the oldest first, in one transaction. Many hubs can. Returns how many. */
export async function judgeWaiting(db: Db, pack: SignalPack | undefined, most: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    const rows = await takeWaiting(tx, most, pack?.notDoneServices ?? []);
    if (rows.length === 0) return 0;
    const judged = rows.map((row) => {
      const { told } = row;
      const { score, signals } =
        told === null
          ? { score: 0, signals: [] }
          : judgeClosing(told.closing, surroundingsOf(row, told), pack, Number.MAX_SAFE_INTEGER);
      const { case_id, closing, closed_at, closed_by, service, department, district, excluded } = row;
      const kept = { case_id, closing, closed_at, closed_by, service, department, district, excluded };
      return { ...kept, score, signals, repeat_at: row.repeat_at, not_done_at: row.not_done_at };
    });
    await sql`
      with judged as (
        select * from json_to_recordset(${JSON.stringify(judged)}::json) as r(case_id uuid, closing int,
          closed_at bigint, closed_by uuid, service text, department text, district text, excluded text,
          score float8, signals jsonb, repeat_at bigint, not_done_at bigint)
      ),
      told as (
        update closing_facts f set waits = false, repeat_at = judged.repeat_at, not_done_at = judged.not_done_at
        from judged where f.case_id = judged.case_id and f.closing = judged.closing
      )
      insert into closing_signals as s (case_id, closing, closed_at, closed_by, service, department, district, score,
        signals, judged_at, excluded)
      select case_id, closing, closed_at, closed_by, service, department, district, score, signals, now_ms(), excluded
      from judged
      on conflict (case_id, closing) do update set closed_at = excluded.closed_at, closed_by = excluded.closed_by,
        service = excluded.service, department = excluded.department, district = excluded.district,
        score = excluded.score, signals = excluded.signals, judged_at = excluded.judged_at,
        excluded = excluded.excluded
      where (s.score, s.signals, s.excluded, s.closed_at) is distinct from
        (excluded.score, excluded.signals, excluded.excluded, excluded.closed_at)`.execute(tx);
    return rows.length;
  });
}
