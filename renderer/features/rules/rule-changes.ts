import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';

/** A part of the rules that is changed, kept or taken back as a whole. */
export type Unit =
  | { readonly of: 'rule'; readonly id: string }
  | { readonly of: 'damper' }
  | { readonly of: 'set'; readonly id: string };

/** What differs in one part between two versions. */
export interface RulesChange {
  readonly unit: Unit;
  readonly kind: 'added' | 'removed' | 'changed' | 'moved';
}

/** Names a part within a document. */
export function unitKey(unit: Unit): string {
  return unit.of === 'damper' ? 'damper' : `${unit.of} ${unit.id}`;
}

/** Whether two parts of a document say the same; the order of the fields of an object plays no part. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [mine, theirs] = [Object.entries(one), new Map(Object.entries(other))];
  return (
    mine.length === theirs.size &&
    mine.every(([key, value]) => theirs.has(key) && saysTheSame(value, theirs.get(key)))
  );
}

/** What a part says; undefined: the document lacks it. Of two rules with one code the first. */
export function partOf(document: RulesDraft, unit: Unit): unknown {
  if (unit.of === 'damper') return document.damper;
  if (unit.of === 'rule') return document.rules.find(({ id }) => id === unit.id);
  return Object.hasOwn(document.sets, unit.id) ? document.sets[unit.id] : undefined;
}

const NO_WORDS: string[] = [];

/** The words of a word list; none where the document lacks it. */
export function wordsIn({ sets }: RulesDraft, name: string): string[] {
  return (Object.hasOwn(sets, name) ? sets[name] : undefined) ?? NO_WORDS;
}

/** The parts of documents, each once, in the order in which they come first. */
export function unitsOf(...documents: readonly RulesDraft[]): Unit[] {
  const units = new Map<string, Unit>();
  const add = (unit: Unit) => units.set(unitKey(unit), unit);
  for (const { rules } of documents) for (const { id } of rules) add({ of: 'rule', id });
  add({ of: 'damper' });
  for (const { sets } of documents) for (const id of Object.keys(sets)) add({ of: 'set', id });
  return [...units.values()];
}

/** Codes of the longest run of rules that two lists have in the same order. */
function steadyOnes(before: readonly RuleDraft[], after: readonly RuleDraft[]): Set<string> {
  const place = new Map(before.map(({ id }, at) => [id, at]));
  const runs: { readonly id: string; readonly at: number; readonly run: readonly string[] }[] = [];
  for (const { id } of after) {
    const at = place.get(id);
    if (at === undefined) continue;
    let longest: readonly string[] = [];
    for (const one of runs) if (one.at < at && one.run.length > longest.length) longest = one.run;
    runs.push({ id, at, run: [...longest, id] });
  }
  let best: readonly string[] = [];
  for (const { run } of runs) if (run.length > best.length) best = run;
  return new Set(best);
}

/** What differs between two versions, part by part: rules in their new order, then how often, then the word lists. Pure. */
export function changesBetween(before: RulesDraft, after: RulesDraft): RulesChange[] {
  const steady = steadyOnes(before.rules, after.rules);
  return unitsOf(after, before).flatMap((unit): RulesChange[] => {
    const [was, is] = [partOf(before, unit), partOf(after, unit)];
    if (was === undefined) return [{ unit, kind: 'added' }];
    if (is === undefined) return [{ unit, kind: 'removed' }];
    if (!saysTheSame(was, is)) return [{ unit, kind: 'changed' }];
    return unit.of === 'rule' && !steady.has(unit.id) ? [{ unit, kind: 'moved' }] : [];
  });
}

/** Puts a rule where it stood: behind the nearest of its old neighbours that is still there. */
function putBack(rules: readonly RuleDraft[], rule: RuleDraft, order: readonly RuleDraft[]): RuleDraft[] {
  const others = rules.filter(({ id }) => id !== rule.id);
  const before = order
    .slice(
      0,
      order.findIndex(({ id }) => id === rule.id),
    )
    .map(({ id }) => id);
  const after = others.findLastIndex(({ id }) => before.includes(id));
  return others.toSpliced(after + 1, 0, rule);
}

/** A document in which a part is as another document has it, at the place it has there; undefined there: without it. */
export function withPart(document: RulesDraft, unit: Unit, from: RulesDraft): RulesDraft {
  if (unit.of === 'damper') return { ...document, damper: from.damper };
  if (unit.of === 'set') {
    const { [unit.id]: _, ...rest } = document.sets;
    const words = Object.hasOwn(from.sets, unit.id) ? from.sets[unit.id] : undefined;
    return { ...document, sets: words === undefined ? rest : { ...rest, [unit.id]: words } };
  }
  const rule = from.rules.find(({ id }) => id === unit.id);
  if (rule === undefined) return { ...document, rules: document.rules.filter(({ id }) => id !== unit.id) };
  const isThere = document.rules.some(({ id }) => id === unit.id);
  const replaced = document.rules.map((one) => (one.id === unit.id ? rule : one));
  return { ...document, rules: isThere ? replaced : putBack(document.rules, rule, from.rules) };
}

/** A document in which one change is taken back. Pure. */
export function withoutChange(
  before: RulesDraft,
  after: RulesDraft,
  { unit, kind }: RulesChange,
): RulesDraft {
  const rule = unit.of === 'rule' ? before.rules.find(({ id }) => id === unit.id) : undefined;
  if (kind === 'moved' && rule !== undefined)
    return { ...after, rules: putBack(after.rules, rule, before.rules) };
  return withPart(after, unit, before);
}
