import type { CallerCard, CaseRecord, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { VERSIONS } from './case-row-id.ts';
import { statement, type Db } from './open-encrypted.ts';

/** A case of the cache with its row. */
export interface CachedCase {
  readonly row: number;
  readonly facts: CaseFacts;
}

/** An entry as it is kept: a history entry that says just what the case's facts say is kept without them. */
export type PackedEntry =
  | TimelineEntry
  | (Omit<TimelineEntry, 'event'> & { event: { type: 'history-recorded'; facts: null } });

export function packEntry(entry: TimelineEntry, factsJson: string): string {
  const { event } = entry;
  if (event.type !== 'history-recorded' || JSON.stringify(event.facts) !== factsJson)
    return JSON.stringify(entry);
  return JSON.stringify({ ...entry, event: { type: event.type, facts: null } } satisfies PackedEntry);
}

/** @param facts of the case at the entry's version */
function unpackEntry(body: string, facts: CaseFacts): TimelineEntry {
  const packed = JSON.parse(body) as PackedEntry;
  if (packed.event.type !== 'history-recorded' || packed.event.facts !== null) return packed as TimelineEntry;
  return { ...packed, event: { type: 'history-recorded', facts } };
}

interface FoundFacts {
  row: number;
  facts: string;
}

const read = (found: FoundFacts | undefined): CachedCase | null =>
  found === undefined ? null : { row: found.row, facts: JSON.parse(found.facts) as CaseFacts };

export function findCase(db: Db, id: CaseId): CachedCase | null {
  return read(
    statement<[string], FoundFacts>(
      db,
      'SELECT case_facts.row, facts FROM cases JOIN case_facts ON case_facts.row = cases.row WHERE id = ?',
    ).get(id),
  );
}

/** The case of a row; null when there is none. */
export function findCaseAt(db: Db, row: number): CachedCase | null {
  return read(
    statement<[number], FoundFacts>(db, 'SELECT row, facts FROM case_facts WHERE row = ?').get(row),
  );
}

/** The timeline of a case, oldest first. */
export function readEntries(db: Db, { row, facts }: CachedCase): TimelineEntry[] {
  return statement<[number, number], { body: string }>(
    db,
    'SELECT body FROM entries WHERE at >= ? AND at < ? ORDER BY at',
  )
    .all(row * VERSIONS, (row + 1) * VERSIONS)
    .map(({ body }) => unpackEntry(body, facts));
}

/** The cards the cache holds of these callers, in their order. */
export function readCallers(db: Db, ids: readonly CallerId[]): CallerCard[] {
  const find = statement<[string], { card: string }>(db, 'SELECT card FROM callers WHERE id = ?');
  return ids.flatMap((id) => {
    const found = find.get(id);
    return found === undefined ? [] : [JSON.parse(found.card) as CallerCard];
  });
}

/** All the cache holds of a case. */
export function readRecord(db: Db, id: CaseId): CaseRecord | null {
  const found = findCase(db, id);
  if (found === null) return null;
  return {
    facts: found.facts,
    entries: readEntries(db, found),
    callers: readCallers(db, found.facts.callerIds),
  };
}
