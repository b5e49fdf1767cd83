import { sql } from 'kysely';
import {
  AGENT_DAY_MOST,
  AGENT_MOST,
  DAY_MOST,
  HALF_LIFE_DAYS,
  LEARN_DAYS,
  SUPPORT,
} from '../../shared/domain/finder/learned-count.ts';
import type { LearnedWord } from '../../shared/domain/finder/learned-words.ts';
import { DAY, type Instant } from '../../shared/domain/instant.ts';
import type { Db } from '../storage/database.ts';

/** What is known of what agents chose, and when it was worked out; null before it was. */
export interface KnownLearnedWords {
  readonly asOf: Instant | null;
  readonly words: LearnedWord[];
}

/** The most that is told to a desk: some 150 kB. */
const MOST_TOLD = 2_000;
/** Where that is a hundredth of all that was said, it is counted at once: a young city sees what it taught. */
const GROWN = 100;

/**
 * Works out anew what agents chose, when something was said and `pause` milliseconds have passed, or a day has. Many
 * hubs can: one at a time does it. Returns whether it did.
 */
export async function workOutLearnedWords(db: Db, pause: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ texts: number; now: Instant }>`
      select texts, now_ms() as now from learned_head
      where (texts > worked_texts and worked_at <= now_ms() - ${pause})
        or texts > worked_texts + worked_texts / ${GROWN} or worked_at <= now_ms() - ${DAY}
      for update skip locked`.execute(tx);
    const head = rows[0];
    if (head === undefined) return false;
    const today = Math.floor(head.now / DAY);
    await sql`delete from word_choices where day < ${today - LEARN_DAYS}`.execute(tx);
    await sql`delete from counted_texts where day < ${today - LEARN_DAYS - 1}`.execute(tx);
    const { known, rare } = SUPPORT;
    await sql`delete from rare_words where not exists (
      select from word_choices c where c.word = rare_words.hash group by c.service
      having sum(c.choices) >= ${rare.choices} and count(distinct c.account_id) >= ${rare.agents})`.execute(
      tx,
    );
    await sql`delete from learned_words`.execute(tx);
    // The same as learnedCount and isSupported, for all words at once.
    await sql`
      with heard as (
        select coalesce(rare_words.word, c.word) as word, service, account_id, day, sum(choices) as choices
        from word_choices c left join rare_words on rare_words.hash = c.word
        where rare_words.hash is not null or c.word not like '#%' group by 1, 2, 3, 4
      ),
      days as (
        select word, service, day, sum(least(choices, ${AGENT_DAY_MOST}::int)) as said
        from heard group by word, service, day
      ),
      fresh as (
        select word, service,
          sum(least(said, ${DAY_MOST}::int) * power(0.5::float8, (${today}::int - day) / ${HALF_LIFE_DAYS}::float8)) as said
        from days group by word, service
      ),
      agents as (
        select word, service, count(distinct account_id) as agents, sum(choices) as choices
        from heard group by word, service
      ),
      counts as (
        select word, service, least(${AGENT_MOST}::int * agents, said) as chosen,
          choices >= ${known.choices} and agents >= ${known.agents} as supported
        from fresh join agents using (word, service)
      ),
      told as (
        select word, sum(chosen) as total,
          jsonb_agg(jsonb_build_object('service', service, 'chosen', chosen) order by service) filter (where supported) as services
        from counts group by word having bool_or(supported)
      )
      insert into learned_words (words, total, services)
      select word, total, services from told order by total desc, word limit ${MOST_TOLD}`.execute(tx);
    await sql`update learned_head set worked_texts = ${head.texts}, worked_at = ${head.now}`.execute(tx);
    return true;
  });
}

/** What was worked out last. */
export async function readLearnedWords(db: Db): Promise<KnownLearnedWords> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<LearnedWord>`
        select words, total as all, services from learned_words order by words`.execute(tx);
      const head = await sql<{ worked_at: Instant }>`select worked_at from learned_head`.execute(tx);
      const at = head.rows[0]?.worked_at ?? 0;
      return { asOf: at === 0 ? null : at, words: rows };
    });
}
