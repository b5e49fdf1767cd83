import { sql } from 'kysely';
import { houseKey, packHouses, unpackHouses, type House } from '../../shared/domain/packed-houses.ts';
import type { StreetName } from '../../shared/domain/read-street.ts';
import type { Db, Tx } from '../storage/database.ts';

/** A street with the houses a file has of it. */
export interface FiledStreet extends StreetName {
  readonly houses: readonly House[];
}

/** What an import did to the address book. */
export interface BookChange {
  readonly streetsNew: number;
  readonly streetsChanged: number;
  readonly streetsUnchanged: number;
  /** Taken out, when the file takes the book's place. */
  readonly streetsGone: number;
  /** Houses of the whole book, before and after. */
  readonly pointsBefore: number;
  readonly pointsAfter: number;
}

interface Row {
  readonly key: string;
  readonly direction: string | null;
  readonly street: string;
  readonly suffix: string | null;
  readonly points: number;
  readonly packed: Uint8Array;
}

/** Streets looked at and written at once. */
const BATCH = 500;

/** The key of a street: its three parts. */
export function streetKey({ direction, street, suffix }: StreetName): string {
  return [direction, street, suffix].map((part) => part ?? '').join('\t');
}

async function countPoints(tx: Tx): Promise<number> {
  const { points } = await tx
    .selectFrom('address_streets')
    .select(({ fn }) => fn.sum<string | null>('points').as('points'))
    .executeTakeFirstOrThrow();
  return Number(points ?? 0);
}

/** The houses of the book with those of the file: a house of both is where the file says. */
function merged(before: Uint8Array | undefined, filed: readonly House[]): readonly House[] {
  if (before === undefined) return filed;
  const houses = new Map<string, House>();
  for (const house of unpackHouses(before)) houses.set(houseKey(house), house);
  for (const house of filed) houses.set(houseKey(house), house);
  return [...houses.values()];
}

async function write(tx: Tx, rows: readonly Row[], head: number): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insertInto('address_streets')
    .values(rows.map((row, at) => ({ ...row, changed: head + at + 1 })))
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet(({ ref }) => ({
        points: ref('excluded.points'),
        packed: ref('excluded.packed'),
        changed: ref('excluded.changed'),
      })),
    )
    .execute();
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** How far the writing has come, in streets. */
type OnProgress = (done: number, of: number) => void;

/**
 * Takes the streets of a file into the address book in one transaction: either all of it is there afterwards or nothing
 * has changed. What is there already gets no new number, so desks fetch only what changed.
 * @param replace the file takes the book's place: what it does not have goes
 */
export async function keepStreets(
  db: Db,
  streets: readonly FiledStreet[],
  replace: boolean,
  onProgress: OnProgress,
): Promise<BookChange> {
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx);
    const book = await tx.selectFrom('address_book').select('head').forUpdate().executeTakeFirstOrThrow();
    let { head } = book;
    const pointsBefore = await countPoints(tx);
    const tally = { streetsNew: 0, streetsChanged: 0, streetsUnchanged: 0, streetsGone: 0 };
    const rowOf = (one: FiledStreet, was: Pick<Row, 'points' | 'packed'> | undefined): Row | null => {
      const houses = replace ? one.houses : merged(was?.packed, one.houses);
      const packed = packHouses(houses);
      if (was !== undefined && sameBytes(was.packed, packed)) {
        tally.streetsUnchanged += 1;
        return null;
      }
      if (was === undefined || was.points === 0) tally.streetsNew += 1;
      else tally.streetsChanged += 1;
      const { direction, street, suffix } = one;
      const key = streetKey(one);
      return { key, direction, street, suffix, points: houses.length, packed: Buffer.from(packed) };
    };
    for (let at = 0; at < streets.length; at += BATCH) {
      const batch = streets.slice(at, at + BATCH);
      const known = await tx
        .selectFrom('address_streets')
        .select(['key', 'points', 'packed'])
        .where('key', 'in', batch.map(streetKey))
        .execute();
      const before = new Map(known.map((one) => [one.key, one]));
      const rows = batch.map((one) => rowOf(one, before.get(streetKey(one)))).filter((one) => one !== null);
      await write(tx, rows, head);
      head += rows.length;
      onProgress(Math.min(at + BATCH, streets.length), streets.length);
    }
    if (replace) {
      const filed = new Set(streets.map(streetKey));
      const kept = await tx
        .selectFrom('address_streets')
        .select(['key', 'direction', 'street', 'suffix'])
        .where('points', '>', 0)
        .execute();
      const empty = Buffer.from(packHouses([]));
      const gone = kept
        .filter(({ key }) => !filed.has(key))
        .map((one): Row => ({ ...one, points: 0, packed: empty }));
      for (let at = 0; at < gone.length; at += BATCH) {
        const batch = gone.slice(at, at + BATCH);
        await write(tx, batch, head);
        head += batch.length;
      }
      tally.streetsGone = gone.length;
    }
    await tx.updateTable('address_book').set({ head }).execute();
    const pointsAfter = await countPoints(tx);
    return { ...tally, pointsBefore, pointsAfter };
  });
}
