import type { CaseSheet } from './case-sheet.ts';
import type { TicketsHead } from './tickets-pdf.ts';
import type { TicketWords } from './ticket-words.ts';

/** What the thread is made for. All in words: it knows no city and no case. */
export type PdfTask =
  | { readonly kind: 'tickets'; readonly head: TicketsHead }
  | { readonly kind: 'case'; readonly sheet: CaseSheet };

/** What the thread is told: rows to write, or that there are no more. */
export type ToPdf = { readonly rows: readonly TicketWords[] } | { readonly end: true };

/** What the thread says: a piece of the file, and that it waits for more; or that it was the last. */
export interface FromPdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly last: boolean;
}
