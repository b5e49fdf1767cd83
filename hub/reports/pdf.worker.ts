import { constants, getPriority, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfWriter } from '../pdf/pdf-writer.ts';
import { writeCasePdf } from './case-pdf.ts';
import type { FromPdf, PdfTask, ToPdf } from './pdf-task.ts';
import { openTicketsPdf } from './tickets-pdf.ts';

function say(bytes: Buffer | null, last: boolean): void {
  // A copy of its own, that can be handed over: small buffers share their memory with others.
  const copy = new Uint8Array(bytes ?? []);
  const said: FromPdf = { bytes: copy, last };
  parentPort?.postMessage(said, [copy.buffer]);
}

/** Gives what is written so far. */
function give({ doc }: PdfWriter): void {
  say(doc.read() as Buffer | null, false);
}

/** Gives the rest, which comes when all of its parts are closed. */
async function giveRest({ doc }: PdfWriter): Promise<void> {
  for await (const bytes of doc) say(bytes as Buffer, false);
  say(null, true);
  // Nothing else keeps the thread alive. What was said before still arrives.
  parentPort?.close();
}

async function work(task: PdfTask): Promise<void> {
  if (task.kind === 'case') return giveRest(writeCasePdf(task.sheet));
  const tickets = openTicketsPdf(task.head);
  give(tickets.pdf);
  parentPort?.on('message', (told: ToPdf) => {
    if ('rows' in told) {
      for (const row of told.rows) tickets.write(row);
      give(tickets.pdf);
      return;
    }
    tickets.end();
    void giveRest(tickets.pdf);
  });
}

// Whoever waits for the hub goes first. On Linux 0 is the thread that asks; elsewhere it would be the whole hub.
const { PRIORITY_BELOW_NORMAL: LOW } = constants.priority;
// To raise it may be forbidden: a hub that is lower already stays where it is.
if (process.platform === 'linux' && getPriority(0) < LOW) setPriority(0, LOW);
await work(workerData as PdfTask);
