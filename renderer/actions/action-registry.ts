import { create } from '../workspace/create-store.ts';
import type { Action } from './action.ts';

/** The actions of what is on screen now. A component adds its own while it is mounted; later ones win a key. */
const registry = create<readonly { owner: symbol; actions: readonly Action[] }[]>([]);

/** Offers actions until the returned function is called. */
export function offer(owner: symbol, actions: readonly Action[]): () => void {
  registry.set([...registry.get().filter((one) => one.owner !== owner), { owner, actions }]);
  return () => registry.set(registry.get().filter((one) => one.owner !== owner));
}

/** Everything that is on offer, latest owner first. */
export function offered(): readonly Action[] {
  return registry.get().toReversed().flatMap((one) => one.actions);
}

export const subscribeToActions = registry.subscribe;
