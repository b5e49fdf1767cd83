import type { AuditSampleId } from '../../../shared/domain/audit/audit-command.ts';
import { create } from '../../workspace/create-store.ts';

/** Whose rates are shown; null: of all samples together. */
export const ratedSample = create<AuditSampleId | null>(null);
