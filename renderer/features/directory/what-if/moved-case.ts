import type { WhatIfResult } from '../../../../shared/contract/study.ts';
import type { ContactPointId, EscalationTier } from '../../../../shared/domain/directory/directory.ts';

/** An escalation that would have gone elsewhere. */
export type MovedCase = WhatIfResult['elsewhere'][number];
type Way = MovedCase['before'];

/** How an escalation ended in a replay. */
export type EndName = 'acknowledged' | `tier-${EscalationTier}` | 'exhausted' | 'nobody-there';

/** Which of those that would have gone elsewhere are meant. */
export type MovedFilter =
  | { readonly by: 'all' }
  /** Those that came to, or left, a contact point. */
  | { readonly by: 'point'; readonly point: ContactPointId }
  /** Those that end so on one side only. */
  | { readonly by: 'end'; readonly end: EndName };

function endsSo({ contactPoint, first, tier }: Way, end: EndName): boolean {
  switch (end) {
    case 'acknowledged':
      return contactPoint !== null;
    case 'exhausted':
      return contactPoint === null && first !== null;
    case 'nobody-there':
      return first === null;
    default:
      return tier !== null && end === `tier-${tier}`;
  }
}

const comesTo = ({ first, contactPoint }: Way, point: ContactPointId) =>
  first === point || contactPoint === point;

/** Those that are meant, in their order. Pure. */
export function movedCases(all: readonly MovedCase[], filter: MovedFilter): readonly MovedCase[] {
  switch (filter.by) {
    case 'all':
      return all;
    case 'point':
      return all.filter(({ before, after }) => comesTo(before, filter.point) || comesTo(after, filter.point));
    case 'end':
      return all.filter(({ before, after }) => endsSo(before, filter.end) !== endsSo(after, filter.end));
    default:
      filter satisfies never;
      return all;
  }
}
