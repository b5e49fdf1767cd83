import { statement, type SqliteDb } from './open-encrypted.ts';

/** Where a case of the cache lies. */
export interface CaseSpot {
  readonly row: number;
  readonly lat: number;
  readonly lng: number;
}

/** The newest cases of each of these squares of the map (map-cell.ts), so many of one; read from the index alone. */
export function casesInCells(cache: SqliteDb, cells: readonly number[], most: number): CaseSpot[] {
  const read = statement<[number, number], CaseSpot>(
    cache,
    'SELECT row, lat, lng FROM cases INDEXED BY cases_cell WHERE cell = ? ORDER BY row DESC LIMIT ?',
  );
  return cells.flatMap((cell) => read.all(cell, most));
}
