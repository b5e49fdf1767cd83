import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE, specialCase, specialPage } from '../../../test/special-case.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { ReaderTasks } from './reader-tasks.ts';
import { startReaders } from './readers.ts';

const CASE = specialCase(1, { address: '1 S QUAILWOOD ST', name: 'Ximena Quiroga' });
const now = SPECIAL_NOW;
const crashes: Error[] = [];
let desk: FilledDesk;
let readers: WorkerClient<ReaderTasks>;

beforeAll(async () => {
  desk = filledDesk(SPECIAL_SAMPLE);
  desk.apply(specialPage(8_000, [CASE]));
  readers = startReaders((error) => crashes.push(error));
  await readers.ask('open', { folder: desk.folder, key: new Uint8Array(32).fill(9) });
});
afterAll(async () => {
  await readers.stop();
  desk.close();
});

const search = async (text: string) =>
  (await readers.ask('search', { now, text, limit: 20, near: null }))?.hits.length;
const listed = async (filter: string) => {
  const query = { list: 'all', sort: 'opened', filter, offset: 0, limit: 5 } as const;
  return (await readers.ask('list', { now, query }))?.total;
};

describe('the two readers of a desk', () => {
  it('a key does not wait for lists that are being read', async () => {
    expect(await search('quailwood')).toBe(2);
    const waiting = 2_000;
    let counted = 0;
    const lists = Array.from({ length: waiting }, async () => {
      await readers.ask('counts', { now });
      counted += 1;
    });
    expect(await search('quailwood')).toBe(2);
    // One thread would have come to the search behind all of them.
    expect(counted).toBeLessThan(waiting);
    await Promise.all(lists);
    expect(counted).toBe(waiting);
  });

  it('answer what one would, and follow what is written', async () => {
    expect([await listed(''), await listed('quailwood')]).toEqual([1_001, 1]);
    expect((await readers.ask('showCase', { now, id: CASE.facts.id }))?.shown?.facts.id).toBe(CASE.facts.id);
    expect((await readers.ask('suggestCallers', { now, text: 'ximena' }))?.callers).toHaveLength(1);
    const other = specialCase(2, { address: '2 S QUAILWOOD ST' });
    desk.apply(specialPage(8_001, [other]));
    expect([await listed(''), await listed('quailwood')]).toEqual([1_002, 2]);
    expect((await readers.ask('showCase', { now, id: other.facts.id }))?.shown?.facts.id).toBe(
      other.facts.id,
    );
  });

  it('both leave the cache when it is made anew, and both take it up again', async () => {
    await readers.ask('closeCache', undefined);
    expect([await search('quailwood'), await listed(''), await listed('quailwood')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    await readers.ask('openCache', undefined);
    expect([await search('quailwood'), await listed('')]).toEqual([4, 1_002]);
  });

  it('tell what failed, whichever of them it was, and go on', async () => {
    const wrong = { folder: `${desk.folder}-nowhere`, key: new Uint8Array(32).fill(9) };
    await expect(readers.ask('open', wrong)).rejects.toThrow(/directory does not exist/);
    await readers.ask('open', { ...wrong, folder: desk.folder });
    expect([await search('quailwood'), await listed('')]).toEqual([4, 1_002]);
    expect(crashes).toEqual([]);
  });
});
