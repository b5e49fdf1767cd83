import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { BatchResult } from '../storage/database.ts';
import { recogniseLayout, type Layout, type KnownFile } from './layout.ts';
import { recordMapper, type MapRecord, type Refused } from './map-record.ts';
import { openSource, readRows } from './read-rows.ts';
import type { RefusalReport } from './refusal-report.ts';
import { SeenRecords } from './seen-records.ts';

export type BatchCounts = Omit<BatchResult, 'feedNo'>;

/** What an import stands on. */
export interface ImportPorts {
  readonly city: City;
  readonly layouts: readonly Layout[];
  readonly now: Instant;
  /** Takes at most BATCH records in one transaction. */
  readonly record: (records: readonly CaseFacts[]) => Promise<BatchCounts>;
  readonly report: RefusalReport;
  readonly progress: (at: { readonly bytes: number; readonly of: number; readonly lines: number }) => void;
  /** Asked after each line: the batch at hand is written, then the import ends. */
  readonly stopAsked: () => boolean;
}

/** What became of a file, counted by its lines; the header is not one of them. */
export interface FileTally {
  readonly path: string;
  layout: string | null;
  read: number;
  taken: number;
  updated: number;
  unchanged: number;
  refused: number;
  /** By the file's own words. */
  readonly types: Map<string, WordCount>;
  readonly statuses: Map<string, WordCount>;
  readonly defects: Map<string, number>;
  /** Other codes and names of a department, such as "BOS = LASAN". */
  readonly otherNames: Map<string, number>;
  districtsFromMap: number;
  how: 'done' | 'stopped' | 'failed';
  message: string | null;
}

export interface WordCount {
  read: number;
  refused: number;
}

const BATCH = 1_000;

/** More different words than this are noise, and would fill the memory. */
const MOST_WORDS = 500;
const OTHERS = '(others)';

function countWord(words: Map<string, WordCount>, word: string, refused: boolean): void {
  const key = words.has(word) || words.size < MOST_WORDS ? word : OTHERS;
  const count = words.get(key) ?? { read: 0, refused: 0 };
  count.read += 1;
  if (refused) count.refused += 1;
  words.set(key, count);
}

function count(counts: Map<string, number>, word: string): void {
  const key = counts.has(word) || counts.size < MOST_WORDS ? word : OTHERS;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** A defect without the values of its record, to count it with its like. */
function kindOf(defect: string): string {
  return defect.replaceAll(
    / ?"[^"]*"| ?\([^)]*\)| ?\d[\d/:.-]*(?:[ T]\d\d?:\d\d(?::\d\d)?)?(?: [AP]M)?/g,
    ' …',
  );
}

function emptyTally(path: string): FileTally {
  return {
    path,
    layout: null,
    read: 0,
    taken: 0,
    updated: 0,
    unchanged: 0,
    refused: 0,
    types: new Map(),
    statuses: new Map(),
    defects: new Map(),
    otherNames: new Map(),
    districtsFromMap: 0,
    how: 'done',
    message: null,
  };
}

/** One batch on its way to the database while the next is read; `settled` throws what a batch threw. */
function sender(ports: ImportPorts, tally: FileTally) {
  let batch: CaseFacts[] = [];
  let underWay: Promise<void> = Promise.resolve();
  const send = async (): Promise<void> => {
    await underWay;
    if (batch.length === 0) return;
    const records = batch;
    batch = [];
    underWay = ports.record(records).then((counts) => {
      tally.taken += counts.taken;
      tally.updated += counts.updated;
      tally.unchanged += counts.unchanged;
    });
    // Its failure is met by the next await; until then it must not count as unhandled.
    underWay.catch(() => undefined);
  };
  return {
    add: async (record: CaseFacts): Promise<void> => {
      batch.push(record);
      if (batch.length === BATCH) await send();
    },
    settled: async (): Promise<void> => {
      await send();
      await underWay;
    },
  };
}

/**
 * Reads one file into the hub, batch by batch, and counts what became of each line: taken + updated + unchanged +
 * refused = read. A number that comes again in the file counts as unchanged when its line says the same; when it
 * says something else it is refused, the first stays. What was written before a failure or a stop stays.
 */
export async function importFile(path: string, ports: ImportPorts): Promise<FileTally> {
  const tally = emptyTally(path);
  const failed = (message: string): FileTally => Object.assign(tally, { how: 'failed', message });
  const opened = await openSource(path);
  if (!opened.ok) return failed(opened.message);
  const { file } = opened;

  const seen = new SeenRecords();
  const out = sender(ports, tally);
  let bytes = 0;
  let known: { readonly file: KnownFile; readonly map: MapRecord } | null = null;

  const take = async (
    line: number,
    record: readonly string[],
    { read, columns, layout }: KnownFile,
    mapRecord: MapRecord,
  ): Promise<void> => {
    tally.read += 1;
    const row = read(record);
    const refuse = async (refused: Refused): Promise<void> => {
      tally.refused += 1;
      countWord(tally.types, row.type, true);
      countWord(tally.statuses, row.status, true);
      await ports.report.add(line, refused);
    };
    if (record.length !== columns) {
      return refuse({
        field: 'row',
        value: `${record.length} cells`,
        reason: `the first line has ${columns}`,
      });
    }
    const mapped = mapRecord(row);
    if (!mapped.ok) return refuse(mapped.refused);
    const { facts, otherName, districtFromMap } = mapped;
    const sighting = seen.see(facts.id, JSON.stringify(row), line);
    if (sighting.kind === 'other') {
      return refuse({
        field: 'number',
        value: row.number,
        reason: `line ${sighting.line} has this number with other content, and was taken`,
      });
    }
    countWord(tally.types, row.type, false);
    countWord(tally.statuses, row.status, false);
    if (sighting.kind === 'same') {
      tally.unchanged += 1;
      return undefined;
    }
    facts.history?.defects.forEach((defect) => count(tally.defects, kindOf(defect)));
    if (otherName !== null) count(tally.otherNames, `${otherName} = ${facts.department}`);
    if (districtFromMap && layout.columns.district === undefined) tally.districtsFromMap += 1;
    return out.add(facts);
  };

  for await (const item of readRows(file, (so) => (bytes = so))) {
    if (item.kind === 'failure') {
      failed(item.message);
      break;
    }
    if (known === null) {
      const recognised = recogniseLayout(item.record, ports.layouts);
      if (!recognised.ok) return failed(recognised.message);
      known = { file: recognised.file, map: recordMapper(ports.city, recognised.file.layout, ports.now) };
      tally.layout = recognised.file.layout.name;
      continue;
    }
    await take(item.line, item.record, known.file, known.map);
    ports.progress({ bytes, of: file.bytes, lines: tally.read });
    if (ports.stopAsked()) {
      tally.how = 'stopped';
      break;
    }
  }
  await out.settled();
  if (tally.layout === null && tally.how === 'done') return failed('It holds no line at all.');
  if (tally.how === 'done') ports.progress({ bytes: file.bytes, of: file.bytes, lines: tally.read });
  return tally;
}
