import type { TextId } from '../../../shared/domain/ids.ts';
import { writeColleagues, type KeptColleagues } from '../store/cache-meta.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { keepSeen, noteTold } from '../store/seen-mentions.ts';
import { onStore } from '../store/store-fault.ts';

/** What the writer does about colleagues and their mentions. */
export function mentionTasks(files: () => { readonly cache: SqliteDb; readonly outbox: SqliteDb }) {
  return {
    putColleagues(told: KeptColleagues) {
      onStore('cache', () => writeColleagues(files().cache, told));
    },
    /** The person has seen these notes. Tells whether that is news. */
    seeMentions: ({ notes }: { notes: readonly TextId[] }) =>
      onStore('outbox', () => keepSeen(files().outbox, notes, false) > 0),
    /** The hub was told of some, and told of others that were seen at another desk. */
    settleMentions({ told, seen }: { told: readonly TextId[]; seen: readonly TextId[] }) {
      const { outbox } = files();
      onStore('outbox', () => {
        if (told.length > 0) noteTold(outbox, told);
        if (seen.length > 0) keepSeen(outbox, seen, true);
      });
    },
  };
}
