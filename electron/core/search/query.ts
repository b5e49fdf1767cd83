import type { DepartmentCode, ServiceCode } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** A word as typed: folded, with where it stands in the text, [start, end) in UTF-16 units. */
export interface TypedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** It may go on: the last word, with no space after it. */
  readonly typing: boolean;
}

/** What a filter asks of a case. */
export type FilterCondition =
  /** One of these states will do; "open" is every state but closed. */
  | { readonly kind: 'state'; readonly states: readonly string[] }
  | { readonly kind: 'service'; readonly services: readonly ServiceCode[] }
  | { readonly kind: 'department'; readonly department: DepartmentCode }
  | { readonly kind: 'district'; readonly district: string }
  /** Opened or closed in [from, to); null is open-ended. */
  | { readonly kind: 'opened' | 'closed'; readonly from: Instant | null; readonly to: Instant | null }
  | { readonly kind: 'mine' | 'overdue' | 'escalated' | 'reopened' };

/** A part of the text that was understood as a filter. */
export interface QueryFilter {
  readonly condition: FilterCondition;
  /** As the chip says it: "Open", "CD 14", "Last week (9-15 Nov)". */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  /**
   * The words it was read from, when they may as well be meant as words: "new" of "new hampshire ave", "pothole".
   * Empty for what can only be a filter ("state:new", "cd14", "last week").
   */
  readonly words: readonly TypedWord[];
}

/** A stretch in quotes: its words side by side, in this order. They stand in `words` too. */
export interface QueryPhrase {
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** What was typed, taken apart without looking at any case. Nothing in a text is an error. */
export interface Query {
  /** Words to be found, all of them; those that were read as filters are not among them. */
  readonly words: readonly TypedWord[];
  /** Words after a minus. */
  readonly without: readonly TypedWord[];
  readonly phrases: readonly QueryPhrase[];
  readonly filters: readonly QueryFilter[];
  /** Digits that may be a case number or part of one, four or more; null when they can't be. */
  readonly number: string | null;
  /** Digits that may be a phone number of 7 digits or more; null when they can't be. */
  readonly phone: string | null;
}
