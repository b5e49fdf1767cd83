import type { BenchReport } from '../bench.ts';
import { alignedTable, type Figure } from '../figure-table.ts';
import { percentilesOf } from '../percentiles.ts';
import type { SearchQuery } from './search-query.ts';
import type { BenchDesk } from './bench-desk.ts';
import { agreementOf, ms, percent, round, shareOf, summaryOf, type Summary } from './answer-summary.ts';
import { kindsInJson, kindTable, missedNote } from './report-kinds.ts';
import { SLOW, type HostileMeasured } from './measure-hostile.ts';
import type { JudgedQuery } from './measure-mix.ts';
import type { OpeningMeasured } from './measure-opening.ts';
import type { WritesMeasured } from './measure-writes.ts';
import { GIVEN_UP, POSTGRES_SETTINGS, type PeerMeasured } from './search-peers.ts';

/** All that the search bench has measured. */
export interface SearchBenchMeasured {
  readonly seed: number;
  readonly machine: string;
  readonly cases: number;
  readonly desk: BenchDesk;
  readonly asked: readonly JudgedQuery[];
  readonly opening: OpeningMeasured;
  readonly hostile: HostileMeasured;
  readonly writes: WritesMeasured;
  /** From a key to the paint of the rows that answer, milliseconds; empty when no browser was opened. */
  readonly painted: readonly number[];
  readonly memoryMegabytes: number | null;
  readonly peers: readonly PeerMeasured[];
}

/** Below this a peer is no answer to what people type. */
const FINDS_ENOUGH = 0.9;

interface PeerSummary {
  readonly peer: PeerMeasured;
  /** Of all that was asked, mistyped or not. */
  readonly all: Summary;
  readonly right: Summary;
  /** Of what was typed right, what holds words to be found only: no filters, quotes or minus. */
  readonly plain: Summary;
  readonly mistyped: number;
}

/** Whether a query only names words: filters, quotes and the minus are our own. */
function isPlain({ asked }: SearchQuery): boolean {
  return Object.keys(asked).every((name) => name === 'words');
}

function peerSummary(peer: PeerMeasured): PeerSummary {
  const [right, wrong] = [
    peer.answers.filter(({ query }) => !query.mistyped),
    peer.answers.filter(({ query }) => query.mistyped),
  ];
  const plain = right.filter(({ query }) => isPlain(query));
  return {
    peer,
    all: summaryOf(peer.answers),
    right: summaryOf(right),
    plain: summaryOf(plain),
    mistyped: shareOf(wrong.map(({ found }) => found)),
  };
}

const timesOf = (one: PeerSummary, of: 'right' | 'plain'): Summary => (of === 'plain' ? one.plain : one.all);

/** The fastest of those that hold everything and find enough of some queries; else the one that finds most of them. */
function bestOf(peers: readonly PeerSummary[], cases: number, of: 'right' | 'plain'): PeerSummary | null {
  const whole = peers.filter(({ peer }) => peer.holds === cases);
  const good = whole.filter((one) => one[of].found >= FINDS_ENOUGH);
  if (good.length > 0) return good.toSorted((a, b) => timesOf(a, of).p95 - timesOf(b, of).p95)[0] ?? null;
  return whole.toSorted((a, b) => b[of].found - a[of].found)[0] ?? null;
}

function peerTable(ours: PeerSummary, peers: readonly PeerSummary[]): string {
  const head = [
    'engine',
    'cases',
    'build s',
    'asked',
    'p50 ms',
    'p95',
    'p99',
    'max',
    'found',
    'filters aside',
    'mistyped found',
  ];
  const rows = [ours, ...peers].map(({ peer, all, right, plain, mistyped }) => [
    peer.name,
    peer.holds.toLocaleString('en-US'),
    peer.buildSeconds.toFixed(1),
    String(peer.answers.length),
    ms(all.p50),
    ms(all.p95),
    ms(all.p99),
    ms(all.max),
    percent(right.found),
    percent(plain.found),
    percent(mistyped),
  ]);
  return alignedTable(head, rows, new Set(head.keys().drop(1)));
}

/** Ours over the same queries as a peer was asked. */
function oursAsPeer({ asked, cases, desk }: SearchBenchMeasured): PeerSummary {
  return peerSummary({ name: 'Desk311', holds: cases, buildSeconds: desk.buildSeconds, answers: asked });
}

function sampleFor({ asked, peers }: SearchBenchMeasured): readonly JudgedQuery[] {
  const [first] = peers;
  if (first === undefined) return asked;
  const queries = new Set(first.answers.map(({ query }) => query));
  return asked.filter(({ query }) => queries.has(query));
}

interface Compared {
  /** Ours over the same queries as the peers were asked. */
  readonly ours: PeerSummary;
  readonly peers: readonly PeerSummary[];
  readonly best: PeerSummary | null;
  /** The best where only words are asked for. */
  readonly plainBest: PeerSummary | null;
}

