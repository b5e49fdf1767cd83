import { z } from 'zod';

/** Functional: to more skill. Hierarchic: upward, because it is grave, slow or in dispute. */
export const escalationKind = z.enum(['functional', 'hierarchic']);
export type EscalationKind = z.infer<typeof escalationKind>;

/** Code of a rule, unique in a document. */
export const triggerRuleId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by dashes')
  .max(60);

/** What rules look for (product.md, E8). */
export const TRIGGER_CODES = [
  'clock-share',
  'clock-breached',
  'reopened-again',
  'unsupported-closure',
  'safety-words',
  'disability-access',
  'council-or-press',
  'repeated-complaints',
] as const;
export type TriggerCode = (typeof TRIGGER_CODES)[number];

/** Why something is escalated, and who may give the reason. */
export const ESCALATION_REASONS = {
  danger: { label: 'Somebody is or could be in danger', person: true },
  'no-progress': { label: 'Nothing happens', person: true },
  'caller-waits': { label: 'The caller can’t wait any longer', person: true },
  'caller-disputes': { label: 'The caller disputes what was done', person: true },
  'needs-skill': { label: 'It needs somebody who knows more', person: true },
  'needs-decision': { label: 'It needs somebody’s decision', person: true },
  'whose-is-it': { label: 'It is not clear whose work it is', person: true },
  'clock-share': { label: 'Most of the time is used up', person: false },
  'clock-breached': { label: 'It is overdue', person: true },
  'reopened-again': { label: 'Reopened again', person: true },
  'unsupported-closure': { label: 'Closed without the work done', person: true },
  'safety-words': { label: 'The caller’s words speak of danger', person: false },
  'disability-access': { label: 'It keeps somebody with a disability from getting about', person: true },
  'council-or-press': { label: 'A council office or the press asks', person: true },
  'repeated-complaints': { label: 'Complained about again', person: true },
  other: { label: 'Another reason', person: true },
} as const satisfies Record<string, { readonly label: string; readonly person: boolean }> &
  Record<TriggerCode, { readonly label: string; readonly person: boolean }>;
export const escalationReason = z.enum(
  Object.keys(ESCALATION_REASONS) as [
    keyof typeof ESCALATION_REASONS,
    ...(keyof typeof ESCALATION_REASONS)[],
  ],
);
export type EscalationReason = z.infer<typeof escalationReason>;

/** A reason that a rule can give. */
export function isTriggerCode(reason: EscalationReason): reason is TriggerCode {
  return TRIGGER_CODES.some((code) => code === reason);
}
