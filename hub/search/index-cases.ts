import { sql } from 'kysely';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { Db, Tx } from '../storage/database.ts';
import { caseWords, FORM } from './case-words.ts';
import { readSources } from './read-sources.ts';

/** Cases in one transaction: few enough that a search between two does not wait for long. */
const BATCH = 250;
/** How long a search waits for another that brings the index up to date, milliseconds. */
const PATIENCE = 300;

/** How far the index is. */
export interface IndexState {
  /** Feed numbers up to which it holds everything, and up to which there is something. */
  readonly reached: number;
  readonly head: number;
  /** Cases taken in by this step. */
  readonly taken: number;
}

/** PostgreSQL's "lock not available". */
function wasLocked(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '55P03';
}

async function writeWords(tx: Tx, cases: readonly CaseFacts[]): Promise<void> {
  const street = new Set<string>();
  const person = new Set<string>();
  const rows = (await readSources(tx, cases, true)).map((sources) => {
    const made = caseWords(sources);
    for (const word of made.street) street.add(word);
    for (const word of made.person) person.add(word);
    return { case_id: sources.facts.id, opened_at: sources.facts.openedAt, words: made.words };
  });
  await sql`
    insert into case_search (case_id, opened_at, words)
    select case_id, opened_at, array_to_tsvector(words)
    from json_to_recordset(${JSON.stringify(rows)}::json) as r(case_id uuid, opened_at bigint, words text[])
    on conflict (case_id) do update set opened_at = excluded.opened_at, words = excluded.words`.execute(tx);
  await sql`
    insert into search_words (kind, word)
    select 'street', word from unnest(${[...street]}::text[]) as word
    union all select 'person', word from unnest(${[...person]}::text[]) as word
    on conflict do nothing`.execute(tx);
}

async function readState(tx: Db | Tx): Promise<IndexState> {
  const { rows } = await sql<IndexState>`
    select case when s.form < ${FORM} then 0 else s.feed_no end as reached, f.number as head, 0 as taken
    from search_head s, feed_head f`.execute(tx);
  const state = rows[0];
  if (state === undefined) throw new Error('the search has no head: the migration did not finish');
  return state;
}

/**
 * Takes the next cases of the feed into the index, in one transaction. Doing it twice changes nothing. Null when
 * somebody else is at it: at once, or after `PATIENCE` for those who `wait`.
 */
async function indexNext(db: Db, wait: boolean): Promise<IndexState | null> {
  try {
    return await db.transaction().execute(async (tx) => {
      await sql`select set_config('lock_timeout', ${`${PATIENCE}ms`}, true)`.execute(tx);
      const locked = await sql<{ form: number }>`
        select form from search_head for update ${wait ? sql`` : sql`skip locked`}`.execute(tx);
      const form = locked.rows[0]?.form;
      // A newer hub beside this one makes words in a form of its own: then the work is its.
      if (form === undefined || form > FORM) return null;
      // Read under the lock, and the head before the cases: what is committed in between comes in the next batch.
      const { reached, head } = await readState(tx);
      const { rows } = await sql<{ feed_no: number; facts: CaseFacts }>`
        select feed_no, facts from cases where feed_no > ${reached} order by feed_no limit ${BATCH}`.execute(
        tx,
      );
      if (rows.length > 0) {
        await writeWords(
          tx,
          rows.map(({ facts }) => facts),
        );
      }
      const last = rows.at(-1)?.feed_no ?? reached;
      // A page that is not full goes to the head: nothing lies between, or it would have been read.
      const now = rows.length < BATCH ? Math.max(last, head) : last;
      if (now > reached) await sql`update search_head set feed_no = ${now}, form = ${FORM}`.execute(tx);
      return { reached: now, head: Math.max(head, now), taken: rows.length };
    });
  } catch (error) {
    if (wasLocked(error)) return null;
    throw error;
  }
}

const isThere = ({ reached, head }: IndexState): boolean => reached >= head;

/**
 * Brings the index up to what is committed now, if that takes no more than so many batches, so that a search right
 * after a change finds it under its new words. Tells whether it is there.
 */
export async function catchUp(db: Db, batches = 2): Promise<boolean> {
  let state = await readState(db);
  if (isThere(state)) return true;
  if (state.head - state.reached > batches * BATCH) return false;
  for (let made = 0; made < batches && !isThere(state); made += 1) {
    const next = await indexNext(db, true);
    if (next === null) break;
    state = next;
  }
  return isThere(state);
}

/**
 * Follows the feed until its head: the side effect of every commit, by cursor, after it. Ends early when another hub
 * is at it, or when `isStopping`.
 * @param progress hears after each batch how many cases were taken in since the beginning
 */
export async function followFeed(
  db: Db,
  isStopping: () => boolean,
  progress: (taken: number, state: IndexState) => void = () => {},
): Promise<void> {
  if (isThere(await readState(db))) return;
  let taken = 0;
  while (!isStopping()) {
    const state = await indexNext(db, false);
    if (state === null) return;
    taken += state.taken;
    progress(taken, state);
    if (isThere(state)) return;
  }
}

/** Whether this database can tell that two words are alike. */
export async function canGuess(db: Db): Promise<boolean> {
  const { rows } = await sql`select from pg_indexes where indexname = 'search_words_similar'
    and schemaname = current_schema()`.execute(db);
  return rows.length > 0;
}
