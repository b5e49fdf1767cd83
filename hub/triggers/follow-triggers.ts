import type { FastifyBaseLogger } from 'fastify';
import { repeat, type Repeated } from '../repeat.ts';
import type { HubCore } from '../write/hub-core.ts';
import { lookAtDue } from './look-at-due.ts';
import { queueCases } from './queue-cases.ts';
import { readTriggersOf } from './trigger-versions.ts';

/** Milliseconds between two looks. */
const PAUSE = 500;

/** Runs the rules on each case that changes, and when time makes one hold, until it is stopped. Many hubs can. */
export function followTriggers(core: HubCore, log: FastifyBaseLogger): Repeated {
  const read = readTriggersOf(core.city.pack);
  let stopped = false;
  const following = repeat(
    PAUSE,
    (error) => log.error({ err: error }, 'rules could not look at some cases; it is tried again'),
    async () => {
      let more = true;
      while (more && !stopped) {
        more = await queueCases(core.db);
        const triggers = await read(core.db);
        if (triggers !== null && (await lookAtDue(core, triggers)) > 0) more = true;
      }
    },
  );
  return {
    stop: () => {
      stopped = true;
      return following.stop();
    },
  };
}
