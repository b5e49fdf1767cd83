import { seededRandom } from '../../hub/demo/random.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { showProgress } from '../../hub/show-progress.ts';
import { PEOPLE } from '../demo-city.ts';
import type { BenchOptions } from './bench.ts';
import type { BenchCity } from './bench-city.ts';
import type { BenchStage } from './bench-stage.ts';
import { newWord, noteCommand, openCommand } from './bench-commands.ts';
import { visitHub, type HubVisitor } from './hub-visitor.ts';
import { connect } from './bench-database.ts';

/** What is done in a second. */
export interface WritersMeasured {
  /** Commands committed through the hub. */
  readonly hub: number;
  /** Bare rows inserted and committed by as many connections. */
  readonly inserts: number;
  /** The same, each with the next number of one counter, whose lock is held until the commit. */
  readonly counted: number;
}

export const WRITERS = 20;
/** How long is written, and before it how long nothing counts, milliseconds. */
const LASTS = { thorough: 6_000, brief: 3_000 };
const FLOOR_LASTS = 2_000;
const WARM = 500;

/** Lets all write, each one thing after the other, and returns how many a second were done while it counted. */
async function perSecond(
  stage: BenchStage,
  { label, lasts }: { readonly label: string; readonly lasts: number },
  writers: readonly (() => Promise<unknown>)[],
): Promise<number> {
  const end = WARM + lasts;
  const bar = showProgress(label);
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  let counted = 0;
  const write = async (one: () => Promise<unknown>): Promise<void> => {
    while (elapsed() < end && !stage.isClearing()) {
      await one();
      const now = elapsed();
      if (now >= WARM && now < end) counted += 1;
      bar.update(Math.min(Math.round(now), end), end, () => `${counted.toLocaleString('en-US')} commits`);
    }
  };
  await Promise.all(writers.map(write));
  bar.stop();
  return counted / (lasts / 1_000);
}

const INSERT = "insert into bench_rows (body) values ('A sofa on the sidewalk')";
/** As the hub's feed numbers are taken: one row, locked last and until the commit. */
const COUNTED = `with head as (update bench_counter set number = number + 1 returning number) ${INSERT}`;

/** Bare connections write: without anything between them, and one after the other under a counter's lock. */
async function measureFloors(stage: BenchStage, databaseUrl: string) {
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => connect(stage, databaseUrl)));
  await clients[0]?.query('create table bench_counter as select 0::bigint as number');
  const measure = (label: string, sql: string) =>
    perSecond(
      stage,
      { label, lasts: FLOOR_LASTS },
      clients.map((client) => () => client.query(sql)),
    );
  const inserts = await measure('Bare inserts ', INSERT);
  return { inserts, counted: await measure('Counted      ', COUNTED) };
}

/** Twenty people file cases and notes at once through the hub's HTTP; beside it as many bare connections. */
export async function measureWriters(
  stage: BenchStage,
  { databaseUrl, hub }: BenchCity,
  cases: readonly CaseId[],
  { seed, thorough }: BenchOptions,
): Promise<WritersMeasured> {
  const floors = await measureFloors(stage, databaseUrl);
  const people: HubVisitor[] = [];
  // One after the other: each sign-in takes a core for a tenth of a second.
  while (people.length < WRITERS) people.push(await visitHub(hub.url, PEOPLE.agent));
  const commits = await perSecond(
    stage,
    { label: '20 writers   ', lasts: LASTS[thorough ? 'thorough' : 'brief'] },
    people.map((person, at) => {
      const random = seededRandom(seed, 'writer', at);
      const own = cases.filter((_, place) => place % WRITERS === at);
      return () => {
        const said = `A sofa, they call it ${newWord(random)}`;
        return person.send(
          random.chance(0.5) ? openCommand(random, said) : noteCommand(random, random.pick(own), said),
        );
      };
    }),
  );
  return { ...floors, hub: commits };
}
