import { choicesOf, type Choice, type ChosenWord } from './choices.ts';
import type { KnownWords } from './correct-words.ts';
import type { Meaning } from './meanings.ts';
import type { QueryFilter } from './query.ts';
import { serviceWord, TAG } from './tokens.ts';
import { triesOf, withText, type Try } from './tries.ts';

/** A word of fewer letters that is being typed is hardly ever whole. */
const SHORTEST_WHOLE = 3;

/** Services by whose own name a word stands, as they stand in tokens: what citizens may call a service is none. */
const namedBy = (word: string, { lexicon }: KnownWords): ReadonlySet<string> =>
  new Set(lexicon.servicesNamed(word).map(serviceWord));

/** What of a word says one of these services. */
const saying = ({ structured }: ChosenWord, services: ReadonlySet<string>): Choice[] =>
  structured.filter(({ meaning }) => meaning.tag === TAG.service && services.has(meaning.form));

/** Services that several words say together, since they are all that something is called; and where these words begin. */
interface SaidInFull {
  readonly services: ReadonlySet<string>;
  readonly starts: ReadonlySet<number>;
}

/**
 * What is said in full: "sidewalk repair" is a sidewalk problem before it is whatever else has both words. Only what some
 * case has, by some of the words.
 */
function saidInFull(chosen: readonly ChosenWord[], filters: readonly QueryFilter[]): SaidInFull[] {
  return filters.flatMap(({ condition, words }) => {
    if (condition.kind !== 'service' || words.length < 2) return [];
    const services = new Set(condition.services.map(serviceWord));
    const starts = new Set(words.map(({ start }) => start));
    const says = (one: ChosenWord) => starts.has(one.meant.start) && saying(one, services).length > 0;
    return chosen.some(says) ? [{ services, starts }] : [];
  });
}

/** A word as it stands: not as the beginning of others, and not as what citizens may call a service. */
function asItStands(one: ChosenWord, known: KnownWords): ChosenWord {
  const { meant } = one;
  if (meant.typing && meant.word.length < SHORTEST_WHOLE) return one;
  const named = namedBy(meant.word, known);
  const isLoose = ({ tag, form }: Meaning) => tag === TAG.service && !named.has(form);
  const whole = (choices: readonly Choice[]): Choice[] => {
    const meanings = new Set(choices.map(({ meaning }) => meaning));
    return [...meanings]
      .filter((meaning) => !isLoose(meaning))
      .flatMap((meaning) =>
        // A direction goes on as the street behind it does.
        meaning.begins && meaning.tag !== TAG.directed
          ? choicesOf({ ...meaning, begins: false }, known.vocabulary)
          : choices.filter((choice) => choice.meaning === meaning),
      );
  };
  const structured = whole(one.structured);
  // "1234 e ": a direction is no street's own name, and without it everything at 1234 would be asked for.
  if (structured.length === 0 && meant.isStreetPart) return one;
  return {
    meant: { ...meant, typing: false },
    structured,
    text: whole(one.text),
  };
}

/** The words as they stand; of those that say a service together only what says it: "e" is no part of "e waste". */
function strictly(
  chosen: readonly ChosenWord[],
  known: KnownWords,
  filters: readonly QueryFilter[],
): ChosenWord[] {
  const said = saidInFull(chosen, filters);
  return chosen.flatMap((one) => {
    const meant = said.find(({ starts }) => starts.has(one.meant.start));
    if (meant === undefined) return [asItStands(one, known)];
    const structured = saying(one, meant.services);
    return structured.length === 0 ? [] : [{ meant: { ...one.meant, typing: false }, structured, text: [] }];
  });
}

/** Whether the words, taken loosely, ask for more than as they stand. */
function asksMore(loose: readonly ChosenWord[], strict: readonly ChosenWord[]): boolean {
  if (strict.length < loose.length) return true;
  return loose.some((one, at) => {
    const other = strict[at];
    if (other === undefined || other === one) return false;
    const tokens = new Set(withText(other).map(({ token }) => token));
    return withText(one).some(({ token }) => !tokens.has(token));
  });
}

/**
 * Ways to ask for what was typed, in the order in which they are tried: each word as it stands goes before words that
 * only begin so ("hart" before "hartland"), and before what citizens may call a service ("mesa" is a street before it is
 * a piece of furniture). What stands in fields goes before what stands in notes, as ever.
 */
export function triesInOrder(
  chosen: readonly ChosenWord[],
  known: KnownWords,
  filters: readonly QueryFilter[],
): Try[] {
  const loose = triesOf(chosen, known.vocabulary);
  const whole = strictly(chosen, known, filters);
  if (whole.length === 0 || whole.some((one) => withText(one).length === 0) || !asksMore(chosen, whole))
    return loose;
  const strict = triesOf(whole, known.vocabulary);
  const inFields = (one: Try) => one.tier === 'words';
  const inTexts = (one: Try) => one.tier === 'text';
  const as = (tries: readonly Try[], tier: Try['tier']) => tries.map((one): Try => ({ ...one, tier }));
  const [inStrict, inLoose] = [strict.filter(inFields), loose.filter(inFields)];
  const isWhole = (one: Try) => !one.isBare;
  const isBare = (one: Try) => one.isBare;
  return [
    ...inStrict.filter(isWhole),
    ...as(inLoose.filter(isWhole), 'loose words'),
    // "2286 s 11" is something in 110th St before it is anything without the direction.
    ...as(inStrict.filter(isBare), 'loose words'),
    ...strict.filter(inTexts),
    // "freeway ramp" in a note goes before a street that begins with "ramp".
    ...as([...inLoose.filter(isBare), ...loose.filter(inTexts)], 'loose text'),
  ];
}
