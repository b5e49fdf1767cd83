import { GOES_ON } from './match-expression.ts';
import { directionOf, directionsBegun, streetWord } from '../../../shared/domain/street-words.ts';
import { choicesOf, type Choice, type ChosenWord } from './choices.ts';
import { STREET_IN_SPANISH, type Meaning } from './meanings.ts';
import { COMMON, FEW_LETTERS } from './join-fields.ts';
import { pairOf, tagged, TAG, vocabularyWord, type Tag } from './tokens.ts';
import type { Vocabulary } from './vocabulary.ts';

/** How a case was found: what is asked for comes before what only might be. */
export type Tier = 'exact' | 'words' | 'loose words' | 'text' | 'loose text' | 'corrected';

/** One way to ask for what was typed. */
export interface Try {
  readonly tier: Tier;
  /** Any of these will do. */
  readonly demands: readonly Choice[][][];
  /** Only when nothing was found before. */
  readonly ifNothing: boolean;
  /** A word that may be a street's direction or suffix is left out. */
  readonly isBare: boolean;
}

const hasAny = (choices: readonly Choice[]): boolean => choices.length > 0;
const has = ({ structured }: ChosenWord, tag: Tag): boolean =>
  structured.some(({ meaning }) => meaning.tag === tag);
const nameOf = ({ meant }: ChosenWord): string => streetWord(meant.word);

/** Whether a word is a direction or a suffix that its neighbour has in some address. */
export const isBesideStreet = (one: ChosenWord): boolean => has(one, TAG.directed) || has(one, TAG.suffixed);

/** The tokens of a word in its fields and in free text. */
export const withText = ({ structured, text }: ChosenWord): Choice[] => [...structured, ...text];

/** Whether every way to meet a word's neighbour meets the word too: "main st" asks for main by itself. */
function isImplied(chosen: readonly ChosenWord[], at: number): boolean {
  const [before, one, after] = [chosen[at - 1], chosen[at], chosen[at + 1]];
  if (one === undefined || one.meant.typing) return false;
  const name = nameOf(one);
  const all = (other: ChosenWord | undefined, is: (meaning: Meaning) => boolean) =>
    other !== undefined && hasAny(other.structured) && other.structured.every(({ meaning }) => is(meaning));
  return (
    all(after, ({ tag, form }) => tag === TAG.suffixed && form.startsWith(`${name}_`)) ||
    all(before, ({ tag, form, begins }) => tag === TAG.directed && !begins && form.endsWith(`_${name}`))
  );
}

/** Two words as they stand together in some case. */
interface Pair {
  readonly places: readonly number[];
  /** The second word may go on: it may as well be something else. */
  readonly isBegun?: boolean;
  readonly choices: readonly Choice[];
}

function pairMeaning(tag: Tag, form: string, { meant }: ChosenWord): Meaning {
  const field = tag === TAG.fullName ? 'caller' : 'address';
  const begins = meant.typing && (tag === TAG.paired || tag === TAG.crossing);
  return { field, tag, form, word: meant.word, begins, phrase: null };
}

/** Neighbours that are one street's name. */
function streetPairs(chosen: readonly ChosenWord[], vocabulary: Vocabulary): Pair[] {
  return chosen.flatMap((one, at): Pair[] => {
    const next = chosen[at + 1];
    if (next === undefined || next.meant.isStreetPart) return [];
    const choices = choicesOf(pairMeaning(TAG.paired, `${nameOf(one)}_${nameOf(next)}`, next), vocabulary);
    return hasAny(choices) ? [{ places: [at, at + 1], choices }] : [];
  });
}

