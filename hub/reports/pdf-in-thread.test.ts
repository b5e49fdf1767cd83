import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { threadId, type Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY } from '../../shared/domain/instant.ts';
import { pdfText } from '../../test/pdf-text.ts';
import { ask, openCommand, testHub } from '../../test/test-hub.ts';
import { PdfBroke, pdfInThread } from './pdf-in-thread.ts';
import type { PdfTask } from './pdf-task.ts';
import type { TicketWords } from './ticket-words.ts';

const TASK: PdfTask = {
  kind: 'tickets',
  head: {
    scope: 'All departments, all council districts: cases opened Nov 1, 2026 to Nov 30, 2026',
    definition: null,
    made: 'Made by the test.',
    foot: 'Every ticket',
    author: 'The test',
    cases: 5_000,
    at: Date.parse('2026-11-21T12:00:00-08:00'),
  },
};

const row = (number: number): TicketWords => ({
  number: `1-${4_601_660_000 + number}`,
  service: 'Pothole',
  department: 'Street Services',
  district: 'District 14',
  place: `${number} N SPRING ST, 90012`,
  channel: 'Phone call',
  opened: '2026-11-19 14:10',
  due: '2026-11-22 14:10',
  closed: '',
  state: 'Assigned',
  outcome: '',
  reason: '',
  explanation: 'The crew was there and repaired all of it, as far as anybody could see in the rain.',
  nextStep: 'Street Services is to act by Nov 22.',
  reopened: '',
  signals: '',
  review: '',
});

/** Rows without end, and how many handfuls were read of them. */
function endless() {
  const seen = { handfuls: 0, ended: false };
  const rows = async function* (): AsyncGenerator<TicketWords[]> {
    try {
      for (;;) {
        seen.handfuls += 1;
        yield Array.from({ length: 25 }, (_one, at) => row(seen.handfuls * 25 + at));
      }
    } finally {
      seen.ended = true;
    }
  };
  return { seen, rows: rows() };
}

const threads: Worker[] = [];
function meet(message: unknown): void {
  const { worker } = message as { readonly worker: Worker };
  threads.push(worker);
}
beforeEach(() => {
  threads.length = 0;
  subscribe('worker_threads', meet);
});
afterEach(() => unsubscribe('worker_threads', meet));

/** The thread that was begun, and its end. */
function onlyThread() {
  const [thread] = threads;
  if (thread === undefined || threads.length > 1) throw new Error(`${threads.length} threads were begun`);
  return { thread, gone: once(thread, 'exit') };
}

const failureOf = (stream: Readable): Promise<unknown> =>
  new Promise((resolve) => {
    stream.once('error', resolve);
  });

describe('a PDF in a thread', () => {
  it('is written in another thread, row by row, and the thread ends with it', async () => {
    const rows = async function* () {
      yield [row(1), row(2)];
      yield Array.from({ length: 40 }, (_one, at) => row(at + 3));
    };
    const stream = await pdfInThread(TASK, rows());
    const { thread, gone } = onlyThread();
    expect(thread.threadId).not.toBe(threadId);
    const { pages, text } = pdfText(await buffer(stream));
    await gone;
    const missing = Array.from({ length: 42 }, (_one, at) => row(at + 1).number).filter(
      (number) => !text.includes(number),
    );
    expect({ missing, pages: pages.length > 3 }).toEqual({ missing: [], pages: true });
  });

  it('reads no more rows than its reader has room for', async () => {
    const { seen, rows } = endless();
    const stream = await pdfInThread(TASK, rows);
    stream.once('readable', () => null);
    // Whoever does not wait would have read all of them by now.
    await expect.poll(() => stream.readableLength > 256 * 1024, { timeout: 20_000 }).toBe(true);
    const read = seen.handfuls;
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(seen.handfuls - read).toBeLessThanOrEqual(1);
    stream.destroy();
  });

  it('ends when its reader goes, with its thread and the reading of the rows', async () => {
    const { seen, rows } = endless();
    const stream = await pdfInThread(TASK, rows);
    const { gone } = onlyThread();
    await once(stream, 'readable');
    stream.destroy();
    await gone;
    await expect.poll(() => seen.ended).toBe(true);
    expect(stream.errored).toBeNull();
  });

  it('ends its thread when nobody began to read', async () => {
    const { rows } = endless();
    const stream = await pdfInThread(TASK, rows);
    const { gone } = onlyThread();
    stream.destroy();
    const [code] = await gone;
    expect([code, stream.destroyed]).toEqual([1, true]);
  });

  it('breaks off with an error when the thread dies', async () => {
    const { seen, rows } = endless();
    const stream = await pdfInThread(TASK, rows);
    const { thread } = onlyThread();
    const failed = failureOf(stream);
    await once(stream, 'readable');
    stream.resume();
    await thread.terminate();
    expect(await failed).toBeInstanceOf(PdfBroke);
    await expect.poll(() => seen.ended).toBe(true);
  });

  it('breaks off with an error when the thread meets what it cannot write', async () => {
    const broken: TicketWords = JSON.parse('{"number": 7}');
    const rows = async function* () {
      yield [broken];
    };
    const stream = await pdfInThread(TASK, rows());
    const failed = failureOf(stream);
    stream.resume();
    expect(await failed).toMatchObject({
      message: 'the thread of a PDF failed',
      cause: expect.any(TypeError),
    });
  });

  it('is a failure before its first byte when the thread cannot even begin', async () => {
    const broken: PdfTask = JSON.parse('{"kind": "tickets"}');
    await expect(pdfInThread(broken, endless().rows)).rejects.toBeInstanceOf(PdfBroke);
  });
});

it('answers a thread that broke in words, and notes that the report failed', async () => {
  const { url, hub, desk } = await testHub();
  const supervisor = await desk('supervisor');
  await supervisor.send(openCommand());
  const now = Date.now();
  const filter = { from: now - DAY, to: now + DAY, department: null, district: null, by: 'every-opened' };
  const kill = (message: unknown) => {
    const { worker } = message as { readonly worker: Worker };
    void worker.terminate();
  };
  subscribe('worker_threads', kill);
  const answer = await ask(
    `${url}/api/reports/tickets.pdf?ask=${encodeURIComponent(JSON.stringify({ filter }))}`,
    { method: 'GET', token: supervisor.signedIn.token },
  ).finally(() => unsubscribe('worker_threads', kill));
  expect(answer).toEqual({
    status: 500,
    body: { code: 'internal', message: expect.stringMatching(/^The hub could not write the PDF\./) },
  });
  const exports = await hub.db.selectFrom('report_exports').select(['form', 'ending', 'cases']).execute();
  expect(exports).toEqual([{ form: 'tickets-pdf', ending: 'failed', cases: 0 }]);
});
