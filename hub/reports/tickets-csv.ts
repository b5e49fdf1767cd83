import type { Ticket } from '../../shared/contract/report.ts';
import type { City } from '../../shared/domain/city.ts';
import { BYTE_ORDER_MARK, csvLine } from '../../shared/domain/report/csv-text.ts';
import { ticketWords, type TicketWords } from './ticket-words.ts';

/** The columns of the file, in their order. Times are the city's. */
const COLUMNS = {
  number: 'Number',
  service: 'Service',
  department: 'Department',
  district: 'Council district',
  place: 'Place',
  channel: 'How it came in',
  opened: 'Opened',
  due: 'Due',
  closed: 'Closed',
  state: 'State',
  outcome: 'Outcome',
  reason: 'Reason',
  explanation: 'Explanation',
  nextStep: 'Next step',
  reopened: 'Times reopened',
  signals: 'Signals',
  review: 'Review',
} as const satisfies Record<keyof TicketWords, string>;
const NAMES = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];

/** "Every ticket" as CSV, piece by piece. @param mark a mark that makes spreadsheets read UTF-8 */
export async function* ticketsCsv(
  pages: AsyncIterable<readonly Ticket[]>,
  city: City,
  mark: boolean,
): AsyncGenerator<string> {
  yield (mark ? BYTE_ORDER_MARK : '') + csvLine(NAMES.map((name) => COLUMNS[name]));
  for await (const tickets of pages) {
    yield tickets
      .map((ticket) => {
        const words = ticketWords(ticket, city);
        return csvLine(NAMES.map((name) => words[name]));
      })
      .join('');
  }
}
