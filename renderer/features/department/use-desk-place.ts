import { useCallback, useSyncExternalStore } from 'react';
import { beginAt, deskPlace, type DeskPlace } from './desk-place.ts';

/** Where the person stands on the desk, and the way to go elsewhere. */
export function useDeskPlace(
  account: string,
  own: string,
): readonly [place: DeskPlace, go: (parts: Partial<DeskPlace>) => void] {
  const kept = useSyncExternalStore(deskPlace.subscribe, deskPlace.get);
  const begin = useCallback(() => beginAt(account, own), [account, own]);
  const place = kept?.of === account ? kept : begin();
  const go = useCallback(
    (parts: Partial<DeskPlace>) => {
      const now = deskPlace.get();
      deskPlace.set({ ...(now?.of === account ? now : begin()), ...parts });
    },
    [account, begin],
  );
  return [place, go];
}
