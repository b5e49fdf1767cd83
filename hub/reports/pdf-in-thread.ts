import { on } from 'node:events';
import { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { MINUTE } from '../../shared/domain/instant.ts';
import type { FromPdf, PdfTask, ToPdf } from './pdf-task.ts';
import type { TicketWords } from './ticket-words.ts';

/** Bytes that may wait for a slow reader. */
const ENOUGH = 256 * 1024;
/** A reader who takes nothing for so long has gone. */
const PATIENCE = 2 * MINUTE;
/** Memory of one thread, megabytes. What needs more ends the thread, not the hub. */
const MEMORY = 1_024;

/** A PDF was not written: its thread broke. */
export class PdfBroke extends Error {}

type Rows = AsyncIterable<readonly TicketWords[]>;

/** The pieces of a PDF, as a thread writes them: one for each handful of rows, and the rest. */
async function* piecesOf(task: PdfTask, rows: Rows | null): AsyncGenerator<Uint8Array> {
  const worker = new Worker(new URL('./pdf.worker.ts', import.meta.url), {
    name: 'desk311 pdf',
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  });
  const says = on(worker, 'message', { close: ['exit'] });
  const heard = async (): Promise<FromPdf> => {
    const { value, done } = await says.next().catch((cause: unknown) => {
      throw new PdfBroke('the thread of a PDF failed', { cause });
    });
    if (done === true) throw new PdfBroke('the thread of a PDF ended before the file did');
    return (value as [FromPdf])[0];
  };
  const tell = (told: ToPdf) => worker.postMessage(told);
  try {
    if (rows !== null) {
      yield (await heard()).bytes;
      for await (const some of rows) {
        tell({ rows: some });
        yield (await heard()).bytes;
      }
      tell({ end: true });
    }
    for (;;) {
      const { bytes, last } = await heard();
      if (last) return;
      yield bytes;
    }
  } finally {
    await worker.terminate();
  }
}

/**
 * Writes a PDF in a thread of its own, so that the hub goes on meanwhile. Resolves with its first bytes. Nothing is read or
 * written that the reader has no room for; who destroys the stream ends the reading and the thread.
 * @param rows of a report that has rows, a handful at a time: what comes at once is written at once
 * @throws PdfBroke when the thread fails before the first bytes; later the stream is destroyed with it
 */
export async function pdfInThread(task: PdfTask, rows: Rows | null): Promise<Readable> {
  const pieces = piecesOf(task, rows);
  const first = await pieces.next();
  const patient = async function* (): AsyncGenerator<Uint8Array> {
    for (let piece = first; piece.done !== true; piece = await pieces.next()) {
      // A handful of rows that fills no page has no bytes yet.
      if (piece.value.length === 0) continue;
      const gone = new Error('nobody reads the report any more');
      const tooLong = setTimeout(() => stream.destroy(gone), PATIENCE);
      try {
        yield piece.value;
      } finally {
        clearTimeout(tooLong);
      }
    }
  };
  const stream = Readable.from(patient(), { objectMode: false, highWaterMark: ENOUGH });
  // Also when nothing was read of it yet.
  stream.once('close', () => void pieces.return(undefined));
  return stream;
}
