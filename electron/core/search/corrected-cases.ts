import type { CaseColumns } from '../store/case-columns.ts';
import type { AskedRows } from './asked-rows.ts';
import { chooseWord, type Choice, type ChosenWord } from './choices.ts';
import { correctionsOf, isSuspect, otherNames, type Correction } from './correct-words.ts';
import type { Gathering } from './gathering.ts';
import { meantWords, type MeantWord } from './meanings.ts';
import { rowsWithPhrases } from './phrases.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { TAG } from './tokens.ts';
import { eachDemand, isBesideStreet, joinedDemands, withoutEmpty, withText } from './tries.ts';

const hasAny = (choices: readonly Choice[]): boolean => choices.length > 0;

/** Matches of each spelling of a lone word, so that no common one takes all the room. */
function addSpellings(
  gathering: Gathering,
  prepared: PreparedQuery,
  spellings: readonly Correction[],
  base: Omit<AskedRows, 'demand'>,
): void {
  const each = Math.max(3, Math.ceil(gathering.missing / Math.max(1, spellings.length)));
  const later: CaseColumns[] = [];
  for (const { choices } of spellings) {
    if (!hasAny(choices)) continue;
    if (base.effort.isUsedUp) {
      base.effort.cutShort();
      break;
    }
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

/** A word as another spelling of it. */
const respelled = (one: ChosenWord, { shown, choices }: Correction): ChosenWord => ({
  meant: { ...one.meant, word: shown, typing: false },
  structured: choices.filter(({ meaning }) => meaning.tag !== TAG.text),
  text: choices.filter(({ meaning }) => meaning.tag === TAG.text),
});

/** A direction or suffix beside a word is understood by how that is spelt: the "st" of "figuerba st" is that of Figueroa. */
const isBesideWord = (other: ChosenWord, at: number, place: number): boolean =>
  other.meant.isStreetPart && Math.abs(at - place) === 1;

/** The words with another spelling of one, its neighbours understood anew. */
function respelledAll({ free, known }: PreparedQuery, one: ChosenWord, spelling: Correction): ChosenWord[] {
  const place = free.indexOf(one);
  const typed = free.map(({ meant }) =>
    meant === one.meant ? { ...meant, word: spelling.shown, typing: false } : meant,
  );
  const meant = meantWords(typed, known.lexicon);
  return free.map((other, at) => {
    const anew = meant[at];
    if (other === one) return respelled(one, spelling);
    return anew !== undefined && isBesideWord(other, at, place) ? chooseWord(anew, known.vocabulary) : other;
  });
}

/** The likeliest spellings for which a word's neighbours are tried with it, before any spelling with any word. */
const MOST_JOINED = 3;

/** Asks for a misspelt word as it stands beside its neighbours in some address or name. */
function addJoined(
  gathering: Gathering,
  prepared: PreparedQuery,
  one: ChosenWord,
  base: Omit<AskedRows, 'demand'>,
): void {
  const { free, known, query } = prepared;
  const place = free.indexOf(one);
  for (const spelling of correctionsOf(one, known).slice(0, MOST_JOINED)) {
    const all = respelledAll(prepared, one, spelling);
    // Not every case has the direction or suffix that was said.
    const bare = all.filter((other, at) => !isBesideWord(other, at, place));
    for (const chosen of bare.length < all.length ? [all, bare] : [all]) {
      for (const demand of joinedDemands(chosen, known.vocabulary)) {
        if (base.effort.isUsedUp) {
          base.effort.cutShort();
          return;
        }
        const rows = rowsWithPhrases(gathering.view, query, { ...base, demand }, gathering.wanted);
        gathering.add(rows, 'corrected', gathering.missing);
      }
      if (gathering.size > 0) return;
    }
  }
}

/** Asks for the likeliest spellings of a word in fields, beside the others in fields: few lists, known together for the most part. */
function addLikeliest(
  gathering: Gathering,
  prepared: PreparedQuery,
  one: ChosenWord,
  base: Omit<AskedRows, 'demand'>,
): void {
  const { free, known, query } = prepared;
  const place = free.indexOf(one);
  const likely = correctionsOf(one, known).slice(0, MOST_JOINED);
  const together = () =>
    withoutEmpty(free).map((other) =>
      other === one
        ? likely.flatMap((spelling) => [...respelled(one, spelling).structured])
        : [...other.structured],
    );
  // Where a neighbour is another with each spelling, each is asked for by itself.
  const demands = free.some((other, at) => isBesideWord(other, at, place))
    ? likely.map((spelling) => eachDemand(respelledAll(prepared, one, spelling)))
    : [together()];
  const [demand, ...others] = demands.filter((words) => words.every(hasAny));
  if (demand === undefined || base.effort.isUsedUp) return;
  const rows = rowsWithPhrases(gathering.view, query, { ...base, demand, others }, gathering.wanted);
  gathering.add(rows, 'corrected', gathering.missing);
}

/**
 * Tries other spellings of the words that look mistyped; of all words when none does but nothing was found.
 * @param longest so long, milliseconds
 */
export function addCorrected(
  gathering: Gathering,
  prepared: PreparedQuery,
  base: Omit<AskedRows, 'demand'>,
  longest: number,
): ReadonlyMap<MeantWord, readonly Correction[]> {
  const { free: chosen, known } = prepared;
  const asked = { ...base, until: Math.min(base.until, performance.now() + longest) };
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
  const [suspect, another] = suspects;
  if (suspect !== undefined && another === undefined && chosen.length > 1 && gathering.size === 0) {
    addJoined(gathering, prepared, suspect, asked);
    if (gathering.size > 0) return tried;
  }
  if (suspect !== undefined && another === undefined && chosen.length > 1) {
    addLikeliest(gathering, prepared, suspect, asked);
    if (gathering.missing <= 0) return tried;
  }
  // A direction or suffix beside a word that is spelt otherwise may have been understood wrongly.
  let before = 0;
  for (const isKept of [isBesideStreet, () => false]) {
    const needed = withoutEmpty(chosen.filter((one) => !one.meant.isStreetPart || isKept(one)));
    // Fewer words the second time, or it is the same question.
    const isLate = base.effort.isUsedUp || (before > 0 && performance.now() > base.until);
    if (needed.length === before) break;
    if (isLate) {
      base.effort.cutShort();
      break;
    }
    before = needed.length;
    const [alone] = needed;
    if (needed.length === 1 && alone !== undefined) {
      addSpellings(gathering, prepared, tried.get(alone.meant) ?? [], asked);
    } else {
      const demand = needed.map((one) => [
        ...withText(one),
        ...(tried.get(one.meant) ?? []).flatMap(({ choices }) => choices),
      ]);
      if (demand.length > 0 && demand.every(hasAny)) {
        const rows = rowsWithPhrases(gathering.view, prepared.query, { ...asked, demand }, gathering.wanted);
        gathering.add(rows, 'corrected', gathering.missing);
      }
    }
    if (gathering.size > 0 || !chosen.some((one) => one.meant.isStreetPart)) break;
  }
  return tried;
}
