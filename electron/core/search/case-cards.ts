import type { CallerCard } from '../../../shared/contract/case-record.ts';
import { lastFours } from '../../../shared/domain/caller-contacts.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
import { saidCallers } from '../store/said-callers.ts';

/** A caller of a case that was found: what explains a match, and the card for those few that are shown. */
export interface FoundCaller {
  /** The same for the same card. */
  readonly key: string | number;
  readonly name: string;
  /** The last four digits of each number. */
  readonly fours: readonly string[];
  /** Null when the card went meanwhile. */
  card(): CallerCard | null;
}

export const asFoundCaller = (card: CallerCard): FoundCaller => ({
  key: card.id,
  name: card.name,
  fours: lastFours(card),
  card: () => card,
});

/** The callers of a case. */
export function callersOfRow(cache: SqliteDb, { callers_said }: CaseColumns): FoundCaller[] {
  return saidCallers(callers_said).map(({ row, name, fours }) => ({
    key: row,
    name,
    fours,
    card: () => {
      const read = statement<[number], { card: string }>(cache, 'SELECT card FROM callers WHERE row = ?');
      const found = read.get(row);
      return found === undefined ? null : (JSON.parse(found.card) as CallerCard);
    },
  }));
}
