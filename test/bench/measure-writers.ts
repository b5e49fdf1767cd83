import { seededRandom } from '../../hub/demo/random.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { showProgress } from '../../hub/show-progress.ts';
import { PEOPLE } from '../demo-city.ts';
import type { BenchCity } from './bench-city.ts';
import type { BenchStage } from './bench-stage.ts';
import { newWord, noteCommand, openCommand } from './bench-commands.ts';
import { visitHub } from './hub-visitor.ts';
import { connect } from './measure-search.ts';

export interface WritersMeasured {
  /** Commands committed in a second. */
  readonly hub: number;
  /** Bare rows inserted and committed in a second by as many connections. */
  readonly floor: number;
}

export const WRITERS = 20;
/** How long is written, and before it how long nothing counts, milliseconds. */
const LASTS = 8_000;
const WARM = 1_500;

/** Lets all write, each one thing after the other, and returns how many a second were done while it counted. */
async function perSecond(
  stage: BenchStage,
  label: string,
  writers: readonly (() => Promise<unknown>)[],
): Promise<number> {
  const bar = showProgress(label);
  const started = performance.now();
  const elapsed = () => performance.now() - started;
  let counted = 0;
  const write = async (one: () => Promise<unknown>): Promise<void> => {
    while (elapsed() < WARM + LASTS && !stage.isClearing()) {
      await one();
      const now = elapsed();
      if (now >= WARM && now < WARM + LASTS) counted += 1;
      bar.update(Math.min(Math.round(now), WARM + LASTS), WARM + LASTS, () => `${counted} commits`);
    }
  };
  await Promise.all(writers.map(write));
  bar.stop();
  return counted / (LASTS / 1_000);
}

/** Twenty people file cases and notes at once through the hub's HTTP; beside it as many bare connections. */
export async function measureWriters(
  stage: BenchStage,
  { databaseUrl, hub }: BenchCity,
  cases: readonly CaseId[],
  seed: number,
): Promise<WritersMeasured> {
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => connect(stage, databaseUrl)));
  const floor = await perSecond(
    stage,
    'Bare inserts ',
    clients.map((client) => () => client.query('insert into bench_rows (body) values ($1)', ['A sofa'])),
  );
  const people = [];
  // One after the other: each sign-in takes a core for a tenth of a second.
  for (let at = 0; at < WRITERS; at += 1) people.push(await visitHub(hub.url, PEOPLE.agent));
  const commits = await perSecond(
    stage,
    '20 writers   ',
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
  return { hub: commits, floor };
}
