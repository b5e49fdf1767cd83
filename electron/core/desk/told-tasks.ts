import {
  writeComplaints,
  writeHandOvers,
  type KeptComplaints,
  type KeptHandOvers,
} from '../store/cache-meta.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { onStore } from '../store/store-fault.ts';

/** Keeps what the hub told last of what is in no feed, for when it is away. */
export function toldTasks(cache: () => SqliteDb) {
  return {
    putComplaints(told: KeptComplaints) {
      onStore('cache', () => writeComplaints(cache(), told));
    },
    putHandOvers(told: KeptHandOvers) {
      onStore('cache', () => writeHandOvers(cache(), told));
    },
  };
}
