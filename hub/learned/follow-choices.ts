import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { countableKeys } from '../../shared/domain/finder/countable-words.ts';
import { LEARN_DAYS, SUPPORT } from '../../shared/domain/finder/learned-count.ts';
import type { AccountId, ServiceCode, TextId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import type { Db, Tx } from '../storage/database.ts';

/** Cases looked at in one transaction. */
const BATCH = 2_000;

/** What the choices are counted with. */
export interface ChoiceCounting {
  readonly db: Db;
  /** Key (hex) of the hashes of words that may be names. */
  readonly phoneKey: string;
  /** Whether the catalogue has a folded word in some form; asked only when something was said. */
  readonly knows: (word: string) => boolean;
}

/** Words said for a service, with what must not be learned of them: the case's callers and its place. */
interface Said {
  readonly text_id: TextId;
  readonly body: string;
  readonly service: ServiceCode;
  readonly account_id: AccountId;
  readonly day: number;
  readonly personal: readonly (string | null)[];
}

interface Choice {
  readonly word: string;
  readonly service: ServiceCode;
  readonly account_id: AccountId;
  readonly day: number;
  readonly choices: number;
}

/** Texts of these cases that were not counted yet, from now on counted. */
async function takeSaid(tx: Tx, caseIds: readonly string[]): Promise<Said[]> {
  const { rows } = await sql<Said>`
    with said as (
      select t.id as text_id, t.body, c.service, e.by_id as account_id, (e.at / ${DAY})::int as day,
        array[c.facts #>> '{place,address}', c.facts #>> '{place,street}', c.facts #>> '{place,crossStreet}']
          || array(select p.body from texts p where p.case_id = c.id and p.kind = 'place-said')
          || array(select name from callers where callers.id in
            (select jsonb_array_elements_text(c.facts -> 'callerIds')::uuid)) as personal
      from cases c
      join texts t on t.case_id = c.id and t.kind = 'service-said' and t.body is not null
      join events e on e.case_id = t.case_id and e.version = t.version and e.by_id is not null
      where c.id = any(${caseIds}::uuid[]) and e.at >= now_ms() - ${LEARN_DAYS * DAY}
    ),
    fresh as (
      insert into counted_texts (text_id, day) select text_id, day from said
      on conflict (text_id) do nothing returning text_id
    )
    select said.* from said join fresh using (text_id)`.execute(tx);
  return rows;
}

/** Adds up what was chosen; words that may be names only as hashes, until enough different agents heard them. */
async function putChoices(tx: Tx, said: readonly Said[], counting: ChoiceCounting): Promise<void> {
  const rare = new Map<string, string>();
  const choices = new Map<string, Choice>();
  for (const { body, service, account_id, day, personal } of said) {
    const own = personal.filter((one) => one !== null);
    for (const { key, known } of countableKeys(body, own, counting.knows)) {
      const hash = createHmac('sha256', counting.phoneKey).update(`finder ${key}`).digest('base64url');
      const word = known ? key : `#${hash.slice(0, 22)}`;
      if (!known) rare.set(word, key);
      const row = `${word} ${service} ${account_id} ${day}`;
      const before = choices.get(row)?.choices ?? 0;
      choices.set(row, { word, service, account_id, day, choices: before + 1 });
    }
  }
  if (choices.size === 0) return;
  await sql`
    insert into word_choices (word, service, account_id, day, choices)
    select * from json_to_recordset(${JSON.stringify([...choices.values()])}::json) as r(
      word text, service text, account_id uuid, day int, choices int)
    on conflict (word, service, account_id, day) do update
      set choices = word_choices.choices + excluded.choices`.execute(tx);
  if (rare.size === 0) return;
  const named = [...rare].map(([hash, word]) => ({ hash, word }));
  await sql`
    insert into rare_words (hash, word)
    select r.hash, r.word from json_to_recordset(${JSON.stringify(named)}::json) as r(hash text, word text)
    where exists (
      select from word_choices c where c.word = r.hash group by c.service
      having sum(c.choices) >= ${SUPPORT.rare.choices} and count(distinct c.account_id) >= ${SUPPORT.rare.agents}
    )
    on conflict (hash) do nothing`.execute(tx);
}

/** Takes the next cases of the feed; how many, or null when another hub is at it. */
async function takeNext(counting: ChoiceCounting): Promise<number | null> {
  return counting.db.transaction().execute(async (tx) => {
    const locked = await sql<{ feed_no: number; head: number }>`
      select h.feed_no, (select number from feed_head) as head from learned_head h for update skip locked`.execute(
      tx,
    );
    const row = locked.rows[0];
    if (row === undefined) return null;
    if (row.feed_no >= row.head) return 0;
    const { rows } = await sql<{ id: string; feed_no: number }>`
      select id, feed_no from cases where feed_no > ${row.feed_no} order by feed_no limit ${BATCH}`.execute(
      tx,
    );
    const said = await takeSaid(
      tx,
      rows.map((one) => one.id),
    );
    await putChoices(tx, said, counting);
    const last = rows.at(-1)?.feed_no ?? row.head;
    // A page that is not full goes to the head as it was before the page was read.
    const reached = rows.length < BATCH ? Math.max(last, row.head) : last;
    await sql`update learned_head set feed_no = ${reached}, texts = texts + ${said.length}`.execute(tx);
    return rows.length;
  });
}

/** Follows the feed until its head, or until `isStopping`. Doing it twice changes nothing. */
export async function followChoices(counting: ChoiceCounting, isStopping: () => boolean): Promise<void> {
  while (!isStopping()) {
    const taken = await takeNext(counting);
    if (taken === null || taken < BATCH) return;
  }
}
