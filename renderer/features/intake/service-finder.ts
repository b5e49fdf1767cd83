import type { Service } from '../../../shared/domain/city-pack.ts';

/** Why a service was found: the words of the catalogue that matched what was typed. */
export interface ServiceReason {
  readonly words: string;
  readonly language: 'en' | 'es';
  readonly field: 'name' | 'word' | 'summary';
  /** The match needed a correction: "figeroa" for "figueroa". */
  readonly corrected: boolean;
}

export interface ServiceCandidate {
  readonly service: Service;
  readonly reason: ServiceReason;
  readonly score: number;
}

interface Phrase {
  readonly tokens: readonly string[];
  readonly reason: Omit<ServiceReason, 'corrected'>;
  readonly weight: number;
}

interface Hit {
  readonly phrase: Phrase;
  readonly score: number;
  readonly corrected: boolean;
}

interface Fit {
  readonly score: number;
  readonly corrected: boolean;
}

const WEIGHTS = { name: 1, word: 1, summary: 0.35 } as const;

/** Words that say nothing about a service by themselves, folded; they still count inside a whole phrase. */
const SMALL_WORDS = new Set(
  (
    'a an and are at be by for from has have he her his i in is it my of on or our out she so that the their there ' +
    'they this to up was we were with you your ' +
    'al con de del el en es esta hay la las lo los me mi muy para por que se su un una y'
  ).split(' '),
);

/** Lower case without accents, as words of letters and digits: "Sofá viejo" is "sofa viejo". */
export function foldWords(text: string): string[] {
  const bare = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** True when at most `limit` letters were added, dropped, changed or swapped with their neighbour. */
export function withinEdits(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit) return false;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
    }
    if (Math.min(...next) > limit) return false;
    [before, row] = [row, next];
  }
  return (row[b.length] ?? limit + 1) <= limit;
}

/** Mistakes forgiven in a word of a length: short words have too many neighbours to guess. */
function forgiven(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/** How well a typed word fits a word of the catalogue, 0 to 1; null when it does not. */
function fit(typed: string, known: string): Fit | null {
  if (typed === known) return { score: 1, corrected: false };
  if (known.startsWith(typed)) return { score: [0, 0.5, 0.7][typed.length] ?? 0.85, corrected: false };
  if (known.length >= 4 && typed.startsWith(known) && typed.length - known.length <= 2)
    return { score: 0.8, corrected: false };
  const limit = forgiven(typed.length);
  if (limit > 0 && withinEdits(typed, known, limit)) return { score: 0.6, corrected: true };
  const start = known.slice(0, typed.length);
  if (typed.length >= 5 && known.length > typed.length && withinEdits(typed, start, 1))
    return { score: 0.45, corrected: true };
  return null;
}

function phrasesOf(service: Service): Phrase[] {
  const phrase = (words: string, language: 'en' | 'es', field: ServiceReason['field']): Phrase => ({
    tokens: foldWords(words),
    reason: { words, language, field },
    weight: WEIGHTS[field],
  });
  return (['en', 'es'] as const).flatMap((language) => [
    phrase(service.name[language], language, 'name'),
    ...service.words[language].map((words) => phrase(words, language, 'word')),
    phrase(service.summary[language], language, 'summary'),
  ]);
}

/** The phrase of a service that a typed word fits best. */
function bestHit(fits: ReadonlyMap<string, Fit>, phrases: readonly Phrase[]): Hit | null {
  let best: Hit | null = null;
  for (const phrase of phrases) {
    for (const token of phrase.tokens) {
      const found = fits.get(token);
      if (found === undefined) continue;
      // A word that is the whole phrase says more than the same word inside a longer one.
      const weighed = found.score * phrase.weight * (1 + 0.1 / phrase.tokens.length);
      if (weighed > (best?.score ?? 0)) best = { phrase, score: weighed, corrected: found.corrected };
    }
  }
  return best;
}

/** A phrase of several words that was typed whole counts above its words: "dead animal" is not any "animal". */
function wholePhrase(fits: readonly ReadonlyMap<string, Fit>[], phrases: readonly Phrase[]): Phrase | null {
  const typed = (token: string) => fits.some((one) => (one.get(token)?.score ?? 0) >= 0.8);
  let longest: Phrase | null = null;
  for (const phrase of phrases) {
    if (phrase.reason.field === 'summary' || phrase.tokens.length <= Math.max(1, longest?.tokens.length ?? 0))
      continue;
    if (phrase.tokens.every(typed)) longest = phrase;
  }
  return longest;
}

/** What matched best in a service and how much it counts; null when nothing did. */
function rank(
  service: Service,
  hits: readonly (Hit | null)[],
  rarity: readonly number[],
  whole: Phrase | null,
): ServiceCandidate | null {
  let sum = 0;
  let best: { hit: Hit; score: number } | null = null;
  for (const [at, hit] of hits.entries()) {
    if (hit === null) continue;
    const score = hit.score * (rarity[at] ?? 0);
    sum += score;
    if (score > (best?.score ?? 0)) best = { hit, score };
  }
  if (best === null) return null;
  if (whole === null)
    return { service, reason: { ...best.hit.phrase.reason, corrected: best.hit.corrected }, score: sum };
  return {
    service,
    reason: { ...whole.reason, corrected: false },
    score: sum + best.score * 0.5 * whole.tokens.length,
  };
}

/**
 * Makes a finder of services from a caller's own words, English or Spanish, with or without accents, with small
 * mistakes. Words that fit many services count little, so whole sentences may be typed. Best first.
 */
export function serviceFinder(services: readonly Service[]): (text: string) => ServiceCandidate[] {
  const known = services.map((service) => ({ service, phrases: phrasesOf(service) }));
  const vocabulary = [...new Set(known.flatMap((one) => one.phrases.flatMap((phrase) => phrase.tokens)))];
  const remembered = new Map<string, ReadonlyMap<string, Fit>>();

  const fitsOf = (typed: string): ReadonlyMap<string, Fit> => {
    const before = remembered.get(typed);
    if (before !== undefined) return before;
    const fits = new Map<string, Fit>();
    for (const token of vocabulary) {
      const found = fit(typed, token);
      if (found !== null) fits.set(token, found);
    }
    remembered.set(typed, fits);
    return fits;
  };

  return (text) => {
    const all = [...new Set(foldWords(text))];
    const telling = all.filter((word) => !SMALL_WORDS.has(word));
    const typed = telling.length === 0 ? all : telling;
    const allFits = all.map(fitsOf);
    const rows = known.map((one) => ({
      ...one,
      hits: typed.map((word) => bestHit(fitsOf(word), one.phrases)),
    }));
    const rarity = typed.map((_, at) => {
      const found = rows.filter((row) => row.hits[at] !== null).length;
      return Math.log(1 + services.length / (1 + found));
    });
    const candidates = rows
      .map(({ service, phrases, hits }) => rank(service, hits, rarity, wholePhrase(allFits, phrases)))
      .filter((one) => one !== null)
      .toSorted((a, b) => b.score - a.score || a.service.name.en.localeCompare(b.service.name.en));
    const enough = (candidates[0]?.score ?? 0) * 0.35;
    return candidates.filter((one) => one.score >= enough).slice(0, 8);
  };
}
