import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { importedCase } from '../../test/imported-case.ts';
import {
  assignCommand,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';
import { until } from '../../test/program.ts';
import type { Db } from '../storage/database.ts';
import { recordHistory } from '../write/record-history.ts';
import { FORM } from './case-words.ts';
import { canGuess, catchUp, followFeed } from './index-cases.ts';

let the: TestHub;
let db: Db;
let supervisor: TestDesk;

const going = () => false;

beforeAll(async () => {
  the = await testHub();
  ({ db } = the.hub);
  supervisor = await the.desk('supervisor');
});

interface IndexRow {
  readonly id: CaseId;
  readonly words: string;
}
async function indexed(): Promise<IndexRow[]> {
  const { rows } = await sql<IndexRow>`
    select case_id as id, words::text as words from case_search order by case_id`.execute(db);
  return rows;
}
async function makeAnew(): Promise<void> {
  await sql`truncate case_search, search_words`.execute(db);
  await sql`update search_head set feed_no = 0`.execute(db);
  await until('the index', async () => {
    await followFeed(db, going);
    return (await catchUp(db, 0)) || null;
  });
}
const open = async (rest = {}) => {
  const command = openCommand(rest);
  await supervisor.send(command);
  return command.caseId;
};
const search = (word: string) =>
  supervisor.post('/api/query/search-cases', {
    words: [{ word, begins: false, or: { states: [], services: [], departments: [], districts: [] } }],
    without: [],
    phrases: [],
    kinds: [],
    opened: null,
    closed: null,
    mine: false,
    overdue: false,
    reopened: false,
    escalated: false,
    number: null,
    phoneKey: null,
    held: null,
    limit: 50,
  });

test('the index follows the feed without being asked', async () => {
  const id = await open({ place: { ...NO_PLACE, address: '12 FOLLOWED ST' } });
  const words = await until(
    'the case in the index',
    async () => (await indexed()).find((row) => row.id === id)?.words ?? null,
  );
  expect(words).toContain("'a_followed'");
});

test('whoever makes it, and however often, it is the same as made anew', async () => {
  const cases = await Promise.all([...Array(12).keys()].map(() => open()));
  let written = false;
  const writing = Promise.all(
    cases.map(async (id, n) => {
      for (let round = 0; round < 4; round += 1) {
        await supervisor.send(noteCommand(id, `note ${round} of case ${n}`));
        await supervisor.send(assignCommand(id, round % 2 === 0 ? 'LASAN' : 'BSS'));
      }
    }),
  ).finally(() => {
    written = true;
  });
  const records = [...Array(600).keys()].map((n) => importedCase(n));
  await recordHistory(the.hub.core, { commandId: ids.command(), records });
  while (!written) {
    await Promise.all([catchUp(db), followFeed(db, going), catchUp(db, 1)]);
  }
  await writing;
  await until('the index', async () => (await catchUp(db, 3)) || null);
  const kept = await indexed();
  await makeAnew();
  expect(await indexed()).toEqual(kept);
  expect(kept.length).toBe(613);
});

test('a search does not wait long for others, nor for a backlog, and says that there may be more', async () => {
  await db.transaction().execute(async (tx) => {
    await sql`select from search_head for update`.execute(tx);
    await open();
    const { body } = await search('main');
    const { hits, complete } = hubQueries['search-cases'].output.parse(body);
    expect({ hits: hits.length, complete }).toEqual({ hits: 50, complete: false });
  });
  await sql`update search_head set feed_no = 0`.execute(db);
  expect(await catchUp(db, 1)).toBe(false);
  await makeAnew();
});

test('an older form of the words is made anew; a newer one is left to the hub that knows it', async () => {
  const kept = await indexed();
  const emptied = kept.map((row) => ({ ...row, words: '' }));
  await sql`update search_head set form = ${FORM + 1}, feed_no = 0`.execute(db);
  await sql`update case_search set words = ''`.execute(db);
  await followFeed(db, going);
  expect(await catchUp(db, 9)).toBe(false);
  expect(await indexed()).toEqual(emptied);
  await sql`update search_head set form = ${FORM - 1}, feed_no = (select number from feed_head)`.execute(db);
  await until('the index', async () => {
    await followFeed(db, going);
    return (await catchUp(db, 0)) || null;
  });
  expect(await indexed()).toEqual(kept);
});

test('letters beyond the sixteenth bit and endless words are no trouble', async () => {
  const id = await open();
  await supervisor.send(
    noteCommand(id, `${'a'.repeat(39)}${'𐐀'.repeat(60)} ${'x'.repeat(5_000)} 🚽 e\u0301`),
  );
  await until('the index', async () => (await catchUp(db)) || null);
  const { body } = await search('x'.repeat(40));
  expect(hubQueries['search-cases'].output.parse(body).hits.map(({ facts }) => facts.id)).toEqual([id]);
});

test('a search that takes too long fails in plain words', async () => {
  await db.transaction().execute(async (tx) => {
    await sql`lock table case_search in access exclusive mode`.execute(tx);
    expect(await search('main')).toEqual({
      status: 413,
      body: {
        code: 'too-large',
        message:
          'The hub takes too long to search for this. What this desk holds was searched; add a word or a filter.',
      },
    });
  });
});

test('without pg_trgm there is search, only no guessing', async () => {
  const id = await open({ place: { ...NO_PLACE, address: '9 SEPULVEDA BLVD' } });
  const found = async (word: string) =>
    hubQueries['search-cases'].output.parse((await search(word)).body).hits.map(({ facts }) => facts.id);
  expect(await found('sepulvida')).toEqual([id]);
  await sql`drop extension pg_trgm cascade`.execute(db);
  expect(await canGuess(db)).toBe(false);
  expect(await found('sepulvida')).toEqual([]);
  expect(await found('sepulveda')).toEqual([id]);
  const other = await testHub({ databaseUrl: the.databaseUrl });
  await until('the line in the log', () => other.log().includes('This database has no pg_trgm') || null);
});
