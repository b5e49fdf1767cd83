import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import type { Tier } from './tries.ts';

/** A match before its reasons are worked out. */
export type Match = {
  readonly tier: Tier;
  /** Which way of asking found it, among those of its tier: earlier ones are stricter. */
  readonly try: number;
  readonly openedAt: Instant;
} & (
  | { readonly columns: CaseColumns; readonly shown: null }
  /** A case with unsent work. */
  | { readonly columns: null; readonly shown: ShownCase }
);

/** A search in progress: collects matches, each case once. */
export class Gathering {
  readonly #matches: Match[] = [];
  /** Rows of the cases that are kept, and the cases with unsent work. */
  readonly #rows = new Set<number>();
  readonly #shown = new Set<CaseId>();
  #try = 0;
  readonly view: DeskView;
  readonly limit: number;

  constructor(view: DeskView, limit: number) {
    this.view = view;
    this.limit = limit;
  }

  get missing(): number {
    return this.limit - this.#matches.length;
  }

  get size(): number {
    return this.#matches.length;
  }

  get matches(): readonly Match[] {
    return this.#matches;
  }

  /** So many rows must be asked for to be sure of enough new ones. */
  get wanted(): number {
    return this.limit + this.view.overlay.cases.size;
  }

  addShown(shown: ShownCase, tier: Tier): void {
    if (this.#shown.has(shown.facts.id)) return;
    this.#shown.add(shown.facts.id);
    this.#matches.push({ columns: null, shown, tier, try: this.#try, openedAt: shown.facts.openedAt });
  }

  /** What is added from now on was found by a looser way of asking. */
  nextTry(): void {
    this.#try += 1;
  }

  add(rows: readonly CaseColumns[], tier: Tier, most = this.limit): void {
    const { cases } = this.view.overlay;
    let added = 0;
    for (const columns of rows) {
      if (added >= most) return;
      if (this.#rows.has(columns.row) || (cases.size > 0 && cases.has(columns.id))) continue;
      this.#rows.add(columns.row);
      this.#matches.push({ columns, shown: null, tier, try: this.#try, openedAt: columns.opened_at });
      added += 1;
    }
  }
}
