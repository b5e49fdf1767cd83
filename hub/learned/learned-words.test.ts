import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import { knowsWord } from '../../shared/domain/find-services.ts';
import {
  isSupported,
  LEARN_DAYS,
  learnedCount,
  type DayOfChoices,
} from '../../shared/domain/finder/learned-count.ts';
import { callerId, type AccountId, type CaseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { until } from '../../test/program.ts';
import { seededRandom } from '../../test/sample-feed.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { followChoices } from './follow-choices.ts';
import { readLearnedWords, workOutLearnedWords } from './work-out-learned-words.ts';

let the: TestHub;
let agents: TestDesk[];

beforeAll(async () => {
  the = await testHub();
  agents = await Promise.all(Array.from({ length: 4 }, () => the.desk('agent')));
});

const knows = (word: string) => knowsWord(SMALL_PACK, word);

/** The hub does the same in the background; one at a time gets its turn. */
async function learn() {
  const { db, phoneKey } = the.hub.core;
  await until('the choices', async () => {
    await followChoices({ db, phoneKey, knows }, () => false);
    const { rows } = await sql<{ there: boolean }>`
      select h.feed_no >= f.number as there from learned_head h, feed_head f`.execute(db);
    return rows[0]?.there === true ? true : null;
  });
  await sql`update learned_head set worked_texts = 0, worked_at = 0`.execute(db);
  await until('the count', async () => ((await workOutLearnedWords(db, 0)) ? true : null));
  return readLearnedWords(db);
}

async function emptied(): Promise<void> {
  await learn();
  await sql`truncate counted_texts, word_choices, rare_words, learned_words`.execute(the.hub.db);
}

const said = (body: string) => ({ id: ids.text(), body });
async function file(
  desk: TestDesk | undefined,
  body: string,
  rest: Partial<CommandOf<'open-case'>> = {},
): Promise<CaseId> {
  const command = openCommand({ serviceSaid: said(body), ...rest });
  expect(await desk?.send(command)).toMatchObject({ status: 'accepted' });
  return command.caseId;
}

const told = async () =>
  (await learn()).words.map(({ words, services }) => [words, ...services.map((one) => one.service)]);

test('words are told once several agents chose a service for them, joined cases too; twice is once', async () => {
  const caseId = await file(agents[0], 'blorp');
  await file(agents[1], 'the blorp');
  const command = openCommand({ serviceSaid: said('Blorps') });
  const envelope = { commandId: ids.command(), seq: 77, command, seen: null };
  for (let times = 0; times < 5; times += 1) await agents[1]?.sendEnvelope(envelope);
  // Three choices of two agents: a word that nobody knows needs one agent more.
  expect(await told()).toEqual([]);
  const kept = await sql<{ word: string }>`select distinct word from word_choices`.execute(the.hub.db);
  expect(kept.rows.map(({ word }) => /^#[\w-]{22}$/.test(word))).toEqual([true]);
  await agents[2]?.send({
    type: 'add-caller',
    caseId,
    caller: { kind: 'anonymous' },
    serviceSaid: said('my blorp'),
  });
  const { words } = await learn();
  expect(words).toEqual([
    {
      words: 'blorp',
      all: expect.any(Number),
      services: [{ service: 'pothole', chosen: expect.any(Number) }],
    },
  ]);
  expect(words[0]?.all).toBeCloseTo(4, 1);
  const again = await learn();
  expect(again.words).toEqual(words);
  const { body } = await agents[3]!.post('/api/query/learned-words', {});
  expect(hubQueries['learned-words'].output.parse(body)).toEqual(again);
});

test('made anew they are the same, without what was erased', async () => {
  const before = (await learn()).words;
  await sql`truncate counted_texts, word_choices, rare_words, learned_words`.execute(the.hub.db);
  await sql`update learned_head set feed_no = 0, texts = 0`.execute(the.hub.db);
  expect((await learn()).words).toEqual(before);
  await sql`truncate counted_texts, word_choices, rare_words, learned_words`.execute(the.hub.db);
  await sql`update texts set body = null where kind = 'service-said'`.execute(the.hub.db);
  await sql`update learned_head set feed_no = 0, texts = 0`.execute(the.hub.db);
  expect((await learn()).words).toEqual([]);
});

test('names, numbers and streets are never learned, and nobody teaches alone', async () => {
  await emptied();
  const place = { ...NO_PLACE, address: '77 ZELZAH AVE', street: 'ZELZAH' };
  const body = 'glimpf at Zelzah for Xiomara, call 213 555 0142';
  for (const agent of agents) {
    const caller = {
      kind: 'new',
      id: callerId.parse(ids.case()),
      name: 'Xiomara Quux',
      phone: null,
      email: null,
      language: 'en',
    } as const;
    await file(agent, body, { place, caller });
    for (let times = 0; times < 3; times += 1) await file(agents[0], 'frobnick');
  }
  expect(await told()).toEqual([['glimpf', 'pothole']]);
  const { rows } = await sql<{ word: string }>`select word from rare_words`.execute(the.hub.db);
  expect(rows).toEqual([{ word: 'glimpf' }]);
  // Words alone: ids and counts have such digits now and then.
  const everything = await sql<{ all: string }>`
    select concat((select jsonb_agg(word) from word_choices), (select jsonb_agg(words) from learned_words)) as all`.execute(
    the.hub.db,
  );
  expect(everything.rows[0]?.all).not.toMatch(/zelzah|xiomara|quux|frobnick|213|0142/i);
});

test('counts of the database are those of the pure functions; old ones are forgotten', async () => {
  await emptied();
  const { db } = the.hub;
  const seed = 3111;
  const random = seededRandom(seed);
  const upTo = (most: number) => Math.floor(random() * most);
  const { rows } = await sql<{ today: number }>`select (now_ms() / ${DAY})::int as today`.execute(db);
  const today = rows[0]?.today ?? 0;
  const accounts: AccountId[] = Array.from({ length: 4 }, () => ids.account());
  const choices = Array.from({ length: 120 }, () => ({
    word: ['couch', 'alley', 'couch alley'][upTo(3)] ?? 'couch',
    service: ['pothole', 'dead-animal'][upTo(2)] ?? 'pothole',
    account_id: accounts[upTo(4)] ?? ids.account(),
    day: today - upTo(LEARN_DAYS + 20),
    choices: 1 + upTo(4),
  }));
  const distinct = new Map(
    choices.map((one) => [`${one.word} ${one.service} ${one.account_id} ${one.day}`, one]),
  );
  await sql`insert into word_choices (word, service, account_id, day, choices)
    select word, service, account_id, day, choices from json_to_recordset(${JSON.stringify([...distinct.values()])}::json)
    as r(word text, service text, account_id uuid, day int, choices int)`.execute(db);
  const remembered = [...distinct.values()].filter((one) => one.day >= today - LEARN_DAYS);
  const wanted = [...Map.groupBy(remembered, (one) => one.word)].flatMap(([words, ofWord]) => {
    const services = [...Map.groupBy(ofWord, (one) => one.service)].map(([service, of]) => {
      const days: DayOfChoices[] = of.map((one) => ({
        agent: one.account_id,
        day: one.day,
        choices: one.choices,
      }));
      return { service, chosen: learnedCount(days, today), supported: isSupported(days, 'known') };
    });
    return [
      {
        words,
        all: expect.closeTo(
          services.reduce((sum, one) => sum + one.chosen, 0),
          6,
        ),
        services: services
          .filter((one) => one.supported)
          .map(({ service, chosen }) => ({ service, chosen: expect.closeTo(chosen, 6) }))
          .toSorted((a, b) => a.service.localeCompare(b.service)),
      },
    ];
  });
  expect((await learn()).words, `seed ${seed}`).toEqual(
    wanted.toSorted((a, b) => a.words.localeCompare(b.words)),
  );
  const old = await sql`select 1 from word_choices where day < ${today - LEARN_DAYS}`.execute(db);
  expect(old.rows).toEqual([]);
});
