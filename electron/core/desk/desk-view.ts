import type { Account } from '../../../shared/contract/account.ts';
import { cityPack } from '../../../shared/domain/city-pack.ts';
import { cityOf, type City } from '../../../shared/domain/city.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { overlayCommands, type Overlay } from '../overlay/overlay-commands.ts';
import type { PendingCommand } from '../overlay/pending-command.ts';
import { lexiconOf, type Lexicon } from '../search/lexicon.ts';
import { readCacheMeta, readPackHash, readPackJson, type CacheMeta } from '../store/cache-meta.ts';
import type { KeptSession } from '../store/kept-session.ts';
import type { Db } from '../store/open-encrypted.ts';
import { readCallers, readRecord } from '../store/read-case.ts';

/** The city as a worker keeps it, made anew when the catalogue changes. */
export interface KnownCity {
  readonly city: City;
  readonly lexicon: Lexicon;
}

/** One moment of the desk: the cache with this desk's unsent work laid over it. */
export interface DeskView {
  readonly cache: Db;
  readonly outbox: Db;
  /** Null while the cache has seen no page. */
  readonly meta: CacheMeta | null;
  readonly overlay: Overlay;
  readonly known: KnownCity;
  readonly account: Account;
  readonly phoneKey: string;
  readonly now: Instant;
}

const NO_OVERLAY: Overlay = { cases: new Map(), foreseen: new Map() };

/** Reads the catalogue of a cache; keeps it as long as it stays the same. */
export function cityReader(): (cache: Db) => KnownCity | null {
  let hash: string | null = null;
  let known: KnownCity | null = null;
  return (cache) => {
    const now = readPackHash(cache);
    if (now === hash) return known;
    const json = readPackJson(cache);
    const city = json === null ? null : cityOf(cityPack.parse(JSON.parse(json)));
    known = city === null ? null : { city, lexicon: lexiconOf(city) };
    hash = now;
    return known;
  };
}

/** Lays this desk's unsent work over the cache as it is now. */
export function overlayNow(
  cache: Db,
  pending: readonly PendingCommand[],
  city: City,
  { account, phoneKey }: KeptSession,
): Overlay {
  if (pending.length === 0) return NO_OVERLAY;
  return overlayCommands(pending, {
    account,
    city,
    phoneKey,
    cursor: readCacheMeta(cache)?.cursor ?? 0,
    load: (id) => readRecord(cache, id),
    caller: (id) => readCallers(cache, [id])[0] ?? null,
  });
}
