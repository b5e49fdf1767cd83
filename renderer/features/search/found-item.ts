import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import type { Action } from '../../actions/action.ts';

export type Because = SearchHit['because'];

/** What can be done with an item, with the words for it. */
export interface Deed {
  readonly label: string;
  perform(): void;
}

/** What an item is about, for its row and its preview. */
export type Subject =
  | SearchHit
  | { readonly kind: 'recent'; readonly caseId: CaseRow['id']; readonly title: string }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'new-case'; readonly text: string };

/** One row of the search box, of whatever kind. */
export interface FoundItem {
  readonly key: string;
  readonly subject: Subject;
  /** Enter or a click. */
  readonly enter: Deed;
  /** Ctrl+Enter: the second thing one may want; null when there is none. */
  readonly other: Deed | null;
}

/** Rows under one heading. */
export interface FoundGroup {
  readonly title: string;
  readonly items: readonly FoundItem[];
  /** There are more than are shown. */
  readonly more: boolean;
}
