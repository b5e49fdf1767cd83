import { useSyncExternalStore } from 'react';
import type { WhatIfResult } from '../../../../shared/contract/study.ts';
import { create } from '../../../workspace/create-store.ts';
import type { MovedFilter } from './moved-case.ts';

/** What of a result is looked at. */
export interface ResultView {
  readonly part: 'load' | 'cases';
  readonly filter: MovedFilter;
  /** Place of the chosen case in the list. */
  readonly active: number;
}

const BEGINNING: ResultView = { part: 'load', filter: { by: 'all' }, active: 0 };
const kept = create<{ readonly of: WhatIfResult | null; readonly view: ResultView }>({
  of: null,
  view: BEGINNING,
});

/** What of a result is looked at: as it was left when one comes back from a case, from the beginning for another one. */
export function useResultView(
  result: WhatIfResult,
): readonly [view: ResultView, look: (parts: Partial<ResultView>) => void] {
  const { of, view } = useSyncExternalStore(kept.subscribe, kept.get);
  const now = of === result ? view : BEGINNING;
  return [now, (parts) => kept.set({ of: result, view: { ...now, ...parts } })];
}
