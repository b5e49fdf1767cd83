import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE } from '../../../test/special-case.ts';
import { startWorker, type WorkerClient } from '../store/worker-client.ts';
import { makeReady, PRACTICE, type Readying } from './make-ready.ts';
import type { ReaderTasks } from './reader-tasks.ts';

let desk: FilledDesk;
let worker: WorkerClient<ReaderTasks>;
beforeAll(async () => {
  desk = filledDesk(SPECIAL_SAMPLE);
  worker = startWorker<ReaderTasks>('reader', (error) => {
    throw error;
  });
  await worker.ask('open', { folder: desk.folder, key: new Uint8Array(32).fill(9) });
});
afterAll(async () => {
  await worker.stop();
  desk.close();
});

/** The reader, and what it is asked. */
function listening() {
  const asked: string[] = [];
  const opened: string[] = [];
  const ask: WorkerClient<ReaderTasks>['ask'] = (name, input, options) => {
    if (name === 'search' && input !== undefined && 'text' in input) asked.push(input.text);
    if (name === 'showCase' && input !== undefined && 'id' in input) opened.push(String(input.id));
    return worker.ask(name, input, options);
  };
  return { reader: { ask }, asked, opened };
}

const findsSome = (text: string): boolean => {
  const answer = desk.reader.search({ now: SPECIAL_NOW, text, limit: 1, near: null });
  return answer !== null && answer.hits.length > 0;
};

const readying = (reader: Readying['reader'], more: Partial<Readying> = {}): Readying => ({
  folder: desk.folder,
  reader,
  now: () => SPECIAL_NOW,
  pause: 0,
  signal: new AbortController().signal,
  worth: 1,
  ...more,
});

describe('makeReady', () => {
  it('asks in every form there is for cases the desk holds', async () => {
    const { reader, asked } = listening();
    const n = await makeReady(readying(reader));
    expect(n).toBe(asked.length);
    expect(n).toBeGreaterThan(500);
    expect(new Set(asked).size).toBeGreaterThan(n / 3);
    for (const form of [
      /^\d+ [a-z]/,
      /^overdue /,
      / -\w/,
      /^"\w+ \w+"$/,
      / cd\d+$/,
      / last week$/,
      /^\d{4}$/,
    ])
      expect(asked.filter((text) => form.test(text)).length, String(form)).toBeGreaterThan(5);
    // Questions that find nothing would bring little into memory.
    expect(asked.filter(findsSome).length).toBeGreaterThan(n * 0.7);
  });

  it('opens some of what it finds', async () => {
    const { reader, asked, opened } = listening();
    await makeReady(readying(reader));
    expect(opened.length).toBeGreaterThan(asked.length / PRACTICE.opens / 2);
    expect(opened.length).toBeLessThan(asked.length / PRACTICE.opens + 2);
    expect(new Set(opened).size).toBeGreaterThan(opened.length / 3);
  });

  it('asks nothing of a small desk', async () => {
    const { reader, asked, opened } = listening();
    expect(await makeReady(readying(reader, { worth: 1_000_000 }))).toBe(0);
    expect([...asked, ...opened]).toEqual([]);
  });

  it('ends when the desk is closed, in a pause too', async () => {
    const closing = new AbortController();
    const { reader, asked } = listening();
    const done = makeReady(readying(reader, { pause: 600_000, signal: closing.signal }));
    await expect.poll(() => asked.length).toBe(1);
    closing.abort();
    expect(await done).toBe(1);
  });
});
