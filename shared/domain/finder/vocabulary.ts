import type { CityPack } from '../city-pack.ts';
import { distanceWithin, letterMask } from '../edit-distance.ts';
import { wordsOf } from '../fold-text.ts';
import { ORDINARY_WORDS, SMALL_WORDS } from './small-words.ts';
import { skeletonOf, soundOf, stemOf, type FinderLanguage } from './stem-of.ts';

/** What a word or a few words side by side mean; known by number. */
export interface Concept {
  readonly name: string;
  readonly weight: number | undefined;
  readonly elsewhere: boolean;
  /** Its plural means several. */
  readonly counted: boolean;
  /** Wider concepts, each with how surely this is one. */
  readonly wider: ReadonlyMap<number, number>;
}

/** A word as it is compared: its stems by language. A word that can't be looked up by stem has none. */
export interface Stems {
  readonly en: string | null;
  readonly es: string | null;
}

/** A spelling the catalogue knows for a word. */
export interface Spelling {
  readonly stems: Stems;
  /** How surely it is meant, 0 to 1. */
  readonly quality: number;
  readonly corrected: boolean;
}

/** A concept a word names, with the language it is said in. */
export interface Named {
  readonly concept: number;
  readonly language: FinderLanguage;
}

interface Unit extends Named {
  readonly stems: readonly string[];
}

/** The words of the catalogue and their synonyms. */
export interface Vocabulary {
  readonly concepts: readonly Concept[];
  /** The concept that plurals of what is counted say besides their own: that of the name "several". */
  readonly several: number | undefined;
  /** Concepts of one word. */
  named(stems: Stems): readonly Named[];
  /** The longest concept of two or more of the words at a place: how many words it takes. */
  unit(words: readonly Stems[], at: number): { readonly named: Named; readonly length: number } | null;
  /** The words, without spaces, of a concept of two words or more: "trashcan". */
  joined(word: string): Named | undefined;
  /** True when a word is known as it is written. */
  knows(word: string): boolean;
  /**
   * How a word is spelled in the catalogue: itself, or what it may be a slip of the pen for. In a text mostly of one
   * language, words of the other are known as they are written only: "came" is no form of "cama".
   */
  spelling(word: string, mostly: FinderLanguage | null): Spelling | null;
  /** What a word stands for as it is written, slips of the pen left out; null when it is none of the catalogue's. */
  asWritten(word: string): Stems | null;
  /** The languages in which a word is known as it is written. */
  languagesOf(word: string): readonly FinderLanguage[];
  /** Words that begin with these letters. */
  beginning(letters: string): readonly string[];
  /** The number of a word's own concept, made when there is none yet. For building only. */
  learn(word: string, language: FinderLanguage): number;
}

/** Shorter words have too many neighbours. */
const SHORTEST_CORRECTED = 4;
const TWO_EDITS_FROM = 8;
const SOUNDS_ALIKE = 0.85;
const ONE_EDIT = 0.75;
const TWO_EDITS = 0.6;
const MOST_REMEMBERED = 20_000;
const MOST_BEGUN = 40;
/** "Is a" over so many steps. */
const DEEPEST = 4;
const PER_STEP = 0.92;

/** A word of the catalogue as it is written. */
interface Form {
  readonly word: string;
  stems: Stems;
  readonly mask: number;
  /** The how manieth it is. */
  readonly at: number;
}

/** The words of a phrase that say something. */
export function tellingWords(phrase: string): string[] {
  const all = wordsOf(phrase);
  const telling = all.filter((word) => !SMALL_WORDS.has(word));
  return telling.length === 0 ? all : telling;
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const kept = map.get(key);
  if (kept === undefined) map.set(key, [value]);
  else kept.push(value);
}

