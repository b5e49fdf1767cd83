import { create } from '../workspace/create-store.ts';
import type { Action } from './action.ts';

/** Where an offer lies: the frame's under everything, a page's, a dialog's over all that was offered before it. */
export type Layer = 'frame' | 'page' | 'dialog';

interface Offer {
  readonly owner: symbol;
  readonly actions: readonly Action[];
  readonly layer: Layer;
}

/** The actions of what is on screen now. A component adds its own while it is mounted; later ones win a key. */
const registry = create<readonly Offer[]>([]);

/** Offers actions until the returned function is called. Offering again as the same owner replaces them in place. */
export function offer(owner: symbol, actions: readonly Action[], layer: Layer = 'page'): () => void {
  const before = registry.get();
  const next = { owner, actions, layer };
  if (before.some((one) => one.owner === owner)) {
    registry.set(before.map((one) => (one.owner === owner ? next : one)));
  } else {
    registry.set(layer === 'frame' ? [next, ...before] : [...before, next]);
  }
  return () => registry.set(registry.get().filter((one) => one.owner !== owner));
}

/** Everything that is on offer, latest owner first; what lies behind a dialog included. */
export function offered(): readonly Action[] {
  return registry
    .get()
    .toReversed()
    .flatMap((one) => one.actions);
}

/** What keys can reach: the offers of the topmost dialog and those made after it. */
export function reachable(): readonly Action[] {
  const offers = registry.get();
  const from = offers.findLastIndex((one) => one.layer === 'dialog');
  return offers
    .slice(Math.max(0, from))
    .toReversed()
    .flatMap((one) => one.actions);
}

export const subscribeToActions = registry.subscribe;
