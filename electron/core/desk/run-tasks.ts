import type { Result } from '../../../shared/contract/failure.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { OutboxCounts } from '../store/outbox.ts';
import { removeCommand } from '../store/outbox.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import {
  addRun,
  cancelRun,
  countOpenItems,
  dismissRun,
  nextItems,
  noteRunRefused,
  noteSent,
  retryRun,
  type NewRun,
  type NextItem,
} from '../store/runs.ts';
import { onStore } from '../store/store-fault.ts';
import type { GivenCommand, KeptCommand } from './keep-command.ts';

interface RunStore {
  outbox(): SqliteDb;
  /** Called before the first thing is written that only this desk has. */
  mark(): void;
  counts(): OutboxCounts;
  keep(given: GivenCommand): Result<KeptCommand & { counts: OutboxCounts }>;
}

/** What came of having runs go on. */
interface AdvancedRuns {
  /** Commands that were kept or refused now. */
  readonly moved: number;
  /** Commands that are not over yet. */
  readonly open: number;
  readonly changed: readonly CaseId[];
  readonly counts: OutboxCounts;
}

/** What the writer can be asked about things done at once. */
export function runTasks(store: RunStore) {
  return {
    startRun: (run: NewRun) =>
      onStore('outbox', () => {
        const outbox = store.outbox();
        store.mark();
        return { added: outbox.transaction(() => addRun(outbox, run))() };
      }),
    /** Keeps the commands whose turn it is, each judged anew by what holds now. */
    advanceRuns: ({ now }: { now: Instant }): AdvancedRuns =>
      onStore('outbox', () => {
        const outbox = store.outbox();
        const changed = new Set<CaseId>();
        let moved = 0;
        const takeOn = outbox.transaction(({ commandId, command }: NextItem): KeptCommand | null => {
          const kept = store.keep({ commandId, command, now, told: [] });
          if (!kept.ok) return null;
          if (kept.value.status === 'queued') noteSent(outbox, commandId);
          else if (kept.value.status === 'refused') noteRunRefused(outbox, commandId, kept.value.refusal);
          return kept.value;
        });
        for (const item of nextItems(outbox)) {
          const kept = takeOn(item);
          // It waits until the desk can judge it: a step that is tried at once again would never let go.
          if (kept === null) continue;
          moved += 1;
          if (kept.status === 'queued') for (const id of kept.changed) changed.add(id);
        }
        return {
          moved,
          open: countOpenItems(outbox),
          changed: [...changed],
          counts: store.counts(),
        };
      }),
    cancelRun: ({ id }: { id: string }) =>
      onStore('outbox', () => {
        const outbox = store.outbox();
        outbox.transaction(() => cancelRun(outbox, id))();
      }),
    /** @param ids as many as the run has commands, at least */
    retryRun: ({ id, ids }: { id: string; ids: readonly CommandId[] }) =>
      onStore('outbox', () => {
        const outbox = store.outbox();
        const fresh = ids[Symbol.iterator]();
        const newId = (): CommandId => {
          const next = fresh.next();
          if (next.done === true) throw new Error('a run was tried again with too few ids');
          return next.value;
        };
        outbox.transaction(() => {
          for (const before of retryRun(outbox, id, newId)) removeCommand(outbox, before);
        })();
        return store.counts();
      }),
    dismissRun: ({ id }: { id: string }) =>
      onStore('outbox', () => {
        const outbox = store.outbox();
        return { gone: outbox.transaction(() => dismissRun(outbox, id))() };
      }),
  };
}
