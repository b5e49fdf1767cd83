import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { keepWarm, nextWatch, REST, TIMES, type Watch } from './keep-warm.ts';

const SIZE = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), 'desk311-keep-'));
const path = join(folder, 'cache.db');
writeFileSync(path, Buffer.alloc(SIZE, 7));
afterAll(() => rmSync(folder, { recursive: true }));

const FIRST: Watch = { rest: REST.first, times: 0 };
const AGAIN: Watch = { rest: 0, times: TIMES };

describe('nextWatch', () => {
  it('looks ever more seldom after a file that stays in memory', () => {
    const watches = [FIRST];
    for (let at = 0; at < 7; at += 1) watches.push(nextWatch(watches.at(-1) ?? FIRST, 0.01));
    expect(watches.map(({ rest }) => rest / 1_000)).toEqual([15, 60, 120, 240, 480, 960, 1_800, 1_800]);
  });

  it('goes over it again and again once it was seen going, though it stays since it is gone over', () => {
    for (const watch of [FIRST, { rest: REST.longest, times: 0 }])
      expect(nextWatch(watch, 0.3)).toEqual(AGAIN);
    expect(nextWatch({ rest: 0, times: 3 }, 0.1)).toEqual(AGAIN);
    let watch = AGAIN;
    let passes = 0;
    for (; watch.rest === 0; passes += 1) watch = nextWatch(watch, 0);
    expect(passes).toBe(TIMES + 1);
    // Then it is left alone as at first, to see whether it goes.
    expect(watch).toEqual(FIRST);
  });

  it('lets go of what others need', () => {
    const givenWay = { rest: REST.givenWay, times: 0 };
    expect(nextWatch(AGAIN, 0.6)).toEqual(givenWay);
    expect(nextWatch(AGAIN, null)).toEqual(givenWay);
    expect(nextWatch(FIRST, null)).toEqual(givenWay);
    expect(nextWatch(givenWay, 0.01).rest).toBe(2 * REST.givenWay);
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
    expect(await kept([0, 0.4, 0, 0.1, 0, 0.6])).toEqual([
      REST.first,
      REST.inMemory,
      0,
      0,
      0,
      0,
      REST.givenWay,
    ]);
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
