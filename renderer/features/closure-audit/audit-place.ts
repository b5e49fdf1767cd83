import type { AuditFilter, AuditItem } from '../../../shared/contract/audit-sync.ts';
import { create } from '../../workspace/create-store.ts';

/** The parts of the screen. */
export const AUDIT_SECTIONS = ['samples', 'risk', 'rates'] as const;
export type AuditSection = (typeof AUDIT_SECTIONS)[number];

/** Which closure is reviewed: all that names it, and nothing of what was found. */
export type ClosureRef = Pick<AuditItem, 'stream' | 'sampleId' | 'caseId' | 'closing'>;

/** Closures that somebody goes through, as the list was when they began: it must not move under them. */
export interface ReviewRound {
  readonly closures: readonly ClosureRef[];
  readonly at: number;
}

/** Where one is in the audit. It comes back when the screen does. */
export interface AuditPlace {
  readonly section: AuditSection;
  /** Closures that are listed: of a sample, or behind a number. Null: none are. */
  readonly listed: { readonly filter: AuditFilter; readonly title: string } | null;
  readonly round: ReviewRound | null;
}

export const EVERYTHING: AuditFilter = {
  sampleId: null,
  department: null,
  service: null,
  district: null,
  month: null,
  verdict: null,
};

export const auditPlace = create<AuditPlace>({ section: 'samples', listed: null, round: null });

export function goInAudit(parts: Partial<AuditPlace>): void {
  auditPlace.set({ ...auditPlace.get(), ...parts });
}

/** Names a closure among others. */
export const closureKey = ({ stream, sampleId, caseId, closing }: ClosureRef): string =>
  `${stream}:${sampleId ?? ''}:${caseId}:${closing}`;

/** Goes through some closures, from one of them on. */
export function beginRound(closures: readonly ClosureRef[], at: number): void {
  goInAudit({
    round: {
      at,
      closures: closures.map(({ stream, sampleId, caseId, closing }) => ({
        stream,
        sampleId,
        caseId,
        closing,
      })),
    },
  });
}
