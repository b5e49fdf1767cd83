import type { Fault, FaultCode } from './worker-messages.ts';
import { isDamage, isDiskFull, StoreUnreadable } from './open-encrypted.ts';

/** A store could not do what was asked, for a reason the console can act on. */
export class StoreFault extends Error {
  readonly code: FaultCode;
  constructor({ code, message, stack }: Fault) {
    super(message);
    this.name = 'StoreFault';
    this.code = code;
    this.stack = stack;
  }
}

/** Runs something on one store; damage found on the way is told as that store's. */
export function onStore<R>(store: 'cache' | 'outbox', run: () => R): R {
  try {
    return run();
  } catch (error) {
    if (error instanceof StoreUnreadable || isDamage(error))
      throw new StoreFault(faultOf(error, `${store}-damaged`));
    throw error;
  }
}

/** An error as a worker tells it. */
export function faultOf(error: unknown, code?: FaultCode): Fault {
  const known = code ?? (error instanceof StoreFault ? error.code : isDiskFull(error) ? 'disk-full' : 'bug');
  const message = error instanceof Error ? error.message : String(error);
  return { code: known, message, stack: error instanceof Error ? (error.stack ?? message) : message };
}