function peerNotes(measured: SearchBenchMeasured, { ours, peers, best, plainBest }: Compared): string[] {
  const [first] = measured.peers;
  if (first === undefined || best === null || plainBest === null) return ['No peers were asked.'];
  const settings = Object.entries(POSTGRES_SETTINGS)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  const why =
    best.right.found >= FINDS_ENOUGH
      ? `the fastest at p95 of those that hold every case and find at least ${percent(FINDS_ENOUGH)}`
      : `no peer that holds every case finds ${percent(FINDS_ENOUGH)}; it finds most`;
  return [
    peerTable(ours, peers),
    `All engines above were asked the same ${first.answers.length} of the ${measured.asked.length} queries, all kinds among them, one after the other, warm. ` +
      `Peers give only the numbers of cases, Desk311 whole rows with the reasons. A query is given up after ${GIVEN_UP / 1_000} s and counts as that. ` +
      `FTS5 is encrypted as the cache is. PostgreSQL: ${settings}; its build is batches of 1,000 rows, then the indexes. Best peer: ${best.peer.name}, ${why}. ` +
      `Filters in words, quotes and the minus are our own; where only words are asked for, the best by the same rule is ` +
      `${plainBest.peer.name}: p95 ${ms(plainBest.plain.p95)} ms, ${percent(plainBest.plain.found)} found; Desk311 on the same ` +
      `${ms(ours.plain.p95)} ms, ${percent(ours.plain.found)}.`,
  ];
}

function figuresOf(
  measured: SearchBenchMeasured,
  { all, right, wrong }: { readonly all: Summary; readonly right: Summary; readonly wrong: Summary },
  best: PeerSummary | null,
): Figure[] {
  const { desk, writes, cases } = measured;
  const beside = (point: 'p50' | 'p95' | 'p99') =>
    best === null ? {} : { peer: { name: best.peer.name, value: best.all[point], as: 'time' } as const };
  return [
    {
      what: "Build, in the console's own code",
      value: cases / desk.buildSeconds,
      unit: 'rows/s',
      ...(best === null
        ? {}
        : { peer: { name: best.peer.name, value: cases / best.peer.buildSeconds, as: 'rate' } as const }),
    },
    {
      what: 'Search index on the disk',
      value: desk.indexMegabytes,
      unit: 'MB',
      peer: { name: 'the whole cache', value: desk.fileMegabytes, as: 'size' },
    },
    ...(['p50', 'p95', 'p99'] as const).map((point): Figure => ({
      what: `Search, ${point}`,
      value: all[point],
      unit: 'ms',
      ...beside(point),
    })),
    { what: 'Search, slowest', value: all.max, unit: 'ms' },
    { what: 'Mistyped, p95', value: wrong.p95, unit: 'ms' },
    { what: 'Found', value: 100 * right.found, unit: '%' },
    { what: 'Mistyped found', value: 100 * wrong.found, unit: '%' },
    {
      what: 'Order as ideal',
      value: 100 * (agreementOf(measured.asked.filter(({ query }) => !query.mistyped)) ?? 0),
      unit: '%',
    },
    ...(['p50', 'p95'] as const).map((point): Figure => ({
      what: `A found case with all that lies near, ${point}`,
      value: percentilesOf(measured.opening.opened)[point],
      unit: 'ms',
    })),
    ...(['p95', 'p99'] as const).map((point): Figure => ({
      what: `Search with another case on screen, ${point}`,
      value: percentilesOf(measured.opening.near)[point],
      unit: 'ms',
    })),
    {
      what: 'Search while changes are applied, p95',
      value: percentilesOf(writes.searches).p95,
      unit: 'ms',
    },
    {
      what: 'The same with a queue read again after each change, p95',
      value: percentilesOf(writes.besideQueue).p95,
      unit: 'ms',
    },
    { what: 'Changes applied meanwhile', value: writes.rate, unit: 'a second' },
    {
      what: 'A page of a queue, meanwhile, p50',
      value: percentilesOf(writes.lists).p50,
      unit: 'ms',
    },
    { what: 'A page of 20 changes in the writer, p99', value: percentilesOf(writes.pages).p99, unit: 'ms' },
    ...(measured.painted.length === 0
      ? []
      : (['p50', 'p95'] as const).map((point): Figure => ({
          what: `From key to painted rows in Chromium, ${point}`,
          value: percentilesOf(measured.painted)[point],
          unit: 'ms',
        }))),
    { what: 'Hostile query, slowest', value: measured.hostile.slowest, unit: 'ms' },
    { what: 'Memory of a process that only reads, at most', value: measured.memoryMegabytes, unit: 'MB' },
  ];
}

function hostileNote(hostile: HostileMeasured): string {
  const { asked, errors, firstError, slow, slowWorked, slowest, mostWorked, slowestText } = hostile;
  const failed = errors === 0 ? 'no error' : `${errors} errors, the first for ${firstError}`;
  return `${asked.toLocaleString('en-US')} hostile queries: ${failed}; ${slow} took over ${SLOW} ms by the clock, the slowest ${ms(slowest)} ms for ${slowestText}; for ${slowWorked} of these the thread itself worked so long, at most ${ms(mostWorked)} ms.`;
}

