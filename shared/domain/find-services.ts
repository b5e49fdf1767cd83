import type { CityPack, Service } from './city-pack.ts';
import { foldText } from './fold-text.ts';
import type { ServiceCode } from './ids.ts';
import { emergencyFinder, type EmergencyFound } from './finder/find-emergency.ts';
import { learnedVotes, type LearnedVote, type LearnedWords } from './finder/learned-words.ts';
import { phraseIndexOf, type Phrase, type PhraseIndex, type ReasonField } from './finder/phrase-index.ts';
import { readSaid, type SaidToken } from './finder/read-said.ts';
import type { FinderLanguage } from './finder/stem-of.ts';

export type { EmergencyFound } from './finder/find-emergency.ts';

/** Why a service was found. */
export interface ServiceReason {
  /** The words of the catalogue that were meant, or that agents chose it for. */
  readonly words: string;
  /** The caller's own words that speak for it, as said. */
  readonly said: readonly string[];
  readonly language: FinderLanguage;
  readonly field: ReasonField | 'learned';
  /** The match needed a correction: "figeroa" for "figueroa". */
  readonly corrected: boolean;
  /** How often agents chose it for such words, bounded, when that helped; else 0. */
  readonly chosen: number;
}

export interface ServiceCandidate {
  readonly service: Service;
  readonly reason: ServiceReason;
  /** How surely it is meant, above 0 and below 1; below WEAK_SCORE it is a guess. */
  readonly score: number;
}

/** What a caller's words ask for. */
export interface ServicesFound {
  /** A life may be in danger: 911 first. */
  readonly emergency: EmergencyFound | null;
  /** Best first, at most eight. */
  readonly candidates: readonly ServiceCandidate[];
}

/** Below it a candidate is a guess: the words hardly speak of a service. */
export const WEAK_SCORE = 0.4;

/** What each further concept of a phrase that was said whole adds. */
const WHOLE_BONUS = 0.4;
/** A phrase of which half was said counts a third. */
const PARTIAL = 1.6;
/** Raw weight to score: a telling word of one service gives about 0.7. */
const STEEPNESS = 1.2;
const MOST_CANDIDATES = 8;
const LEAST_SCORE = 0.05;
/** Less of the best candidate's score is too little to be read beside it. */
const LEAST_SHARE = 0.4;
/** A guess beside something surer must come so near to it. */
const LEAST_OF_BEST = 0.6;
/** Among guesses, so near to the best of them. */
const LEAST_OF_GUESS = 0.5;
const MOST_GUESSES = 3;
/** What is left of services when something else than a service is asked for. */
const ELSEWHERE_SHARE = 0.22;

interface Contribution {
  readonly token: SaidToken;
  readonly weight: number;
}

interface Standing {
  readonly service: Service;
  /** By place of the token. */
  readonly best: Map<number, Contribution>;
  phrase: Phrase | null;
  phraseWeight: number;
  /** A phrase about something that is mostly no service was said whole. */
  takesElsewhere: boolean;
}

interface Finder {
  readonly index: PhraseIndex;
  readonly emergency: (text: string) => EmergencyFound | null;
  /** What was asked last: the field, the list beside it and the question about danger ask the same at each key. */
  last: { text: string; learned: LearnedWords | undefined; found: ServicesFound } | null;
}

/** Packs never change, so what was read of one holds as long as it is there. */
const finders = new WeakMap<Pick<CityPack, 'services'>, Finder>();

function finderOf(pack: FinderPack): Finder {
  let finder = finders.get(pack);
  if (finder === undefined) {
    const index = phraseIndexOf(pack);
    finder = { index, emergency: emergencyFinder(pack.emergencies, index.vocabulary), last: null };
    finders.set(pack, finder);
  }
  return finder;
}

/** True for a folded word that the catalogue, its synonyms or its phrases have in some form, not misspelt. */
export function knowsWord(pack: FinderPack, word: string): boolean {
  return finderOf(pack).index.vocabulary.spelling(word, null)?.corrected === false;
}

/** For each concept that was said the word that says it most surely. */
type Said = ReadonlyMap<number, { readonly token: SaidToken; readonly sure: number }>;

function surest(tokens: readonly SaidToken[]): Said {
  const said = new Map<number, { token: SaidToken; sure: number }>();
  for (const token of tokens) {
    for (const [concept, sure] of token.concepts) {
      if (sure > (said.get(concept)?.sure ?? 0)) said.set(concept, { token, sure });
    }
  }
  return said;
}

/** The words said that stand in a phrase, the surest for each concept. */
function matched(phrase: Phrase, said: Said, weight: (concept: number) => number) {
  const found: { token: SaidToken; weight: number }[] = [];
  let sum = 0;
  for (const concept of phrase.concepts) {
    const best = said.get(concept);
    if (best === undefined) continue;
    const told = weight(concept) * best.sure;
    found.push({ token: best.token, weight: told });
    sum += told;
  }
  return { found, share: phrase.weight === 0 ? 0 : Math.min(1, sum / phrase.weight) };
}

function addPhrase(standing: Standing, phrase: Phrase, said: Said, index: PhraseIndex): void {
  const { found, share } = matched(phrase, said, index.weight);
  const whole = found.length === phrase.concepts.length;
  const bonus = whole ? 1 + WHOLE_BONUS * (new Set(found.map((one) => one.token)).size - 1) : 1;
  const factor = phrase.factor * share ** PARTIAL * bonus;
  let sum = 0;
  /** One word may say two concepts: "lights" are several. */
  const byToken = new Map<SaidToken, number>();
  for (const { token, weight } of found) {
    sum += weight * factor;
    byToken.set(token, (byToken.get(token) ?? 0) + weight * factor);
  }
  for (const [token, weight] of byToken) {
    if (weight > (standing.best.get(token.at)?.weight ?? 0)) standing.best.set(token.at, { token, weight });
  }
  // Of two that tell alike, the one in the caller's language is shown.
  const shown = found[0]?.token.language === phrase.language ? sum * 1.001 : sum;
  if (shown > standing.phraseWeight) {
    standing.phrase = phrase;
    standing.phraseWeight = shown;
  }
  if (whole && phrase.concepts.some((one) => index.vocabulary.concepts[one]?.elsewhere === true))
    standing.takesElsewhere = true;
}

