import { z } from 'zod';
import { serviceCode } from '../domain/ids.ts';
import { callerCard } from './case-record.ts';
import { caseRow } from './case-view.ts';

/** A stretch of text to show as matched: [start, end) in UTF-16 units. */
const matchRange = z.tuple([z.number().int(), z.number().int()]);

/** Why a result is there: the field that matched and its text. */
const matchReason = z.object({
  field: z.enum(['number', 'caller', 'phone', 'address', 'service', 'state', 'district', 'text']),
  text: z.string(),
  ranges: z.array(matchRange),
});

export const searchHit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('case'), row: caseRow, because: z.array(matchReason) }),
  z.object({
    kind: z.literal('caller'),
    card: callerCard,
    cases: z.number().int(),
    openCases: z.number().int(),
    because: z.array(matchReason),
  }),
  z.object({
    kind: z.literal('address'),
    address: z.string(),
    district: z.string().nullable(),
    cases: z.number().int(),
    openCases: z.number().int(),
    because: z.array(matchReason),
  }),
  z.object({
    kind: z.literal('service'),
    service: serviceCode,
    openCases: z.number().int(),
    because: z.array(matchReason),
  }),
]);
export type SearchHit = z.infer<typeof searchHit>;

export const searchAnswer = z.object({
  hits: z.array(searchHit),
  /** False while the first fill runs: there may be more than the desk holds. */
  complete: z.boolean(),
  tookMs: z.number(),
});
export type SearchAnswer = z.infer<typeof searchAnswer>;
