import { saidText } from '../../../shared/domain/answers.ts';
import type { CallerCard, CaseRecord, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';
import type { PackedCase } from './packed-case.ts';
import { unpackCase, unpackFacts, unpackSaid } from './unpack-case.ts';
import { termsOf } from './terms.ts';

/** A case of the cache with its row. */
export interface CachedCase {
  readonly row: number;
  readonly facts: CaseFacts;
}

const FROM_ROW = 'FROM cases JOIN case_facts ON case_facts.at = cases.facts_at WHERE cases.row = ?';

function findPacked(db: SqliteDb, row: number): PackedCase | undefined {
  return statement<[number], PackedCase>(db, `SELECT said, ids, body ${FROM_ROW}`).get(row);
}

/** The case of a row; null when there is none. */
export function findCaseAt(db: SqliteDb, row: number): CachedCase | null {
  const found = findPacked(db, row);
  return found === undefined ? null : { row, facts: unpackFacts(termsOf(db), found) };
}

export function findCase(db: SqliteDb, id: CaseId): CachedCase | null {
  const row = findRow(db, id);
  return row === null ? null : findCaseAt(db, row);
}

/** The row of a case; null when the cache does not hold it. */
function findRow(db: SqliteDb, id: CaseId): number | null {
  return statement<[string], { row: number }>(db, 'SELECT row FROM cases WHERE id = ?').get(id)?.row ?? null;
}

/** The timeline of a case, oldest first. */
export function readEntries(db: SqliteDb, { row }: Pick<CachedCase, 'row'>): TimelineEntry[] {
  const found = findPacked(db, row);
  return found === undefined ? [] : unpackCase(termsOf(db), found).entries;
}

/**
 * What was said and noted of a case, oldest first, without what was erased; cheaper than its entries.
 * @param factsAt where the case's packed facts lie
 */
export function readTexts(db: SqliteDb, factsAt: number): string[] {
  const found = statement<[number], { said: string | null }>(
    db,
    'SELECT said FROM case_facts WHERE at = ?',
  ).get(factsAt);
  return found === undefined ? [] : unpackSaid(found.said).map(saidText);
}

/** The cards the cache holds of these callers, in their order. */
export function readCallers(db: SqliteDb, ids: readonly CallerId[]): CallerCard[] {
  const find = statement<[string], { card: string }>(db, 'SELECT card FROM callers WHERE id = ?');
  return ids.flatMap((id) => {
    const found = find.get(id);
    return found === undefined ? [] : [JSON.parse(found.card) as CallerCard];
  });
}

/** All the cache holds of a case. */
export function readRecord(db: SqliteDb, id: CaseId): CaseRecord | null {
  const row = findRow(db, id);
  return row === null ? null : readRecordAt(db, row);
}

/** All the cache holds of the case of a row. */
export function readRecordAt(db: SqliteDb, row: number): CaseRecord | null {
  const found = findPacked(db, row);
  if (found === undefined) return null;
  const { facts, entries } = unpackCase(termsOf(db), found);
  return { facts, entries, callers: readCallers(db, facts.callerIds) };
}
