import type { CallNews } from '../../../shared/domain/phone-call.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { KeptSession } from '../store/kept-session.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { writeKept } from '../store/outbox.ts';
import { onStore } from '../store/store-fault.ts';
import { acknowledgeCall, noteCall } from './call-list.ts';

/** What the writer keeps beside the commands. @param store the outbox of the person signed in */
export function keptTasks(store: () => SqliteDb) {
  return {
    keepSession({ session: kept }: { session: KeptSession }) {
      onStore('outbox', () => writeKept(store(), 'session', JSON.stringify(kept)));
    },
    /** Keeps news of a call; null when there is nothing to show for it. */
    noteCall: ({ news, now, id }: { news: CallNews; now: Instant; id: string }) =>
      onStore('outbox', () => noteCall(store(), news, now, id)),
    acknowledgeCall({ id }: { id: string }) {
      onStore('outbox', () => acknowledgeCall(store(), id));
    },
    putMacros({ json }: { json: string }) {
      onStore('outbox', () => writeKept(store(), 'macros', json));
    },
    putWorkspace({ json }: { json: string }) {
      onStore('outbox', () => writeKept(store(), 'workspace', json));
    },
  };
}
