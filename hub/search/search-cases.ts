import { sql, type RawBuilder } from 'kysely';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { hubQueries, SearchAsk } from '../../shared/contract/hub-protocol.ts';
import type { MatchReason } from '../../shared/contract/search-view.ts';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { ESCALATION_STATES, escalationState } from '../../shared/domain/escalation/escalation.ts';
import { SECOND } from '../../shared/domain/instant.ts';
import { mayNot, PERMISSIONS } from '../../shared/domain/permission.ts';
import type { Tx } from '../storage/database.ts';
import type { HubCore } from '../write/hub-core.ts';
import { within } from '../write/read-feed.ts';
import { guessWords } from './guess-words.ts';
import { catchUp } from './index-cases.ts';
import { hasPhrases, reasonsOf } from './match-reasons.ts';
import { readSources } from './read-sources.ts';
import { askedTerms, tsqueryOf, type Asked } from './search-terms.ts';

type Answer = (typeof hubQueries)['search-cases']['output']['_zod']['output'];

/** A statement that takes longer is ended, milliseconds: nobody waits for such an answer. */
const LONGEST = 2 * SECOND;
const TOO_LONG =
  'The hub takes too long to search for this. What this desk holds was searched; add a word or a filter.';

/** So many of the newest cases are looked through before all that match are sorted: common words are among them. */
const NEWEST = 10_000;
/** Of those among the newest, so many are looked up: more only where the rows themselves are asked for something rare. */
const CANDIDATES = 1_000;
/** Looked at for a phrase, which the index does not know. */
const PHRASE_CANDIDATES = 200;

/** What an open escalation is, as a path into those of a case. */
const OPEN_ESCALATION = `$[*].state ? (${escalationState.options
  .filter((state) => ESCALATION_STATES[state].open)
  .map((state) => `@ == "${state}"`)
  .join(' || ')})`;

/** PostgreSQL's "canceled on statement timeout". */
function tookTooLong(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '57014';
}

const all = (conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);

/** What the row of the index tells beside its words: when the case was opened. */
function openedWithin({ opened }: SearchAsk): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [];
  if (opened?.from != null) conditions.push(sql`s.opened_at >= ${opened.from}`);
  if (opened?.to != null) conditions.push(sql`s.opened_at < ${opened.to}`);
  return all(conditions);
}

/** What only the row of the case tells. Rights are judged here, never by the index, which may be behind. */
function rowConditions(actor: AccountActor, ask: SearchAsk, heldUpTo: number): RawBuilder<unknown> {
  const conditions: RawBuilder<unknown>[] = [within(actor)];
  if (heldUpTo > 0) conditions.push(sql`c.feed_no > ${heldUpTo}`);
  if (ask.closed?.from != null) conditions.push(sql`c.closed_at >= ${ask.closed.from}`);
  if (ask.closed?.to != null) conditions.push(sql`c.closed_at < ${ask.closed.to}`);
  if (ask.closed !== null) conditions.push(sql`c.closed_at is not null`);
  if (ask.mine) {
    conditions.push(sql`(c.facts ->> 'assignee' = ${actor.id} or c.facts ->> 'openedBy' = ${actor.id})`);
  }
  if (ask.overdue) conditions.push(sql`c.state <> 'closed' and c.due_at < now_ms()`);
  if (ask.reopened) conditions.push(sql`(c.facts ->> 'reopenCount')::int > 0`);
  if (ask.escalated) conditions.push(sql`c.facts -> 'escalations' @? ${OPEN_ESCALATION}::jsonpath`);
  return all(conditions);
}

/** Where to look, and for what. */
interface Lookup {
  readonly tsquery: string | null;
  readonly opened: RawBuilder<unknown>;
  readonly rows: RawBuilder<unknown>;
  readonly heldUpTo: number;
  readonly head: number;
  readonly limit: number;
}

async function ordered(tx: Tx, from: RawBuilder<unknown>, { rows, limit }: Lookup): Promise<CaseFacts[]> {
  const found = await sql<{ facts: CaseFacts }>`
    with found as materialized (${from})
    select c.facts from found s join cases c on c.id = s.case_id
    where ${rows} order by s.opened_at desc, c.feed_no desc limit ${limit}`.execute(tx);
  return found.rows.map(({ facts }) => facts);
}