/** The first two words that stand for the two streets of some crossing. */
function crossingPairs(
  chosen: readonly ChosenWord[],
  names: readonly Pair[],
  vocabulary: Vocabulary,
): Pair[] {
  // Words that a chain of neighbours joins are one street, not two.
  const streetOf = chosen.map((_, at) => at);
  for (const { places } of names) {
    const [one = 0, next = 0] = places;
    streetOf[next] = streetOf[one] ?? one;
  }
  const isOneName = (a: number, b: number) => streetOf[a] === streetOf[b];
  const streets = chosen.flatMap((one, at) =>
    has(one, TAG.street) && !one.meant.isStreetPart ? [{ one, at }] : [],
  );
  for (const a of streets) {
    for (const b of streets.filter(({ at }) => at > a.at && !isOneName(a.at, at))) {
      const form = pairOf(nameOf(a.one), nameOf(b.one));
      const choices = choicesOf(pairMeaning(TAG.crossing, form, b.one), vocabulary);
      if (hasAny(choices)) return [{ places: [a.at, b.at], choices, isBegun: b.one.meant.typing }];
    }
  }
  return [];
}

/** The house numbers a word stands for: one, or those that begin so. */
const housesOf = ({ structured }: ChosenWord): string[] =>
  structured.flatMap(({ token, meaning }) =>
    meaning.tag === TAG.house ? (vocabularyWord(token)?.word ?? []) : [],
  );

/** A house number with the first word of a street behind or before it. Whether it stands there only the index knows. */
function housePairs(chosen: readonly ChosenWord[]): Pair[] {
  const house = chosen.findIndex((one) => has(one, TAG.house));
  const isStreet = (one: ChosenWord, at: number) =>
    at !== house && has(one, TAG.street) && !one.meant.isStreetPart && !one.meant.isEmpty;
  const street = chosen.findIndex(isStreet);
  // "1234 s", "1234 s e": a street that begins so, or the direction before one.
  const isOnlyDirection = (one: ChosenWord, at: number) =>
    at === house || one.meant.typing || directionOf(one.meant.word) !== undefined;
  const isAlone = street < 0 && chosen.length <= 3 && chosen.every(isOnlyDirection);
  const typed = isAlone ? chosen.findIndex((one, at) => at !== house && one.meant.typing) : -1;
  // "1234 s ": what comes next is not known yet.
  const begun = isAlone && typed < 0 ? chosen.findLastIndex((_, at) => at !== house) : typed;
  const place = street < 0 ? begun : street;
  const [one, other] = [chosen[house], chosen[place]];
  if (one === undefined || other === undefined) return [];
  const { word, typing } = other.meant;
  const choiceOf = (number: string, name: string, goesOn: string): Choice => {
    const meaning = pairMeaning(TAG.address, `${number}_${name}`, other);
    return { token: tagged(meaning.tag, meaning.form) + goesOn, n: 1, meaning };
  };
  const direction = street < 0 && !typing ? directionOf(word) : undefined;
  // "1234 sou": a street that begins so, or the direction that is being written out.
  const directions = typing && word.length > 1 ? directionsBegun(word) : [];
  const choices = housesOf(one).flatMap((number) => [
    choiceOf(number, direction ?? nameOf(other), typing ? GOES_ON : ''),
    ...directions.map((letter) => choiceOf(number, letter, '')),
  ]);
  return [{ places: [house, place], choices }];
}

const isCommonName = ({ structured }: ChosenWord): boolean =>
  structured.some(({ meaning, n }) => meaning.tag === TAG.person && n > COMMON);

/** Whether so many have the first of two names that the second can't be asked for by its first letters: all would be looked through. */
const isTooCommon = (one: ChosenWord, { meant }: ChosenWord): boolean =>
  meant.typing && meant.word.length <= FEW_LETTERS && isCommonName(one);

/** Whether two words may be somebody's name. */
const isName = (one: ChosenWord, next: ChosenWord): boolean => has(one, TAG.person) && has(next, TAG.person);

