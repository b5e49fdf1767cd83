import type { TriggerCode } from '../../../shared/domain/escalation/escalation-reason.ts';
import type { ConditionDraft, RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { KINDS } from './rule-words.ts';

const CONDITIONS: { readonly [C in TriggerCode]: Extract<ConditionDraft, { code: C }> } = {
  'clock-share': { code: 'clock-share', share: 0.8 },
  'clock-breached': { code: 'clock-breached', minutes: 0 },
  'reopened-again': { code: 'reopened-again', count: 2 },
  'unsupported-closure': { code: 'unsupported-closure', verdicts: ['unsupported', 'wrong-reason'] },
  'safety-words': { code: 'safety-words', patterns: [], harmless: [] },
  'disability-access': { code: 'disability-access', always: [], patterns: [], harmless: [] },
  'council-or-press': { code: 'council-or-press', channels: [], patterns: [], harmless: [] },
  'repeated-complaints': { code: 'repeated-complaints', count: 2, days: 90 },
};

/** Where writing a rule of a kind begins. */
export const FIRST_FIELDS: Record<TriggerCode, string> = {
  'clock-share': 'when.share',
  'clock-breached': 'when.minutes',
  'reopened-again': 'when.count',
  'unsupported-closure': 'when.verdicts',
  'safety-words': 'when.patterns',
  'disability-access': 'when.always',
  'council-or-press': 'when.channels',
  'repeated-complaints': 'when.count',
};

/** A code that no rule of the document has, from another one. */
function freeId(wish: string, { rules }: RulesDraft): string {
  const taken = new Set(rules.map(({ id }) => id));
  if (!taken.has(wish)) return wish;
  let number = 2;
  while (taken.has(`${wish}-${number}`)) number += 1;
  return `${wish}-${number}`;
}

/** A rule of a kind to begin with: it concerns all services and says so in one language yet. */
export function newRule(code: TriggerCode, document: RulesDraft): RuleDraft {
  return {
    id: freeId(code, document),
    name: { en: KINDS[code].name, es: '' },
    active: true,
    services: 'all',
    path: code === 'safety-words' ? 'emergency' : 'complaint',
    kind: 'functional',
    tier: 1,
    when: CONDITIONS[code],
  };
}

/** The same rule under a code of its own, switched off so that nothing is raised twice. */
export function copyOfRule(rule: RuleDraft, document: RulesDraft): RuleDraft {
  const { en, es } = rule.name;
  const name = { ...rule.name, en: `${en} (copy)`.slice(0, 120), es: `${es} (copia)`.slice(0, 120) };
  return { ...rule, id: freeId(rule.id.slice(0, 56), document), name, active: false };
}

export function withRule(document: RulesDraft, index: number, rule: RuleDraft): RulesDraft {
  return { ...document, rules: document.rules.with(index, rule) };
}

export function withInserted(document: RulesDraft, index: number, rule: RuleDraft): RulesDraft {
  return { ...document, rules: document.rules.toSpliced(index, 0, rule) };
}

export function withoutRule(document: RulesDraft, index: number): RulesDraft {
  return { ...document, rules: document.rules.toSpliced(index, 1) };
}

/** With a rule one or more places further, as far as there are places. */
export function withMoved(document: RulesDraft, index: number, by: number): RulesDraft {
  const rule = document.rules[index];
  const to = index + by;
  if (rule === undefined || to < 0 || to >= document.rules.length) return document;
  return { ...document, rules: document.rules.toSpliced(index, 1).toSpliced(to, 0, rule) };
}

/** With the words of a list; null takes the list out. */
export function withSet(document: RulesDraft, name: string, words: string[] | null): RulesDraft {
  const { [name]: _, ...rest } = document.sets;
  if (words === null) return { ...document, sets: rest };
  return {
    ...document,
    sets: name in document.sets ? { ...document.sets, [name]: words } : { ...rest, [name]: words },
  };
}

/** What a city begins with that has no rules. */
export const NO_RULES: RulesDraft = {
  version: 1,
  sets: {},
  rules: [],
  damper: { most: 2, hours: 168, sameRuleHours: 72, exempt: ['emergency'] },
};
