import { z } from 'zod';
import type { AddressesAnswer } from '../../../shared/contract/hub-protocol.ts';
import { unpackHouses } from '../../../shared/domain/packed-houses.ts';
import type { StreetName } from '../../../shared/domain/read-street.ts';
import { cellOf } from './map-cell.ts';
import { statement, type SqliteDb } from './open-encrypted.ts';

/** How far the city's address points are known here. */
const knownBook = z.object({ epoch: z.string(), upTo: z.number().int().nonnegative() });
export type KnownBook = z.infer<typeof knownBook>;

/** A street of the address points, without its houses. */
export interface KnownStreet extends StreetName {
  readonly row: number;
  readonly points: number;
  /** Least and highest house number. */
  readonly low: number;
  readonly high: number;
}

const readMeta = (db: SqliteDb): string | undefined =>
  statement<[], { value: string }>(db, "SELECT value FROM meta WHERE key = 'address-book'").get()?.value;

/** Changes whenever any street changes; to see that without reading them. Empty before the first came. */
export function bookVersion(db: SqliteDb): string {
  return readMeta(db) ?? '';
}

/** Null before the first came. */
export function readKnownBook(db: SqliteDb): KnownBook | null {
  const kept = readMeta(db);
  return kept === undefined ? null : knownBook.parse(JSON.parse(kept));
}

/** The packed houses of a street; null when there is no such street. */
export function packedHouses(db: SqliteDb, row: number): Uint8Array | null {
  return (
    statement<[number], { packed: Uint8Array }>(db, 'SELECT packed FROM known_streets WHERE row = ?').get(row)
      ?.packed ?? null
  );
}

/** All streets, in no order. */
export function readStreets(db: SqliteDb): KnownStreet[] {
  return statement<[], KnownStreet>(
    db,
    'SELECT row, direction, street, suffix, points, low, high FROM known_streets',
  ).all();
}

/** Rows of the streets that have a house in one of the squares of the map (store/map-cell.ts). */
export function streetsIn(db: SqliteDb, cells: readonly number[]): number[] {
  const read = statement<[number], { street_row: number }>(
    db,
    'SELECT street_row FROM known_cells WHERE cell = ?',
  );
  return [...new Set(cells.flatMap((cell) => read.all(cell).map((one) => one.street_row)))];
}

interface Extent {
  readonly points: number;
  readonly low: number;
  readonly high: number;
  readonly cells: ReadonlySet<number>;
}

/** Throws a RangeError when the bytes are not packed houses. */
function extentOf(packed: Uint8Array): Extent {
  const cells = new Set<number>();
  let [points, low, high] = [0, 0, 0];
  for (const { number, lat, lng } of unpackHouses(packed)) {
    if (points === 0) low = number;
    high = number;
    points += 1;
    cells.add(cellOf(lat, lng));
  }
  return { points, low, high, cells };
}

function removeStreet(db: SqliteDb, row: number): void {
  const before = packedHouses(db, row);
  if (before === null) return;
  const remove = statement<[number, number]>(db, 'DELETE FROM known_cells WHERE cell = ? AND street_row = ?');
  for (const cell of extentOf(before).cells) remove.run(cell, row);
  statement<[number]>(db, 'DELETE FROM known_streets WHERE row = ?').run(row);
}

/**
 * Takes a page of changed streets, in one transaction; a page of another epoch begins anew. Throws a RangeError, and
 * takes nothing, when houses can't be unpacked.
 */
export function applyStreets(db: SqliteDb, page: AddressesAnswer): void {
  const insert = statement<[number, string | null, string, string | null, number, number, number, Buffer]>(
    db,
    'INSERT INTO known_streets (row, direction, street, suffix, points, low, high, packed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const place = statement<[number, number]>(db, 'INSERT INTO known_cells (cell, street_row) VALUES (?, ?)');
  db.transaction(() => {
    if (readKnownBook(db)?.epoch !== page.epoch) {
      db.exec('DELETE FROM known_streets');
      db.exec('DELETE FROM known_cells');
    }
    for (const { id, direction, street, suffix, packed } of page.streets) {
      removeStreet(db, id);
      const bytes = Buffer.from(packed, 'base64');
      const { points, low, high, cells } = extentOf(bytes);
      if (points === 0) continue;
      insert.run(id, direction, street, suffix, points, low, high, bytes);
      for (const cell of cells) place.run(cell, id);
    }
    statement<[string]>(db, "INSERT OR REPLACE INTO meta (key, value) VALUES ('address-book', ?)").run(
      JSON.stringify({ epoch: page.epoch, upTo: page.upTo } satisfies KnownBook),
    );
  })();
}