function freshNote({ fresh }: WritesMeasured): string {
  return (
    `Freshness: of ${fresh.asked} changed cases ${fresh.newFound} were found under their new word by the next search, ` +
    `and ${fresh.formerGone} of ${fresh.formerAsked} no longer under the former one.`
  );
}

/** Puts what was measured into tables, notes and numbers. */
export function reportSearch(measured: SearchBenchMeasured): BenchReport {
  const { asked, cases, desk, hostile, writes, memoryMegabytes, seed, machine } = measured;
  const [rightTyped, mistyped] = [
    asked.filter(({ query }) => !query.mistyped),
    asked.filter(({ query }) => query.mistyped),
  ];
  const [all, right, wrong] = [summaryOf(asked), summaryOf(rightTyped), summaryOf(mistyped)];
  const peers = measured.peers.map(peerSummary);
  const best = bestOf(peers, cases, 'right');
  const plainBest = bestOf(peers, cases, 'plain');
  const ours = oursAsPeer({ ...measured, asked: sampleFor(measured) });
  return {
    figures: figuresOf(measured, { all, right, wrong }, best),
    notes: [
      `${cases.toLocaleString('en-US')} cases, ${asked.length} queries, seed ${seed}, on ${machine}.${desk.isKept ? ' The desk was filled by an earlier run.' : ''}`,
      kindTable(asked),
      ...missedNote(asked),
      ...peerNotes(measured, { ours, peers, best, plainBest }),
      hostileNote(hostile),
      freshNote(writes),
    ],
    json: {
      cases,
      queries: asked.length,
      p50_ms: round(all.p50, 3),
      p95_ms: round(all.p95, 3),
      p99_ms: round(all.p99, 3),
      max_ms: round(all.max, 3),
      found: round(right.found, 4),
      agreement: round(agreementOf(rightTyped) ?? 0, 4),
      mistyped: round(wrong.found, 4),
      mistyped_p95_ms: round(wrong.p95, 3),
      write_p95_ms: round(percentilesOf(writes.searches).p95, 3),
      write_queue_p95_ms: round(percentilesOf(writes.besideQueue).p95, 3),
      open_p50_ms: round(percentilesOf(measured.opening.opened).p50, 2),
      open_p95_ms: round(percentilesOf(measured.opening.opened).p95, 2),
      near_p95_ms: round(percentilesOf(measured.opening.near).p95, 3),
      near_p99_ms: round(percentilesOf(measured.opening.near).p99, 3),
      paint_p50_ms: measured.painted.length === 0 ? null : round(percentilesOf(measured.painted).p50, 1),
      paint_p95_ms: measured.painted.length === 0 ? null : round(percentilesOf(measured.painted).p95, 1),
      paint_keys: measured.painted.length,
      write_rate: round(writes.rate, 1),
      fresh: round(writes.fresh.newFound / Math.max(1, writes.fresh.asked), 4),
      former_gone: round(writes.fresh.formerGone / Math.max(1, writes.fresh.formerAsked), 4),
      index_mb: round(desk.indexMegabytes, 1),
      file_mb: round(desk.fileMegabytes, 1),
      build_s: round(desk.buildSeconds, 2),
      build_rows_s: round(cases / desk.buildSeconds, 0),
      rss_mb: memoryMegabytes === null ? null : round(memoryMegabytes, 0),
      best_peer: best?.peer.name ?? null,
      best_peer_p95_ms: best === null ? null : round(best.all.p95, 3),
      best_peer_found: best === null ? null : round(best.right.found, 4),
      best_plain_peer: plainBest?.peer.name ?? null,
      best_plain_peer_p95_ms: plainBest === null ? null : round(plainBest.plain.p95, 3),
      plain_p95_ms: round(ours.plain.p95, 3),
      peers_cases: Math.max(0, ...peers.map(({ peer }) => peer.holds)),
      hostile_queries: hostile.asked,
      hostile_errors: hostile.errors,
      hostile_over_50_ms: hostile.slow,
      hostile_over_50_ms_worked: hostile.slowWorked,
      hostile_max_worked_ms: round(hostile.mostWorked, 2),
      hostile_max_ms: round(hostile.slowest, 2),
      peers: Object.fromEntries(
        peers.map(({ peer, right: times, plain, mistyped: found }) => [
          peer.name,
          {
            cases: peer.holds,
            build_s: round(peer.buildSeconds, 2),
            queries: peer.answers.length,
            p50_ms: round(times.p50, 3),
            p95_ms: round(times.p95, 3),
            p99_ms: round(times.p99, 3),
            found: round(times.found, 4),
            plain_found: round(plain.found, 4),
            plain_p95_ms: round(plain.p95, 3),
            mistyped: round(found, 4),
          },
        ]),
      ),
      kinds: kindsInJson(asked),
    },
  };
}
