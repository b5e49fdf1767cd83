import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { unitKey, type RulesChange, type Unit } from './rule-changes.ts';
import { placeOf, type RuleFinding } from './rule-findings.ts';

/** A line of the list, and what the working copy and the check say of it. */
export interface RuleRow {
  readonly unit: Unit;
  /** Place among the rules; -1 for what is no rule. */
  readonly index: number;
  readonly rule: RuleDraft | null;
  readonly change: RulesChange['kind'] | null;
  readonly errors: number;
}

/** All parts of a document in the order of the list: rules, how often at most, word lists. Pure. */
export function ruleRows(
  document: RulesDraft,
  changes: readonly RulesChange[],
  findings: readonly RuleFinding[],
): RuleRow[] {
  const changed = new Map(changes.map(({ unit, kind }) => [unitKey(unit), kind]));
  const errors = new Map<string, number>();
  for (const finding of findings) {
    const { part } = placeOf(finding);
    if (part.of === 'whole') continue;
    const key = part.of === 'rule' ? `${part.index}` : unitKey(part);
    errors.set(key, (errors.get(key) ?? 0) + 1);
  }
  const row = (unit: Unit, index: number, rule: RuleDraft | null): RuleRow => ({
    unit,
    index,
    rule,
    change: changed.get(unitKey(unit)) ?? null,
    errors: errors.get(rule === null ? unitKey(unit) : `${index}`) ?? 0,
  });
  return [
    ...document.rules.map((rule, index) => row({ of: 'rule', id: rule.id }, index, rule)),
    row({ of: 'damper' }, -1, null),
    ...Object.keys(document.sets).map((id) => row({ of: 'set', id }, -1, null)),
  ];
}

/** Names of the rules and word lists that use a word list. Pure. */
export function usersOf(document: RulesDraft, set: string): string[] {
  const uses = (patterns: unknown) =>
    Array.isArray(patterns) && patterns.some((one) => String(one).includes(`<${set}>`));
  const rules = document.rules.filter(({ when }) => uses(when['patterns']) || uses(when['harmless']));
  const sets = Object.entries(document.sets).filter(([name, words]) => name !== set && uses(words));
  return [...rules.map(({ name, id }) => name.en || id), ...sets.map(([name]) => `word list “${name}”`)];
}
