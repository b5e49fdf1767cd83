import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import type { OutboxCounts } from '../store/outbox.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { WorkerClient } from '../store/worker-client.ts';

interface RunKeeperInput {
  readonly writer: WorkerClient<WriterTasks>;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
  /** The outbox has more. */
  readonly queued: (changed: readonly CaseId[], counts: OutboxCounts) => void;
  /** A run went on, or is over. */
  readonly changed: () => void;
}

export interface RunKeeper {
  /** Something may go on: a run was started, the hub answered, the desk was opened. */
  kick(): void;
  /** Cases changed: the answer to a step may be among them. */
  wake(): void;
  stop(): void;
}

/** Has what is done at once go on, a few commands at a time, until all of it is in the outbox or over. */
export function createRunKeeper({ writer, now, log, queued, changed }: RunKeeperInput): RunKeeper {
  let busy = false;
  let again = false;
  let stopped = false;
  let open = 0;

  const goOn = async (): Promise<void> => {
    do {
      again = false;
      const before = open;
      const advanced = await writer.ask('advanceRuns', { now: now() });
      ({ open } = advanced);
      if (advanced.moved > 0) queued(advanced.changed, advanced.counts);
      if (advanced.moved > 0 || before > 0 || open > 0) changed();
      if (advanced.moved > 0) again = true;
    } while (again && !stopped);
  };

  const kick = (): void => {
    again = true;
    if (busy || stopped) return;
    busy = true;
    void goOn()
      .catch((error: unknown) => {
        if (stopped) return;
        if (!(error instanceof StoreFault)) throw error;
        log(`runs: ${error.message}`);
      })
      .finally(() => {
        busy = false;
        // Asked for between the last look and here.
        if (again) kick();
      });
  };

  return {
    kick,
    wake() {
      if (busy || open > 0) kick();
    },
    stop() {
      stopped = true;
    },
  };
}
