import { CASE_STATES } from '../../../shared/domain/case-state.ts';
import type { City } from '../../../shared/domain/city.ts';
import type { WantedCases, JudgedWord } from './search-query.ts';
import { IN_TEXT, MINE, OVERDUE, type CaseTable } from './case-table.ts';
import { casesWithAny, postingsOf, type Postings } from './postings.ts';
import { formsOf, judgeWords, singular } from './judge-words.ts';

/**
 * How a case satisfies a query, the better first: with all words in its fields or only with its texts, and each time with
 * the words as they stand, or with words that only begin so and what citizens may call a service.
 */
const VERDICTS = ['fields', 'loose fields', 'text', 'loose text'] as const;
type Verdict = (typeof VERDICTS)[number];

/** What is right for one query. */
export interface Ruling {
  /** How a case has all that was asked for; null when it has not. */
  verdict(index: number): Verdict | null;
  /** The first so many cases in the ideal order: by verdict, in each the newest first. */
  ideal(most: number): number[];
}

export interface Judge {
  of(asked: WantedCases): Ruling;
}

interface AskedDigits {
  readonly bit: number;
  readonly value: number;
  readonly places: number;
  /** As many as are asked for of a phone number. */
  readonly isPhone: boolean;
}

/** What meets a query's words, as bits: bit n of a mask stands for its n-th word. */
interface Masks {
  /** By word of the vocabulary. */
  readonly accepts: Uint32Array;
  readonly byService: Uint32Array;
}

interface Compiled {
  readonly full: number;
  readonly loose: Masks;
  /** With the words as they stand only. */
  readonly strict: Masks;
  readonly byDepartment: Uint32Array;
  readonly digits: readonly AskedDigits[];
  readonly without: number;
  readonly phrases: readonly (readonly ReadonlySet<number>[])[];
}

/** Fewer digits are not a part of a number that anyone would ask for. */
const FEWEST_DIGITS = 4;
const PHONE_PLACES = [4, 7, 10];

/** A word of fewer letters that is being typed is not taken for a whole one. */
const SHORTEST_WHOLE = 3;

/** Of more cases than this share all are looked at. */
const FEW = 0.25;

/** Where the words of a phrase stand one behind the other; empty when they don't. */
function placesOf(phrase: readonly string[], words: readonly JudgedWord[]): number[] {
  const isAt = (n: number) =>
    phrase.every((word, at) => {
      const one = words[n + at]?.word ?? '';
      return one === word || singular(one) === singular(word);
    });
  const from = words.findIndex((_, n) => isAt(n));
  return from < 0 ? [] : phrase.map((_, at) => from + at);
}

