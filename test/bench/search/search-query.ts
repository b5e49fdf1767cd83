import type { CaseState } from '../../../shared/domain/case-state.ts';
import type { DepartmentCode, ServiceCode } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';

/** A word that a case must have. */
export interface JudgedWord {
  /** As `judgeWords` gives it. Four digits and more may also be those of a number or a phone. */
  readonly word: string;
  /** More letters may follow. */
  readonly begins: boolean;
}

/** What a query means, said by whoever made it: the judge reads no query. */
export interface WantedCases {
  readonly words: readonly JudgedWord[];
  readonly without?: readonly string[];
  /** Words side by side. */
  readonly phrases?: readonly (readonly string[])[];
  readonly states?: readonly CaseState[];
  readonly services?: readonly ServiceCode[];
  readonly department?: DepartmentCode;
  readonly district?: string;
  /** Opened in [from, to). */
  readonly opened?: readonly [from: Instant, to: Instant];
  /** Closed in [from, to). */
  readonly closed?: readonly [from: Instant, to: Instant];
  readonly mine?: boolean;
  readonly overdue?: boolean;
}

/** A query of the mix. */
export interface SearchQuery {
  readonly kind: string;
  readonly text: string;
  readonly asked: WantedCases;
  /** Typed wrong: `asked` is what was meant. */
  readonly mistyped: boolean;
  /** What else is right besides a case that satisfies it. */
  readonly subject: {
    readonly callers: readonly string[];
    readonly address: string;
    readonly service: ServiceCode;
  };
}
