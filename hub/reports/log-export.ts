import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { ReportExport } from '../../shared/contract/report.ts';
import { mayReadExports } from '../../shared/domain/report/report-rights.ts';
import type { Db } from '../storage/database.ts';

/** Those that are told at once, the newest. */
const MOST = 500;

/** An export that goes on, noted before its first byte left. */
export interface NotedExport {
  /** Says how it ended. The first word counts. */
  end(ending: NonNullable<ReportExport['ending']>, cases: number): Promise<void>;
  /** Says how it ended when its file does. @param cases that are in it so far */
  endWith(file: Readable, cases: () => number): void;
}

/** Notes who takes what out of the system. */
export async function noteExport(
  db: Db,
  account: Account,
  form: ReportExport['form'],
  asked: ReportExport['asked'],
): Promise<NotedExport> {
  const { id } = await db
    .insertInto('report_exports')
    .values({ account_id: account.id, form, asked: JSON.stringify(asked), ended_at: null, ending: null })
    .returning('id')
    .executeTakeFirstOrThrow();
  let ended = false;
  const end: NotedExport['end'] = async (ending, cases) => {
    if (ended) return;
    ended = true;
    // A database that went away leaves the row without an end, which is the truth.
    await sql`update report_exports set ending = ${ending}, cases = ${cases}, ended_at = now_ms()
      where id = ${id} and ending is null`
      .execute(db)
      .catch(() => undefined);
  };
  return {
    end,
    endWith: (file, cases) => {
      file.once('end', () => void end('done', cases()));
      file.once('error', () => void end('failed', cases()));
      // After the others, when the first word has been said.
      file.once('close', () => void end('cancelled', cases()));
    },
  };
}

/** What was taken out of the system lately, for those who watch over it. */
export async function readExports(db: Db, account: Account): Promise<Result<{ exports: ReportExport[] }>> {
  if (!mayReadExports(actorOf(account))) {
    return fail('not-permitted', "Your role can't read who took reports out. Ask a supervisor.");
  }
  const { rows } = await sql<ReportExport>`
    select e.id, e.at, jsonb_build_object('id', a.id, 'name', a.name) as by, e.form, e.asked, e.cases,
      e.ended_at as "endedAt", e.ending
    from report_exports e join accounts a on a.id = e.account_id
    order by e.at desc, e.id limit ${MOST}`.execute(db);
  return succeed({ exports: rows });
}
