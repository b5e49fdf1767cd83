import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepWarm, nextRest, REST } from './keep-warm.ts';

const SIZE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'desk311-keep-'));
const path = join(folder, 'cache.db');
writeFileSync(path, Buffer.alloc(SIZE, 7));
afterAll(() => rmSync(folder, { recursive: true }));

describe('nextRest', () => {
  it('looks ever more seldom after a file that stays in memory', () => {
    const rests = [REST.first as number];
    for (let at = 0; at < 7; at += 1) rests.push(nextRest(rests.at(-1) ?? 0, 0.01));
    expect(rests.map((one) => one / 1_000)).toEqual([15, 60, 120, 240, 480, 960, 1_800, 1_800]);
  });

  it('goes over it again at once where some of it is gone, and rests as soon as none is', () => {
    expect(nextRest(REST.first, 0.3)).toBe(0);
    expect(nextRest(0, 0.1)).toBe(0);
    expect(nextRest(REST.longest, 0.9)).toBe(0);
    expect(nextRest(0, 0.01)).toBe(REST.inMemory);
  });

  it('lets go of what others need', () => {
    expect(nextRest(0, 0.6)).toBe(REST.givenWay);
    expect(nextRest(0, null)).toBe(REST.givenWay);
  });
});

/** Goes over the file as often as shares of it are told; each time that much of it was gone. Tells the rests. */
async function kept(gone: readonly number[], at = path): Promise<number[]> {
  const rests: number[] = [];
  const reads = gone.flatMap((share) => [0, share * SIZE]);
  await keepWarm(at, new AbortController().signal, {
    worth: 1,
    over: 0,
    fromDisk: () => reads.shift() ?? null,
    rest: async (milliseconds) => rests.push(milliseconds) > 0,
  });
  return rests;
}

describe('keepWarm', () => {
  it('rests by how much of the file had to come back', async () => {
    expect(await kept([0.4, 0.1, 0, 0.7, 0.6])).toEqual([REST.first, 0, 0, REST.inMemory, 0, REST.givenWay]);
  });

  it('reads nothing where the system does not tell what came from the disk', async () => {
    expect(await kept([], join(folder, 'none.db'))).toEqual([REST.first]);
  });

  it('says when there is no such file', async () => {
    await expect(kept([0], join(folder, 'none.db'))).rejects.toThrow('ENOENT');
  });

  it('ends in a rest when it is no longer wanted', async () => {
    const wanted = new AbortController();
    let asked = 0;
    const keeping = keepWarm(path, wanted.signal, { worth: 1, fromDisk: () => (asked += 1) });
    wanted.abort();
    await keeping;
    expect(asked).toBe(0);
  });
});
