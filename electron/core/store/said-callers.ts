import type { CallerCard } from '../../../shared/contract/case-record.ts';

/** What a case's own row tells of a caller, so that a list of matches can be explained without reading their cards. */
export interface SaidCaller {
  /** Of the caller's card. */
  readonly row: number;
  readonly name: string;
  readonly phoneLast4: string | null;
}

/** The callers of a case as its row holds them; empty for none. */
export function packSaidCallers(
  callers: readonly { readonly row: number; readonly card: Pick<CallerCard, 'name' | 'phoneLast4'> }[],
): string {
  if (callers.length === 0) return '';
  return JSON.stringify(callers.map(({ row, card }) => [row, card.name, card.phoneLast4]));
}

/** Reads what `packSaidCallers` wrote. */
export function saidCallers(packed: string): SaidCaller[] {
  if (packed === '') return [];
  const rows = JSON.parse(packed) as [number, string, string | null][];
  return rows.map(([row, name, phoneLast4]) => ({ row, name, phoneLast4 }));
}

/** The same with a caller as their card is now. */
export function resaidCallers(
  packed: string,
  row: number,
  card: Pick<CallerCard, 'name' | 'phoneLast4'>,
): string {
  return packSaidCallers(
    saidCallers(packed).map((one) => ({ row: one.row, card: one.row === row ? card : one })),
  );
}
