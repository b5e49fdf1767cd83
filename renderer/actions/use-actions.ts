import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import type { Action } from './action.ts';
import { offer, offered, subscribeToActions, type Layer } from './action-registry.ts';

/** Offers actions while the component is on screen. Memoise the list. */
export function useActions(actions: readonly Action[], layer: Layer = 'page'): void {
  const owner = useRef(Symbol('actions'));
  const withdraw = useRef(() => {});
  // A changed list keeps its place among the offers; only leaving the screen withdraws it.
  useLayoutEffect(() => {
    withdraw.current = offer(owner.current, actions, layer);
  }, [actions, layer]);
  useLayoutEffect(() => () => withdraw.current(), []);
}

const NO_ACTIONS: readonly Action[] = [];

/** Keeps keys from reaching what lies behind, while the component (a dialog) is on screen and `open`. */
export function useKeyBarrier(open: boolean): void {
  const owner = useRef(Symbol('barrier'));
  useLayoutEffect(() => (open ? offer(owner.current, NO_ACTIONS, 'dialog') : undefined), [open]);
}

let snapshot: readonly Action[] = [];
subscribeToActions(() => {
  snapshot = offered();
});

/** All actions on offer now, for the palette and the keyboard map. */
export function useOfferedActions(): readonly Action[] {
  return useSyncExternalStore(subscribeToActions, () => snapshot);
}
