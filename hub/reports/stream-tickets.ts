import { Readable } from 'node:stream';
import { actorOf, type Account } from '../../shared/contract/account.ts';
import type { ReportFilter, Ticket } from '../../shared/contract/report.ts';
import { counted } from '../../shared/domain/case-words/count-words.ts';
import { exactTime } from '../../shared/domain/case-words/time-words.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { MEASURES } from '../../shared/domain/report/measure.ts';
import type { HubCore } from '../write/hub-core.ts';
import { catchUp } from './follow-cases.ts';
import { noteExport } from './log-export.ts';
import { countTickets, eachTickets, hubNow } from './read-tickets.ts';
import { pdfInThread } from './pdf-in-thread.ts';
import { scopeWords, ticketWords, type TicketWords } from './ticket-words.ts';
import { ticketsCsv } from './tickets-csv.ts';
import type { TicketsHead } from './tickets-pdf.ts';

/** Rows that go to the thread at once: about four pages. */
const HANDFUL = 25;

interface TicketsFile {
  readonly stream: Readable;
  /** How many cases are to come. */
  readonly cases: number;
  readonly type: string;
}

/** What stands before the table, and at the foot of each page. */
function headOf(city: City, filter: ReportFilter, cases: number, by: string, at: Instant): TicketsHead {
  const scope = scopeWords(filter, city);
  const time = exactTime(at, city.timeZone);
  const { by: counts } = filter;
  const definition =
    counts === 'every-opened' || counts === 'every-closed' ? null : MEASURES[counts].definition;
  return {
    scope,
    definition,
    made: `${counted(cases, 'case', 'cases')}. Made ${time} by ${by}, of what they may see. Times are the city’s. No contact data.`,
    foot: `${scope} · made ${time} by ${by}`,
    author: `${by}, ${city.pack.city.name}`,
    cases,
    at,
  };
}

/** The rows of a report in words, a handful at a time. */
async function* handfuls(
  pages: AsyncIterable<readonly Ticket[]>,
  city: City,
): AsyncGenerator<readonly TicketWords[]> {
  for await (const tickets of pages) {
    for (let at = 0; at < tickets.length; at += HANDFUL) {
      yield tickets.slice(at, at + HANDFUL).map((ticket) => ticketWords(ticket, city));
    }
  }
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

  if (form === 'csv') {
    const stream = Readable.from(ticketsCsv(pages(), hub.city, mark), { objectMode: false });
    noted.endWith(stream, () => given);
    return { stream, cases, type: 'text/csv; charset=utf-8' };
  }

  const task = { kind: 'tickets', head: headOf(hub.city, filter, cases, account.name, now) } as const;
  try {
    const stream = await pdfInThread(task, handfuls(pages(), hub.city));
    noted.endWith(stream, () => given);
    return { stream, cases, type: 'application/pdf' };
  } catch (error) {
    await noted.end('failed', given);
    throw error;
  }
}
