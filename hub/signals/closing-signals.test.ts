import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { describe, expect, it, test } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import { importedCase } from '../../test/imported-case.ts';
import { until } from '../../test/program.ts';
import { closeCommand, ids, openCommand, testHub } from '../../test/test-hub.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { demoPlacesFile } from '../demo/demo-places.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { makeAccounts, seedDemoCity } from '../demo/seed-demo-city.ts';
import { openCore } from '../open-core.ts';
import type { Db } from '../storage/database.ts';
import { recordHistory } from '../write/record-history.ts';
import { lookAtClosings, readerOf } from './follow-closings.ts';
import { judgeCity } from './judge-city.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const NOW = Date.parse('2026-11-21T12:00:00-08:00');
const never = () => false;

async function judged(db: Db) {
  return db
    .selectFrom('closing_signals')
    .selectAll()
    .orderBy('case_id')
    .orderBy('closing')
    .execute()
    .then((rows) => rows.map(({ judged_at: _when, ...row }) => row));
}

describe('closings as they happen', () => {
  test('are judged, and again when the place is reported again, when they are reopened, and when others close beside them', async () => {
    const the = await testHub();
    const supervisor = await the.desk('supervisor');
    const open = async (address: string, channel: 'call' | 'crew' = 'call', service = 'pothole') => {
      const command = openCommand({ channel, service, place: { ...NO_PLACE, address, district: '4' } });
      await supervisor.send(command);
      return command.caseId;
    };
    const rowsOf = async (id: CaseId) => (await judged(the.hub.db)).filter(({ case_id }) => case_id === id);
    const codesOf = async (id: CaseId) =>
      (await rowsOf(id)).map(({ signals }) => signals.map(({ code }) => code).toSorted());
    const told = (id: CaseId, wanted: readonly (readonly string[])[]) =>
      until(`${JSON.stringify(wanted)} of ${id}`, async () => {
        const codes = await codesOf(id);
        return JSON.stringify(codes) === JSON.stringify(wanted) ? true : null;
      });

    const first = await open('1 MAIN ST');
    await supervisor.send(
      closeCommand(first, 'A crew will come and fill the hole next month, it is on the list.'),
    );
    const before = [['scheduled-text', 'untouched']];
    await told(first, before);
    expect(await rowsOf(first)).toEqual([
      {
        case_id: first,
        closing: 1,
        closed_at: expect.any(Number),
        closed_by: supervisor.account.id,
        service: 'pothole',
        department: 'BSS',
        district: '4',
        score: expect.any(Number),
        signals: expect.any(Array),
        excluded: null,
      },
    ]);

    // Another place, another service and a crew's own report say nothing of it.
    await open('2 MAIN ST');
    await open('1 MAIN ST', 'call', 'dead-animal');
    await open('1 MAIN ST', 'crew');
    const again = await open('1 MAIN ST');
    await told(first, [['repeat', 'scheduled-text', 'untouched']]);
    await supervisor.send({
      type: 'reopen-case',
      caseId: first,
      reason: 'not-done',
      explanation: { id: ids.text(), body: 'Nobody was there, she says.' },
    });
    await told(first, [['reopened', 'repeat', 'scheduled-text', 'untouched']]);
    await supervisor.send(closeCommand(first, 'The hole in Main Street was filled with asphalt.'));
    await told(first, [['reopened', 'repeat', 'scheduled-text', 'untouched'], ['untouched']]);

    // Five in one go: the first of them is told of the later ones.
    for (let i = 0; i < 4; i += 1)
      await supervisor.send(closeCommand(await open(`${i} OAK AVE`), 'The hole in Oak Avenue was filled.'));
    await until('the batch', async () =>
      (await codesOf(first))[1]?.includes('batch') === true ? true : null,
    );

    // A complaint that it was not done counts, unless it is confidential: then a sign would give it away.
    for (const confidential of [true, false]) {
      await sql`insert into complaints (id, facts) values (gen_random_uuid(), ${JSON.stringify({
        number: `C-${String(confidential)}`,
        department: 'BSS',
        stage: 'received',
        confidential,
        receivedAt: Date.now(),
        disputed: { caseId: first, closing: confidential ? 1 : 2, notDone: true },
      })}::jsonb)`.execute(the.hub.db);
    }
    await until('the complaint', async () =>
      (await codesOf(first))[1]?.includes('complaint-not-done') === true ? true : null,
    );
    expect((await codesOf(first))[0]).not.toContain('complaint-not-done');

    const own = await open('9 ELM ST', 'crew');
    const handed = await open('9 ELM ST', 'call', 'water-waste');
    for (const id of [own, handed]) await supervisor.send(closeCommand(id, 'Closed.'.padEnd(12, '.')));
    await recordHistory(the.hub.core, {
      commandId: ids.command(),
      records: [importedCase(1, { closedAt: NOW })],
    });
    await until('what is never judged', async () => {
      const rows = (await judged(the.hub.db)).filter(({ excluded }) => excluded !== null);
      return rows.length === 3 ? true : null;
    });
    const excluded = (await judged(the.hub.db)).filter((row) => row.excluded !== null);
    const byReason = excluded.toSorted((a, b) => ((a.excluded ?? '') < (b.excluded ?? '') ? -1 : 1));
    expect(byReason.map((row) => [row.excluded, row.score, row.signals])).toEqual([
      ['hand-off', 0, []],
      ['history', 0, []],
      ['own-report', 0, []],
    ]);
    expect(await rowsOf(again)).toEqual([]);

    // All of it once more from the beginning comes to the same.
    const rows = await judged(the.hub.db);
    await judgeCity(the.hub.db, the.hub.core.city, { again: true, progress: () => {}, stopAsked: never });
    await until('all of it', async () => ((await judged(the.hub.db)).length === rows.length ? true : null));
    expect(await judged(the.hub.db)).toEqual(rows);
  });
});