/** Builds the words of a pack's synonyms; those of its services are learned by who reads them. */
export function vocabularyOf(finder: CityPack['finder']): Vocabulary {
  const concepts: Concept[] = [];
  const byStem = { en: new Map<string, Named[]>(), es: new Map<string, Named[]>() };
  const units = { en: new Map<string, Unit[]>(), es: new Map<string, Unit[]>() };
  const joins = new Map<string, Named>();
  const forms = new Map<string, Form>();
  /** The same by their length, in letters. */
  const formsOf = new Map<number, Form[]>();
  const sounds = { en: new Map<string, string[]>(), es: new Map<string, string[]>() };
  const skeletons = new Map<string, string[]>();
  const remembered = new Map<string, Spelling | null>();
  let sorted: string[] | null = null;

  const know = (word: string, language: FinderLanguage) => {
    let kept = forms.get(word);
    if (kept === undefined) {
      kept = { word, stems: { en: null, es: null }, mask: letterMask(word), at: forms.size };
      forms.set(word, kept);
      add(formsOf, word.length, kept);
    }
    if (kept.stems[language] !== null) return;
    kept.stems = { ...kept.stems, [language]: stemOf(word, language) };
    add(sounds[language], soundOf(word, language), word);
    add(skeletons, skeletonOf(word), word);
    sorted = null;
    remembered.clear();
  };
  const name = (words: readonly string[], language: FinderLanguage, concept: number) => {
    const stems = words.map((word) => stemOf(word, language));
    for (const word of words) know(word, language);
    const [first = ''] = stems;
    if (stems.length === 1) {
      const before = byStem[language].get(first);
      if (before === undefined || before.every((one) => one.concept !== concept))
        add(byStem[language], first, { concept, language });
    } else {
      add(units[language], first, { concept, language, stems });
      joins.set(words.join(''), { concept, language });
    }
  };

  const rows = finder === undefined ? [] : finder.concepts;
  const numbers = new Map(rows.map((row, at) => [row.name, at]));
  const widerOf = (at: number, sure: number, found: Map<number, number>, depth: number) => {
    for (const wider of rows[at]?.is?.map((one) => numbers.get(one)) ?? []) {
      if (wider === undefined || found.has(wider) || depth > DEEPEST) continue;
      found.set(wider, sure);
      widerOf(wider, sure * PER_STEP, found, depth + 1);
    }
    return found;
  };
  for (const [at, row] of rows.entries()) {
    concepts.push({
      name: row.name,
      weight: row.weight,
      elsewhere: row.elsewhere === true,
      counted: row.counted === true,
      wider: widerOf(at, PER_STEP, new Map(), 0),
    });
    for (const language of ['en', 'es'] as const) {
      for (const phrase of row[language]) {
        const words = tellingWords(phrase);
        // "Look into" would make "look" of it.
        if (words.length > 1 || !/\s/.test(phrase)) name(words, language, at);
      }
    }
  }

  /** The words one or two letters away, only the nearest of them. */
  const nearest = (word: string, mostly: FinderLanguage | null): Spelling | null => {
    const most = word.length >= TWO_EDITS_FROM ? 2 : 1;
    const mask = letterMask(word);
    let best: Form | null = null;
    let fewest = word.length < 5 ? 1 : most;
    for (
      let length = Math.max(SHORTEST_CORRECTED, word.length - most);
      length <= word.length + most;
      length += 1
    ) {
      for (const form of formsOf.get(length) ?? NONE) {
        if (mostly !== null && form.stems[mostly] === null) continue;
        if (bits(mask ^ form.mask) > 2 * most) continue;
        const edits = distanceWithin(word, form.word, most);
        if (edits > most) continue;
        // A first letter is seldom wrong: it counts as half an edit more.
        const weighed = edits + (form.word[0] === word[0] ? 0 : 0.5);
        // Of those equally near the one the catalogue says first.
        if (weighed > fewest || (weighed === fewest && best !== null && best.at < form.at)) continue;
        [best, fewest] = [form, weighed];
      }
    }
    if (best === null) return null;
    return { stems: best.stems, quality: fewest <= 1 ? ONE_EDIT : TWO_EDITS, corrected: true };
  };

  const has = (stem: string, language: FinderLanguage) =>
    byStem[language].has(stem) || units[language].has(stem) || inUnits[language].has(stem);
  /** The stem of a word that is known in a language; null when it is not. */
  const stemIn = (word: string, language: FinderLanguage, mostly: FinderLanguage | null): string | null => {
    const exact = forms.get(word)?.stems[language] ?? null;
    if (exact !== null) return exact;
    if (ORDINARY_WORDS.has(word) || word.length < SHORTEST_CORRECTED) return null;
    if (mostly !== null && mostly !== language) {
      return word.endsWith('s') ? (forms.get(word.slice(0, -1))?.stems[language] ?? null) : null;
    }
    const stem = stemOf(word, language);
    return has(stem, language) ? stem : null;
  };
  const sounding = (word: string, language: FinderLanguage): string | null => {
    const form = sounds[language].get(soundOf(word, language))?.[0];
    return form === undefined ? null : (forms.get(form)?.stems[language] ?? null);
  };
  const spell = (word: string, mostly: FinderLanguage | null): Spelling | null => {
    const stems = { en: stemIn(word, 'en', mostly), es: stemIn(word, 'es', mostly) };
    const ordinary = ORDINARY_WORDS.has(word) || word.length < 3 || /\d/.test(word);
    if (stems.en !== null || stems.es !== null) {
      if (ordinary || mostly === null || stems[mostly] !== null)
        return { stems, quality: 1, corrected: false };
      // "Vote" in Spanish is more likely "bote".
      const meant = sounding(word, mostly);
      if (meant === null) return { stems, quality: 1, corrected: false };
      return { stems: { ...stems, [mostly]: meant }, quality: SOUNDS_ALIKE, corrected: true };
    }
    if (ordinary) return null;
    const alike = {
      en: mostly === 'es' ? null : sounding(word, 'en'),
      es: mostly === 'en' ? null : sounding(word, 'es'),
    };
    if (alike.en !== null || alike.es !== null)
      return { stems: alike, quality: SOUNDS_ALIKE, corrected: true };
    if (!/[aeiouy]/.test(word)) {
      const short = skeletons.get(word)?.toSorted((a, b) => a.length - b.length)[0];
      const known = short === undefined ? undefined : forms.get(short);
      if (known !== undefined) return { stems: known.stems, quality: ONE_EDIT, corrected: true };
    }
    return word.length < SHORTEST_CORRECTED ? null : nearest(word, mostly);
  };
  /** Stems of later words of units, which stand in no other index. */
  const inUnits = { en: new Set<string>(), es: new Set<string>() };
  for (const language of ['en', 'es'] as const) {
    for (const kept of units[language].values()) {
      for (const unit of kept) for (const stem of unit.stems) inUnits[language].add(stem);
    }
  }

  return {
    concepts,
    several: numbers.get('several'),
    named: ({ en, es }) => [
      ...(en === null ? [] : (byStem.en.get(en) ?? NONE)),
      ...(es === null ? [] : (byStem.es.get(es) ?? NONE)),
    ],
    unit(words, at) {
      let best: { named: Unit; length: number } | null = null;
      for (const language of ['en', 'es'] as const) {
        const first = words[at]?.[language];
        if (first == null) continue;
        for (const unit of units[language].get(first) ?? NONE) {
          const { length } = unit.stems;
          if (length <= (best?.length ?? 1)) continue;
          if (unit.stems.every((stem, i) => words[at + i]?.[language] === stem))
            best = { named: unit, length };
        }
      }
      return best;
    },
    joined: (word) => joins.get(word),
    knows: (word) => forms.has(word),
    asWritten(word) {
      const stems = { en: stemIn(word, 'en', null), es: stemIn(word, 'es', null) };
      return stems.en === null && stems.es === null ? null : stems;
    },
    languagesOf(word) {
      const stems = forms.get(word)?.stems;
      return (['en', 'es'] as const).filter((language) => stems?.[language] != null);
    },
    spelling(word, mostly) {
      const key = `${mostly ?? ''} ${word}`;
      const before = remembered.get(key);
      if (before !== undefined) return before;
      const found = spell(word, mostly);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      remembered.set(key, found);
      return found;
    },
    beginning(letters) {
      sorted ??= [...forms.keys()].toSorted();
      const from = sorted.findIndex((form) => form >= letters);
      if (from < 0) return [];
      const begun: string[] = [];
      for (let at = from; sorted[at]?.startsWith(letters) === true && begun.length < MOST_BEGUN; at += 1)
        begun.push(sorted[at] ?? '');
      return begun;
    },
    learn(word, language) {
      know(word, language);
      const stem = stemOf(word, language);
      const known = byStem[language].get(stem)?.[0];
      if (known !== undefined) return known.concept;
      concepts.push({ name: word, weight: undefined, elsewhere: false, counted: false, wider: new Map() });
      name([word], language, concepts.length - 1);
      return concepts.length - 1;
    },
  };
}

const NONE: readonly never[] = [];

function bits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
