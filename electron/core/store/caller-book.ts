import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { lastFours } from '../../../shared/domain/caller-contacts.ts';
import { addName } from '../search/tokens.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';
import { resaidCallers, saidCaller } from './said-callers.ts';

/** The row of a caller; null when the cache holds no card of them. */
export function callerRow(db: SqliteDb, id: CallerId): number | null {
  return (
    statement<[string], { row: number }>(db, 'SELECT row FROM callers WHERE id = ?').get(id)?.row ?? null
  );
}

/** The cards the cache holds of these callers, in their order, with their rows. */
export function callersIn(db: SqliteDb, ids: readonly CallerId[]): { row: number; card: CallerCard }[] {
  const find = statement<[string], { row: number; card: string }>(
    db,
    'SELECT row, card FROM callers WHERE id = ?',
  );
  return ids.flatMap((id) => {
    const found = find.get(id);
    return found === undefined ? [] : [{ row: found.row, card: JSON.parse(found.card) as CallerCard }];
  });
}

function keysOf(card: CallerCard): string[] {
  return [...lastFours(card), ...card.phoneKeys];
}

function index(db: SqliteDb, row: number, card: CallerCard): void {
  const tokens = new Set<string>();
  addName(tokens, card.name);
  statement<[number, string]>(db, 'INSERT INTO caller_words (rowid, t) VALUES (?, ?)').run(
    row,
    [...tokens].join(' '),
  );
  const key = statement<[string, number]>(
    db,
    'INSERT OR IGNORE INTO caller_keys (key, caller_row) VALUES (?, ?)',
  );
  for (const one of keysOf(card)) key.run(one, row);
}

function unindex(db: SqliteDb, row: number, card: CallerCard): void {
  statement<[number]>(db, 'DELETE FROM caller_words WHERE rowid = ?').run(row);
  const key = statement<[string, number]>(db, 'DELETE FROM caller_keys WHERE key = ? AND caller_row = ?');
  for (const one of keysOf(card)) key.run(one, row);
}

/**
 * Keeps a card as it is now.
 * @param renamed told the caller's row when their cases are about to have other words
 */
export function keepCaller(db: SqliteDb, card: CallerCard, renamed: (row: number) => void): void {
  const known = statement<[string], { row: number; card: string }>(
    db,
    'SELECT row, card FROM callers WHERE id = ?',
  ).get(card.id);
  const json = JSON.stringify(card);
  if (known === undefined) {
    const { lastInsertRowid } = statement<[string, string]>(
      db,
      'INSERT INTO callers (id, card) VALUES (?, ?)',
    ).run(card.id, json);
    index(db, Number(lastInsertRowid), card);
    return;
  }
  if (known.card === json) return;
  const before = JSON.parse(known.card) as CallerCard;
  const numbers = (one: CallerCard) => lastFours(one).join(' ');
  if (before.name !== card.name || numbers(before) !== numbers(card)) {
    renamed(known.row);
    resayCases(db, known.row, card);
  }
  unindex(db, known.row, before);
  statement<[string, number]>(db, 'UPDATE callers SET card = ? WHERE row = ?').run(json, known.row);
  index(db, known.row, card);
}

/** The rows of a caller's cases tell the name and number that the card has now. */
function resayCases(db: SqliteDb, row: number, card: CallerCard): void {
  const read = statement<[number], { callers_said: string }>(
    db,
    'SELECT callers_said FROM cases WHERE row = ?',
  );
  const write = statement<[string, number]>(db, 'UPDATE cases SET callers_said = ? WHERE row = ?');
  for (const caseRow of casesOfCaller(db, row)) {
    const found = read.get(caseRow);
    if (found !== undefined) write.run(resaidCallers(found.callers_said, saidCaller(row, card)), caseRow);
  }
}

/** The rows of a caller's cases, newest first. */
export function casesOfCaller(db: SqliteDb, row: number): number[] {
  return statement<[number], { case_row: number }>(
    db,
    'SELECT case_row FROM caller_cases WHERE caller_row = ? ORDER BY case_row DESC',
  )
    .all(row)
    .map((one) => one.case_row);
}

/** Notes that a case is a caller's, and whether it is open. */
export function linkCaller(db: SqliteDb, callerRow: number, caseRow: number, isOpen: boolean): void {
  statement<[number, number, number]>(
    db,
    `INSERT INTO caller_cases (caller_row, case_row, is_open) VALUES (?, ?, ?)
      ON CONFLICT DO UPDATE SET is_open = excluded.is_open WHERE is_open <> excluded.is_open`,
  ).run(callerRow, caseRow, isOpen ? 1 : 0);
}

/** Takes a caller off a case. */
export function unlinkCaller(db: SqliteDb, id: CallerId, caseRow: number): void {
  const row = callerRow(db, id);
  if (row === null) return;
  statement<[number, number]>(db, 'DELETE FROM caller_cases WHERE caller_row = ? AND case_row = ?').run(
    row,
    caseRow,
  );
}

/** Forgets a caller who has no case left on this desk. */
export function forgetIfDone(db: SqliteDb, id: CallerId): void {
  const found = statement<[string], { row: number; card: string }>(
    db,
    `SELECT row, card FROM callers
      WHERE id = ? AND NOT EXISTS (SELECT 1 FROM caller_cases WHERE caller_row = callers.row)`,
  ).get(id);
  if (found === undefined) return;
  unindex(db, found.row, JSON.parse(found.card) as CallerCard);
  statement<[number]>(db, 'DELETE FROM callers WHERE row = ?').run(found.row);
}
