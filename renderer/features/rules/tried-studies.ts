import { createStudyKeeper, type Study } from '../../design/study/study-keeper.ts';
import type { PeriodChosen } from '../../design/study/study-period.ts';
import type { RulesDraft } from '../../workspace/rules-draft.ts';
import { create } from '../../workspace/create-store.ts';

/** What was tried, on which past. */
export interface TriedAsked {
  /** Both sides of one comparison have the same. */
  readonly run: string;
  readonly chosen: PeriodChosen;
  readonly period: { readonly from: number; readonly to: number };
  readonly document: RulesDraft;
  /** Version in force; 0: none. */
  readonly version: number;
}
export type TriedStudy = Study<'try-triggers', TriedAsked>;

/** The working copy on past cases, and the rules in force on the same. The hub works on one at a time for a person. */
export const triedWork = createStudyKeeper<'try-triggers', TriedAsked>('try-triggers');
export const triedSaved = createStudyKeeper<'try-triggers', TriedAsked>('try-triggers');

/** What is to be tried when the working copy is done; null: nothing. */
export const triedNext = create<TriedAsked | null>(null);

/** The period that was chosen last. */
export const triedPeriod = create<PeriodChosen>({ kind: 'days', days: 30 });
