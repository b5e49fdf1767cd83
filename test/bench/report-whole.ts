import type { BenchCity } from './bench-city.ts';
import type { BenchReport } from './bench.ts';
import { alignedTable, type Figure } from './figure-table.ts';
import type { FilledBench } from './fill-desk.ts';
import type { RoundTripMeasured } from './measure-round-trip.ts';
import type { AskedQuery, SearchMeasured } from './measure-search.ts';
import { WRITERS, type WritersMeasured } from './measure-writers.ts';
import { percentilesOf, type Percentiles } from './percentiles.ts';

/** All that the whole bench has measured. */
export interface WholeMeasured {
  readonly seed: number;
  readonly machine: string;
  readonly city: BenchCity;
  readonly feedSeconds: number;
  readonly fill: FilledBench;
  readonly cacheMegabytes: number;
  readonly databaseMegabytes: number;
  readonly search: SearchMeasured;
  readonly roundTrip: RoundTripMeasured;
  readonly writers: WritersMeasured;
  readonly hubMegabytes: number | null;
  readonly consoleMegabytes: number | null;
}

const POINTS = ['p50', 'p95', 'p99'] as const;

/** One figure per percentile, each beside the peer's. */
function timeFigures(
  what: string,
  ours: Percentiles,
  peer: { readonly name: string; readonly took: Percentiles },
  points: readonly (keyof Percentiles)[] = POINTS,
): Figure[] {
  return points.map((point) => ({
    what: `${what}, ${point}`,
    value: ours[point],
    unit: 'ms',
    peer: { name: peer.name, value: peer.took[point], as: 'time' },
  }));
}

const round = (value: number, digits: number): number => Number(value.toFixed(digits));
const roundOrNull = (value: number | null, digits: number) => (value === null ? null : round(value, digits));

interface SearchTimes {
  readonly core: Percentiles;
  readonly door: Percentiles;
  readonly peers: readonly { readonly name: string; readonly took: Percentiles }[];
}

function searchTimes({ peers, asked }: SearchMeasured): SearchTimes {
  return {
    core: percentilesOf(asked.map((one) => one.core)),
    door: percentilesOf(asked.map((one) => one.door)),
    peers: peers.map((name, at) => ({
      name,
      took: percentilesOf(asked.map((one) => one.peers[at]?.took ?? NaN)),
    })),
  };
}

/** How many of a hundred queries found something. */
function answered(hits: readonly number[]): string {
  return `${((100 * hits.filter((count) => count > 0).length) / hits.length).toFixed(0)} %`;
}

function rowOfKind(kind: string, asked: readonly AskedQuery[], peers: readonly string[]): string[] {
  const cells = (times: readonly number[], hits: readonly number[]) => {
    const { p50, p95 } = percentilesOf(times);
    return [p50.toFixed(2), p95.toFixed(2), answered(hits)];
  };
  return [
    kind,
    ...cells(
      asked.map((one) => one.core),
      asked.map((one) => one.hits),
    ),
    ...peers.flatMap((_, at) =>
      cells(
        asked.map((one) => one.peers[at]?.took ?? NaN),
        asked.map((one) => one.peers[at]?.hits ?? 0),
      ),
    ),
  ];
}

/** The kinds of queries apart, slowest first. */
function kindTable({ peers, asked }: SearchMeasured): string {
  const names = [
    'Desk311',
    ...peers.map((name) => name.split(/[ ,]/)[name.startsWith('plain') ? 1 : 0] ?? name),
  ];
  const head = ['queries', ...names.flatMap((name) => [`${name} p50`, 'p95', 'answered'])];
  const kinds = [...Map.groupBy(asked, (one) => one.kind)].toSorted(
    ([, a], [, b]) =>
      percentilesOf(b.map((one) => one.core)).p95 - percentilesOf(a.map((one) => one.core)).p95,
  );
  const rows = [...kinds, ['all', asked] as const].map(([kind, some]) => rowOfKind(kind, some, peers));
  return alignedTable(head, rows, new Set(head.keys().drop(1)));
}

