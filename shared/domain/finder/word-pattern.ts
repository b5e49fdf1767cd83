import { foldText } from '../fold-text.ts';

/** One way to say a word of a pattern: words side by side; "shoot*" is any word that begins so. */
type Way = readonly { readonly text: string; readonly begins: boolean }[];

/** As written in a pattern; the same term of two patterns is read once and looked for once. */
interface Term {
  /** By their first word. */
  readonly spelled: ReadonlyMap<string, readonly Way[]>;
  /** Those whose first word is a beginning only. */
  readonly begun: readonly Way[];
  readonly ways: readonly Way[];
}

/** Words in order, with a few others between them. */
export type WordPattern = readonly {
  readonly term: Term;
  /** Other words that may stand before it. */
  readonly gap: number;
}[];

/** Named lists of ways. */
export type WordSets = Readonly<Record<string, readonly string[]>>;

/** What a word may be read as; null where it is not to be read at all. */
export type Reading = readonly string[] | null;

const GAP = 2;
const WIDE_GAP = 6;

/** The names of the sets a pattern uses. */
export function setsIn(pattern: string): string[] {
  return [...pattern.matchAll(/<([^>]+)>/g)].map((match) => match[1] ?? '');
}

function wayOf(text: string): Way {
  return text.split(/[_\s]+/).map((word) => {
    const folded = foldText(word).replace(/[^\p{L}\p{N}*]/gu, '');
    return folded.endsWith('*')
      ? { text: folded.slice(0, -1), begins: true }
      : { text: folded, begins: false };
  });
}

function waysOf(text: string, sets: WordSets): Way[] {
  return text.split('|').flatMap((one) => {
    const set = /^<(.+)>$/.exec(one)?.[1];
    if (set === undefined) return [wayOf(one)];
    const members = sets[set];
    if (members === undefined) throw new Error(`there is no set "${set}"`);
    return members.flatMap((member) => waysOf(member, sets));
  });
}

function termOf(text: string, sets: WordSets): Term {
  const ways = waysOf(text, sets);
  const spelled = new Map<string, Way[]>();
  for (const way of ways) {
    const [first] = way;
    if (first === undefined || first.begins) continue;
    const kept = spelled.get(first.text);
    if (kept === undefined) spelled.set(first.text, [way]);
    else kept.push(way);
  }
  return { spelled, begun: ways.filter((way) => way[0]?.begins === true), ways };
}

/**
 * Reads patterns as they are written in a pack; see the schema of emergencies. Throws at a set that is not there.
 */
export function wordPatternReader(sets: WordSets): (pattern: string) => WordPattern {
  const terms = new Map<string, Term>();
  const read = (part: string): Term => {
    const term = terms.get(part) ?? termOf(part, sets);
    terms.set(part, term);
    return term;
  };
  return (text) => patternOf(text, read);
}

function patternOf(text: string, read: (part: string) => Term): WordPattern {
  const pattern: WordPattern[number][] = [];
  let gap = GAP;
  for (const part of text.trim().split(/\s+/)) {
    if (part === '..') gap = WIDE_GAP;
    else if (part === '+') gap = 0;
    else {
      pattern.push({ term: read(part), gap });
      gap = GAP;
    }
  }
  return pattern;
}

/** All words that patterns spell. */
export function wordsOfPatterns(patterns: readonly WordPattern[]): Way[number][] {
  return patterns.flat().flatMap(({ term }) => term.ways.flat());
}

function isWay(way: Way, readings: readonly Reading[], at: number): boolean {
  return way.every(({ text, begins }, i) => {
    const reading = readings[at + i];
    if (reading == null) return false;
    return reading.some((word) => (begins ? word.startsWith(text) : word === text));
  });
}

/** Finds patterns in the words of one text: the places of the words that make the first match from a place on, or null. */
export function patternMatcher(
  readings: readonly Reading[],
): (pattern: WordPattern, from: number) => number[] | null {
  const known = new Map<Term, readonly (readonly number[])[]>();
  /** Per place how many words a term may take there. */
  const lengthsOf = (term: Term): readonly (readonly number[])[] => {
    const before = known.get(term);
    if (before !== undefined) return before;
    const lengths = readings.map((reading, at) => {
      if (reading === null) return NONE;
      const likely = reading.flatMap((word) => term.spelled.get(word) ?? NONE);
      const found = [...likely, ...term.begun].filter((way) => isWay(way, readings, at));
      return found.length === 0 ? NONE : [...new Set(found.map((way) => way.length))];
    });
    known.set(term, lengths);
    return lengths;
  };
  const follow = (pattern: WordPattern, next: number, from: number, last: number): number[] | null => {
    const step = pattern[next];
    if (step === undefined) return [];
    const lengths = lengthsOf(step.term);
    for (let at = from; at <= last; at += 1) {
      for (const length of lengths[at] ?? NONE) {
        const end = at + length;
        const gap = pattern[next + 1]?.gap ?? 0;
        const rest = follow(pattern, next + 1, end, Math.min(readings.length - 1, end + gap));
        if (rest !== null) return [...Array.from({ length }, (_, i) => at + i), ...rest];
      }
    }
    return null;
  };
  return (pattern, from) => follow(pattern, 0, from, readings.length - 1);
}

const NONE: readonly never[] = [];
