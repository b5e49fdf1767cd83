import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startProgram } from '../program.ts';

const GOOD = 2_001;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'desk311-search-rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs the program to its end; says how it ended, and its last lines. */
async function run(...args: string[]) {
  const program = startProgram('scripts/search-rows.ts', args, {});
  const code = await program.ended();
  return { code, said: program.blame() };
}

const rowOf = (n: number) =>
  JSON.stringify({
    id: String(n),
    type: 'Pothole',
    address: `${n} S FIGUEROA ST, 90015`,
    openedAt: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString(),
  });

describe('search-rows', () => {
  it('loads rows and answers with their ids, also what is misspelt', async () => {
    const file = join(folder, 'rows.ndjson');
    await writeFile(file, Array.from({ length: GOOD }, (_, n) => rowOf(n + 1)).join('\n'));
    expect(await run('load', join(folder, 'desk'), file)).toMatchObject({
      code: 0,
      said: expect.stringContaining('2001 rows are loaded.') as string,
    });
    const { code, said } = await run('ask', join(folder, 'desk'), '17 figeroa', '--now', '2026-07-01');
    expect(code).toBe(0);
    expect(JSON.parse(said.split('\n').at(-1) ?? '')).toMatchObject({
      text: '17 figeroa',
      rowIds: ['17'],
      corrections: [{ typed: 'figeroa', shown: 'figueroa' }],
    });
  });

  it('ends with the line that can not be read, however many went before', async () => {
    const file = join(folder, 'bad.ndjson');
    await writeFile(file, [...Array.from({ length: GOOD }, (_, n) => rowOf(n + 1)), '{"id":'].join('\n'));
    expect(await run('load', join(folder, 'other'), file)).toMatchObject({
      code: 1,
      said: expect.stringContaining('line 2002: this is no JSON. Correct it and load again.') as string,
    });
  });

  it('ends with a file that is not there', async () => {
    const { code, said } = await run('load', join(folder, 'none'), join(folder, 'nowhere.ndjson'));
    expect(code).toBe(1);
    expect(said).toContain('nowhere.ndjson');
  });
});
