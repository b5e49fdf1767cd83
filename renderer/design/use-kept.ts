import { useCallback, useState } from 'react';

const kept = new Map<string, unknown>();

/**
 * State that outlives its component: what was typed into a dialog is there again when it is opened again.
 * @param key names what is being written, and for which case
 * @returns the value, the way to change it, and the way to forget it once it has been sent
 */
export function useKept<T>(key: string, initial: T): [value: T, set: (next: T) => void, forget: () => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  const set = useCallback(
    (next: T) => {
      kept.set(key, next);
      setValue(next);
    },
    [key],
  );
  const forget = useCallback(() => {
    kept.delete(key);
  }, [key]);
  return [value, set, forget];
}
