import { isLive } from '../../../shared/domain/case-state.ts';
import type { NearRow } from './use-near.ts';

/** Keys of the offers, in their order. */
export const OFFER_KEYS = ['alt+1', 'alt+2', 'alt+3'] as const;

/** "at this address" or "40 m away". */
function whereOf({ sameAddress, metres }: NearRow): string {
  if (sameAddress || metres === null) return 'at this address';
  return `${Math.max(1, Math.round(metres))} m away`;
}

/** Why a case is offered in place of a new one, in a sentence the agent can say. */
export function repeatWords(row: NearRow): string {
  return isLive(row.state)
    ? `Open ${whereOf(row)}. The same thing? Add this caller to it.`
    : `Closed lately ${whereOf(row)}. Not done? Reopen it.`;
}
