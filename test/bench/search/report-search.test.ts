import { describe, expect, it } from 'vitest';
import type { JudgedQuery } from './measure-mix.ts';
import { reportSearch, type SearchBenchMeasured } from './report-search.ts';
import type { PeerMeasured } from './search-peers.ts';
import type { SearchQuery } from './search-query.ts';

const query = (at: number, mistyped: boolean, filtered = false): SearchQuery => ({
  kind: mistyped ? 'mistyped name' : 'caller',
  text: `query ${at}`,
  asked: { words: [], ...(filtered ? { mine: true } : {}) },
  mistyped,
  subject: { callers: [], address: '', service: 'pothole' },
});
/** Ten typed right, two of them filters, and two mistyped. */
const QUERIES = Array.from({ length: 12 }, (_, at) => query(at, at >= 10, at < 2));
const ASKED: readonly JudgedQuery[] = QUERIES.map((one, at) => ({
  query: one,
  took: at + 1,
  found: at !== 11,
  agreement: at === 0 ? null : 1,
}));

const peer = (name: string, holds: number, took: number, missed: readonly number[]): PeerMeasured => ({
  name,
  holds,
  buildSeconds: 1,
  answers: QUERIES.map((one, at) => ({ query: one, took, found: !missed.includes(at) })),
});

const measured = (peers: readonly PeerMeasured[]): SearchBenchMeasured => ({
  seed: 1,
  machine: 'a machine',
  cases: 500,
  desk: {
    folder: '',
    key: new Uint8Array(32),
    buildSeconds: 2,
    indexMegabytes: 1,
    isKept: false,
    fileMegabytes: 4,
  },
  opening: { opened: [2, 3], near: [1, 4] },
  painted: [20, 30],
  asked: ASKED,
  hostile: {
    asked: 9,
    errors: 0,
    firstError: null,
    slow: 0,
    slowWorked: 0,
    slowest: 3,
    mostWorked: 2,
    slowestText: '"*"',
  },
  writes: {
    searches: [1, 2],
    pages: [5],
    besideQueue: [2],
    lists: [6],
    rate: 200,
    fresh: { asked: 2, newFound: 2, formerAsked: 1, formerGone: 1 },
  },
  memoryMegabytes: 100,
  peers,
});

describe('the report of the search bench', () => {
  it('takes the fastest of those that hold everything and find enough', () => {
    const peers = [
      peer('slow', 500, 90, []),
      peer('quick', 500, 40, [3]),
      peer('blind', 500, 2, [0, 1, 4]),
      peer('small', 200, 1, []),
    ];
    const { json } = reportSearch(measured(peers));
    expect(json).toMatchObject({
      best_peer: 'quick',
      best_peer_p95_ms: 40,
      best_peer_found: 0.9,
      found: 1,
      mistyped: 0.5,
      agreement: 1,
      p95_ms: 12,
    });
  });

  it('says when none finds enough, and which would where only words are asked for', () => {
    const { json, notes } = reportSearch(
      measured([peer('full', 500, 90, [0]), peer('words', 500, 30, [0, 1]), peer('most', 500, 95, [])]),
    );
    expect(json).toMatchObject({ best_peer: 'full', best_plain_peer: 'words', best_plain_peer_p95_ms: 30 });
    const few = reportSearch(measured([peer('few', 500, 1, [0, 1, 2, 3]), peer('more', 500, 9, [0, 1])]));
    expect(few.json).toMatchObject({ best_peer: 'more', best_plain_peer: 'more' });
    expect(few.notes.join('\n')).toContain(
      'Best peer: more, no peer that holds every case finds 90.0 %; it finds most.',
    );
    expect(notes.join('\n')).toContain('Not found (1): mistyped name: "query 11".');
  });

  it('stands without peers', () => {
    expect(reportSearch(measured([])).json).toMatchObject({
      best_peer: null,
      peers_cases: 0,
      rss_mb: 100,
      near_p95_ms: 4,
      build_rows_s: 250,
    });
  });
});
