import type { Account } from '../../../shared/contract/account.ts';
import { cityPack } from '../../../shared/domain/city-pack.ts';
import { cityOf, type City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { overlayCommands, type Overlay } from '../overlay/overlay-commands.ts';
import type { PendingCommand } from '../overlay/pending-command.ts';
import { lexiconOf, type Lexicon } from '../search/lexicon.ts';
import { knownContacts, type KnownContact } from '../search/known-contacts.ts';
import type { Vocabulary } from '../search/vocabulary.ts';
import { WordList } from '../search/word-list.ts';
import { readCacheMeta, readPackHash, readPackJson, type CacheMeta } from '../store/cache-meta.ts';
import type { KeptSession } from '../store/kept-session.ts';
import { readDirectory, readDirectoryMark } from '../store/kept-directory.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { readCallers, readRecord } from '../store/read-case.ts';
import { deskDirectory } from './desk-directory.ts';

/** The city as a worker keeps it, made anew when the catalogue changes. */
export interface KnownCity {
  readonly city: City;
  readonly lexicon: Lexicon;
  /** Words of its services. */
  readonly serviceWords: WordList;
  /** Contact points of the published directory; none before it came. */
  readonly contacts: readonly KnownContact[];
}

/** One moment of the desk: the cache with this desk's unsent work laid over it. */
export interface DeskView {
  /** The same as long as neither file changes: what is read of them may be kept by it. */
  readonly moment: object;
  readonly cache: SqliteDb;
  readonly outbox: SqliteDb;
  /** Null while the cache has seen no page. */
  readonly meta: CacheMeta | null;
  readonly overlay: Overlay;
  readonly known: KnownCity;
  /** The words of the cases in the cache; read when they are first asked for. */
  readonly words: () => Vocabulary;
  readonly account: Account;
  readonly phoneKey: string;
  readonly now: Instant;
}

const NO_OVERLAY: Overlay = { cases: new Map(), foreseen: new Map() };

/** The city with all that search needs of it. */
function knownCity(city: City): KnownCity {
  const lexicon = lexiconOf(city);
  const serviceWords = new WordList(lexicon.serviceWords.map((word) => ({ word, n: 1 })));
  return { city, lexicon, serviceWords, contacts: [] };
}

/** Reads the catalogue and the directory of a cache; keeps them as long as they stay the same. */
export function cityReader(): (cache: SqliteDb) => KnownCity | null {
  let hash: string | null = null;
  let known: KnownCity | null = null;
  let mark: string | null = null;
  return (cache) => {
    const now = readPackHash(cache);
    if (now !== hash) {
      const json = readPackJson(cache);
      const city = json === null ? null : cityOf(cityPack.parse(JSON.parse(json)));
      known = city === null ? null : knownCity(city);
      hash = now;
      mark = null;
    }
    if (known === null) return null;
    const published = readDirectoryMark(cache);
    if (published !== mark) {
      known = { ...known, contacts: knownContacts(known.city.pack, readDirectory(cache)) };
      mark = published;
    }
    return known;
  };
}

/** Lays this desk's unsent work over the cache as it is now. */
export function overlayNow(
  cache: SqliteDb,
  pending: readonly PendingCommand[],
  city: City,
  { account, phoneKey }: KeptSession,
): Overlay {
  if (pending.length === 0) return NO_OVERLAY;
  return overlayCommands(pending, {
    account,
    city,
    directory: deskDirectory(cache, city),
    phoneKey,
    cursor: readCacheMeta(cache)?.cursor ?? 0,
    load: (id) => readRecord(cache, id),
    caller: (id) => readCallers(cache, [id])[0] ?? null,
  });
}
