import { z } from 'zod';

/** What a review can say of a closure (product.md, "review"). */
export const AUDIT_VERDICTS = {
  supported: { label: 'Supported', means: 'What was said is borne out by the evidence.' },
  unsupported: { label: 'Unsupported', means: 'The work was not done, or nothing shows that it was.' },
  'wrong-reason': { label: 'Wrong reason', means: 'It was right to close it, but not for what was said.' },
  unverifiable: { label: 'Unverifiable', means: 'Nobody can tell any more.' },
} as const satisfies Record<string, { readonly label: string; readonly means: string }>;
export const auditVerdict = z.enum(
  Object.keys(AUDIT_VERDICTS) as [keyof typeof AUDIT_VERDICTS, ...(keyof typeof AUDIT_VERDICTS)[]],
);
export type AuditVerdict = z.infer<typeof auditVerdict>;
/** In the order of their keys, 1 to 4. */
export const VERDICT_ORDER = auditVerdict.options;

/**
 * Where a closure to be reviewed comes from. Of the random stream rates are worked out; the risk stream is chosen for
 * being suspect, so no rate may ever hold one of its verdicts.
 */
export const AUDIT_STREAMS = {
  random: 'Random sample',
  risk: 'Risk list',
} as const satisfies Record<string, string>;
export const auditStream = z.enum(['random', 'risk']);
export type AuditStream = z.infer<typeof auditStream>;
