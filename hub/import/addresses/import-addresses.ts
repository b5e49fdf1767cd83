import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { houseKey, type House } from '../../../shared/domain/packed-houses.ts';
import type { StreetName } from '../../../shared/domain/read-street.ts';
import { streetKey, type BookChange, type FiledStreet } from '../../addresses/keep-streets.ts';
import { openSource, type SourceFile } from '../read-rows.ts';
import type { RefusalReport } from '../refusal-report.ts';
import type { AddressColumns } from './address-columns.ts';
import { pointMapper } from './map-point.ts';
import { projected, readPoints } from './read-points.ts';

/** What an import of address points stands on. */
export interface AddressImportPorts {
  readonly city: CityPack['city'];
  /** What the steward said of the columns. */
  readonly given: AddressColumns;
  readonly report: RefusalReport;
  readonly progress: (at: { readonly bytes: number; readonly of: number; readonly lines: number }) => void;
  /** Asked after each row; then nothing is written. */
  readonly stopAsked: () => boolean;
  /** Writes all of it or nothing. */
  readonly keep: (streets: readonly FiledStreet[]) => Promise<BookChange>;
}

/** What became of a file: points + again + refused = read. */
export interface AddressTally {
  readonly path: string;
  columns: AddressColumns | null;
  read: number;
  /** Different addresses. */
  points: number;
  /** Rows of an address that came before, such as its other apartments. */
  again: number;
  refused: number;
  readonly reasons: Map<string, number>;
  /** Addresses by the other town the file names. */
  readonly towns: Map<string, number>;
  change: BookChange | null;
  how: 'done' | 'stopped' | 'failed';
  message: string | null;
}

/** Rows after which a file of projected coordinates is given up. */
const LOOKED_AT = 200;
const MOST_TOWNS = 500;

/** The first characters of a file, unpacked. */
async function beginningOf(file: SourceFile): Promise<string> {
  const source = createReadStream(file.path, { end: 65_535 });
  const stream = file.gzip ? source.pipe(createGunzip()) : source;
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) return chunk.toString('utf8');
  } catch (error) {
    // Cut off where we stopped reading, or damaged: whoever reads all of it says so.
    if (!(error instanceof Error && 'code' in error)) throw error;
  }
  return '';
}

function collector() {
  const streets = new Map<string, { name: StreetName; houses: Map<string, House> }>();
  return {
    /** False for an address that is there already. */
    add(name: StreetName, house: House): boolean {
      const key = streetKey(name);
      let street = streets.get(key);
      if (street === undefined) streets.set(key, (street = { name, houses: new Map() }));
      const own = houseKey(house);
      if (street.houses.has(own)) return false;
      street.houses.set(own, house);
      return true;
    },
    filed: (): FiledStreet[] =>
      [...streets.values()].map(({ name, houses }) => ({ ...name, houses: [...houses.values()] })),
  };
}

const count = (counts: Map<string, number>, word: string): void => {
  if (counts.has(word) || counts.size < MOST_TOWNS) counts.set(word, (counts.get(word) ?? 0) + 1);
};

/**
 * Reads a file of address points, then writes the address book in one go. Nothing is written when reading fails, is
 * stopped, or finds no address; the same file again changes nothing.
 */
export async function importAddresses(path: string, ports: AddressImportPorts): Promise<AddressTally> {
  const tally: AddressTally = {
    path,
    columns: null,
    read: 0,
    points: 0,
    again: 0,
    refused: 0,
    reasons: new Map(),
    towns: new Map(),
    change: null,
    how: 'done',
    message: null,
  };
  const failed = (message: string): AddressTally => Object.assign(tally, { how: 'failed', message });
  const opened = await openSource(path);
  if (!opened.ok) return failed(opened.message);
  const { file } = opened;
  const kind = /^\uFEFF?\s*\{/.test(await beginningOf(file)) ? 'geojson' : 'csv';

  const found = collector();
  const map = pointMapper(ports.city);
  let bytes = 0;
  let projectedRows = 0;
  const refuse = async (line: number, field: string, value: string, reason: string) => {
    tally.refused += 1;
    count(tally.reasons, reason);
    await ports.report.add(line, { field, value, reason });
  };
  const items = readPoints(
    {
      file,
      given: ports.given,
      onBytes: (so) => (bytes = so),
      onColumns: (columns) => (tally.columns = columns),
    },
    kind,
  );
  for await (const item of items) {
    if (item.kind === 'failure') return failed(item.message);
    tally.read += 1;
    if (item.kind === 'unreadable') await refuse(item.line, 'row', '', item.reason);
    else {
      const mapped = map(item.row);
      if (!mapped.ok) {
        const { field, value, reason } = mapped.refused;
        if (reason.includes('projected')) projectedRows += 1;
        await refuse(item.line, field, value, reason);
        if (projectedRows === LOOKED_AT && tally.points === 0) return failed(projected(`such as ${value}`));
      } else if (found.add(mapped.street, mapped.house)) {
        tally.points += 1;
        if (mapped.house.town !== null) count(tally.towns, mapped.house.town);
      } else tally.again += 1;
    }
    ports.progress({ bytes, of: file.bytes, lines: tally.read });
    if (ports.stopAsked()) {
      tally.how = 'stopped';
      return tally;
    }
  }
  if (tally.points === 0) {
    const [reason] = [...tally.reasons].toSorted(([, a], [, b]) => b - a);
    if (reason?.[0].includes('projected') === true) return failed(projected('in every row'));
    return failed('It holds no address that could be read.');
  }
  ports.progress({ bytes: file.bytes, of: file.bytes, lines: tally.read });
  tally.change = await ports.keep(found.filed());
  return tally;
}