function figuresOf(measured: WholeMeasured, times: SearchTimes): Figure[] {
  const { city, fill, roundTrip } = measured;
  const [fts5, postgres] = times.peers;
  if (fts5 === undefined || postgres === undefined) throw new Error('search was measured beside no peers');
  const insert = { name: 'bare insert and commit', took: percentilesOf(roundTrip.insert) };
  const health = { name: 'GET /health of the hub', took: percentilesOf(roundTrip.health) };
  return [
    { what: 'Demo city made', value: city.cases / city.seconds, unit: 'cases/s' },
    {
      what: 'First fill of a console',
      value: city.cases / fill.seconds,
      unit: 'rows/s',
      peer: { name: 'the feed read and thrown away', value: city.cases / measured.feedSeconds, as: 'rate' },
    },
    { what: 'First fill, from signed in to live', value: fill.seconds, unit: 's' },
    { what: "First fill, longest wait of the console's main thread", value: fill.longestDelay, unit: 'ms' },
    {
      what: 'Cache on disk, encrypted, search index included',
      value: measured.cacheMegabytes,
      unit: 'MB',
      peer: { name: "the hub's database", value: measured.databaseMegabytes, as: 'size' },
    },
    ...timeFigures('Search in the core', times.core, fts5),
    ...timeFigures('Search through the door', times.door, postgres),
    ...timeFigures("Command on the desk's disk", percentilesOf(roundTrip.kept), insert, ['p50', 'p99']),
    ...timeFigures("Command's event back in the cache", percentilesOf(roundTrip.own), insert, ['p50', 'p99']),
    ...timeFigures('Found on another desk', percentilesOf(roundTrip.other), health, ['p50', 'p99']),
    {
      what: `Commits through the hub, ${WRITERS} writers`,
      value: measured.writers.hub,
      unit: 'commits/s',
      peer: { name: 'bare inserts under one lock', value: measured.writers.counted, as: 'rate' },
    },
    {
      what: 'The same',
      value: measured.writers.hub,
      unit: 'commits/s',
      peer: { name: 'bare inserts without it', value: measured.writers.inserts, as: 'rate' },
    },
    { what: 'Memory of the hub, at most', value: measured.hubMegabytes, unit: 'MB' },
    {
      what: 'Memory of a console, at most',
      value: measured.consoleMegabytes,
      unit: 'MB',
      ...(measured.hubMegabytes === null
        ? {}
        : { peer: { name: 'the hub', value: measured.hubMegabytes, as: 'size' } as const }),
    },
  ];
}

/** Puts what was measured into a table, notes and numbers. */
export function reportWhole(measured: WholeMeasured): BenchReport {
  const { city, fill, roundTrip, search, writers, seed } = measured;
  const times = searchTimes(search);
  const [own, other] = [percentilesOf(roundTrip.own), percentilesOf(roundTrip.other)];
  const [fts5, postgres] = times.peers;
  return {
    figures: figuresOf(measured, times),
    notes: [
      `${city.cases.toLocaleString('en-US')} cases, ${search.asked.length} queries and ${roundTrip.own.length} commands, seed ${seed}, on ${measured.machine}.`,
      kindTable(search),
    ],
    json: {
      cases: city.cases,
      fill_rows_s: round(city.cases / fill.seconds, 0),
      fill_s: round(fill.seconds, 2),
      cache_mb: round(measured.cacheMegabytes, 1),
      search_p50_ms: round(times.core.p50, 3),
      search_p95_ms: round(times.core.p95, 3),
      search_p99_ms: round(times.core.p99, 3),
      peer_fts5_p95_ms: round(fts5?.took.p95 ?? NaN, 3),
      peer_postgres_p95_ms: round(postgres?.took.p95 ?? NaN, 3),
      round_trip_p50_ms: round(own.p50, 1),
      round_trip_p99_ms: round(own.p99, 1),
      other_desk_p50_ms: round(other.p50, 1),
      other_desk_p99_ms: round(other.p99, 1),
      insert_p50_ms: round(percentilesOf(roundTrip.insert).p50, 3),
      hub_rss_mb: roundOrNull(measured.hubMegabytes, 0),
      console_rss_mb: roundOrNull(measured.consoleMegabytes, 0),
      writers20_commits_s: round(writers.hub, 0),
    },
  };
}
