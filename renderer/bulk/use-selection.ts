import { useMemo, useSyncExternalStore } from 'react';
import type { CaseId } from '../../shared/domain/ids.ts';
import { create } from '../workspace/create-store.ts';

interface Chosen {
  /** The list it was chosen in: another one begins with nothing. */
  readonly scope: string;
  readonly ids: ReadonlySet<CaseId>;
}

const NONE: ReadonlySet<CaseId> = new Set();
const chosen = create<Chosen>({ scope: '', ids: NONE });

export interface Selection {
  readonly ids: ReadonlySet<CaseId>;
  toggle(id: CaseId): void;
  add(ids: readonly CaseId[]): void;
  clear(): void;
}

/**
 * Cases chosen to be done something to at once. Comes back when one returns from a case.
 * @param scope names the list and its account
 */
export function useSelection(scope: string): Selection {
  const state = useSyncExternalStore(chosen.subscribe, chosen.get);
  const ids = state.scope === scope ? state.ids : NONE;
  return useMemo(() => {
    const now = () => (chosen.get().scope === scope ? chosen.get().ids : NONE);
    const set = (next: ReadonlySet<CaseId>) => chosen.set({ scope, ids: next });
    return {
      ids,
      toggle: (id) => {
        const next = new Set(now());
        if (!next.delete(id)) next.add(id);
        set(next);
      },
      add: (more) => set(new Set([...now(), ...more])),
      clear: () => set(NONE),
    };
  }, [scope, ids]);
}
