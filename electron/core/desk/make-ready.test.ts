import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filledDesk, type FilledDesk } from '../../../test/filled-desk.ts';
import { SPECIAL_NOW, SPECIAL_SAMPLE } from '../../../test/special-case.ts';
import { makeReady, type Readying } from './make-ready.ts';

let desk: FilledDesk;
beforeAll(() => {
  desk = filledDesk(SPECIAL_SAMPLE);
});
afterAll(() => desk.close());

/** Asks the reader of this thread, and keeps what it was asked. */
function listening() {
  const asked: string[] = [];
  const found: number[] = [];
  const reader = {
    async ask(name: 'practiceTexts' | 'search', input: never) {
      const answer = desk.reader[name](input);
      if (name === 'search') {
        asked.push((input as { text: string }).text);
        found.push((answer as { hits: unknown[] }).hits.length);
      }
      return answer;
    },
  } as unknown as Readying['reader'];
  return { reader, asked, found };
}

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
    const { reader, asked, found } = listening();
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
    expect(found.filter((hits) => hits > 0).length).toBeGreaterThan(n * 0.7);
  });

  it('asks nothing of a small desk', async () => {
    const { reader, asked } = listening();
    expect(await makeReady(readying(reader, { worth: 1_000_000 }))).toBe(0);
    expect(asked).toEqual([]);
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
