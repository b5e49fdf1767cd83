import type { DeskRow } from '../../../shared/contract/department-view.ts';
import type { DeskGroup } from '../../../shared/domain/desk-group.ts';

/** A line of the list: the head of a group, or a case. */
export type DeskLine =
  | { readonly kind: 'head'; readonly group: DeskGroup; readonly cases: number }
  | { readonly kind: 'case'; readonly row: DeskRow };

/** Where a line lies: the head of a group, or the n-th case of all. */
type LinePlace =
  | { readonly kind: 'head'; readonly group: DeskGroup; readonly cases: number }
  | { readonly kind: 'case'; readonly at: number };

/** How cases and heads lie one under the other. */
export interface DeskLines {
  readonly count: number;
  placeOf(line: number): LinePlace | null;
  /** The line of the n-th case. */
  lineOf(at: number): number;
}

/** @param groups in the order of the list, or none where there are no heads */
export function deskLines(
  groups: readonly { readonly group: DeskGroup; readonly cases: number }[],
  total: number,
): DeskLines {
  const heads = groups.filter(({ cases }) => cases > 0);
  const starts: number[] = [];
  let line = 0;
  for (const { cases } of heads) {
    starts.push(line);
    line += cases + 1;
  }
  return {
    count: heads.length === 0 ? total : line,
    placeOf(index) {
      if (heads.length === 0) return { kind: 'case', at: index };
      const which = starts.findLastIndex((start) => start <= index);
      const head = heads[which];
      if (head === undefined) return null;
      return index === starts[which] ? { kind: 'head', ...head } : { kind: 'case', at: index - which - 1 };
    },
    lineOf(at) {
      let before = 0;
      for (const [which, { cases }] of heads.entries()) {
        if (at < before + cases) return at + which + 1;
        before += cases;
      }
      return at;
    },
  };
}
