import { join } from 'node:path';
import { cityOf, type City } from '../../shared/domain/city.ts';
import { CONSOLE_OPTIONS } from '../../electron/core/console-options.ts';
import { openEncrypted } from '../../electron/core/store/open-encrypted.ts';
import { seededRandom, type Random } from '../../hub/demo/random.ts';
import { showProgress } from '../../hub/show-progress.ts';
import { PEOPLE } from '../demo-city.ts';
import type { DeskProgram } from '../desk-program.ts';
import type { BenchOptions } from './bench.ts';
import type { BenchCity } from './bench-city.ts';
import { connect } from './bench-database.ts';
import type { BenchStage } from './bench-stage.ts';
import { caseDocument, type CaseDocument } from './case-documents.ts';
import type { FilledBench } from './fill-desk.ts';
import { feedPages, visitHub } from './hub-visitor.ts';
import { ASKED_FOR, type PeerEngine } from './peer-engine.ts';
import { fts5Engine } from './fts5-engine.ts';
import { postgresSearch } from './postgres-search.ts';
import { queryMix, subjectOf, type MixedQuery, type AskedSubject } from './query-mix.ts';

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

/** Cases kept to make queries of, taken by chance from all. */
const SUBJECTS = 20_000;
const KEY = new Uint8Array(32).fill(9);

async function openPeers(stage: BenchStage, databaseUrl: string): Promise<PeerEngine[]> {
  const folder = await stage.folder('peer');
  const db = await stage.begin(
    async () => openEncrypted(join(folder, 'fts5.db'), KEY),
    async (open) => open.close(),
  );
  const client = await connect(stage, databaseUrl);
  return [
    fts5Engine(db, { tuned: false, readsCases: true }),
    await postgresSearch(client, { readsCases: true, corrects: false }),
  ];
}

/** Fills the peers with what the feed tells; gives some of the cases, to make queries of. */
async function fillPeers(
  peers: readonly PeerEngine[],
  { hub, cases }: BenchCity,
  city: City,
  random: Random,
): Promise<AskedSubject[]> {
  const bar = showProgress('Fill, peers  ');
  const subjects: AskedSubject[] = [];
  let done = 0;
  for await (const page of feedPages(await visitHub(hub.url, PEOPLE.agent), CONSOLE_OPTIONS.pageSize)) {
    const documents: CaseDocument[] = [];
    for (const item of page.items) {
      if (item.kind !== 'case') continue;
      done += 1;
      const { facts, callers, entries } = item;
      const said = entries.flatMap(({ texts }) => Object.values(texts));
      documents.push(caseDocument(city, { row: done, facts, callers, said, more: [] }));
      if (subjects.length < SUBJECTS) subjects.push(subjectOf(item));
      else if (random.chance(SUBJECTS / done)) subjects[random.int(0, SUBJECTS - 1)] = subjectOf(item);
    }
    for (const peer of peers) await peer.add(documents);
    bar.update(Math.min(done, cases), cases, () => `${done.toLocaleString('en-US')} cases`);
  }
  for (const peer of peers) await peer.settle();
  bar.stop();
  return subjects;
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
  benchCity: BenchCity,
  { desk }: FilledBench,
  { seed, thorough }: BenchOptions,
): Promise<SearchMeasured> {
  const effort = thorough ? 'thorough' : 'brief';
  const city = cityOf((await desk.ask('catalogue.get', {})).pack);
  const peers = await openPeers(stage, benchCity.databaseUrl);
  const subjects = await fillPeers(peers, benchCity, city, seededRandom(seed, 'subjects'));

  for (const query of queryMix(subjects, city, `warm ${seed}`, WARM_OF_EACH[effort]))
    await ask(desk, peers, query);
  const bar = showProgress('Search       ');
  const mix = queryMix(subjects, city, `mix ${seed}`, OF_EACH[effort]);
  const asked: AskedQuery[] = [];
  for (const query of mix) {
    asked.push(await ask(desk, peers, query));
    bar.update(asked.length, mix.length, () => `${asked.length} of ${mix.length} queries`);
  }
  bar.stop();
  return { peers: peers.map(({ name }) => name), asked };
}
