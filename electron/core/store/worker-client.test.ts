import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import type { ReaderTasks } from '../desk/reader-tasks.ts';
import { gatedClient } from './gated-client.ts';
import { StoreFault } from './store-fault.ts';
import { startWorker, type WorkerClient } from './worker-client.ts';

const NOW = Date.UTC(2026, 6, 1);
const crashes: Error[] = [];
let desk: FilledDesk;
let reader: WorkerClient<ReaderTasks>;

beforeAll(async () => {
  desk = filledDesk({ cases: 2_000, seed: 6 });
  reader = startWorker<ReaderTasks>('reader', (error) => crashes.push(error));
  await reader.ask('open', { folder: desk.folder, key: new Uint8Array(32).fill(9) });
});
afterAll(async () => {
  await reader.stop();
  desk.close();
});

const search = (text: string, signal?: AbortSignal) =>
  reader.ask('search', { now: NOW, text, limit: 20, near: null }, { signal });

describe('startWorker', () => {
  it('answers only what is still wanted, and the last that was typed first of all', async () => {
    const typed = 'pothole main';
    const asked = Array.from({ length: typed.length }, (_, at) => {
      const stale = new AbortController();
      return { stale, answer: search(typed.slice(0, at + 1), stale.signal) };
    });
    for (const { stale } of asked.slice(0, -1)) stale.abort();
    const answers = await Promise.allSettled(asked.map((one) => one.answer));
    expect(
      answers
        .slice(0, -1)
        .every((one) => one.status === 'rejected' && (one.reason as Error).name === 'AbortError'),
    ).toBe(true);
    const last = answers.at(-1);
    expect(last?.status === 'fulfilled' ? last.value?.hits.length : last?.reason).toBeGreaterThan(0);
  });

  it('does not begin what was never wanted', async () => {
    await expect(search('main', AbortSignal.abort())).rejects.toThrow('aborted');
  });

  it('keeps this thread free while it works', async () => {
    let ticks = 0;
    const tick = setInterval(() => (ticks += 1), 1);
    await Promise.all(Array.from({ length: 300 }, () => search('s')));
    clearInterval(tick);
    // A thread that did the work itself would come to none until all were done.
    expect(ticks).toBeGreaterThan(20);
  });

  it('hands a fault over as one, and goes on', async () => {
    const id = 'not an id' as Parameters<typeof desk.reader.showCase>[0]['id'];
    await expect(reader.ask('near', { now: NOW, place: JSON.parse('{}'), service: null })).rejects.toThrow(
      StoreFault,
    );
    expect(await reader.ask('showCase', { now: NOW, id })).toEqual({ shown: null });
  });

  it('lets questions wait while a gate is shut', async () => {
    const gated = gatedClient(reader);
    const open = gated.hold();
    let answered = false;
    const answer = gated.ask('counts', { now: NOW }).finally(() => {
      answered = true;
    });
    await search('main');
    expect(answered).toBe(false);
    open();
    expect((await answer)?.counts.all).toBe(2_000);
  });

  it('rejects what is asked of a worker that has ended, and tells of one that ended by itself', async () => {
    const doomed = startWorker<ReaderTasks>('reader', (error) => crashes.push(error));
    const asked = doomed.ask('counts', { now: NOW });
    await doomed.stop();
    await expect(asked).rejects.toThrow('the reader');
    await expect(doomed.ask('counts', { now: NOW })).rejects.toThrow('the reader');
    expect(crashes).toEqual([]);
  });
});
