/** Work done again and again until it is stopped. */
export interface Repeated {
  /** Resolves when the round under way, if any, has ended. */
  stop(): Promise<void>;
}

/**
 * Does some work, waits, does it again: never two rounds at once. An error is told once per row of failures, and the
 * work goes on.
 * @param pause milliseconds between the end of a round and the next
 */
export function repeat(pause: number, failed: (error: unknown) => void, work: () => Promise<void>): Repeated {
  let stopped = false;
  let failing = false;
  let timer: NodeJS.Timeout;
  let round = Promise.resolve();
  const run = async () => {
    try {
      await work();
      failing = false;
    } catch (error) {
      if (!failing) failed(error);
      failing = true;
    }
    if (!stopped) plan();
  };
  const plan = () => {
    timer = setTimeout(() => {
      round = run();
    }, pause);
  };
  plan();
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
