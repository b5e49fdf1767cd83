import type { CityPack } from '../../shared/domain/city-pack.ts';
import type { StudyResult } from '../../shared/contract/study.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';
import type { EscalationTriggers } from '../../shared/domain/escalation/escalation-triggers.ts';
import type { PastCase } from '../../shared/domain/escalation/try-triggers.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** What the thread of a study is given to begin with. */
export type StudyTask =
  | {
      readonly kind: 'what-if';
      readonly pack: CityPack;
      /** The version that holds, and the other one. */
      readonly version: number;
      readonly before: Directory;
      readonly after: Directory;
      /** Escalations there are besides those that it will be told. */
      readonly left: number;
    }
  | {
      readonly kind: 'try-triggers';
      readonly pack: CityPack;
      readonly document: EscalationTriggers;
      /** Cases there are besides those that it will be told. */
      readonly left: number;
    };

/** A past escalation. What was kept of it comes as the database wrote it (KeptPast): the thread reads it. */
export interface PastRow {
  readonly id: EscalationId;
  readonly case_id: CaseId;
  readonly raised_at: Instant;
  readonly past: string;
}

export interface NumberedCase extends PastCase {
  readonly id: CaseId;
  readonly number: string | null;
}

/** What the thread is told, page by page. */
export type StudyPage =
  | { readonly kind: 'what-if'; readonly rows: readonly PastRow[] }
  | { readonly kind: 'try-triggers'; readonly cases: readonly NumberedCase[] };

export type ToStudy = { readonly page: StudyPage } | { readonly end: true };

/** What the thread says: that it took a page, how far it is, what came of it. */
export type FromStudy =
  | { readonly say: 'taken' }
  | { readonly say: 'progress'; readonly done: number; readonly total: number }
  | { readonly say: 'result'; readonly result: StudyResult };
