import type { FastifyBaseLogger } from 'fastify';
import { SECOND } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { Db } from '../storage/database.ts';
import { canGuess, followFeed } from './index-cases.ts';

/** A search brings the index up to date by itself; this is for when nobody searches, and for the first time. */
const PAUSE = SECOND;
/** Cases between two lines of the log while a large backlog is worked off. */
const REPORT = 25_000;

const NO_GUESSING =
  'This database has no pg_trgm, so search finds no misspelled words. Run "create extension pg_trgm" as its owner, then: create index search_words_similar on search_words using gin (word gin_trgm_ops).';

/** Keeps the index of the search beside the feed until it is stopped. Many hubs can: one at a time does the work. */
export function followCases(db: Db, log: FastifyBaseLogger): Repeated {
  let stopped = false;
  let looked = false;
  const following = repeat(
    PAUSE,
    (error) => log.warn({ err: error }, 'the search index could not be brought up to date'),
    async () => {
      if (!looked && !(await canGuess(db))) log.warn(NO_GUESSING);
      looked = true;
      let told = 0;
      let all = 0;
      await followFeed(
        db,
        () => stopped,
        (taken, { reached, head }) => {
          all = taken;
          if (taken - told < REPORT) return;
          told = taken;
          log.info({ taken, reached, head }, 'the search index is being made');
        },
      );
      if (told > 0) log.info({ taken: all }, 'the search index is up to date');
    },
  );
  return {
    stop: () => {
      stopped = true;
      return following.stop();
    },
  };
}
