import { seededRandom } from '../../../hub/demo/random.ts';
import { openCore } from '../../../hub/open-core.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { CityPack } from '../../../shared/domain/city-pack.ts';
import { startFleet } from '../../escalations/hub-fleet.ts';
import {
  countUnanswered,
  databaseNow,
  openCases,
  passTime,
  raiseAll,
  type UnansweredResult,
} from '../../escalations/unanswered.ts';
import { connect } from '../bench-database.ts';
import type { BenchStage } from '../bench-stage.ts';
import { measurePoll } from './poll-peer.ts';

const NODES = 2;
/** Raised, and so due, in a second: a bad day's worth of a whole city in a minute. */
const PER_SECOND = 12;
const LONGEST = 15 * MINUTE;

export interface DueClockMeasured extends UnansweredResult {
  readonly kills: number;
  readonly outages: number;
  /** How late a job of every ten seconds was, in the same run. */
  readonly peerLate: readonly number[];
}

/** Escalations that nobody acknowledges, on hub nodes that are killed at random. */
export async function measureDueClock(
  stage: BenchStage,
  { databaseUrl, pack, count, seed }: { databaseUrl: string; pack: CityPack; count: number; seed: number },
): Promise<DueClockMeasured> {
  const core = await stage.begin(
    () => openCore({ databaseUrl, pack, log: () => {} }),
    (one) => one.close(),
  );
  const folder = await stage.folder('nodes');
  const fleet = await stage.begin(
    () => startFleet({ nodes: NODES, databaseUrl, folder, now: () => databaseNow(core) }),
    (one) => one.close(),
  );
  const made = await openCases(core, count, seededRandom(seed, 'unanswered'));
  const client = await connect(stage, databaseUrl);
  const disturbance = await stage.begin(
    async () => fleet.disturb(seededRandom(seed, 'kills')),
    (one) => one.stop(),
  );
  const [peerLate] = await Promise.all([
    measurePoll(client, count, seededRandom(seed, 'peer'), stage.isClearing),
    raiseAll(made, PER_SECOND).then(() => passTime(core, LONGEST)),
  ]);
  await disturbance.stop();
  const counted = await countUnanswered(core, fleet.outages());
  await fleet.close();
  return { ...counted, kills: fleet.kills(), outages: fleet.outages().length, peerLate };
}
