import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { StoreFault } from '../store/store-fault.ts';

/** An answer of the hub that this desk keeps. */
export interface KeptAnswer<T> {
  /** For the log. */
  readonly name: string;
  /** What is answered while neither the desk nor the hub knows anything. */
  readonly nothing: T;
  /** How old what is kept may be before the hub is asked anew, milliseconds. */
  readonly fresh: number;
  /** What is kept, and when the hub was asked for it; null when nothing is. */
  read(): Promise<{ readonly told: T; readonly askedAt: Instant } | null>;
  write(told: T, askedAt: Instant): Promise<unknown>;
  /** A young city's answer says nothing yet: then the hub is asked each time. */
  saysSomething(told: T): boolean;
  askHub(): Promise<Result<T>>;
}

/**
 * What this desk keeps, at once. What is older is asked of the hub meanwhile and kept for the next time; only a desk that
 * knows nothing waits for it.
 */
export async function keptAnswer<T>(
  of: KeptAnswer<T>,
  now: Instant,
  log: (line: string) => void,
): Promise<Result<T>> {
  const kept = await of.read();
  const ask = async (): Promise<Result<T>> => {
    const told = await of.askHub();
    if (!told.ok) return told;
    try {
      await of.write(told.value, now);
    } catch (error) {
      // A full disk keeps nothing for later; what was told is as true.
      if (!(error instanceof StoreFault)) throw error;
      log(`${of.name}: not kept: ${error.message}`);
    }
    return told;
  };
  if (kept !== null && of.saysSomething(kept.told)) {
    if (now - kept.askedAt > of.fresh) {
      void ask().catch((error: unknown) => log(`${of.name}: not asked: ${String(error)}`));
    }
    return succeed(kept.told);
  }
  const told = await ask();
  return told.ok ? told : succeed(of.nothing);
}
