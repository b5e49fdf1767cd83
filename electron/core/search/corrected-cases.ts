import type { CaseColumns } from '../store/case-columns.ts';
import type { Asked } from './case-rows.ts';
import type { Choice } from './choices.ts';
import { correctionsOf, isSuspect, otherNames, type Correction } from './correct-words.ts';
import type { Gathering } from './gathering.ts';
import type { MeantWord } from './meanings.ts';
import { rowsWithPhrases } from './phrases.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { isBesideStreet, withoutEmpty, withText } from './tries.ts';

const hasAny = (choices: readonly Choice[]): boolean => choices.length > 0;

/** Matches of each spelling of a lone word, so that no common one takes all the room. */
function addSpellings(
  gathering: Gathering,
  prepared: PreparedQuery,
  spellings: readonly Correction[],
  base: Omit<Asked, 'demand'>,
): void {
  const each = Math.max(3, Math.ceil(gathering.missing / Math.max(1, spellings.length)));
  const later: CaseColumns[] = [];
  for (const { choices } of spellings) {
    if (!hasAny(choices)) continue;
    const rows = rowsWithPhrases(
      gathering.view,
      prepared.query,
      { ...base, demand: [choices] },
      gathering.wanted,
    );
    gathering.add(rows.slice(0, each), 'corrected', Math.max(0, gathering.missing));
    later.push(...rows.slice(each));
  }
  if (gathering.missing > 0) gathering.add(later, 'corrected', gathering.missing);
}

/** Tries other spellings of the words that look mistyped; of all words when none does but nothing was found. */
export function addCorrected(
  gathering: Gathering,
  prepared: PreparedQuery,
  base: Omit<Asked, 'demand'>,
): ReadonlyMap<MeantWord, readonly Correction[]> {
  const { chosen, known } = prepared;
  const tried = new Map<MeantWord, readonly Correction[]>();
  const suspects = chosen.filter((one) => isSuspect(one, known));
  if (suspects.length === 0 && gathering.size > 0) return tried;
  if (suspects.length > 0) for (const one of suspects) tried.set(one.meant, correctionsOf(one, known));
  else {
    for (const one of chosen) {
      const names = one.meant.isStreetPart ? [] : otherNames(one, known);
      if (names.length > 0) tried.set(one.meant, names);
    }
    if (tried.size === 0) return tried;
  }
  // A direction or suffix beside a word that is spelt otherwise may have been understood wrongly.
  for (const isKept of [isBesideStreet, () => false]) {
    const needed = withoutEmpty(chosen.filter((one) => !one.meant.isStreetPart || isKept(one)));
    const [alone] = needed;
    if (needed.length === 1 && alone !== undefined) {
      addSpellings(gathering, prepared, tried.get(alone.meant) ?? [], base);
    } else {
      const demand = needed.map((one) => [
        ...withText(one),
        ...(tried.get(one.meant) ?? []).flatMap(({ choices }) => choices),
      ]);
      if (demand.length > 0 && demand.every(hasAny)) {
        const rows = rowsWithPhrases(gathering.view, prepared.query, { ...base, demand }, gathering.wanted);
        gathering.add(rows, 'corrected', gathering.missing);
      }
    }
    if (gathering.size > 0 || !chosen.some((one) => one.meant.isStreetPart)) break;
  }
  return tried;
}
