import { sql } from 'kysely';
import { MOST_STUDIED } from '../../shared/contract/study.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';
import { readPasts } from '../triggers/read-subjects.ts';
import type { Period } from './period.ts';
import type { EscalatedCase, StudyPage } from './study-task.ts';

/** Cases in one page. */
const ESCALATED = 1_000;
const TRIED = 250;

const NOTHING = '00000000-0000-0000-0000-000000000000';

/** All cases that were ever escalated, page by page. */
export async function* escalatedCases(db: Db): AsyncGenerator<StudyPage> {
  let after: string = NOTHING;
  for (;;) {
    const { rows: cases } = await sql<EscalatedCase>`
      select id, number, service, facts #>> '{place,district}' as district, (facts -> 'escalations')::text as escalations
      from cases
      where jsonb_array_length(facts -> 'escalations') > 0 and id > ${after}
      order by id limit ${ESCALATED}`.execute(db);
    const last = cases.at(-1);
    if (last === undefined) return;
    yield { kind: 'what-if', cases };
    after = last.id;
  }
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
