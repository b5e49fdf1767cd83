import type { CallerCard } from '../../../shared/contract/case-record.ts';
import { lastFours } from '../../../shared/domain/caller-contacts.ts';

/** What a case's own row tells of a caller, so that a list of matches can be explained without reading their cards. */
export interface SaidCaller {
  /** Of the caller's card. */
  readonly row: number;
  readonly name: string;
  /** The last four digits of each number. */
  readonly fours: readonly string[];
}

/** A caller as their card is now. */
export const saidCaller = (row: number, card: CallerCard): SaidCaller => ({
  row,
  name: card.name,
  fours: lastFours(card),
});

/** The callers of a case as its row holds them; empty for none. */
export function packSaidCallers(callers: readonly SaidCaller[]): string {
  if (callers.length === 0) return '';
  return JSON.stringify(callers.map(({ row, name, fours }) => [row, name, ...fours]));
}

/** Reads what `packSaidCallers` wrote. */
export function saidCallers(packed: string): SaidCaller[] {
  if (packed === '') return [];
  const callers = JSON.parse(packed) as [number, string, ...string[]][];
  return callers.map(([row, name, ...fours]) => ({ row, name, fours }));
}

/** The same with one of them as their card is now. */
export function resaidCallers(packed: string, now: SaidCaller): string {
  return packSaidCallers(saidCallers(packed).map((one) => (one.row === now.row ? now : one)));
}
