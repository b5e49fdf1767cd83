import { AUDIT_QUERIES } from './audit-sync.ts';
import { query } from './procedure.ts';

/** The audit of closures. All of it needs the hub; verdicts wait in the outbox like other work. */
export const AUDIT_DOOR = {
  'audit.plan': query(AUDIT_QUERIES['audit-plan'].input, AUDIT_QUERIES['audit-plan'].output),
  'audit.samples': query(AUDIT_QUERIES['audit-samples'].input, AUDIT_QUERIES['audit-samples'].output),
  'audit.items': query(AUDIT_QUERIES['audit-items'].input, AUDIT_QUERIES['audit-items'].output),
  'audit.risk': query(AUDIT_QUERIES['audit-risk'].input, AUDIT_QUERIES['audit-risk'].output),
  'audit.review': query(AUDIT_QUERIES['audit-review'].input, AUDIT_QUERIES['audit-review'].output),
  'audit.rates': query(AUDIT_QUERIES['audit-rates'].input, AUDIT_QUERIES['audit-rates'].output),
  'audit.check': query(AUDIT_QUERIES['check-audit-sample'].input, AUDIT_QUERIES['check-audit-sample'].output),
} as const;
