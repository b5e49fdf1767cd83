const MILLISECOND = 1_000;

/** What this thread worked since it began, in milliseconds and in steps of the system's clock. */
export function worked(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / MILLISECOND;
}

/**
 * What one query may cost. What counts is how long this thread worked to ask the index: a machine that is busy with
 * other things must not leave unfound what is there. By the clock there is an end too, far behind what any query needs
 * whose pages are in memory: who typed it waits.
 */
export class Effort {
  #spent = 0;
  #isCutShort = false;
  readonly #began = performance.now();
  readonly #most: number;
  readonly #longest: number;

  /**
   * @param most after so much work, in milliseconds, nothing more is asked
   * @param longest nor after so many milliseconds by the clock from now on
   */
  constructor(most: number, longest: number) {
    this.#most = most;
    this.#longest = longest;
  }

  get isUsedUp(): boolean {
    return this.#spent > this.#most || performance.now() - this.#began > this.#longest;
  }

  /** Whether something was left undone for lack of time: there may be more. */
  get isCutShort(): boolean {
    return this.#isCutShort;
  }

  /** Says that something is left undone. */
  cutShort(): void {
    this.#isCutShort = true;
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
