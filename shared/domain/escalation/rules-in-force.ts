import type { Instant } from '../instant.ts';
import type { EscalationTriggers } from './escalation-triggers.ts';
import type { Firing } from './triggers.ts';

/** Since when each active rule of a version is as it is, by its id. */
export type RulesInForce = Readonly<Record<string, Instant>>;

interface Before {
  readonly document: EscalationTriggers;
  readonly inForce: RulesInForce;
}

/** A rule that a new version leaves alone goes on; one that it writes, changes or switches on begins when it is saved. */
export function rulesInForce(
  { rules, sets }: EscalationTriggers,
  savedAt: Instant,
  before: Before | null,
): RulesInForce {
  const sameSets = JSON.stringify(sets) === JSON.stringify(before?.document.sets);
  const was = new Map(before?.document.rules.map((rule) => [rule.id, JSON.stringify(rule)]));
  const since = rules
    .filter(({ active }) => active)
    .map((rule) => {
      const same = was.get(rule.id) === JSON.stringify(rule) && (sameSets || !('patterns' in rule.when));
      return [rule.id, (same ? before?.inForce[rule.id] : undefined) ?? savedAt] as const;
    });
  return Object.fromEntries(since);
}

/** What a rule finds only counts when it became so under that rule: a new one must not page about all that ever was. */
export function isUnderRule({ rule, since }: Pick<Firing, 'rule' | 'since'>, inForce: RulesInForce): boolean {
  const from = inForce[rule];
  return from !== undefined && since >= from;
}