/**
 * Cases that match, newest first, in a time that does not grow with the words' frequency. Words that many cases have
 * are found among the newest; those that are rare there are rare at all, so that all of them can be sorted.
 */
async function lookUp(tx: Tx, lookup: Lookup): Promise<CaseFacts[]> {
  const { tsquery, opened, heldUpTo, head, limit } = lookup;
  const words = tsquery === null ? sql`true` : sql`s.words @@ ${tsquery}::tsquery`;
  if (head - heldUpTo <= NEWEST) {
    const changed = sql`select id from cases where feed_no > ${heldUpTo}`;
    return ordered(
      tx,
      sql`select s.case_id, s.opened_at from (${changed}) n join case_search s on s.case_id = n.id
        where ${opened} and ${words}`,
      lookup,
    );
  }
  const newest = sql`select * from case_search s where ${opened} order by s.opened_at desc limit ${NEWEST}`;
  const among = await ordered(
    tx,
    sql`select s.case_id, s.opened_at from (${newest}) s where ${words}
      order by s.opened_at desc limit ${CANDIDATES}`,
    lookup,
  );
  if (among.length >= limit) return among;
  return ordered(
    tx,
    sql`select s.case_id, s.opened_at from case_search s where ${opened} and ${words}`,
    lookup,
  );
}

async function readHead(tx: Tx): Promise<{ number: number; epoch: string }> {
  return tx.selectFrom('feed_head').select(['number', 'epoch']).executeTakeFirstOrThrow();
}

/** True when there is something to look for that the index or the rows can tell. */
function asksSomething({ words, ask, seesCallers }: Asked): boolean {
  const { kinds, opened, closed, mine, overdue, reopened, escalated, number, phoneKey } = ask;
  return (
    words.length > 0 ||
    number !== null ||
    (phoneKey !== null && seesCallers) ||
    kinds.some((one) => Object.values(one).some((list) => list.length > 0)) ||
    opened !== null ||
    closed !== null ||
    mine ||
    overdue ||
    reopened ||
    escalated
  );
}

async function search(tx: Tx, hub: HubCore, first: Asked): Promise<Answer['hits']> {
  const { ask, actor } = first;
  const { number: head, epoch } = await readHead(tx);
  const heldUpTo = ask.held?.epoch === epoch ? Math.min(ask.held.feedNo, head) : 0;
  if (heldUpTo === head || !asksSomething(first)) return [];

  const limit = ask.phrases.length > 0 ? PHRASE_CANDIDATES : ask.limit;
  const find = (asked: Asked): Promise<CaseFacts[]> =>
    lookUp(tx, {
      tsquery: tsqueryOf(asked),
      opened: openedWithin(ask),
      rows: rowConditions(actor, ask, heldUpTo),
      heldUpTo,
      head,
      limit,
    });
  let asked = first;
  let found = await find(asked);
  if (found.length === 0) {
    const guessed = await guessWords(tx, asked);
    if (guessed !== null) {
      asked = guessed;
      found = await find(asked);
    }
  }
  const seen = found.filter(
    (facts) => mayNot(actor, 'see-case', facts, hub.city.service(facts.service)?.handOff === true) === null,
  );
  const sources = await readSources(tx, seen, asked.seesCallers);
  return sources
    .filter((one) => hasPhrases(one, ask.phrases))
    .slice(0, ask.limit)
    .map((one): { facts: CaseFacts; because: MatchReason[] } => ({
      facts: one.facts,
      because: reasonsOf(one, asked, hub.city),
    }));
}

/**
 * Cases that match, newest first, out of all the person may see; what the desk holds is left out. A search right
 * after a change finds it, except while the index is far behind: then `complete` is false.
 */
export async function searchCases(
  hub: HubCore,
  actor: AccountActor,
  ask: SearchAsk,
): Promise<Result<Answer>> {
  const complete = await catchUp(hub.db);
  const asked: Asked = {
    words: askedTerms(ask.words),
    without: askedTerms(ask.without),
    ask,
    actor,
    seesCallers: PERMISSIONS['see-callers'][actor.role] !== 'no',
  };
  try {
    const hits = await hub.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (tx) => {
        await sql`select set_config('statement_timeout', ${String(LONGEST)}, true)`.execute(tx);
        return search(tx, hub, asked);
      });
    return succeed({ hits, complete });
  } catch (error) {
    if (tookTooLong(error)) return fail('too-large', TOO_LONG);
    throw error;
  }
}
