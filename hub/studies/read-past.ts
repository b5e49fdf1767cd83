import { sql } from 'kysely';
import { MOST_STUDIED } from '../../shared/contract/study.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';
import { readPasts } from '../triggers/read-subjects.ts';
import type { Period } from './period.ts';
import type { PastRow, StudyPage } from './study-task.ts';

/** Cases in one page. */
const REPLAYED = 2_000;
const TRIED = 250;

const SMALLEST = '00000000-0000-0000-0000-000000000000';

/** How many escalations were raised in a period. */
export async function countEscalations(db: Db, { from, to }: Period): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from escalations_past where raised_at >= ${from} and raised_at < ${to}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

/** Escalations raised since an instant, before others in the order of time and id, the newest first. */
async function pageBefore(db: Db, from: number, at: number, id: string): Promise<PastRow[]> {
  const { rows } = await sql<PastRow>`
    select escalation_id as id, case_id, raised_at, past::text as past from escalations_past
    where raised_at >= ${from} and (raised_at, escalation_id) < (${at}, ${id}::uuid)
    order by raised_at desc, escalation_id desc limit ${REPLAYED}`.execute(db);
  return rows;
}

/** The escalations raised in a period, the newest first, as many as are looked at, page by page. */
export async function* pastEscalations(db: Db, { from, to }: Period): AsyncGenerator<StudyPage> {
  // No id is smaller: the first page ends before the period does.
  let before: { readonly at: number; readonly id: string } = { at: to, id: SMALLEST };
  for (let read = 0; read < MOST_STUDIED; read += REPLAYED) {
    const rows = await pageBefore(db, from, before.at, before.id);
    yield { kind: 'what-if', rows };
    const last = rows.at(-1);
    if (last === undefined || rows.length < REPLAYED) return;
    before = { at: last.raised_at, id: last.id };
  }
}

/** Numbers of cases. */
export async function numbersOf(db: Db, ids: readonly CaseId[]): Promise<ReadonlyMap<CaseId, string | null>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('cases').select(['id', 'number']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, number }) => [id, number]));
}

const ofPeriod = ({ from, to }: Period) =>
  sql`number_source = 'desk311' and facts -> 'history' = 'null'::jsonb and opened_at >= ${from} and opened_at < ${to}`;

/** The cases opened here in a period, the newest first, as many as are looked at; and how many are left out. */
export async function casesOfPeriod(
  db: Db,
  period: Period,
): Promise<{ readonly ids: readonly CaseId[]; readonly left: number }> {
  const { rows } = await sql<{ id: CaseId }>`
    select id from cases where ${ofPeriod(period)} order by opened_at desc limit ${MOST_STUDIED}`.execute(db);
  const ids = rows.map(({ id }) => id);
  if (ids.length < MOST_STUDIED) return { ids, left: 0 };
  const { rows: counted } = await sql<{ count: number }>`
    select count(*) as count from cases where ${ofPeriod(period)}`.execute(db);
  return { ids, left: (counted[0]?.count ?? ids.length) - ids.length };
}

/** Cases with their past, page by page. */
export async function* pastCases(db: Db, ids: readonly CaseId[], until: number): AsyncGenerator<StudyPage> {
  for (let at = 0; at < ids.length; at += TRIED) {
    const rows = await db
      .selectFrom('cases')
      .select('facts')
      .where('id', 'in', ids.slice(at, at + TRIED))
      .execute();
    const pasts = await readPasts(
      db,
      rows.map(({ facts }) => facts),
    );
    yield {
      kind: 'try-triggers',
      cases: pasts.map(({ facts, ...past }) => {
        const { id, number, service, channel, openedAt } = facts;
        return { id, number, service, channel, openedAt, until, ...past };
      }),
    };
  }
}
