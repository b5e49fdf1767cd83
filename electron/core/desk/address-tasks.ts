import { addressesAnswer } from '../../../shared/contract/hub-protocol.ts';
import { applyStreets, readKnownBook } from '../store/known-streets.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { onStore } from '../store/store-fault.ts';
import { readAnswer } from './read-answer.ts';

type AppliedAddresses =
  /** There is more to fetch, or there is not. */
  { readonly status: 'more' | 'whole' } | { readonly status: 'nonsense'; readonly why: string };

/** What the writer does about the city's address points. */
export function addressTasks(cache: () => SqliteDb) {
  return {
    /** How far the address points are here; null before the first came. */
    addressBook: () => onStore('cache', () => readKnownBook(cache())),
    applyAddresses({ body }: { body: ArrayBuffer }): AppliedAddresses {
      const read = readAnswer(addressesAnswer, body);
      if (!read.ok) return { status: 'nonsense', why: read.why };
      const page = read.value;
      return onStore('cache', (): AppliedAddresses => {
        const db = cache();
        const known = readKnownBook(db);
        const other = known !== null && known.epoch !== page.epoch;
        // What was asked for began where another line of numbers ended: from its beginning then.
        const from = other ? { ...page, upTo: 0, streets: [] } : page;
        try {
          applyStreets(db, from);
        } catch (error) {
          if (!(error instanceof RangeError)) throw error;
          return { status: 'nonsense', why: error.message };
        }
        return { status: from.upTo < page.head ? 'more' : 'whole' };
      });
    },
  };
}
