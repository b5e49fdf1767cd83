import type { RulesDraft } from '../../workspace/rules-draft.ts';
import {
  changesBetween,
  partOf,
  saysTheSame,
  unitKey,
  unitsOf,
  withPart,
  type Unit,
} from './rule-changes.ts';

/** Both changes in one, and the parts that both sides changed in different ways. */
export interface MergedRules {
  readonly document: RulesDraft;
  readonly conflicts: readonly Unit[];
}

/**
 * Puts together what two people made of one version, part by part. Pure.
 * @param kept keys of the parts that both changed and that stay as mine; the others are as theirs
 */
export function mergeRules(
  base: RulesDraft,
  mine: RulesDraft,
  theirs: RulesDraft,
  kept: ReadonlySet<string>,
): MergedRules {
  const conflicts: Unit[] = [];
  const taken: Unit[] = [];
  for (const unit of unitsOf(mine, theirs, base)) {
    const [was, my, their] = [partOf(base, unit), partOf(mine, unit), partOf(theirs, unit)];
    if (saysTheSame(was, my) || saysTheSame(my, their)) continue;
    if (saysTheSame(was, their)) taken.push(unit);
    else {
      conflicts.push(unit);
      if (kept.has(unitKey(unit))) taken.push(unit);
    }
  }
  let document = taken.reduce((whole, unit) => withPart(whole, unit, mine), theirs);
  const isMoved = (to: RulesDraft) => changesBetween(base, to).some(({ kind }) => kind === 'moved');
  // Whoever alone changed the order is right about it.
  if (isMoved(mine) && !isMoved(theirs)) {
    const place = new Map(mine.rules.map(({ id }, at) => [id, at]));
    const known = document.rules.filter(({ id }) => place.has(id));
    const sorted = known.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    let next = 0;
    const rules = document.rules.map((one) => (place.has(one.id) ? (sorted[next++] ?? one) : one));
    document = { ...document, rules };
  }
  // What this version does not know of stays as whoever changed it left it.
  const { version: _v, sets: _s, rules: _r, damper: _d, ...foreign } = mine;
  const own = Object.entries(foreign).filter(([name, value]) => !saysTheSame(value, base[name]));
  return { document: { ...document, ...Object.fromEntries(own) }, conflicts };
}
