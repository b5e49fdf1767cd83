/** A value that tells its listeners when it is replaced; read it in React with useSyncExternalStore. */
export interface Store<T> {
  get(): T;
  set(next: T): void;
  /** Returns the way to stop listening. */
  subscribe(listener: () => void): () => void;
}

export function create<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set: (next) => {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
