import type { ServiceCode } from '../../../shared/domain/ids.ts';
import { directionOf, ordinal, streetWord, suffixOf } from '../../../shared/domain/street-words.ts';
import { EMPTY_WORDS, type Lexicon } from './lexicon.ts';
import type { TypedWord } from './query.ts';
import { edge, EDGED, LONGEST_EDGE, serviceWord, TAG, tagged, type Tag } from './tokens.ts';

/** The field a match is told by. */
export type QueryField =
  | 'caller'
  | 'phone'
  | 'address'
  | 'service'
  | 'state'
  | 'district'
  | 'department'
  | 'text';

/** One way a word of the query can be meant. */
export interface Meaning {
  readonly field: QueryField;
  readonly tag: Tag;
  /** The word as it stands in the token. */
  readonly form: string;
  /** Any word of the field that begins so will do. */
  readonly begins: boolean;
  /** The word as it is looked for in the shown text. */
  readonly word: string;
  /** For a service: the phrase by which it was known. */
  readonly phrase: string | null;
}

/** A word that is no street's own name: left out of a search that finds nothing with it. */
export type MeantWord = TypedWord & {
  readonly isStreetPart: boolean;
  /** "de", "the": says too little to be asked for beside other words. */
  readonly isEmpty: boolean;
  readonly structured: readonly Meaning[];
  readonly text: Meaning;
};

/** Fewer letters begin too many words to ask for all of them. */
const SHORTEST_TEXT_BEGINNING = 3;
const SHORTEST_HOUSE_BEGINNING = 3;
const SHORTEST_SERVICE_BEGINNING = 3;
/** Said before a street's name in Spanish; no address has them. */
export const STREET_IN_SPANISH: ReadonlySet<string> = new Set(['calle', 'calles']);

function meaning(field: QueryField, tag: Tag, form: string, word: string, begins = false): Meaning {
  return { field, tag, form, word, begins, phrase: null };
}

/** "s" before "main", "st" behind it: the two as they stand together in an address. */
function besideStreet(words: readonly TypedWord[], at: number): Meaning[] {
  const found: Meaning[] = [];
  const [before, one, after] = [words[at - 1], words[at], words[at + 1]];
  if (one === undefined) return found;
  const direction = directionOf(one.word);
  if (direction !== undefined && after !== undefined) {
    const street = streetWord(after.word);
    found.push(meaning('address', TAG.directed, `${direction}_${street}`, one.word, after.typing));
    if (/^\d{1,3}$/.test(street)) {
      found.push(meaning('address', TAG.directed, `${direction}_${ordinal(Number(street))}`, one.word));
    }
  }
  const suffix = suffixOf(one.word);
  if (before !== undefined) {
    const street = streetWord(before.word);
    const streets = /^\d{1,3}$/.test(street) ? [street, ordinal(Number(street))] : [street];
    for (const name of streets) {
      if (suffix !== undefined) {
        found.push(meaning('address', TAG.suffixed, `${name}_${suffix}`, one.word));
      }
      if (one.typing) found.push(meaning('address', TAG.suffixed, `${name}_${one.word}`, one.word, true));
      if (direction !== undefined) {
        found.push(meaning('address', TAG.directed, `${direction}_${name}`, one.word));
      }
    }
  }
  // "avenida central": in Spanish it stands before the name.
  if (suffix !== undefined && after !== undefined && one.word.length > 2) {
    found.push(meaning('address', TAG.suffixed, `${streetWord(after.word)}_${suffix}`, one.word));
  }
  return found;
}

/** Whether a word can be a house number: "1234", "12a", but not "5th". */
const isHouseLike = ({ word }: TypedWord): boolean => /^\d+[a-z]?$/.test(word);

/** The first digits of a zip behind an address: there are too many that begin so, and the address says enough. */
function isZipBegun(words: readonly TypedWord[], at: number): boolean {
  const [before, one] = [words[at - 1], words[at]];
  if (one === undefined || before === undefined) return false;
  const hasHouse = words.slice(0, at - 1).some(isHouseLike);
  // "main st at 5th st, 90": both streets of a crossing were said to their ends.
  const isCrossing = words.slice(0, at).filter(({ word }) => suffixOf(word) !== undefined).length > 1;
  // "1802 s broadway, 90": not every street has a suffix. A number behind a direction is a street's own.
  const isStreet = !/^\d/.test(before.word) && directionOf(before.word) === undefined;
  return one.typing && /^\d{1,4}$/.test(one.word) && (hasHouse || isCrossing) && isStreet;
}

