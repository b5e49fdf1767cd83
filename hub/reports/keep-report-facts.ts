import type { FastifyBaseLogger } from 'fastify';
import { SECOND } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Db } from '../storage/database.ts';
import { followReportCases } from './follow-cases.ts';

const LOOK = 5 * SECOND;

/** Keeps what reports count up to date until it is stopped. */
export function keepReportFacts(db: Db, log: FastifyBaseLogger): Repeated {
  let stopped = false;
  const keeping = repeat(
    LOOK,
    (error) => log.warn({ err: error }, 'what reports count could not be brought up to date'),
    () => followReportCases(db, () => stopped),
  );
  return {
    stop: () => {
      stopped = true;
      return keeping.stop();
    },
  };
}