function standingsOf(tokens: readonly SaidToken[], index: PhraseIndex): Map<ServiceCode, Standing> {
  const standings = new Map<ServiceCode, Standing>();
  const looked = new Set<Phrase>();
  const said = surest(tokens);
  for (const token of tokens) {
    for (const concept of token.concepts.keys()) {
      for (const phrase of index.having(concept)) {
        if (looked.has(phrase)) continue;
        looked.add(phrase);
        const { service } = phrase;
        let standing = standings.get(service.code);
        if (standing === undefined) {
          standing = { service, best: new Map(), phrase: null, phraseWeight: 0, takesElsewhere: false };
          standings.set(service.code, standing);
        }
        addPhrase(standing, phrase, said, index);
      }
    }
  }
  return standings;
}

const scoreOf = (raw: number): number => 1 - Math.exp(-STEEPNESS * raw);

function reasonOf(standing: Standing | undefined, vote: LearnedVote | undefined): ServiceReason {
  const phrase = standing?.phrase ?? null;
  const contributions = standing === undefined ? [] : [...standing.best.values()];
  const most = Math.max(0, ...contributions.map((one) => one.weight));
  const telling = contributions
    .filter((one) => one.weight >= most / 4)
    .toSorted((a, b) => a.token.at - b.token.at)
    .map((one) => one.token);
  const common = {
    said: telling.map((one) => one.said),
    corrected: telling.some((one) => one.corrected),
    chosen: vote === undefined ? 0 : Math.round(vote.chosen),
  };
  if (vote !== undefined && (phrase === null || vote.weight > (standing?.phraseWeight ?? 0))) {
    const { said } = vote;
    const language = phrase?.language ?? 'en';
    return { ...common, words: said.join(' '), said, language, field: 'learned', corrected: false };
  }
  const spanish = telling.filter((one) => one.language === 'es').length * 2 > telling.length;
  return {
    ...common,
    words: phrase?.words ?? '',
    language: phrase?.field === 'hint' ? (spanish ? 'es' : 'en') : (phrase?.language ?? 'en'),
    field: phrase?.field ?? 'word',
  };
}

export type FinderPack = Pick<CityPack, 'services' | 'finder' | 'emergencies'>;

/**
 * The services a caller asks for in their own words, English, Spanish or both, with accents or without, with small
 * mistakes, as keywords or whole sentences; and whether a life may be in danger. The last word may not be finished.
 */
export function findServices(pack: FinderPack, text: string, learned?: LearnedWords): ServicesFound {
  const finder = finderOf(pack);
  const { last } = finder;
  if (last !== null && last.text === text && last.learned === learned) return last.found;
  const found = { emergency: finder.emergency(text), candidates: candidatesOf(pack, finder, text, learned) };
  finder.last = { text, learned, found };
  return found;
}

function candidatesOf(
  pack: FinderPack,
  { index }: Finder,
  text: string,
  learned: LearnedWords | undefined,
): ServiceCandidate[] {
  const tokens = readSaid(text, index.vocabulary, true);
  const standings = standingsOf(tokens, index);
  const votes = learned === undefined ? new Map<ServiceCode, LearnedVote>() : learnedVotes(text, learned);
  const elsewhere = tokens.some((token) =>
    [...token.concepts.keys()].some((one) => index.vocabulary.concepts[one]?.elsewhere === true),
  );
  const all = pack.services.flatMap((service): ServiceCandidate[] => {
    const standing = standings.get(service.code);
    const vote = votes.get(service.code);
    const told =
      standing === undefined ? 0 : [...standing.best.values()].reduce((sum, one) => sum + one.weight, 0);
    const kept = elsewhere && standing?.takesElsewhere !== true ? told * ELSEWHERE_SHARE : told;
    const score = scoreOf(kept + (vote?.weight ?? 0));
    return score < LEAST_SCORE ? [] : [{ service, score, reason: reasonOf(standing, vote) }];
  });
  const sorted = all.toSorted(
    (a, b) => b.score - a.score || a.service.name.en.localeCompare(b.service.name.en),
  );
  // Who says the very name of a service means it, whatever else it tells of.
  const named = foldText(text.trim());
  const isNamed = ({ service: { name } }: ServiceCandidate) =>
    foldText(name.en) === named || foldText(name.es) === named;
  const shown = worthShowing(sorted);
  return [...shown.filter(isNamed), ...shown.filter((one) => !isNamed(one))];
}

/**
 * Of candidates, best first, those that deserve to be read: those that are more than a guess, and guesses only where
 * they come near to the best. Where nothing is more than a guess, a few of them.
 */
function worthShowing(sorted: readonly ServiceCandidate[]): ServiceCandidate[] {
  const best = sorted[0]?.score ?? 0;
  if (best < WEAK_SCORE)
    return sorted.filter((one) => one.score >= best * LEAST_OF_GUESS).slice(0, MOST_GUESSES);
  return sorted
    .filter((one) => one.score >= (one.score >= WEAK_SCORE ? best * LEAST_SHARE : best * LEAST_OF_BEST))
    .slice(0, MOST_CANDIDATES);
}
