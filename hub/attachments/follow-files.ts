import type { FastifyBaseLogger } from 'fastify';
import { MINUTE } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import { checkNext, sweepFiles, type FileCheck } from './check-files.ts';

/** Between two looks for files that have arrived, milliseconds: an agent waits for it with a caller on the line. */
const PAUSE = 250;

/** Checks files as they arrive, one after the other, until it is stopped. */
export function followFiles(check: FileCheck, log: FastifyBaseLogger): Repeated {
  let stopping = false;
  const checking = repeat(
    PAUSE,
    (error) => log.error({ err: error }, 'a file could not be checked; it stays in quarantine'),
    async () => {
      while (!stopping && (await checkNext(check))) continue;
    },
  );
  const sweeping = repeat(
    MINUTE,
    (error) => log.warn({ err: error }, 'old files could not be deleted'),
    () => sweepFiles(check),
  );
  return {
    stop: async () => {
      stopping = true;
      await Promise.all([checking.stop(), sweeping.stop()]);
    },
  };
}
