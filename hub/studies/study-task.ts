import type { Period } from './period.ts';
import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { TriedResult, WhatIfResult } from '../../shared/contract/study.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import type { EscalationTriggers } from '../../shared/domain/escalation/escalation-triggers.ts';
import type { PastCase } from '../../shared/domain/escalation/try-triggers.ts';
import type { CaseId } from '../../shared/domain/ids.ts';

/** What the thread of a study is given to begin with. */
export type StudyTask =
  | {
      readonly kind: 'what-if';
      readonly pack: CityPack;
      readonly period: Period;
      /** The version that holds, and the other one. */
      readonly version: number;
      readonly before: Directory;
      readonly after: Directory;
    }
  | {
      readonly kind: 'try-triggers';
      readonly pack: CityPack;
      readonly document: EscalationTriggers;
      /** Cases there are besides those that it will be told. */
      readonly left: number;
    };

/** A case that was ever escalated. Its escalations come as the database wrote them: the thread reads them. */
export interface EscalatedCase {
  readonly id: CaseId;
  readonly number: string | null;
  readonly service: string;
  readonly district: string | null;
  readonly escalations: string;
}

export interface NumberedCase extends PastCase {
  readonly id: CaseId;
  readonly number: string | null;
}

/** What the thread is told, page by page. */
export type StudyPage =
  | { readonly kind: 'what-if'; readonly cases: readonly EscalatedCase[] }
  | { readonly kind: 'try-triggers'; readonly cases: readonly NumberedCase[] };

export type ToStudy = { readonly page: StudyPage } | { readonly end: true };

/** What the thread says: that it took a page, how far it is, what came of it. */
export type FromStudy =
  | { readonly say: 'taken' }
  | { readonly say: 'progress'; readonly done: number; readonly total: number }
  | { readonly say: 'result'; readonly result: WhatIfResult | TriedResult };
