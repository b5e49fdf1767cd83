import type { Place } from '../../../shared/domain/place.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { addAddress } from '../search/tokens.ts';
import { statement, type Db } from './open-encrypted.ts';

interface Change {
  row: number;
  cases: number;
  open: number;
  /** A place with coordinates beats one without. */
  place: Place | null;
}

/** Addresses of one transaction: finds or makes their rows at once, and writes the counts at the end. */
export interface AddressBook {
  /** The row of a place's address; null for a place without one. Counts it as one more case, or one less (-1). */
  count(place: Place, by: 1 | -1, open: boolean): number | null;
  /** Writes the counts; addresses without a case go. */
  write(): void;
}

function wordsOfAddress(place: Place): string {
  const tokens = new Set<string>();
  addAddress(tokens, place.address);
  return [...tokens].join(' ');
}

export function openAddressBook(db: Db): AddressBook {
  const changes = new Map<string, Change>();
  const find = statement<[string], { row: number }>(db, 'SELECT row FROM addresses WHERE key = ?');
  const insert = statement<[string, string, number]>(
    db,
    'INSERT INTO addresses (key, place, located, cases, open_cases) VALUES (?, ?, ?, 0, 0)',
  );
  const index = statement<[number, string]>(db, 'INSERT INTO address_words (rowid, t) VALUES (?, ?)');

  const changeOf = (key: string, place: Place): Change => {
    const known = changes.get(key);
    if (known !== undefined) return known;
    let row = find.get(key)?.row;
    if (row === undefined) {
      row = Number(insert.run(key, JSON.stringify(place), place.lat === null ? 0 : 1).lastInsertRowid);
      index.run(row, wordsOfAddress(place));
    }
    const change: Change = { row, cases: 0, open: 0, place: null };
    changes.set(key, change);
    return change;
  };

  return {
    count(place, by, open) {
      const key = addressKey(place.address);
      if (key === '') return null;
      const change = changeOf(key, place);
      change.cases += by;
      if (open) change.open += by;
      if (by === 1 && place.lat !== null) change.place = place;
      return change.row;
    },
    write() {
      const add = statement<[number, number, number]>(
        db,
        'UPDATE addresses SET cases = cases + ?, open_cases = open_cases + ? WHERE row = ?',
      );
      const place = statement<[string, number]>(
        db,
        'UPDATE addresses SET place = ?, located = 1 WHERE row = ? AND located = 0',
      );
      const left = statement<[number], { cases: number }>(db, 'SELECT cases FROM addresses WHERE row = ?');
      for (const change of changes.values()) {
        if (change.cases !== 0 || change.open !== 0) add.run(change.cases, change.open, change.row);
        if (change.place !== null) place.run(JSON.stringify(change.place), change.row);
        if (change.cases < 0 && left.get(change.row)?.cases === 0) {
          statement<[number]>(db, 'DELETE FROM addresses WHERE row = ?').run(change.row);
          statement<[number]>(db, 'DELETE FROM address_words WHERE rowid = ?').run(change.row);
        }
      }
    },
  };
}
