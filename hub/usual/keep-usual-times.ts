import type { FastifyBaseLogger } from 'fastify';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Db } from '../storage/database.ts';
import { followDoneWork } from './follow-done-work.ts';
import { workOutUsualTimes } from './work-out-usual-times.ts';

const LOOK = 5 * SECOND;
/** They change slowly, and all done work is counted each time. */
const COUNT = 10 * MINUTE;

/** Keeps the usual times of the city up until it is stopped. */
export function keepUsualTimes(db: Db, log: FastifyBaseLogger): Repeated {
  let stopped = false;
  const keeping = repeat(
    LOOK,
    (error) => log.warn({ err: error }, 'the usual times could not be worked out'),
    async () => {
      await followDoneWork(db, () => stopped);
      if (!stopped) await workOutUsualTimes(db, COUNT);
    },
  );
  return {
    stop: () => {
      stopped = true;
      return keeping.stop();
    },
  };
}
