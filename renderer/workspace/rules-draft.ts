import { z } from 'zod';

/*
 * The rules that escalate cases, as somebody works on them: the document of the hub, but that fields may hold what can't
 * be saved yet, and that what this version does not know stays in it.
 */

/** A number, or what was typed in its place. */
const typed = z.union([z.number(), z.string()]);
const patterns = z.array(z.string());
const words = { patterns, harmless: patterns };

/** Fields that are known here, and any others. */
function open<S extends z.core.$ZodShape>(shape: S) {
  return z.object(shape).catchall(z.json());
}

const condition = z.discriminatedUnion('code', [
  open({ code: z.literal('clock-share'), share: typed }),
  open({ code: z.literal('clock-breached'), minutes: typed }),
  open({ code: z.literal('reopened-again'), count: typed }),
  open({ code: z.literal('unsupported-closure'), verdicts: z.array(z.string()) }),
  open({ code: z.literal('safety-words'), ...words }),
  open({ code: z.literal('disability-access'), always: z.array(z.string()), ...words }),
  open({ code: z.literal('council-or-press'), channels: z.array(z.string()), ...words }),
  open({ code: z.literal('repeated-complaints'), count: typed, days: typed }),
]);
export type ConditionDraft = z.infer<typeof condition>;

const rule = open({
  id: z.string(),
  name: open({ en: z.string(), es: z.string() }),
  active: z.boolean(),
  services: z.union([z.literal('all'), z.array(z.string())]),
  path: z.string(),
  kind: z.string(),
  tier: z.number(),
  when: condition,
});
export type RuleDraft = z.infer<typeof rule>;

const damper = open({ most: typed, hours: typed, sameRuleHours: typed, exempt: z.array(z.string()) });
export type DamperDraft = z.infer<typeof damper>;

export const rulesDraft = open({
  version: z.number(),
  sets: z.record(z.string(), patterns),
  rules: z.array(rule),
  damper,
});
export type RulesDraft = z.infer<typeof rulesDraft>;

/** A working copy of the rules at this desk. */
export const rulesWork = z.object({
  /** The version it grew from; 0: there was none. */
  base: z.number().int().nonnegative(),
  /** What that version says. */
  before: rulesDraft,
  edited: rulesDraft,
  /** What is new, for the history, as far as it is written. */
  note: z.string(),
});
export type RulesWork = z.infer<typeof rulesWork>;

/** Characters of the largest working copy that is kept on disk: tabs and drafts need room beside it. */
const MOST_KEPT = 400_000;

/** Whether a working copy comes back after a restart. */
export function isKeptOnDisk(work: RulesWork): boolean {
  return JSON.stringify(work).length <= MOST_KEPT;
}
