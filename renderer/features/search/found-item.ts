import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { MatchReason, SearchHit } from '../../../shared/contract/search-view.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { Action } from '../../actions/action.ts';

export type Because = readonly MatchReason[];

/** What can be done with an item, with the words for it. */
export interface Deed {
  readonly label: string;
  perform(): void;
}

/** A deed that has a key of its own in the box: "alt+p". */
export interface KeyedDeed extends Deed {
  readonly id: string;
  readonly keys: string;
}

/** How far the asking of the hub is, when that must be said. */
export type HubAsking =
  /** Enough was found here; the person may ask for more. */
  | { readonly name: 'offer' }
  | { readonly name: 'asking' }
  | { readonly name: 'none' }
  /** It answered from what it has sorted so far. */
  | { readonly name: 'behind' }
  | { readonly name: 'failed'; readonly message: string };

export interface FoundCase {
  readonly kind: 'case';
  readonly row: CaseRow;
  readonly because: Because;
  /** Only the hub holds it. */
  readonly onHub: boolean;
}

/** What an item is about, for its row and its preview. */
export type Subject =
  | Exclude<SearchHit, { kind: 'case' }>
  | FoundCase
  | { readonly kind: 'known-case'; readonly caseId: CaseId; readonly title: string }
  | { readonly kind: 'ask-hub'; readonly asking: HubAsking }
  | { readonly kind: 'help'; readonly title: string }
  | { readonly kind: 'action'; readonly action: Action }
  | { readonly kind: 'new-case'; readonly text: string };

/** One row of the search box, of whatever kind. */
export interface FoundItem {
  readonly key: string;
  readonly subject: Subject;
  readonly pinned: boolean;
  /** Enter or a click. */
  readonly enter: Deed;
  /** Ctrl+Enter: the second thing one may want; null when there is none. */
  readonly other: Deed | null;
  /** What else its keys do, without opening it. */
  readonly more: readonly KeyedDeed[];
}

/** Rows under one heading. */
export interface FoundGroup {
  readonly title: string;
  readonly items: readonly FoundItem[];
  /** There are more than are shown. */
  readonly more: boolean;
  /** How many there are is worth saying. */
  readonly counted: boolean;
}
