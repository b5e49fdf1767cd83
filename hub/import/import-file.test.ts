import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { CommandId } from '../../shared/domain/ids.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { openCore } from '../open-core.ts';
import { recordHistory } from '../write/record-history.ts';
import { importFile, type FileTally, type ImportPorts } from './import-file.ts';
import { importSummary } from './import-summary.ts';
import { layouts } from './layout.ts';
import { refusalReport } from './refusal-report.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const known = layouts.parse(JSON.parse(await readFile(new URL('import-layouts.json', CITY_FOLDER), 'utf8')));
const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const NOW = new Date('2026-11-21T20:00:00Z');

let core: Awaited<ReturnType<typeof openCore>>;
let folder: string;
beforeAll(async () => {
  core = await openCore({
    databaseUrl: await testDatabase(),
    pack: await loadCityPack(fileURLToPath(CITY_FOLDER), null),
    log: () => {},
  });
  folder = await mkdtemp(join(tmpdir(), 'desk311-import-'));
});
afterAll(async () => {
  await core.close();
  await rm(folder, { recursive: true });
});

async function take(
  path: string,
  own: Partial<ImportPorts> = {},
): Promise<{ tally: FileTally; report: string | null }> {
  const report = refusalReport(join(folder, 'reports', randomUUID()), path, NOW);
  const tally = await importFile(path, {
    city: core.city,
    layouts: known,
    now: NOW.getTime(),
    record: (records) => recordHistory(core, { commandId: randomUUID() as CommandId, records }),
    report,
    progress: () => {},
    stopAsked: () => false,
    ...own,
  });
  return { tally, report: await report.close() };
}
const counts = ({ read, taken, updated, unchanged, refused, how }: FileTally) => ({
  read,
  taken,
  updated,
  unchanged,
  refused,
  how,
});
const caseCount = async () => {
  const { count } = await core.db
    .selectFrom('cases')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
};

/** Rows in the lower-case layout, the last of which was changed on a day of January 2020. */
function rows(numbers: readonly number[], day: string): string {
  const header =
    'srnumber,createddate,updateddate,closeddate,servicedate,requesttype,status,owner,requestsource,assignto,anonymous,address,housenumber,direction,streetname,suffix,zipcode,latitude,longitude,cd,ncname';
  const line = (n: number) =>
    `1-${n},2020-01-01 08:00:00,2020-01-${day} 09:00:00,,,Bulky Items,Open,BOS,Call,NC,N,"${n} S SAMPLE ST, 90015",,,,,,34.04,-118.26,14,SAMPLE NC`;
  return [header, ...numbers.map(line)].join('\n');
}

