import type { ConsoleEvent } from '../../../shared/contract/console-door.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';

/** More changed cases than this are not named one by one. */
const MOST_NAMED = 200;

export interface EventHub {
  publish(event: ConsoleEvent): void;
  /** Cases look different now; gathered into one event. None named: all may. */
  casesChanged(ids: readonly CaseId[]): void;
  /** Returns the way to stop listening. */
  listen(listener: (event: ConsoleEvent) => void): () => void;
  close(): void;
}

/** Hands events to whoever listens. @param gather milliseconds to gather changed cases for, asked anew each time */
export function createEventHub(gather: () => number): EventHub {
  const listeners = new Set<(event: ConsoleEvent) => void>();
  const changed = new Set<CaseId>();
  let all = false;
  let timer: NodeJS.Timeout | undefined;

  const publish = (event: ConsoleEvent) => {
    for (const listener of listeners) listener(event);
  };
  const flush = () => {
    timer = undefined;
    const ids = all || changed.size > MOST_NAMED ? [] : [...changed];
    changed.clear();
    all = false;
    publish({ type: 'cases-changed', ids });
  };

  return {
    publish,
    casesChanged(ids) {
      if (ids.length === 0) all = true;
      for (const id of ids) changed.add(id);
      timer ??= setTimeout(flush, gather());
    },
    listen(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    close() {
      clearTimeout(timer);
      timer = undefined;
      listeners.clear();
    },
  };
}
