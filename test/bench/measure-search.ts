import { join } from 'node:path';
import { cityPack } from '../../shared/domain/city-pack.ts';
import { cityOf, type City } from '../../shared/domain/city.ts';
import { readPackJson } from '../../electron/core/store/cache-meta.ts';
import { openEncrypted, statement, type Db } from '../../electron/core/store/open-encrypted.ts';
import { showProgress } from '../../hub/show-progress.ts';
import type { DeskProgram } from '../desk-program.ts';
import type { BenchOptions } from './bench.ts';
import type { BenchCity } from './bench-city.ts';
import { connect } from './bench-database.ts';
import type { BenchStage } from './bench-stage.ts';
import { caseDocuments } from './case-documents.ts';
import { openCacheOf, type FilledDesk } from './fill-desk.ts';
import { ASKED_FOR, type PeerEngine } from './peer-engine.ts';
import { fts5Engine } from './fts5-engine.ts';
import { postgresSearch } from './postgres-search.ts';
import { queryMix, type MixedQuery } from './query-mix.ts';

/** One query's times in milliseconds, and how many cases it gave. */
export interface AskedQuery extends MixedQuery {
  readonly core: number;
  readonly door: number;
  readonly hits: number;
  /** In the order of the peers. */
  readonly peers: readonly { readonly took: number; readonly hits: number }[];
}

export interface SearchMeasured {
  readonly peers: readonly string[];
  readonly asked: readonly AskedQuery[];
}

/** Queries of each kind. */
const OF_EACH = { thorough: 100, brief: 50 };
/** Asked before anything counts, so that compilers and caches are warm for everybody. */
const WARM_OF_EACH = { thorough: 15, brief: 5 };

function cityIn(cache: Db): City {
  const json = readPackJson(cache);
  if (json === null) throw new Error('the cache holds no catalogue');
  return cityOf(cityPack.parse(JSON.parse(json)));
}

async function openPeers(
  stage: BenchStage,
  databaseUrl: string,
  cache: Db,
  key: Uint8Array,
): Promise<PeerEngine[]> {
  const folder = await stage.folder('peer');
  const db = await stage.begin(
    async () => openEncrypted(join(folder, 'fts5.db'), key),
    async (open) => open.close(),
  );
  const client = await connect(stage, databaseUrl);
  const facts = statement<[number]>(cache, 'SELECT facts FROM cases WHERE row = ?');
  return [
    fts5Engine(db, { tuned: false, read: (row) => facts.get(row) }),
    await postgresSearch(client, { readsCases: true, corrects: false }),
  ];
}

async function fillPeers(peers: readonly PeerEngine[], cache: Db, city: City, cases: number): Promise<void> {
  const bar = showProgress('Fill, peers  ');
  let done = 0;
  for (const documents of caseDocuments(cache, city)) {
    for (const peer of peers) await peer.add(documents);
    done += documents.length;
    bar.update(Math.min(done, cases), cases, () => `${done.toLocaleString('en-US')} cases`);
  }
  for (const peer of peers) await peer.settle();
  bar.stop();
}

async function ask(desk: DeskProgram, peers: readonly PeerEngine[], query: MixedQuery): Promise<AskedQuery> {
  const started = performance.now();
  const { hits, tookMs } = await desk.ask('search', { text: query.text, limit: ASKED_FOR });
  const door = performance.now() - started;
  const others: AskedQuery['peers'][number][] = [];
  for (const peer of peers) {
    const began = performance.now();
    const found = await peer.ask(query.text);
    others.push({ took: performance.now() - began, hits: found.length });
  }
  return { ...query, core: tookMs, door, hits: hits.length, peers: others };
}

/** Asks a console and its peers the same queries by turns, so that what else the machine does hits all alike. */
export async function measureSearch(
  stage: BenchStage,
  { databaseUrl, cases }: BenchCity,
  filled: FilledDesk,
  { seed, thorough }: BenchOptions,
): Promise<SearchMeasured> {
  const effort = thorough ? 'thorough' : 'brief';
  const { cache, key } = await openCacheOf(stage, filled);
  const city = cityIn(cache);
  const peers = await openPeers(stage, databaseUrl, cache, key);
  await fillPeers(peers, cache, city, cases);

  for (const query of queryMix(cache, city, `warm ${seed}`, WARM_OF_EACH[effort]))
    await ask(filled.desk, peers, query);
  const bar = showProgress('Search       ');
  const mix = queryMix(cache, city, `mix ${seed}`, OF_EACH[effort]);
  const asked: AskedQuery[] = [];
  for (const query of mix) {
    asked.push(await ask(filled.desk, peers, query));
    bar.update(asked.length, mix.length, () => `${asked.length} of ${mix.length} queries`);
  }
  bar.stop();
  return { peers: peers.map(({ name }) => name), asked };
}
