import type { City } from '../../shared/domain/city.ts';
import type { Db } from '../storage/database.ts';
import type { ReadDirectory } from './published-directory.ts';
import type { Turns } from './take-turns.ts';

/** What the write path stands on. */
export interface HubCore {
  readonly db: Db;
  readonly city: City;
  /** The directory of contact points that holds now. */
  readonly directory: ReadDirectory;
  /** Key (hex) of the phone hashes, one for the whole city. */
  readonly phoneKey: string;
  /** Key (hex) that the secrets of residents' links are made with. */
  readonly linkKey: string;
  /** Where residents reach the hub, without a slash at the end; null where they don't. */
  readonly publicUrl: () => string | null;
  /** Told after each commit how far the feed has come. */
  readonly ring: (feedNo: number) => void;
  /** Keeps transactions that write from crowding before the lock of the feed. */
  readonly turns: Turns;
  /** So many random bytes, good enough for secrets. */
  readonly random: (bytes: number) => Uint8Array;
}
