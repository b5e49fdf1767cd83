import type { Place } from '../../../shared/domain/place.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { addAddress } from '../search/tokens.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

interface Change {
  readonly row: number;
  /** False until it is written. */
  readonly isNew: boolean;
  cases: number;
  open: number;
  /** The place as it was first told with coordinates; without any, as it was first told. */
  place: Place;
}

/** Addresses of one transaction: gives out their rows at once, and writes them at the end. */
export interface AddressBook {
  /** The row of a place's address; null for a place without one. Counts it as one more case, or one less (-1). */
  count(place: Place, by: 1 | -1, open: boolean): number | null;
  /** Writes the addresses with their counts; those without a case go. */
  write(): void;
}

function wordsOfAddress(place: Place): string {
  const tokens = new Set<string>();
  addAddress(tokens, place.address);
  return [...tokens].join(' ');
}

/** The values of a place's columns. */
function columnsOf(place: Place): (string | number | null)[] {
  const { address, house, direction, street, suffix, crossStreet, zip, lat, lng } = place;
  const { district, neighborhoodCouncil } = place;
  return [
    address,
    house,
    direction,
    street,
    suffix,
    crossStreet,
    zip,
    lat,
    lng,
    district,
    neighborhoodCouncil,
  ];
}
const PLACE_COLUMNS =
  'address, house, direction, street, suffix, cross_street, zip, lat, lng, district, neighborhood_council';

export function openAddressBook(db: SqliteDb): AddressBook {
  const changes = new Map<string, Change>();
  let last: number | null = null;

  const nextRow = (): number => {
    last ??=
      statement<[], { last: number | null }>(db, 'SELECT max(row) AS last FROM addresses').get()?.last ?? 0;
    last += 1;
    return last;
  };
  const changeOf = (key: string, place: Place): Change => {
    const known = changes.get(key);
    if (known !== undefined) return known;
    const row = statement<[string], { row: number }>(db, 'SELECT row FROM addresses WHERE key = ?').get(
      key,
    )?.row;
    const change: Change = { row: row ?? nextRow(), isNew: row === undefined, cases: 0, open: 0, place };
    changes.set(key, change);
    return change;
  };

  const insert = (key: string, { row, cases, open, place }: Change) => {
    statement(
      db,
      `INSERT INTO addresses (row, key, cases, open_cases, ${PLACE_COLUMNS})
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(row, key, cases, open, ...columnsOf(place));
    statement<[number, string]>(db, 'INSERT INTO address_words (rowid, t) VALUES (?, ?)').run(
      row,
      wordsOfAddress(place),
    );
  };
  const update = ({ row, cases, open, place }: Change) => {
    if (cases !== 0 || open !== 0) {
      statement<[number, number, number]>(
        db,
        'UPDATE addresses SET cases = cases + ?, open_cases = open_cases + ? WHERE row = ?',
      ).run(cases, open, row);
    }
    if (place.lat !== null) {
      statement(
        db,
        `UPDATE addresses SET (${PLACE_COLUMNS}) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          WHERE row = ? AND lat IS NULL`,
      ).run(...columnsOf(place), row);
    }
    if (cases >= 0) return;
    const gone = statement<[number]>(db, 'DELETE FROM addresses WHERE row = ? AND cases = 0').run(row);
    if (gone.changes > 0) statement<[number]>(db, 'DELETE FROM address_words WHERE rowid = ?').run(row);
  };

  return {
    count(place, by, open) {
      const key = addressKey(place.address);
      if (key === '') return null;
      const change = changeOf(key, place);
      change.cases += by;
      if (open) change.open += by;
      if (by === 1 && change.place.lat === null) change.place = place;
      return change.row;
    },
    write() {
      for (const [key, change] of changes) {
        if (!change.isNew) update(change);
        else if (change.cases > 0) insert(key, change);
      }
    },
  };
}
