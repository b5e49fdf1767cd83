import { useCallback, useRef, useState, type RefObject } from 'react';
import type { VirtualListHandle } from './virtual-list.tsx';

/** The row of a list that keys act on. */
export interface ChosenRow<R> {
  readonly active: number;
  /** Null in an empty list. */
  readonly row: R | null;
  readonly handle: RefObject<VirtualListHandle | null>;
  activate(index: number): void;
  /** Goes on by so many rows and puts the focus on the list. */
  step(by: number): void;
}

const stay = (index: number, count: number) => Math.max(0, Math.min(count - 1, index));

/** Keeps one row of a list chosen: it stays chosen while rows come and go around it, and its neighbour when it leaves. */
export function useChosenRow<R>(rows: readonly R[], keyOf: (row: R) => string): ChosenRow<R> {
  const [chosen, setChosen] = useState<{ index: number; key: string | null }>({ index: 0, key: null });
  const handle = useRef<VirtualListHandle>(null);
  const moved = rows.findIndex((row) => keyOf(row) === chosen.key);
  const active = stay(moved === -1 ? chosen.index : moved, rows.length);
  const row = rows[active] ?? null;
  // The row that is shown as chosen is the one that is meant, also by keys pressed after the list changed.
  if (row !== null && (moved === -1 || chosen.index !== active))
    setChosen({ index: active, key: keyOf(row) });
  const activate = useCallback(
    (index: number) => {
      const row = rows[index];
      setChosen({ index, key: row === undefined ? null : keyOf(row) });
    },
    [rows, keyOf],
  );
  const step = useCallback(
    (by: number) => {
      const next = stay(active + by, rows.length);
      handle.current?.show(next);
      activate(next);
      handle.current?.focus();
    },
    [rows, active, activate],
  );
  return { active, row, handle, activate, step };
}
