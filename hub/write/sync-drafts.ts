import { sql } from 'kysely';
import type { SyncDraftsAnswer, SyncDraftsAsk } from '../../shared/contract/draft-sync.ts';
import {
  DRAFT_LIFE,
  DRAFT_WARNING,
  judgeDraft,
  MOST_DRAFTS,
  type DraftWrite,
  type HubDraft,
  type WrittenDraft,
} from '../../shared/domain/draft.ts';
import type { AccountId, CaseId, ConsoleId } from '../../shared/domain/ids.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import type { Db, Tx } from '../storage/database.ts';

/** A draft goes at this age, milliseconds, even when none of its writer's desks was there to be told before. */
const LONGEST_LIFE = 3 * DRAFT_LIFE;
/** What has ended is told to desks that come back so long after, milliseconds. */
const END_REMEMBERED = 90 * DAY;
/** Between the warning and the end, at least. */
const NOTICE = 3 * DAY;

interface Row {
  readonly id: CaseId;
  readonly version: number;
  readonly body: string | null;
  readonly ended: HubDraft['ended'];
  readonly made_at: Instant;
  readonly written_at: Instant;
  readonly written_on: string;
  readonly console_id: ConsoleId;
  readonly revision: number;
  /** A case of this id was opened. */
  readonly filed: boolean;
}

function writtenDraft(row: Row): WrittenDraft {
  return {
    id: row.id,
    version: row.version,
    body: row.filed ? null : row.body,
    ended: row.filed ? 'filed' : row.ended,
    madeAt: row.made_at,
    writtenAt: row.written_at,
    writtenOn: row.written_on,
    consoleId: row.console_id,
    revision: row.revision,
  };
}

function told({ consoleId: _consoleId, revision: _revision, ...draft }: WrittenDraft): HubDraft {
  return draft;
}

/** The unfinished drafts of a person, and those of some ids however they ended. */
async function readDrafts(
  db: Db,
  account: AccountId,
  ids: readonly CaseId[],
): Promise<Map<CaseId, WrittenDraft>> {
  const { rows } = await sql<Row>`
    select id, version, body, ended, made_at, written_at, written_on, console_id, revision,
      exists (select from cases where cases.id = drafts.id) as filed
    from drafts where account_id = ${account} and (ended is null or id = any(${ids}::uuid[]))
    order by written_at desc`.execute(db);
  return new Map(rows.map((row) => [row.id, writtenDraft(row)]));
}

async function keepDraft(
  tx: Tx,
  account: AccountId,
  write: DraftWrite,
  by: Pick<SyncDraftsAsk, 'consoleId' | 'desk'>,
): Promise<HubDraft> {
  const ended = write.body === null ? 'discarded' : null;
  const { rows } = await sql<{ version: number; written_at: Instant }>`
    insert into drafts (account_id, id, version, body, ended, made_at, written_at, written_on, console_id, revision, kept_at)
    values (${account}, ${write.id}, 1, ${write.body}, ${ended}, ${write.madeAt},
      least(${write.writtenAt}::bigint, now_ms()), ${by.desk}, ${by.consoleId}, ${write.revision}, now_ms())
    on conflict (account_id, id) do update set version = drafts.version + 1, body = excluded.body,
      ended = excluded.ended, written_at = excluded.written_at, written_on = excluded.written_on,
      console_id = excluded.console_id, revision = excluded.revision, kept_at = excluded.kept_at, told_at = null
    returning version, written_at`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error(`the draft ${write.id} was not kept`);
  const { id, body, madeAt } = write;
  return { id, version: row.version, body, ended, madeAt, writtenAt: row.written_at, writtenOn: by.desk };
}

async function casesAmong(tx: Tx, ids: readonly CaseId[]): Promise<Set<CaseId>> {
  const { rows } = await sql<{ id: CaseId }>`select id from cases where id = any(${ids}::uuid[])`.execute(tx);
  return new Set(rows.map((row) => row.id));
}

