import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { commandId, type CaseId } from '../../shared/domain/ids.ts';
import { seededRandom } from '../../hub/demo/random.ts';
import { showProgress } from '../../hub/show-progress.ts';
import type { DeskProgram } from '../desk-program.ts';
import { newWord, noteCommand, openCommand } from './bench-commands.ts';
import type { BenchOptions } from './bench.ts';
import type { BenchCity } from './bench-city.ts';
import type { BenchStage } from './bench-stage.ts';
import { connect } from './bench-database.ts';

/** Times in milliseconds, one per round. */
export interface RoundTripMeasured {
  /** Until the command is on the desk's disk. */
  readonly kept: readonly number[];
  /** Until the hub's event is in the cache of the desk that sent it. */
  readonly own: readonly number[];
  /** Until another desk finds the case by what was written. */
  readonly other: readonly number[];
  /** Floor: a row inserted and committed on the same PostgreSQL. */
  readonly insert: readonly number[];
  /** Floor: GET /health of the hub. */
  readonly health: readonly number[];
}

const ROUNDS = { thorough: 200, brief: 100 };
const WARM_ROUNDS = 10;
/** Between two looks whether it is there, when nothing is heard, milliseconds. */
const LOOK_EVERY = 25;
const LONGEST = 30_000;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

/** Waits until a desk's event stream says something new, or for a moment. Asking all the time would take the cores. */
async function news(desk: DeskProgram, heard: number): Promise<void> {
  const end = performance.now() + LOOK_EVERY;
  while (desk.events.length === heard && performance.now() < end) await wait(1);
}

/** Waits until a desk finds a case by a word that only the command holds, as the hub has confirmed it. */
async function found(desk: DeskProgram, word: string, started: number): Promise<number> {
  for (;;) {
    const heard = desk.events.length;
    // The space says that the word is whole.
    const { hits } = await desk.ask('search', { text: `${word} `, limit: 5 });
    const took = performance.now() - started;
    if (hits.some((hit) => hit.kind === 'case' && !hit.row.pending)) return took;
    if (took > LONGEST) throw new Error(`no desk found "${word}" within ${LONGEST} ms\n${desk.output()}`);
    await news(desk, heard);
  }
}

/** Cases of a desk that a note can be added to. */
export async function openCasesOf(desk: DeskProgram): Promise<CaseId[]> {
  const page = await desk.ask('case.list', {
    list: 'open',
    filter: '',
    sort: 'opened',
    offset: 0,
    limit: 200,
  });
  return page.rows.map((row) => row.id);
}

async function insertAndCommit(client: pg.Client): Promise<void> {
  await client.query('insert into bench_rows (body) values ($1)', ['A sofa on the sidewalk']);
}

/**
 * Sends commands from one desk, one after the other, and waits each time until both desks have it from the hub.
 * Between them the floors are measured, so that all meet the same machine.
 */
export async function measureRoundTrip(
  stage: BenchStage,
  { databaseUrl, hub }: BenchCity,
  { sender, other }: { readonly sender: DeskProgram; readonly other: DeskProgram },
  { seed, thorough }: BenchOptions,
): Promise<RoundTripMeasured> {
  const last = ROUNDS[thorough ? 'thorough' : 'brief'];
  const random = seededRandom(seed, 'round trips');
  const cases = await openCasesOf(sender);
  const client = await connect(stage, databaseUrl);
  await client.query(
    'create table bench_rows (id bigint generated always as identity primary key, body text)',
  );

  const oneRound = async (round: number) => {
    const word = newWord(random);
    const said = `They call it ${word}`;
    const command =
      round % 2 === 0 ? openCommand(random, said) : noteCommand(random, random.pick(cases), said);
    const insert = await timed(() => insertAndCommit(client));
    const health = await timed(async () => (await fetch(`${hub.url}/health`)).text());
    const started = performance.now();
    const answer = await sender.ask('command.send', { commandId: commandId.parse(random.uuid()), command });
    const kept = performance.now() - started;
    if (answer.status !== 'queued') throw new Error(`the desk refused: ${JSON.stringify(answer)}`);
    const [own, others] = await Promise.all([found(sender, word, started), found(other, word, started)]);
    return { insert, health, kept, own, other: others };
  };

  for (let round = 0; round < WARM_ROUNDS; round += 1) await oneRound(round);
  const bar = showProgress('Round trips  ');
  const rounds: Awaited<ReturnType<typeof oneRound>>[] = [];
  while (rounds.length < last) {
    rounds.push(await oneRound(rounds.length));
    bar.update(rounds.length, last, () => `${rounds.length} of ${last} commands`);
  }
  bar.stop();
  return {
    kept: rounds.map((one) => one.kept),
    own: rounds.map((one) => one.own),
    other: rounds.map((one) => one.other),
    insert: rounds.map((one) => one.insert),
    health: rounds.map((one) => one.health),
  };
}