it('comes to the same however a city is gone through: as it grows, at once, and in pieces', async () => {
  const core = await openCore({
    databaseUrl: await testDatabase(),
    pack: await loadCityPack(fileURLToPath(CITY_FOLDER), null),
    log: () => {},
  });
  try {
    const file = demoPlacesFile.parse(
      JSON.parse(await readFile(new URL('demo-places.json', CITY_FOLDER), 'utf8')),
    );
    const truth = new Set<string>();
    const planting = {
      rate: 0.05,
      cases: 1_500,
      planted: (id: CaseId, closing: number) => truth.add(`${id} ${closing}`),
    };
    const world = demoWorld(core.city, file, 2, NOW, planting);
    await makeAccounts(core, world);
    const reader = readerOf(core.city);
    const look = () => lookAtClosings(core.db, core.city, reader, never);
    let looks: Promise<void> = Promise.resolve();
    await seedDemoCity(core, world, {
      cases: 1_500,
      progress: () => {
        looks = looks.then(look);
      },
      stopAsked: never,
    });
    await looks;
    // Closings of long ago came: what was usual then is counted anew once nothing more comes.
    await look();
    await look();
    const grown = await judged(core.db);
    const people = grown.filter(({ excluded }) => excluded === null);
    expect(people.length).toBeGreaterThan(700);
    expect(grown.filter(({ excluded, score }) => excluded !== null && score > 0)).toEqual([]);

    const steps: string[] = [];
    const options = { progress: (step: string) => steps.push(step), stopAsked: never };
    await judgeCity(core.db, core.city, { ...options, again: true });
    expect(new Set(steps)).toEqual(new Set(['reading', 'judging']));
    expect(await judged(core.db)).toEqual(grown);

    // Stopped after the first batch of reading, and after the first of judging.
    await judgeCity(core.db, core.city, { again: true, progress: () => {}, stopAsked: stopAfter(1) });
    expect(await judged(core.db)).toEqual([]);
    await judgeCity(core.db, core.city, { again: false, progress: () => {}, stopAsked: stopAfter(5) });
    await judgeCity(core.db, core.city, { ...options, again: false });
    expect(await judged(core.db)).toEqual(grown);
    const { rows } = await sql<{ waits: number }>`
      select count(*)::int as waits from closing_facts where waits`.execute(core.db);
    expect(rows).toEqual([{ waits: 0 }]);

    // What was planted stands far before the rest, and nothing tells it but the signs.
    const first = people.toSorted((a, b) => b.score - a.score).slice(0, Math.round(people.length / 50));
    const found = first.filter(({ case_id, closing }) => truth.has(`${case_id} ${closing}`)).length;
    const base = truth.size / people.length;
    expect(found / first.length / base).toBeGreaterThan(5);
  } finally {
    await core.close();
  }
});

/** Asked so many times, says that it is time to stop. */
function stopAfter(times: number): () => boolean {
  let asked = 0;
  return () => {
    asked += 1;
    return asked > times;
  };
}
