import type { WorkerClient } from './worker-client.ts';
import type { Tasks } from './worker-messages.ts';

export interface GatedClient<T extends Tasks> extends WorkerClient<T> {
  /** Lets questions wait until the returned function is called. */
  hold(): () => void;
}

/** A client whose questions can be made to wait, for as long as the file under them is exchanged. */
export function gatedClient<T extends Tasks>(client: WorkerClient<T>): GatedClient<T> {
  let shut: Promise<void> | null = null;
  const ask: WorkerClient<T>['ask'] = (name, input, options) =>
    shut === null ? client.ask(name, input, options) : shut.then(() => ask(name, input, options));
  return {
    ask,
    stop: () => client.stop(),
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      shut = promise;
      return () => {
        if (shut === promise) shut = null;
        resolve();
      };
    },
  };
}