/** Neighbours that may be somebody's name. Whether anybody is called so only the index knows. */
function namePairs(chosen: readonly ChosenWord[], taken: ReadonlySet<number>): Pair[] {
  const pairs: Pair[] = [];
  const used = new Set(taken);
  chosen.forEach((one, at) => {
    const next = chosen[at + 1];
    if (next === undefined || used.has(at) || used.has(at + 1)) return;
    if (!isName(one, next) || isTooCommon(one, next)) return;
    const { word, typing } = next.meant;
    const meaning = pairMeaning(TAG.fullName, pairOf(one.meant.word, word), next);
    const token = tagged(meaning.tag, meaning.form);
    pairs.push({
      places: [at, at + 1],
      choices: [{ token: typing ? token + GOES_ON : token, n: 1, meaning }],
      isBegun: typing,
    });
    used.add(at).add(at + 1);
  });
  return pairs;
}

/** The words that say something; all of them when none does. */
export function withoutEmpty(chosen: readonly ChosenWord[]): readonly ChosenWord[] {
  const full = chosen.filter(({ meant }) => !meant.isEmpty);
  return full.length === 0 ? chosen : full;
}

const placesOf = (pairs: readonly Pair[]): Set<number> => new Set(pairs.flatMap((one) => one.places));

function demandWith(chosen: readonly ChosenWord[], pairs: readonly Pair[]): Choice[][] {
  const paired = placesOf(pairs);
  const left = chosen.filter((_, at) => !paired.has(at) && !isImplied(chosen, at));
  const rest = pairs.length > 0 ? left.filter(({ meant }) => !meant.isEmpty) : withoutEmpty(left);
  return [...pairs.map((one) => [...one.choices]), ...rest.map((one) => [...one.structured])];
}

/** Whether a word only says that a street's name follows: "calle" of "calle san pedro". */
function onlyAnnounces(chosen: readonly ChosenWord[], at: number): boolean {
  const [one, next] = [chosen[at], chosen[at + 1]];
  return (
    one !== undefined &&
    next !== undefined &&
    STREET_IN_SPANISH.has(one.meant.word) &&
    has(next, TAG.street) &&
    !isBesideStreet(one)
  );
}

/** Whether a word is the last so far, and a direction behind a house number: the street will follow. */
function isBehindHouse(chosen: readonly ChosenWord[], at: number): boolean {
  const [before, one] = [chosen[at - 1], chosen[at]];
  return (
    at === chosen.length - 1 &&
    one !== undefined &&
    directionOf(one.meant.word) !== undefined &&
    before !== undefined &&
    has(before, TAG.house)
  );
}

interface Joined {
  /** The words that must be met. */
  readonly said: readonly ChosenWord[];
  /** Those that stand together in an address, in each way they can be understood, and in a name. */
  readonly streets: readonly (readonly Pair[])[];
  readonly names: readonly Pair[];
}

function joinedOf(chosen: readonly ChosenWord[], vocabulary: Vocabulary): Joined {
  // Where no case has a street's direction or suffix as it was said, the street alone is asked for.
  const said = chosen.filter(
    ({ meant, structured }, at) =>
      (!meant.isStreetPart || hasAny(structured) || isBehindHouse(chosen, at)) && !onlyAnnounces(chosen, at),
  );
  const sides = streetPairs(said, vocabulary);
  const [houses, crossings] = [housePairs(said), crossingPairs(said, sides, vocabulary)];
  // "17 main" may be a house, or the corner of 17th and Main: what stands first in the words is asked for first.
  const byPlace = [houses, crossings].toSorted((a, b) => (a[0]?.places[0] ?? 0) - (b[0]?.places[0] ?? 0));
  const streets = isEither(houses, crossings)
    ? byPlace.map((some) => [...some, ...sides])
    : [[...houses, ...sides, ...crossings]].filter(isSome);
  // "pedro l" may go on as a crossing of San Pedro St, and as Pedro López.
  const sure = streets.map((pairs) => pairs.filter(isSure));
  const names = namePairs(said, placesOf(sure.flat()));
  const [one, next] = said.slice(-2);
  // What can't be asked for as a name must not be asked for as a crossing alone.
  const isCommon = one !== undefined && next !== undefined && isName(one, next) && isTooCommon(one, next);
  return { said, names, streets: isCommon ? sure.filter(isSome) : streets };
}

