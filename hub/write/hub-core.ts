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
  /** Told after each commit how far the feed has come. */
  readonly ring: (feedNo: number) => void;
  /** Keeps transactions that write from crowding before the lock of the feed. */
  readonly turns: Turns;
  /** So many random bytes, good enough for secrets. */
  readonly random: (bytes: number) => Uint8Array;
}
