import { useState } from 'react';
import type { Failure } from '../../shared/contract/failure.ts';
import { DoorError } from '../door/door-client.ts';

interface Asking {
  readonly busy: boolean;
  /** Why the last one came to nothing; null when it did not fail. */
  readonly failure: Failure | null;
  /** Asks, and keeps what the door refuses. What is thrown otherwise is a fault of ours and goes on. */
  ask(send: () => Promise<void>): Promise<void>;
}

/** One question to the door at a time, with its failure as a value for the screen. */
export function useAsking(): Asking {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  return {
    busy,
    failure,
    ask: async (send) => {
      setBusy(true);
      setFailure(null);
      try {
        await send();
      } catch (error) {
        if (!(error instanceof DoorError)) throw error;
        setFailure(error.failure);
      } finally {
        setBusy(false);
      }
    },
  };
}