/** Looks at every case that has some word of a query: slow, simple, and right. */
export function judgeOf(city: City, columns: CaseTable): Judge {
  const { vocabulary, starts, lengths } = columns;
  const { services, departments } = city.pack;
  const serviceWords = services.map(({ name, words, sourceTypes }) => {
    const phrases = [name.en, name.es, ...words.en, ...words.es, ...sourceTypes];
    return new Set(phrases.flatMap(judgeWords).flatMap((word) => [word, singular(word)]));
  });
  // A minus rules a service out by its name, and by what its source called it, but not by what citizens may call it.
  const nameWords = services.map(
    ({ name, sourceTypes }) =>
      new Set(
        [name.en, name.es, ...sourceTypes].flatMap(judgeWords).flatMap((word) => [word, singular(word)]),
      ),
  );
  const phrasesOf = services.map(({ name, words, sourceTypes }) =>
    [name.en, name.es, ...words.en, ...words.es, ...sourceTypes]
      .map(judgeWords)
      .filter((phrase) => phrase.length > 1),
  );
  const departmentWords = departments.map(
    ({ code, aliases }) => new Set([code, ...aliases].map((one) => one.toLowerCase())),
  );
  let sorted: readonly string[] = [];

  /** All words of the vocabulary that begin so. */
  const beginning = (begin: string): string[] => {
    if (sorted.length !== vocabulary.size) sorted = [...vocabulary.keys()].toSorted();
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle] ?? '') < begin) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let at = low; sorted[at]?.startsWith(begin) === true; at += 1) found.push(sorted[at] ?? '');
    return found;
  };
  const wordIds = ({ word, begins }: JudgedWord): number[] =>
    [...formsOf(word), ...(begins ? beginning(word) : [])].flatMap((form) => vocabulary.get(form) ?? []);
  const has = (known: ReadonlySet<string>, { word, begins }: JudgedWord): boolean =>
    known.has(word) ||
    known.has(singular(word)) ||
    (begins && [...known].some((one) => one.startsWith(word)));

  const compile = (asked: WantedCases): Compiled => {
    const count = asked.words.length;
    const without = 2 ** count;
    const masks = (): Masks => ({
      accepts: new Uint32Array(vocabulary.size),
      byService: new Uint32Array(services.length),
    });
    const [loose, strict, byDepartment] = [masks(), masks(), new Uint32Array(departments.length)];
    const mark = (bits: Uint32Array, at: number, bit: number) => (bits[at] = (bits[at] ?? 0) | bit);
    const markAll = (
      { accepts, byService }: Masks,
      asks: JudgedWord,
      bit: number,
      known: readonly ReadonlySet<string>[],
    ) => {
      for (const id of wordIds(asks)) mark(accepts, id, bit);
      for (const [at, words] of known.entries()) if (has(words, asks)) mark(byService, at, bit);
      for (const [at, words] of departmentWords.entries())
        if (words.has(asks.word)) mark(byDepartment, at, bit);
    };
    // What a service is called by several words means it when they are said one behind the other, and nothing else.
    const said = new Set<number>();
    for (const [at, phrases] of phrasesOf.entries()) {
      for (const phrase of phrases) {
        for (const n of placesOf(phrase, asked.words)) {
          said.add(n);
          mark(strict.byService, at, 2 ** n);
        }
      }
    }
    for (const [n, asks] of asked.words.entries()) {
      const begins = asks.begins && asks.word.length < SHORTEST_WHOLE;
      markAll(loose, asks, 2 ** n, serviceWords);
      if (!said.has(n)) markAll(strict, { ...asks, begins }, 2 ** n, begins ? serviceWords : nameWords);
    }
    for (const word of asked.without ?? []) markAll(loose, { word, begins: false }, without, nameWords);
    return {
      full: without - 1,
      loose,
      strict,
      byDepartment,
      digits: asked.words.flatMap(({ word }, n) =>
        /^\d+$/.test(word) && word.length >= FEWEST_DIGITS
          ? [
              {
                bit: 2 ** n,
                value: Number(word),
                places: word.length,
                isPhone: PHONE_PLACES.includes(word.length),
              },
            ]
          : [],
      ),
      without,
      phrases: (asked.phrases ?? []).map((words) =>
        words.map((word) => new Set(wordIds({ word, begins: false }))),
      ),
    };
  };

  const filterOf = (asked: WantedCases): ((index: number) => boolean) => {
    const states = asked.states?.map((state) => CASE_STATES.indexOf(state));
    const wanted = asked.services?.map((code) => services.findIndex((service) => service.code === code));
    const department = departments.findIndex(({ code }) => code === asked.department);
    const { district, opened, closed, mine, overdue } = asked;
    return (index) => {
      if (states?.includes(columns.states[index] ?? -1) === false) return false;
      if (wanted?.includes(columns.services[index] ?? -1) === false) return false;
      if (
        asked.department !== undefined &&
        columns.departments[index] !== department &&
        columns.receivers[index] !== department
      )
        return false;
      if (district !== undefined && columns.districts[index] !== district) return false;
      const at = columns.openedAt[index] ?? 0;
      if (opened !== undefined && (at < opened[0] || at >= opened[1])) return false;
      const end = columns.closedAt[index] ?? Number.NaN;
      if (closed !== undefined && !(end >= closed[0] && end < closed[1])) return false;
      const marks = columns.marks[index] ?? 0;
      return !(mine === true && (marks & MINE) === 0) && !(overdue === true && (marks & OVERDUE) === 0);
    };
  };

  /** Digits as numbers, since two million numbers are too many to be written out for every query. */
  const hasDigits = (index: number, { value, places, isPhone }: AskedDigits): boolean => {
    const unit = 10 ** places;
    const number = columns.numbers[index] ?? -1;
    if (number >= unit / 10) {
      let first = number;
      while (first >= unit) first = Math.floor(first / 10);
      if (first === value || number % unit === value) return true;
    }
    if (!isPhone) return false;
    const [one = -1, other = -1] = [columns.phones[index * 2], columns.phones[index * 2 + 1]];
    return (one >= 0 && one % unit === value) || (other >= 0 && other % unit === value);
  };

  const hasPhrase = (
    words: Uint32Array,
    from: number,
    to: number,
    phrase: Compiled['phrases'][number],
  ): boolean => {
    for (let at = from; at + phrase.length <= to; at += 1) {
      if (phrase.every((ids, n) => ids.has((words[at + n] ?? 0) & ~IN_TEXT))) return true;
    }
    return false;
  };

  let turned: Postings | null = null;
  /** The cases that can satisfy a query, newest last: those with its rarest word; null for all. */
  const candidatesOf = (
    asked: WantedCases,
    { loose: { byService }, byDepartment, digits }: Compiled,
  ): Uint32Array | null => {
    turned ??= postingsOf(columns);
    const postings = turned;
    let best: { readonly ids: number[]; readonly n: number } | null = null;
    for (const [n, asks] of asked.words.entries()) {
      const bit = 2 ** n;
      const isElsewhere = (bits: number) => (bits & bit) !== 0;
      // A service, a department or a number is no word of the table.
      if (byService.some(isElsewhere) || byDepartment.some(isElsewhere)) continue;
      if (digits.some((one) => one.bit === bit)) continue;
      const ids = [...new Set(wordIds(asks))];
      const count = ids.reduce((sum, id) => sum + postings.count(id), 0);
      if (best === null || count < best.n) best = { ids, n: count };
    }
    return best === null || best.n > FEW * columns.size ? null : casesWithAny(postings, best.ids);
  };

  const verdictOf = (asked: WantedCases, compiled: Compiled): Ruling['verdict'] => {
    const passes = filterOf(asked);
    const { full, loose, strict, byDepartment, digits, without, phrases } = compiled;
    const words = columns.words();
    /** Bits of the words that a case has in its fields, and of those that it has at all. */
    const bitsOf = (index: number, { accepts, byService }: Masks): readonly [number, number] => {
      const from = starts[index] ?? 0;
      const to = from + (lengths[index] ?? 0);
      let fields =
        (byService[columns.services[index] ?? 0] ?? 0) |
        (byDepartment[columns.departments[index] ?? 0] ?? 0) |
        (byDepartment[columns.receivers[index] ?? 0] ?? 0);
      let texts = 0;
      for (let at = from; at < to; at += 1) {
        const word = words[at] ?? 0;
        if (word >= IN_TEXT) texts |= accepts[word - IN_TEXT] ?? 0;
        else fields |= accepts[word] ?? 0;
      }
      for (const one of digits) if ((fields & one.bit) === 0 && hasDigits(index, one)) fields |= one.bit;
      return [fields, fields | texts];
    };
    return (index) => {
      if (index >= columns.size || !passes(index)) return null;
      const [fields, all] = bitsOf(index, loose);
      if ((all & without) !== 0 || (all & full) !== full) return null;
      const from = starts[index] ?? 0;
      const to = from + (lengths[index] ?? 0);
      if (!phrases.every((phrase) => hasPhrase(words, from, to, phrase))) return null;
      const [strictly, allStrictly] = bitsOf(index, strict);
      if ((strictly & full) === full) return 'fields';
      if ((fields & full) === full) return 'loose fields';
      return (allStrictly & full) === full ? 'text' : 'loose text';
    };
  };

  return {
    of: (asked) => {
      const compiled = compile(asked);
      const verdict = verdictOf(asked, compiled);
      return {
        verdict,
        ideal(most) {
          const found = new Map(VERDICTS.map((one): [Verdict, number[]] => [one, []]));
          const isFull = () => (found.get(VERDICTS[0])?.length ?? 0) >= most;
          const candidates = candidatesOf(asked, compiled);
          let last = -1;
          for (let at = (candidates?.length ?? columns.size) - 1; at >= 0 && !isFull(); at -= 1) {
            const index = candidates === null ? at : (candidates[at] ?? 0);
            if (index === last) continue;
            last = index;
            const how = verdict(index);
            if (how === null) continue;
            const alike = found.get(how);
            if (alike !== undefined && alike.length < most) alike.push(index);
          }
          return [...found.values()].flat().slice(0, most);
        },
      };
    },
  };
}
