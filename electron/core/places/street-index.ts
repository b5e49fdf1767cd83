import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { streetWord, suffixOf } from '../../../shared/domain/street-words.ts';
import { WordList } from '../search/word-list.ts';
import { bookVersion, readStreets, type KnownStreet } from '../store/known-streets.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';

/** A street as somebody may be typing it. */
export interface TypedStreet {
  /** A letter or two: "s"; null when none was typed. */
  readonly direction: string | null;
  /** Words of the name in their one form: "5th", "santa", "monica". */
  readonly words: readonly string[];
  /** The last word may go on. */
  readonly typing: boolean;
  /** In its one form: "blvd"; null when none was typed. */
  readonly suffix: string | null;
}

/** A street of the address points that what was typed can mean; a higher score is likelier. */
export interface StreetMatch {
  readonly street: KnownStreet;
  readonly score: number;
}

interface Indexed {
  readonly street: KnownStreet;
  readonly words: readonly string[];
  readonly direction: string | null;
  readonly suffix: string | null;
}

/** A word of a street's name, and which word it is. */
interface Entry {
  readonly one: Indexed;
  readonly at: number;
}

const SCORE = { direction: 4, otherDirection: -3, suffix: 3, otherSuffix: -3, first: 2, whole: 3 } as const;
/** Words that begin alike are looked at up to here: beyond it so little was typed that any of them will do. */
const MOST_WORDS = 2_000;

/** The names of the streets of the address points, in memory: some ten thousand for a city. */
export class StreetIndex {
  readonly #byWord = new Map<string, Entry[]>();
  /** Words of the names with how many streets have each, to find them by their beginning and when misspelt. */
  readonly words: WordList;

  constructor(streets: readonly KnownStreet[]) {
    for (const street of streets) {
      const words = wordsOf(street.street).map(streetWord);
      const suffix = wordsOf(street.suffix ?? '')[0];
      const one: Indexed = {
        street,
        words,
        direction: street.direction?.toLowerCase() ?? null,
        suffix: suffix === undefined ? null : (suffixOf(suffix) ?? suffix),
      };
      words.forEach((word, at) => {
        const entries = this.#byWord.get(word);
        if (entries === undefined) this.#byWord.set(word, [{ one, at }]);
        else entries.push({ one, at });
      });
    }
    this.words = new WordList([...this.#byWord].map(([word, entries]) => ({ word, n: entries.length })));
  }

  /** Streets that what was typed can mean, the likeliest first. */
  match(typed: TypedStreet, most: number): StreetMatch[] {
    const { words, typing } = typed;
    const [first] = words;
    if (first === undefined) return [];
    const begun =
      typing && words.length === 1
        ? this.words.beginningWith(first, MOST_WORDS).map(({ word }) => word)
        : [first];
    const found = new Map<number, StreetMatch>();
    for (const word of begun) {
      for (const entry of this.#byWord.get(word) ?? NONE) {
        const score = scoreOf(entry, typed);
        const before = found.get(entry.one.street.row);
        if (score !== null && (before === undefined || before.score < score))
          found.set(entry.one.street.row, { street: entry.one.street, score });
      }
    }
    return [...found.values()].toSorted((a, b) => b.score - a.score).slice(0, most);
  }
}

const NONE: readonly Entry[] = [];

/** How well a street fits whose name has the first typed word at a place; null when it does not. */
function scoreOf({ one, at }: Entry, { words, typing, direction, suffix }: TypedStreet): number | null {
  let isWhole = at + words.length === one.words.length;
  for (let next = 0; next < words.length; next += 1) {
    const [has, wants] = [one.words[at + next], words[next] ?? ''];
    if (has === undefined) return null;
    if (has === wants) continue;
    if (!typing || next < words.length - 1 || !has.startsWith(wants)) return null;
    isWhole = false;
  }
  let score = Math.log10(one.street.points + 1);
  if (at === 0) score += SCORE.first;
  if (isWhole) score += SCORE.whole;
  if (direction !== null && one.direction !== null)
    score += direction === one.direction ? SCORE.direction : SCORE.otherDirection;
  if (suffix !== null && one.suffix !== null)
    score += suffix === one.suffix ? SCORE.suffix : SCORE.otherSuffix;
  return score;
}

const made = new WeakMap<SqliteDb, { version: string; index: StreetIndex }>();

/** The index of a cache's streets, made anew when they change. */
export function streetIndexOf(cache: SqliteDb): StreetIndex {
  const version = bookVersion(cache);
  const known = made.get(cache);
  if (known?.version === version) return known.index;
  const index = new StreetIndex(readStreets(cache));
  made.set(cache, { version, index });
  return index;
}