/** Judges the writes of a desk one after the other; `drafts` follows them. */
async function takeWrites(
  tx: Tx,
  account: AccountId,
  ask: SyncDraftsAsk,
  drafts: Map<CaseId, WrittenDraft>,
): Promise<SyncDraftsAnswer['results']> {
  const { consoleId, writes } = ask;
  const filed = await casesAmong(
    tx,
    writes.map(({ id }) => id),
  );
  const results: SyncDraftsAnswer['results'] = [];
  for (const write of writes) {
    const { id } = write;
    const kept = drafts.get(id) ?? null;
    const judged = judgeDraft(kept, write, { consoleId, filed: filed.has(id) });
    const open = [...drafts.values()].filter((one) => one.ended === null).length;
    if (judged === 'filed') results.push({ status: 'filed', id });
    else if (judged === 'conflict' && kept !== null)
      results.push({ status: 'conflict', id, theirs: told(kept) });
    else if (judged === 'same' && kept !== null) results.push({ status: 'taken', id, version: kept.version });
    else if (kept === null && write.body === null) results.push({ status: 'taken', id, version: 0 });
    else if ((kept === null || kept.ended !== null) && open >= MOST_DRAFTS)
      results.push({ status: 'full', id });
    else {
      const now = await keepDraft(tx, account, write, ask);
      drafts.set(id, { ...now, consoleId, revision: write.revision });
      results.push({ status: 'taken', id, version: now.version });
    }
  }
  return results;
}

/** What a desk has to hear, after what it wrote was judged. */
function newsFor(
  ask: SyncDraftsAsk,
  results: SyncDraftsAnswer['results'],
  drafts: ReadonlyMap<CaseId, WrittenDraft>,
): SyncDraftsAnswer {
  const known = new Map(ask.known.map(({ id, version }) => [id, version]));
  for (const one of results) {
    if (one.status === 'taken') known.set(one.id, one.version);
    if (one.status === 'conflict') known.set(one.id, one.theirs.version);
  }
  const answered = new Set(results.map(({ id }) => id));
  const news = [...drafts.values()].filter(({ id, version, ended }) =>
    ended === null ? known.get(id) !== version : known.has(id) && !answered.has(id),
  );
  const unknown = ask.known.flatMap(({ id }) => (drafts.has(id) || answered.has(id) ? [] : [id]));
  return { results, drafts: news.map(told), unknown };
}

/** Notes which drafts the answer warns of: they may go some days later. */
async function noteWarned(db: Db, account: AccountId): Promise<void> {
  await sql`
    update drafts set told_at = now_ms()
    where account_id = ${account} and ended is null and told_at is null
      and kept_at < now_ms() - ${DRAFT_LIFE - DRAFT_WARNING}::bigint`.execute(db);
}

/**
 * Takes what a desk wrote of a person's drafts and tells what other desks wrote. One desk of a person at a time, so
 * that a judgement holds until it is written; a desk that only asks waits for nobody.
 */
export async function syncDrafts(db: Db, account: AccountId, ask: SyncDraftsAsk): Promise<SyncDraftsAnswer> {
  const ids = [...ask.known, ...ask.writes].map(({ id }) => id);
  await noteWarned(db, account);
  if (ask.writes.length === 0) return newsFor(ask, [], await readDrafts(db, account, ids));
  return db.transaction().execute(async (tx) => {
    await sql`select from accounts where id = ${account} for no key update`.execute(tx);
    const drafts = await readDrafts(tx, account, ids);
    return newsFor(ask, await takeWrites(tx, account, ask, drafts), drafts);
  });
}

/**
 * Empties drafts whose case was opened and those that grew too old, and forgets those that ended long ago. One goes 30
 * days after it was last written, but not before its writer has had three days' notice, and after 90 in any case.
 */
export async function sweepDrafts(db: Db): Promise<void> {
  await sql`
    update drafts set body = null, ended = 'filed', version = version + 1, kept_at = now_ms()
    where ended is null and exists (select from cases where cases.id = drafts.id)`.execute(db);
  await sql`
    update drafts set body = null, ended = 'expired', version = version + 1, kept_at = now_ms()
    where ended is null and (kept_at < now_ms() - ${LONGEST_LIFE}::bigint
      or (kept_at < now_ms() - ${DRAFT_LIFE}::bigint and told_at < now_ms() - ${NOTICE}::bigint))`.execute(
    db,
  );
  await sql`delete from drafts where ended is not null and kept_at < now_ms() - ${END_REMEMBERED}::bigint`.execute(
    db,
  );
}
