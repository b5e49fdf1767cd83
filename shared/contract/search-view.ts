import { z } from 'zod';
import { ARTICLE_LANGUAGES, articleId } from '../domain/article.ts';
import { departmentCode, serviceCode } from '../domain/ids.ts';
import { callerCard } from './case-record.ts';
import { caseRow } from './case-view.ts';

/** How patient a question can be: 0 while somebody types. */
export const MOST_PATIENCE = 2;

/** A stretch of text to show as matched: [start, end) in UTF-16 units. */
const matchRange = z.tuple([z.number().int(), z.number().int()]);

/** Why a result is there: the field that matched and its text. */
export const matchReason = z.object({
  field: z.enum([
    'number',
    'caller',
    'phone',
    'address',
    'service',
    'state',
    'district',
    'department',
    'opened',
    'near',
    'text',
    'article',
  ]),
  text: z.string(),
  ranges: z.array(matchRange),
});
export type MatchReason = z.infer<typeof matchReason>;

const because = z.array(matchReason);
const caseCounts = { cases: z.number().int(), openCases: z.number().int() };

export const searchHit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), row: caseRow, because }),
  z.object({ kind: z.literal('caller'), card: callerCard, ...caseCounts, because }),
  z.object({
    kind: z.literal('address'),
    address: z.string(),
    district: z.string().nullable(),
    ...caseCounts,
    because,
  }),
  z.object({ kind: z.literal('service'), service: serviceCode, openCases: z.number().int(), because }),
  z.object({
    kind: z.literal('district'),
    district: z.string(),
    name: z.string(),
    openCases: z.number().int(),
    because,
  }),
  z.object({
    kind: z.literal('contact-point'),
    id: z.string(),
    department: departmentCode,
    role: z.string(),
    path: z.enum(['emergency', 'complaint', 'routine']),
    tier: z.number().int(),
    /** First way to reach it: "phone 213-555-0100". */
    reach: z.string(),
    because,
  }),
  /** An article of the catalogue, and the language in which it was asked for. */
  z.object({ kind: z.literal('article'), article: articleId, language: z.enum(ARTICLE_LANGUAGES), because }),
]);
export type SearchHit = z.infer<typeof searchHit>;

/** A part of what was typed that was understood as a filter: taking [start, end) out of the text removes it. */
export const searchChip = z.object({
  kind: z.enum([
    'state',
    'service',
    'department',
    'district',
    'opened',
    'closed',
    'mine',
    'overdue',
    'escalated',
    'reopened',
    'without',
    'phrase',
  ]),
  label: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type SearchChip = z.infer<typeof searchChip>;

/** A word that was found only under another spelling: "figeroa" at [start, end) is searched as "figueroa". */
export const searchCorrection = z.object({
  typed: z.string(),
  shown: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});
export type SearchCorrection = z.infer<typeof searchCorrection>;

export const searchAnswer = z.object({
  hits: z.array(searchHit),
  chips: z.array(searchChip),
  corrections: z.array(searchCorrection),
  /** False while the first fill runs: there may be more than the desk holds. */
  complete: z.boolean(),
  /** True when there was no time to look at all older cases: the same text asked with more patience may find more. */
  cutShort: z.boolean(),
  /** Time in the search itself, milliseconds. */
  tookMs: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;

/** What the hub finds beside the desk: cases only, newest first, those the desk holds left out. */
export const hubSearchAnswer = z.object({
  hits: z.array(z.object({ row: caseRow, because })),
  /** False while the hub's own index is behind: there may be more. */
  complete: z.boolean(),
});
export type HubSearchAnswer = z.infer<typeof hubSearchAnswer>;
