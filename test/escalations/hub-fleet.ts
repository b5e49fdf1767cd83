import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../hub/demo/random.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { startHub, type HubProgram } from '../hub-program.ts';

/** A time in which no hub was up; `back` null: it lasts. */
export interface Outage {
  readonly from: Instant;
  readonly back: Instant | null;
}

/** Hub nodes on one database, which are killed at random and come back. */
export interface HubFleet {
  /** Kills nodes until it is stopped, in an order that the seed decides. */
  disturb(random: Random): { stop(): Promise<void> };
  kills(): number;
  outages(): readonly Outage[];
  close(): Promise<void>;
}

export interface FleetOptions {
  readonly nodes: number;
  readonly databaseUrl: string;
  /** A folder that goes when whoever made it says so. */
  readonly folder: string;
  /** The clock of the database. */
  readonly now: () => Promise<Instant>;
}

/** Milliseconds. */
const BETWEEN_KILLS = [1_500, 4_000] as const;
const DOWN = [100, 1_500] as const;

/** Starts the nodes; resolves when all of them answer. */
export async function startFleet({ nodes, databaseUrl, folder, now }: FleetOptions): Promise<HubFleet> {
  const places = Array.from({ length: nodes }, (_, at) => join(folder, `node-${at}`));
  for (const place of places) mkdirSync(place, { recursive: true });
  const up: (HubProgram | null)[] = places.map(() => null);
  const outages: { from: Instant; back: Instant | null }[] = [];
  let kills = 0;

  const begin = async (at: number) => {
    up[at] = await startHub(databaseUrl, places[at] ?? folder);
    const outage = outages.at(-1);
    if (outage?.back === null) outage.back = await now();
  };
  const kill = async (at: number) => {
    const node = up[at];
    if (node === undefined || node === null) return;
    // Asked before the kill: what is due in between counts as having had nobody.
    const from = await now();
    up[at] = null;
    if (up.every((one) => one === null)) outages.push({ from, back: null });
    await node.kill();
    kills += 1;
  };

  // The first one migrates alone, as whoever sets up a city would do it.
  for (const at of places.keys()) await begin(at);
  return {
    disturb: (random) => {
      const stopping = new AbortController();
      let returning = Promise.resolve();
      const run = async () => {
        while (!stopping.signal.aborted) {
          await wait(random.int(...BETWEEN_KILLS), null, { signal: stopping.signal }).catch(() => null);
          if (stopping.signal.aborted) return;
          // Sometimes the other one goes too, and for a while nobody is there.
          const first = random.int(0, nodes - 1);
          const gone = random.chance(0.4) ? [...places.keys()] : [first];
          const downFor = gone.map(() => random.int(...DOWN));
          for (const at of gone) await kill(at);
          await returning;
          returning = Promise.all(
            gone.map(async (at, nth) => {
              await wait(downFor[nth] ?? 0);
              if (up[at] === null) await begin(at);
            }),
          ).then(() => undefined);
          await returning;
        }
      };
      const running = run();
      return {
        stop: async () => {
          stopping.abort();
          await running;
          await returning;
        },
      };
    },
    kills: () => kills,
    outages: () => outages,
    close: async () => {
      await Promise.all(up.map((node) => node?.stop()));
    },
  };
}
