import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { Action } from './action.ts';
import { offer, offered, subscribeToActions } from './action-registry.ts';

/** Offers actions while the component is on screen. Memoise the list. */
export function useActions(actions: readonly Action[]): void {
  const owner = useRef(Symbol('actions'));
  useEffect(() => offer(owner.current, actions), [actions]);
}

let snapshot: readonly Action[] = [];
subscribeToActions(() => {
  snapshot = offered();
});

/** All actions on offer now, for the palette and the keyboard map. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribeToActions, () => snapshot);
}
