import { z } from 'zod';
import { caseState } from '../domain/case-state.ts';
import { channel } from '../domain/channel.ts';
import { accountId, caseId, departmentCode, serviceCode } from '../domain/ids.ts';
import { instant, DAY } from '../domain/instant.ts';
import { outcome } from '../domain/outcome.ts';
import { measure } from '../domain/report/measure.ts';

/** The longest period a report is made for: a year and a day, and an hour for the change of the clocks. */
const LONGEST = 366 * DAY + 3_600_000;

const scopeShape = {
  /** [from, to) */
  from: instant,
  to: instant,
  /** Null: all departments, all council districts. */
  department: departmentCode.nullable(),
  district: z.string().min(1).max(20).nullable(),
};
const isPeriod = ({ from, to }: { from: number; to: number }) => from < to && to - from <= LONGEST;
const NO_PERIOD = 'is empty or longer than a year and a day';

/** Of which department, district and period a report is. */
export const reportScope = z.object(scopeShape).refine(isPeriod, NO_PERIOD);
export type ReportScope = z.infer<typeof reportScope>;

/** Which cases: that came in during the period, that were closed during it, or those behind a number of the scorecard. */
export const reportBy = z.union([z.enum(['every-opened', 'every-closed']), measure]);
export type ReportBy = z.infer<typeof reportBy>;

/** Which cases a report lists. */
export const reportFilter = z.object({ ...scopeShape, by: reportBy }).refine(isPeriod, NO_PERIOD);
export type ReportFilter = z.infer<typeof reportFilter>;

/** One case of "every ticket": what a council member asks for. No contact data. */
export const ticket = z.object({
  caseId,
  number: z.string().nullable(),
  numberSource: z.string(),
  service: serviceCode,
  department: departmentCode,
  district: z.string().nullable(),
  /** As it is written; empty when only the caller's words tell it. */
  place: z.string(),
  channel,
  openedAt: instant,
  dueAt: instant.nullable(),
  closedAt: instant.nullable(),
  state: caseState,
  outcome: outcome.nullable(),
  closedElsewhere: z.boolean(),
  /** The reason of its closure contract, in words. */
  reason: z.string().nullable(),
  /** What residents were told of the closing or the referral; null when nothing was, or it was erased. */
  explanation: z.string().nullable(),
  nextStep: z.string(),
  reopenCount: z.number().int().nonnegative(),
  /** Why the closure is suspected, the gravest first. Null: nobody looked. */
  signals: z.array(z.string()).nullable(),
  /** The verdict of its review, in words; null: not reviewed. */
  review: z.string().nullable(),
});
export type Ticket = z.infer<typeof ticket>;

/** Rows of one answer. */
export const TICKETS_PER_PAGE = 200;
/** Where a page ended; the next one begins there. */
const ticketCursor = z.object({ at: instant, caseId });
export type TicketCursor = z.infer<typeof ticketCursor>;

export const ticketsAsk = z.object({ filter: reportFilter, after: ticketCursor.nullable() });
export const ticketsAnswer = z.object({
  tickets: z.array(ticket),
  /** Null: that was the last page. */
  next: ticketCursor.nullable(),
  /** With the first page: how many cases there are, and how many things of the measure in them. */
  total: z.object({ cases: z.number().int(), things: z.number().int() }).nullable(),
  asOf: instant,
});
export type TicketsAnswer = z.infer<typeof ticketsAnswer>;

/** The numbers of one department, one district or all. */
export const scores = z.object({
  counts: z.record(measure, z.number().int().nonnegative()),
  /** Milliseconds; null where there is nothing to count. */
  closeP50: z.number().nullable(),
  closeP90: z.number().nullable(),
  replyP50: z.number().nullable(),
  replyP90: z.number().nullable(),
  /**
   * Share of the closings as done that the audit's random stream supports, weighted back, with a 95 % interval. Null:
   * nothing was audited yet, so nobody knows.
   */
  verified: z
    .object({ rate: z.number(), low: z.number(), high: z.number(), reviewed: z.number().int() })
    .nullable(),
});
export type Scores = z.infer<typeof scores>;

export const scorecard = z.object({
  asOf: instant,
  /** False while the hub still counts cases it has: there are more. */
  complete: z.boolean(),
  before: z.object({ from: instant, to: instant }),
  /** Of everything that was asked for, now and in as long a time before. */
  all: z.object({ now: scores, before: scores }),
  /** By department, in the catalogue's order; one when one was asked for. */
  departments: z.array(z.object({ department: departmentCode, now: scores, before: scores })),
  /** By council district; null stands for places in none. */
  districts: z.array(z.object({ district: z.string().nullable(), counts: scores.shape.counts })),
});
export type Scorecard = z.infer<typeof scorecard>;

/** Who took a report out of the system. */
export const reportExport = z.object({
  id: z.uuid(),
  at: instant,
  by: z.object({ id: accountId, name: z.string() }),
  form: z.enum(['tickets-csv', 'tickets-pdf', 'case-pdf']),
  asked: z.union([
    z.object({ filter: reportFilter }),
    z.object({ caseId, internal: z.boolean(), number: z.string().nullable() }),
  ]),
  cases: z.number().int().nonnegative(),
  endedAt: instant.nullable(),
  /** Null while it goes on, or when the hub ended in the middle of it. */
  ending: z.enum(['done', 'cancelled', 'failed']).nullable(),
});
export type ReportExport = z.infer<typeof reportExport>;

/** GET /api/reports/tickets.csv?ask=, /api/reports/tickets.pdf?ask= and /api/reports/case.pdf?ask=, each with JSON. */
export const ticketsFileAsk = z.object({
  filter: reportFilter,
  /** A mark before the first line that makes spreadsheets read UTF-8. */
  mark: z.boolean().default(true),
});
export const caseFileAsk = z.object({
  caseId,
  /** With internal notes and remarks, each marked as such. */
  internal: z.boolean(),
});
/** How many cases are to come, as far as it was counted. */
export const CASES_HEADER = 'x-desk311-cases';

export const REPORT_QUERIES = {
  /** Every ticket of a department or district in a period, page by page. */
  tickets: { input: ticketsAsk, output: ticketsAnswer },
  /** How departments do, in numbers that open their cases. */
  scorecard: { input: reportScope, output: scorecard },
  /** What was taken out of the system lately, the newest first. */
  'report-exports': { input: z.object({}), output: z.object({ exports: z.array(reportExport) }) },
} as const;
