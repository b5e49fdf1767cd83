import type { FastifyBaseLogger } from 'fastify';
import { knowsWord } from '../../shared/domain/find-services.ts';
import { MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { HubCore } from '../write/hub-core.ts';
import { followChoices } from './follow-choices.ts';
import { workOutLearnedWords } from './work-out-learned-words.ts';

const LOOK = 5 * SECOND;
/** Choices change slowly, and all of them are counted each time. */
const COUNT = 10 * MINUTE;

/** Keeps what agents chose up until it is stopped. */
export function keepLearnedWords(
  { db, phoneKey, city }: Pick<HubCore, 'db' | 'phoneKey' | 'city'>,
  log: FastifyBaseLogger,
): Repeated {
  let stopped = false;
  const knows = (word: string) => knowsWord(city.pack, word);
  const keeping = repeat(
    LOOK,
    (error) => log.warn({ err: error }, 'what agents chose could not be counted'),
    async () => {
      await followChoices({ db, phoneKey, knows }, () => stopped);
      if (!stopped) await workOutLearnedWords(db, COUNT);
    },
  );
  return {
    stop: () => {
      stopped = true;
      return keeping.stop();
    },
  };
}
