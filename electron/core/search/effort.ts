const MILLISECOND = 1_000;

/** What this thread worked since it began, in milliseconds and in steps of the system's clock. */
export function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MILLISECOND;
}

/**
 * How long this thread worked to ask the index for one query, in milliseconds. Only that counts: a machine that is busy
 * with other things, or a disk that is waited for, must not leave unfound what is there.
 */
export class Effort {
  #spent = 0;
  readonly #most: number;

  /** @param most after so long nothing more is asked */
  constructor(most: number) {
    this.#most = most;
  }

  get isUsedUp(): boolean {
    return this.#spent > this.#most;
  }

  /** Asks the index, and counts how long that took. */
  asking<T>(ask: () => T): T {
    const started = worked();
    try {
      return ask();
    } finally {
      this.#spent += worked() - started;
    }
  }
}
