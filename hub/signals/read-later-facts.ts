import type { LaterFact } from '../../shared/domain/signals/closing.ts';
import type { Tx } from '../storage/database.ts';

/** What callers said later of closings of these cases. Complaints and surveys are not in this hub yet: none. */
export async function readLaterFacts(
  _tx: Tx,
  _cases: readonly string[],
): Promise<ReadonlyMap<string, readonly LaterFact[]>> {
  return new Map();
}