const isSure = ({ isBegun }: Pair): boolean => isBegun !== true;
const isSome = (some: readonly unknown[]): boolean => some.length > 0;

function demandsOf({ said, streets, names }: Joined): Choice[][][] {
  const [first = []] = streets;
  const asStreets = streets.map((pairs) => demandWith(said, pairs));
  const asNames =
    names.length > 0 ? [demandWith(said, isEither(first, names) ? names : [...first, ...names])] : [];
  return [...asNames, ...asStreets].filter((demand) => demand.every(hasAny));
}

/** Whether some word is part of both. */
function isEither(some: readonly Pair[], others: readonly Pair[]): boolean {
  const places = placesOf(some);
  return others.some((other) => other.places.some((place) => places.has(place)));
}

/** What is asked for first: words that stand together somewhere. None when no two can. */
export function joinedDemands(chosen: readonly ChosenWord[], vocabulary: Vocabulary): Choice[][][] {
  return demandsOf(joinedOf(chosen, vocabulary));
}

/** Every word in a field, as it stands beside its neighbours; a street's direction or suffix only where some case has it so. */
export function eachDemand(chosen: readonly ChosenWord[]): Choice[][] {
  return demandWith(
    chosen.filter(({ meant, structured }) => !meant.isStreetPart || hasAny(structured)),
    [],
  );
}

/** Ways to ask for what was typed in the order in which they are tried, each looser than the one before. */
export function triesOf(chosen: readonly ChosenWord[], vocabulary: Vocabulary): Try[] {
  const tries: Try[] = [];
  const joined = joinedOf(chosen, vocabulary);
  const { said, streets, names } = joined;
  const isBare = said.length < chosen.length;
  const demands = demandsOf(joined);
  // What is still typed can be either: the newest of both.
  const both = isEither(streets[0] ?? [], names) ? [demands] : demands.map((one) => [one]);
  for (const some of both.filter(isSome))
    tries.push({ tier: 'words', demands: some, ifNothing: false, isBare });
  const each = demandWith(said, []);
  const isJoined = [...streets.flat(), ...names].some(isSure);
  if (each.every(hasAny)) tries.push({ tier: 'words', demands: [each], ifNothing: isJoined, isBare });

  const bare = withoutEmpty(chosen.filter(({ meant }) => !meant.isStreetPart));
  if (bare.length < said.length && bare.length > 0) {
    const demand = bare.map((one) => [...one.structured]);
    if (demand.every(hasAny)) tries.push({ tier: 'words', demands: [demand], ifNothing: true, isBare: true });
  }
  const beside = withoutEmpty(chosen.filter((one) => !one.meant.isStreetPart || hasAny(withText(one))));
  if (beside.every((one) => hasAny(withText(one))) && chosen.some(({ text }) => hasAny(text))) {
    // A house number that stands in an address is not looked for in notes.
    const isAtHouse = chosen.length > 1 && chosen.some((one) => has(one, TAG.house));
    // What has every word in a field was asked for before, unless it was to be asked for as it stands together only.
    const wasAsked = !isJoined && each.every(hasAny);
    const demands = wasAsked ? withSomeText(beside) : [beside.map(withText)];
    tries.push({ tier: 'text', demands, ifNothing: isAtHouse || streets.length > 0, isBare: false });
  }
  return tries;
}

/** Every way to meet the words that has one of them in free text, each way once. */
function withSomeText(words: readonly ChosenWord[]): Choice[][][] {
  return words.flatMap((one, at) => {
    const demand = [
      ...words.slice(0, at).map(({ structured }) => [...structured]),
      [...one.text],
      ...words.slice(at + 1).map(withText),
    ];
    return demand.every(hasAny) ? [demand] : [];
  });
}
