/** Runs work when its turn comes, in the order it was handed in. */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Lets so many pieces of work run at once and keeps the others waiting. Transactions that write all end up waiting
 * for one lock; waiting here instead is cheaper and leaves connections to those who read.
 */
export function takeTurns(atOnce: number): Turns {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running === atOnce) {
      // Whoever ends hands the place on, so `running` stays.
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
