import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { ReportFilter, Ticket } from '../../shared/contract/report.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import type { HubCore } from '../write/hub-core.ts';
import { catchUp } from './follow-cases.ts';
import { noteExport } from './log-export.ts';
import { countTickets, eachTickets, hubNow } from './read-tickets.ts';
import { ticketsCsv } from './tickets-csv.ts';
import { openTicketsPdf, writeTicketsPdf } from './tickets-pdf.ts';

/** Bytes that may wait for a slow reader. */
const ENOUGH = 1024 * 1024;
/** A reader who takes nothing for so long has gone. */
const PATIENCE = 2 * MINUTE;

interface TicketsFile {
  readonly stream: Readable;
  /** How many cases are to come. */
  readonly cases: number;
  readonly type: string;
}

/**
 * "Every ticket" as a file that is read while it is made: a page of cases in memory, whatever the period. It is noted who
 * took it; a reader who goes ends the work.
 */
export async function streamTickets(
  hub: HubCore,
  account: Account,
  form: 'csv' | 'pdf',
  { filter, mark }: { readonly filter: ReportFilter; readonly mark: boolean },
): Promise<TicketsFile> {
  await catchUp(hub.db);
  const now = await hubNow(hub.db);
  const actor = actorOf(account);
  const { cases } = await countTickets(hub, actor, filter, now);
  const noted = await noteExport(hub.db, account, `tickets-${form}`, { filter });
  let given = 0;
  const pages = async function* (): AsyncGenerator<Ticket[]> {
    for await (const tickets of eachTickets(hub, actor, filter, now)) {
      given += tickets.length;
      yield tickets;
    }
  };
  const end = (stream: Readable) => {
    stream.once('end', () => void noted.end('done', given));
    // Also after its end, when the first word has been said.
    stream.once('close', () => void noted.end('cancelled', given));
    stream.once('error', () => void noted.end('failed', given));
  };

  if (form === 'csv') {
    const stream = Readable.from(ticketsCsv(pages(), hub.city, mark), { objectMode: false });
    end(stream);
    return { stream, cases, type: 'text/csv; charset=utf-8' };
  }

  const about = { city: hub.city, filter, total: cases, by: account.name, at: now };
  const pdf = openTicketsPdf(about);
  const { doc } = pdf;
  end(doc);
  const full = async () => {
    let waited = 0;
    while (doc.readableLength > ENOUGH && !doc.destroyed) {
      await wait(20);
      waited += 20;
      if (waited > PATIENCE) throw new Error('nobody reads the report any more');
    }
    if (doc.destroyed) throw new Error('the reader of the report has gone');
  };
  writeTicketsPdf(pdf, about, pages(), full).catch((error: unknown) => {
    if (!doc.destroyed) doc.destroy(error instanceof Error ? error : new Error('the report broke off'));
  });
  return { stream: doc, cases, type: 'application/pdf' };
}
