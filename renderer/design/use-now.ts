import { useSyncExternalStore } from 'react';
import type { Instant } from '../../shared/domain/instant.ts';
import { create } from '../workspace/create-store.ts';

const EVERY = 15_000;
const clock = create<Instant>(Date.now());
let watchers = 0;
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  clock.set(Date.now());
}

/** One timer for everything that shows a time, and none while nothing does. */
function subscribe(listener: () => void): () => void {
  const stop = clock.subscribe(listener);
  watchers += 1;
  if (watchers === 1) {
    timer = setInterval(tick, EVERY);
    document.addEventListener('visibilitychange', tick);
    queueMicrotask(tick);
  }
  return () => {
    stop();
    watchers -= 1;
    if (watchers > 0) return;
    clearInterval(timer);
    document.removeEventListener('visibilitychange', tick);
  };
}

/** The time on this desk; components render again every quarter of a minute. */
export function useNow(): Instant {
  return useSyncExternalStore(subscribe, clock.get);
}
