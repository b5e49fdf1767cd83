import type { FastifyBaseLogger } from 'fastify';
import { repeat, type Repeated } from '../repeat.ts';
import type { HubCore } from '../write/hub-core.ts';
import { advanceDue } from './advance-due.ts';

/** Milliseconds between two looks: nobody waits longer than that for the next tier when a hub is there. */
const PAUSE = 300;

/** Sends escalations on by PostgreSQL's clock until it is stopped. */
export function followDue(core: HubCore, log: FastifyBaseLogger): Repeated {
  return repeat(
    PAUSE,
    (error) => log.error({ err: error }, 'escalations could not go on to their next tier; it is tried again'),
    async () => {
      while ((await advanceDue(core)) > 0);
    },
  );
}
