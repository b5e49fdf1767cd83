import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { openEncrypted } from '../../../electron/core/store/open-encrypted.ts';
import { showProgress } from '../../../hub/show-progress.ts';
import type { CityYear } from '../city-year/city-year.ts';
import { benchDatabase, connect } from '../bench-database.ts';
import type { BenchStage } from '../bench-stage.ts';
import { caseDocument, type CaseDocument } from '../case-documents.ts';
import { fts5Engine } from '../fts5-engine.ts';
import { ASKED_FOR, type PeerEngine } from '../peer-engine.ts';
import { postgresSearch, TimedOut } from '../postgres-search.ts';
import type { SearchQuery } from './search-query.ts';
import type { Judge } from './judge.ts';
import { MINI_SEARCH_HOLDS, miniSearch } from './mini-search.ts';

/** What came of one query at a peer. */
export interface PeerAnswer {
  readonly query: SearchQuery;
  readonly took: number;
  readonly found: boolean;
}

export interface PeerMeasured {
  readonly name: string;
  /** Cases it holds; fewer than all when it can't hold more. */
  readonly holds: number;
  readonly buildSeconds: number;
  readonly answers: readonly PeerAnswer[];
}

/** A peer, and how long it took to fill it. */
export interface FilledPeer {
  readonly engine: PeerEngine;
  readonly holds: number;
  readonly buildSeconds: number;
}

/** What a query that was given up counts as, and when it is given up; milliseconds. */
export const GIVEN_UP = 10_000;
const PAGE = 1_000;
const PHONE_LIKE = /^\+?[\d\s().-]{7,}$/;

/** Said in the report. The console may use about as much. */
export const POSTGRES_SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '4GB',
  synchronous_commit: 'off',
  max_wal_size: '4GB',
} as const;

/** A case of the year as every peer indexes it: citizens' words for the service and the digits of phones included. */
function yearDocument(year: CityYear, index: number): CaseDocument {
  const { item, callers } = year.caseAt(index);
  const { facts, entries } = item;
  const service = year.city.service(facts.service);
  return caseDocument(year.city, {
    row: index + 1,
    facts,
    callers: item.callers,
    said: entries.flatMap(({ texts }) => Object.values(texts)),
    more: [
      ...(service === undefined ? [] : [...service.words.en, ...service.words.es]),
      ...callers.flatMap(({ phone }) => (phone === null ? [] : [phone, phone.slice(3)])),
    ],
  });
}

/** A number or a phone as one word, as it stands in the documents. */
function asPeersAsk(text: string): string {
  const digits = text.replace(/\D/g, '');
  return PHONE_LIKE.test(text) && digits.length >= 7 ? digits.slice(-10) : text;
}

interface Filling {
  readonly engine: PeerEngine;
  /** The newest so many. */
  readonly holds: number;
  spent: number;
}

const filled = (engine: PeerEngine, holds: number): Filling => ({ engine, holds, spent: 0 });

async function timed(one: Filling, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  await work();
  one.spent += performance.now() - started;
}

/** Fills the peers, all with the same documents: two ways to use SQLite FTS5, PostgreSQL, and MiniSearch with what it can hold. */
export async function fillPeers(stage: BenchStage, year: CityYear, key: Uint8Array): Promise<FilledPeer[]> {
  const folder = await stage.folder('peers');
  const fts5 = async (name: string, tuned: boolean): Promise<PeerEngine> => {
    const db = await stage.begin(
      async () => openEncrypted(join(folder, `${name}.db`), key),
      async (open) => open.close(),
    );
    return fts5Engine(db, { tuned, readsCases: false });
  };
  const client = await connect(stage, await benchDatabase(stage, POSTGRES_SETTINGS));
  const filling: Filling[] = [
    filled(await fts5('plain', false), year.cases),
    filled(await fts5('tuned', true), year.cases),
    filled(await postgresSearch(client, { readsCases: false, corrects: true }), year.cases),
    filled(await miniSearch(stage), Math.min(year.cases, MINI_SEARCH_HOLDS)),
  ];
  const bar = showProgress('Fill, peers  ');
  for (let from = 0; from < year.cases; from += PAGE) {
    const to = Math.min(from + PAGE, year.cases);
    const documents = Array.from({ length: to - from }, (_, at) => yearDocument(year, from + at));
    for (const one of filling) {
      const held = documents.filter(({ row }) => row > year.cases - one.holds);
      if (held.length > 0) await timed(one, () => one.engine.add(held));
    }
    bar.update(to, year.cases, () => `${to.toLocaleString('en-US')} cases`);
    await setImmediate();
    if (stage.isClearing()) throw new Error('the stage is being cleared');
  }
  bar.stop();
  for (const one of filling) await timed(one, () => one.engine.settle());
  await client.query(`set statement_timeout = ${GIVEN_UP}`);
  return filling.map(({ engine, holds, spent }) => ({ engine, holds, buildSeconds: spent / 1_000 }));
}

async function askOne(engine: PeerEngine, text: string): Promise<{ rows: readonly number[]; took: number }> {
  const started = performance.now();
  try {
    const rows = await engine.ask(asPeersAsk(text));
    return { rows, took: performance.now() - started };
  } catch (error) {
    if (error instanceof TimedOut) return { rows: [], took: GIVEN_UP };
    throw error;
  }
}

/** Asks a peer queries, one after the other, and judges its first twenty. */
export async function measurePeer(
  { engine, holds, buildSeconds }: FilledPeer,
  judge: Judge,
  { warm, sample }: { readonly warm: readonly SearchQuery[]; readonly sample: readonly SearchQuery[] },
): Promise<PeerMeasured> {
  for (const { text } of warm) await askOne(engine, text);
  const bar = showProgress(engine.name.split(/[ ,]/).slice(0, 2).join(' ').padEnd(13));
  const answers: PeerAnswer[] = [];
  for (const query of sample) {
    const { rows, took } = await askOne(engine, query.text);
    const ruling = judge.of(query.asked);
    answers.push({
      query,
      took,
      found: rows.slice(0, ASKED_FOR).some((row) => ruling.verdict(row - 1) !== null),
    });
    bar.update(answers.length, sample.length, () => `${answers.length} of ${sample.length} queries`);
    await setImmediate();
  }
  bar.stop();
  return { name: engine.name, holds, buildSeconds, answers };
}

/** Every so-many-th query of each kind, so that all kinds are in it; about so many in all. */
export function sampleOf(mix: readonly SearchQuery[], about: number): SearchQuery[] {
  const step = Math.max(1, Math.floor(mix.length / about));
  return [...Map.groupBy(mix, ({ kind }) => kind).values()].flatMap((ofKind) =>
    ofKind.filter((_, at) => at % step === 0),
  );
}
