import { join } from 'node:path';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import { cityYear, type CityYear } from '../city-year/city-year.ts';
import type { Bench, BenchOptions, BenchReport } from '../bench.ts';
import type { BenchStage } from '../bench-stage.ts';
import { machineInWords } from '../machine.ts';
import type { SearchQuery } from './search-query.ts';
import { caseTable } from './case-table.ts';
import { openDeskReader } from './desk-reader.ts';
import { judgeOf, type Judge } from './judge.ts';
import { keptOrFilled } from './kept-desk.ts';
import { measureHostile } from './measure-hostile.ts';
import { measureMemory } from './measure-memory.ts';
import { measureMix } from './measure-mix.ts';
import { measureOpening } from './measure-opening.ts';
import { measureScreen } from './measure-paint.ts';
import { measureWrites } from './measure-writes.ts';
import { reportSearch } from './report-search.ts';
import { searchMix } from './search-mix.ts';
import { fillPeers, measurePeer, sampleOf, type PeerMeasured } from './search-peers.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../../resources/cities/los-angeles');
/** WantedCases before anything counts, of all that is asked. */
const WARM_SHARE = 0.2;
/** Queries that slow peers are asked; every kind is among them. */
const PEER_SAMPLE = 240;
const HOSTILE = { thorough: 100_000, brief: 2_000 };

interface Queries {
  readonly warm: readonly SearchQuery[];
  readonly mix: readonly SearchQuery[];
}

async function measurePeers(
  stage: BenchStage,
  year: CityYear,
  judge: Judge,
  key: Uint8Array,
  { warm, mix }: Queries,
): Promise<PeerMeasured[]> {
  const sample = sampleOf(mix, PEER_SAMPLE);
  const peers: PeerMeasured[] = [];
  for (const filled of await fillPeers(stage, year, key)) {
    peers.push(await measurePeer(filled, judge, { warm: sampleOf(warm, 40), sample }));
  }
  return peers;
}

async function run(
  stage: BenchStage,
  { cases, seed, months, thorough, queries, peers, paint, desk: folder }: BenchOptions,
): Promise<BenchReport> {
  const city = cityOf(await loadCityPack(LOS_ANGELES, null));
  const year = cityYear(city, { cases, seed, months });
  const columns = caseTable(city, cases, BENCH_ACCOUNT.id, year.end);
  const desk = await keptOrFilled(stage, year, { folder, seed, months }, ({ index, item, callers }) =>
    columns.add(
      index,
      item,
      callers.map(({ phone }) => phone),
    ),
  );
  const judge = judgeOf(city, columns);
  const asking: Queries = {
    warm: searchMix(year, { seed: `warm ${seed}`, queries: queries * WARM_SHARE }),
    mix: searchMix(year, { seed: `mix ${seed}`, queries }),
  };
  const megabytes = await measureMemory(
    stage,
    desk,
    year.end,
    asking.mix.map(({ text }) => text),
  );
  const painted = paint ? await measureScreen(stage, desk, asking.mix) : [];
  const reader = await openDeskReader(stage, desk, year.end);
  const asked = await measureMix(reader, judge, asking);
  const opening = await measureOpening(reader, asking.mix);
  const hostile = await measureHostile(stage, desk, year.end, asking.warm, {
    seed,
    queries: HOSTILE[thorough ? 'thorough' : 'brief'],
  });
  const writes = await measureWrites(stage, { year, desk, reader, mix: asking.mix }, { seed, thorough });
  return reportSearch({
    seed,
    machine: machineInWords(peers ? '18' : null),
    cases,
    desk,
    asked,
    opening,
    painted,
    hostile,
    writes,
    memoryMegabytes: megabytes,
    peers: peers ? await measurePeers(stage, year, judge, desk.key, asking) : [],
  });
}

/** Search alone: a city's year on one desk, every form of query, judged, beside its peers. */
export const searchBench: Bench = {
  about: "a city's year on one desk: search in every form, judged by brute force, beside other engines",
  run,
};
