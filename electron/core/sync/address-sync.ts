import type { Result } from '../../../shared/contract/failure.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { HubClient } from './hub-client.ts';

interface AddressSyncInput {
  readonly hub: Pick<HubClient, 'addresses'>;
  readonly writer: WorkerClient<WriterTasks>;
  readonly token: () => Promise<Result<string>>;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Keeps the city's address points on this desk. */
export interface AddressSync {
  /** The hub answers: looks for changes, unless it did so lately. */
  wake(): void;
  stop(): void;
}

/** The hub is asked no more often, milliseconds. An answer without changes has a hundred bytes. */
const EVERY = 60_000;

/** Fetches changed streets beside the feed. What fails is tried again when the hub has answered something else. */
export function createAddressSync({ hub, writer, token, now, log }: AddressSyncInput): AddressSync {
  let asked: number | null = null;
  let running = false;
  let stopped = false;

  const fetchAll = async (): Promise<void> => {
    for (;;) {
      const session = await token();
      if (stopped || !session.ok) return;
      const book = await writer.ask('addressBook', undefined);
      const body = await hub.addresses(session.value, book?.upTo ?? 0);
      if (stopped) return;
      if (!body.ok) {
        log(`addresses: ${body.failure.code}`);
        return;
      }
      const page = await writer.ask('applyAddresses', { body: body.value }, { transfer: [body.value] });
      if (page.status === 'nonsense') {
        log(`addresses: ${page.why}`);
        return;
      }
      if (page.status === 'whole') return;
    }
  };

  return {
    wake() {
      if (running || stopped || (asked !== null && now() - asked < EVERY)) return;
      asked = now();
      running = true;
      void fetchAll()
        .catch((error: unknown) => {
          // The stores are faulty or were closed meanwhile: the feed meets the same and deals with it.
          if (!stopped) log(`addresses: ${error instanceof Error ? error.message : String(error)}`);
        })
        .finally(() => {
          running = false;
        });
    },
    stop() {
      stopped = true;
    },
  };
}
