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

/** What was said in full by several words is meant: "sidewalk repair" is a sidewalk problem, whatever else has both words. */
const isSaidInFull = ({ meant }: ChosenWord, form: string, filters: readonly QueryFilter[]): boolean =>
  filters.some(
    ({ condition, words }) =>
      condition.kind === 'service' &&
      words.length > 1 &&
      words.some(({ start }) => start === meant.start) &&
      condition.services.some((code) => serviceWord(code) === form),
  );

/** A word as it stands: not as the beginning of others, and not as what citizens may call a service. */
function asItStands(one: ChosenWord, known: KnownWords, filters: readonly QueryFilter[]): ChosenWord {
  const { meant } = one;
  if (meant.typing && meant.word.length < SHORTEST_WHOLE) return one;
  const named = namedBy(meant.word, known);
  const isLoose = ({ tag, form }: Meaning) =>
    tag === TAG.service && !named.has(form) && !isSaidInFull(one, form, filters);
  const whole = (choices: readonly Choice[]): Choice[] => {
    const meanings = new Set(choices.map(({ meaning }) => meaning));
    return [...meanings]
      .filter((meaning) => !isLoose(meaning))
      .flatMap((meaning) =>
        meaning.begins
          ? choicesOf({ ...meaning, begins: false }, known.vocabulary)
          : choices.filter((choice) => choice.meaning === meaning),
      );
  };
  return {
    meant: { ...meant, typing: false },
    structured: whole(one.structured),
    text: whole(one.text),
  };
}

/** Whether the words, taken loosely, ask for more than as they stand. */
function asksMore(loose: readonly ChosenWord[], strict: readonly ChosenWord[]): boolean {
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
  const whole = chosen.map((one) => asItStands(one, known, filters));
  if (whole.some((one) => withText(one).length === 0) || !asksMore(chosen, whole)) return loose;
  const strict = triesOf(whole, known.vocabulary);
  const inFields = (one: Try) => one.tier === 'words';
  const inTexts = (one: Try) => one.tier === 'text';
  const as = (tries: readonly Try[], tier: Try['tier']) => tries.map((one): Try => ({ ...one, tier }));
  const inLoose = loose.filter(inFields);
  return [
    ...strict.filter(inFields),
    ...as(
      inLoose.filter((one) => !one.isBare),
      'loose words',
    ),
    ...strict.filter(inTexts),
    // "freeway ramp" in a note goes before a street that begins with "ramp".
    ...as([...inLoose.filter((one) => one.isBare), ...loose.filter(inTexts)], 'loose text'),
  ];
}