function inAddress({ word, typing }: TypedWord, isFirst: boolean): Meaning[] {
  const form = streetWord(word);
  const found = [meaning('address', TAG.street, form, word, typing)];
  const suffix = suffixOf(word);
  if (suffix !== undefined && suffix !== form) found.push(meaning('address', TAG.street, suffix, word));
  const direction = directionOf(word);
  if (direction !== undefined && direction !== form) {
    found.push(meaning('address', TAG.street, direction, word));
  }
  if (!/^\d/.test(word)) return found;
  // Behind another number it is a zip, or a street's number.
  if (isFirst) {
    const begins = typing && word.length >= SHORTEST_HOUSE_BEGINNING;
    found.push(meaning('address', TAG.house, word, word, begins));
  }
  if (/^\d{5}$/.test(word)) found.push(meaning('address', TAG.zip, word, word));
  if (/^\d{1,3}$/.test(word) && Number(word) > 0) {
    const nth = ordinal(Number(word));
    found.push(meaning('address', TAG.street, nth, nth));
  }
  return found;
}

/** Services whose name is being typed, one word of it at least behind: "sopladora de h" begins "sopladora de hojas". */
function begunServices(words: readonly TypedWord[], { servicePhrases }: Lexicon): Map<ServiceCode, string> {
  const found = new Map<ServiceCode, string>();
  if (words.at(-1)?.typing !== true) return found;
  for (let from = words.length - 2; from >= 0; from -= 1) {
    for (const { services, label } of servicePhrases.begun(words.slice(from)))
      for (const service of services) if (!found.has(service)) found.set(service, label);
  }
  return found;
}

function structuredMeanings(words: readonly TypedWord[], at: number, lexicon: Lexicon): Meaning[] {
  const one = words[at];
  if (one === undefined) return [];
  const { word, typing } = one;
  const isFirst = !words.slice(0, at).some(isHouseLike);
  const found = [...besideStreet(words, at), ...inAddress(one, isFirst)];
  // A letter alone can be somebody's initial.
  found.push(meaning('caller', TAG.person, word, word, typing || /^[a-z]$/.test(word)));
  // In the midst of other words four digits are a house number.
  if (/^\d{4}$/.test(word) && at === words.length - 1) found.push(meaning('phone', TAG.phone, word, word));
  const begins = typing && (words.length === 1 || word.length >= SHORTEST_SERVICE_BEGINNING);
  for (const [service, phrase] of word.length < 2 ? [] : lexicon.services(word, begins)) {
    found.push({ ...meaning('service', TAG.service, serviceWord(service), word), phrase });
  }
  for (const [service, phrase] of begunServices(words.slice(0, at + 1), lexicon)) {
    const form = serviceWord(service);
    if (!found.some((other) => other.tag === TAG.service && other.form === form))
      found.push({ ...meaning('service', TAG.service, form, word), phrase });
  }
  found.push(meaning('service', TAG.sourceType, word, word));
  for (const state of lexicon.states(word)) {
    if (state !== 'closed') found.push(meaning('state', TAG.state, state, word));
  }
  const department = lexicon.department(word);
  if (department !== undefined) found.push(meaning('department', TAG.department, department, word));
  return found;
}

/** What each word can mean in this city, its neighbours considered. Whether any case has it is not looked at. */
export function meantWords(words: readonly TypedWord[], lexicon: Lexicon): MeantWord[] {
  return words.map((one, at) => {
    const { word, typing } = one;
    const isStreetPart =
      words.length > 1 &&
      (directionOf(word) !== undefined ||
        suffixOf(word) !== undefined ||
        STREET_IN_SPANISH.has(word) ||
        isZipBegun(words, at));
    const begins = typing && word.length >= SHORTEST_TEXT_BEGINNING;
    return {
      ...one,
      isStreetPart,
      isEmpty: !typing && EMPTY_WORDS.has(word),
      structured: isZipBegun(words, at) ? [] : structuredMeanings(words, at, lexicon),
      text: meaning('text', TAG.text, word, word, begins),
    };
  });
}

/** Whether a meaning is met by a set of tokens, as the index would say. */
export function meets(tokens: ReadonlySet<string>, { tag, form, begins }: Meaning): boolean {
  if (tokens.has(tagged(tag, form))) return true;
  if (!begins) return false;
  if (EDGED.has(tag) && form.length <= LONGEST_EDGE) return tokens.has(edge(tag, form));
  const token = tagged(tag, form);
  for (const one of tokens)
    if (one.startsWith(token) && (tag !== TAG.text || !one.includes('_'))) return true;
  return false;
}

/** Whether every word is met, as the index would say with free text included. */
export function matches(tokens: ReadonlySet<string>, words: readonly MeantWord[]): boolean {
  return words.every(
    ({ structured, text, isStreetPart }) =>
      isStreetPart || meets(tokens, text) || structured.some((one) => meets(tokens, one)),
  );
}
