import type { TaskOutput, Tasks } from './worker-messages.ts';
import type { WorkerClient } from './worker-client.ts';

export interface GatedClient<T extends Tasks> extends WorkerClient<T> {
  /** Lets questions wait until the returned function is called. */
  hold(): () => void;
}

/** A client whose questions can be made to wait, for as long as the file under them is exchanged. */
export function gatedClient<T extends Tasks>(client: WorkerClient<T>): GatedClient<T> {
  let open: Promise<void> | null = null;
  return {
    async ask(name, input, options) {
      while (open !== null) await open;
      return (await client.ask(name, input, options)) as TaskOutput<T, typeof name>;
    },
    stop: () => client.stop(),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      open = promise;
      return () => {
        open = null;
        resolve();
      };
    },
  };
}