describe('importFile', () => {
  it('takes or refuses each line of each layout, and changes nothing the second time', async () => {
    const first = await take(fixture('city-capitals.csv'));
    expect(counts(first.tally)).toEqual({
      read: 13,
      taken: 8,
      updated: 0,
      unchanged: 1,
      refused: 4,
      how: 'done',
    });
    expect(await readFile(first.report ?? '', 'utf8')).toBe(
      [
        'line,field,value,reason',
        '11,number,,has no case number',
        '12,created,13/31/2017 10:00:00 PM,"is no time this file could have, so the case has no beginning"',
        '13,row,3 cells,the first line has 33',
        '15,number,1-900000002,"line 3 has this number with other content, and was taken"',
        '',
      ].join('\n'),
    );
    expect(Object.fromEntries(first.tally.statuses)).toEqual({
      Closed: { read: 7, refused: 2 },
      Cancelled: { read: 1, refused: 0 },
      'Referred Out': { read: 1, refused: 0 },
      Open: { read: 2, refused: 1 },
      'Waiting Room': { read: 1, refused: 0 },
      '': { read: 1, refused: 1 },
    });
    expect(Object.fromEntries(first.tally.otherNames)).toEqual({ 'BOS = LASAN': 2 });
    expect(counts((await take(fixture('city-lower-case.csv'))).tally)).toEqual({
      read: 6,
      taken: 6,
      updated: 0,
      unchanged: 0,
      refused: 0,
      how: 'done',
    });
    expect(counts((await take(fixture('community-api.csv'))).tally)).toEqual({
      read: 4,
      taken: 4,
      updated: 0,
      unchanged: 0,
      refused: 0,
      how: 'done',
    });
    expect(await caseCount()).toBe(18);

    const head = await core.db.selectFrom('feed_head').select('number').executeTakeFirstOrThrow();
    expect(counts((await take(fixture('city-capitals.csv'))).tally)).toEqual({
      read: 13,
      taken: 0,
      updated: 0,
      unchanged: 9,
      refused: 4,
      how: 'done',
    });
    expect(counts((await take(fixture('community-api.csv'))).tally)).toEqual({
      read: 4,
      taken: 0,
      updated: 0,
      unchanged: 4,
      refused: 0,
      how: 'done',
    });
    expect(await core.db.selectFrom('feed_head').select('number').executeTakeFirstOrThrow()).toEqual(head);
  });

  it('takes a newer copy of a record and leaves a newer one alone', async () => {
    const path = join(folder, 'copies.csv');
    await writeFile(path, rows([101, 102], '05'));
    expect(counts((await take(path)).tally)).toMatchObject({ taken: 2 });
    await writeFile(path, rows([101], '06'));
    expect(counts((await take(path)).tally)).toMatchObject({ taken: 0, updated: 1, unchanged: 0 });
    await writeFile(path, rows([101, 102], '04'));
    expect(counts((await take(path)).tally)).toMatchObject({ taken: 0, updated: 0, unchanged: 2 });
  });

  it('stops after the batch at hand when asked, and goes on from there', async () => {
    const path = join(folder, 'long.csv.gz');
    const numbers = Array.from({ length: 3_500 }, (_, n) => 200_000 + n);
    await writeFile(path, gzipSync(rows(numbers, '05')));
    let lines = 0;
    const stopped = await take(path, {
      progress: (at) => (lines = at.lines),
      stopAsked: () => lines === 1_700,
    });
    expect(counts(stopped.tally)).toEqual({
      read: 1_700,
      taken: 1_700,
      updated: 0,
      unchanged: 0,
      refused: 0,
      how: 'stopped',
    });
    expect(counts((await take(path)).tally)).toEqual({
      read: 3_500,
      taken: 1_800,
      updated: 0,
      unchanged: 1_700,
      refused: 0,
      how: 'done',
    });
  });

  it('keeps what came before the end of a broken file and says so', async () => {
    const path = join(folder, 'broken.csv.gz');
    const whole = gzipSync(
      rows(
        Array.from({ length: 4_000 }, (_, n) => 300_000 + n * 7),
        '05',
      ),
    );
    await writeFile(path, whole.subarray(0, whole.length / 2));
    const { tally } = await take(path);
    expect(tally.how).toBe('failed');
    expect(tally.message).toMatch(/^The gzip data is cut off after line [\d,]+: get the whole file again\.$/);
    expect(tally.taken).toBe(tally.read);
    expect(tally.taken).toBeGreaterThan(500);
    await writeFile(path, whole);
    expect(counts((await take(path)).tally)).toEqual({
      read: 4_000,
      taken: 4_000 - tally.taken,
      updated: 0,
      unchanged: tally.taken,
      refused: 0,
      how: 'done',
    });
  });

  it('throws what the database throws, and keeps the batches before', async () => {
    const path = join(folder, 'database.csv');
    await writeFile(
      path,
      rows(
        Array.from({ length: 3_000 }, (_, n) => 400_000 + n),
        '05',
      ),
    );
    let batches = 0;
    const record: ImportPorts['record'] = async (records) => {
      batches += 1;
      if (batches > 1) throw new Error('the database has gone');
      return recordHistory(core, { commandId: randomUUID() as CommandId, records });
    };
    const before = await caseCount();
    await expect(take(path, { record })).rejects.toThrow('the database has gone');
    expect(await caseCount()).toBe(before + 1_000);
  });

  it('says in one sentence why a file is not taken at all', async () => {
    const path = join(folder, 'other.csv');
    await writeFile(path, 'name,price\nx,1\n');
    const { tally, report } = await take(path);
    expect(report).toBeNull();
    expect(importSummary(tally, 1, report)).toEqual([
      `${path}: The first line names no known layout. No column of its first line is known. Known layouts: "City file with capital letters, as of 2017", "City file in lower case, as of 2020", "311-data API file, as of 2022".`,
    ]);
    await writeFile(path, '\n\n');
    expect((await take(path)).tally).toMatchObject({ how: 'failed', message: 'It holds no line at all.' });
    expect(await readdir(folder)).not.toContain('import-reports');
  });

  it('prints the counts, which add up', async () => {
    const { tally } = await take(fixture('city-lower-case.csv'));
    expect(
      importSummary(tally, 2, null)
        .slice(0, 17)
        .map((line) => line.trimEnd()),
    ).toEqual([
      `${fixture('city-lower-case.csv')}: City file in lower case, as of 2020`,
      '',
      '  read                                      6',
      '  taken, new here                           0',
      '  updated, the source says something newer  0',
      '  unchanged                                 6',
      '  refused                                   0',
      '  6 + 0 refused = 6 read, in 2.0 s (3 a second)',
      '',
      '  type                      lines  taken  refused',
      '  Illegal Dumping Pickup        1      1        0',
      '  Single Streetlight Issue      1      1        0',
      '  Homeless Encampment           1      1        0',
      '  Bulky Items                   1      1        0',
      '  Other                         1      1        0',
      '  Feedback                      1      1        0',
      '',
    ]);
  });
});
