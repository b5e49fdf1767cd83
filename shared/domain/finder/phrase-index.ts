import type { CityPack, Service } from '../city-pack.ts';
import type { FinderLanguage } from './stem-of.ts';
import { tellingWords, vocabularyOf, type Stems, type Vocabulary } from './vocabulary.ts';

/** Where in the catalogue the words stand that a service was found by. */
export type ReasonField = 'name' | 'word' | 'hint' | 'summary';

export interface Phrase {
  readonly service: Service;
  readonly words: string;
  readonly language: FinderLanguage;
  readonly field: ReasonField;
  /** Concepts of its telling words, each once. */
  readonly concepts: readonly number[];
  /** What all its concepts tell together. */
  readonly weight: number;
  /** What it counts, 0 to 1, by where it stands. */
  readonly factor: number;
}

export interface PhraseIndex {
  readonly vocabulary: Vocabulary;
  /** Phrases in which a concept stands. */
  having(concept: number): readonly Phrase[];
  /** How much a concept tells of a service, 0 to 1.5. */
  weight(concept: number): number;
}

const FIELD_FACTOR: Readonly<Record<ReasonField, number>> = { name: 1, word: 1, hint: 1, summary: 0.3 };
/** A hint of several words of which one only tells something. */
const THIN_HINT = 0.5;
/** A concept that every other service names still tells a little. */
const LEAST_WEIGHT = 0.1;

function textsOf(
  service: Service,
  finder: CityPack['finder'],
): Pick<Phrase, 'words' | 'language' | 'field'>[] {
  const hints = finder?.hints[service.code];
  return (['en', 'es'] as const).flatMap((language) => [
    { words: service.name[language], language, field: 'name' as const },
    ...service.words[language].map((words) => ({ words, language, field: 'word' as const })),
    ...(hints?.[language].map((words) => ({ words, language, field: 'hint' as const })) ?? NONE),
    { words: service.summary[language], language, field: 'summary' as const },
  ]);
}

const NONE: readonly never[] = [];

function stemsOf(word: string, language: FinderLanguage, vocabulary: Vocabulary): Stems {
  const stems = vocabulary.spelling(word, language)?.stems ?? { en: null, es: null };
  return language === 'en' ? { en: stems.en, es: null } : { en: null, es: stems.es };
}

function conceptsOf(phrase: string, language: FinderLanguage, vocabulary: Vocabulary): number[] {
  const words = tellingWords(phrase);
  for (const word of words) vocabulary.learn(word, language);
  const stems = words.map((word) => stemsOf(word, language, vocabulary));
  const found = new Set<number>();
  for (let at = 0; at < words.length;) {
    const unit = vocabulary.unit(stems, at);
    found.add(unit?.named.concept ?? vocabulary.learn(words[at] ?? '', language));
    at += unit?.length ?? 1;
  }
  return [...found];
}

/** Reads all that a pack says of its services. Takes some ten milliseconds; make it once per pack. */
export function phraseIndexOf({ services, finder }: Pick<CityPack, 'services' | 'finder'>): PhraseIndex {
  const vocabulary = vocabularyOf(finder);
  const read = services.flatMap((service) =>
    textsOf(service, finder).map((text) => ({
      ...text,
      service,
      concepts: conceptsOf(text.words, text.language, vocabulary),
    })),
  );
  /** The services that name a concept, summaries aside. */
  const naming = new Map<number, Set<string>>();
  for (const { concepts, service, field } of read) {
    if (field === 'summary') continue;
    for (const concept of concepts) naming.set(concept, (naming.get(concept) ?? new Set()).add(service.code));
  }
  const weightOf = (concept: number): number => {
    const given = vocabulary.concepts[concept]?.weight;
    if (given !== undefined) return given;
    const named = Math.max(1, naming.get(concept)?.size ?? 1);
    return Math.max(LEAST_WEIGHT, 1 - Math.log(named) / Math.log(services.length + 1));
  };
  const weights = vocabulary.concepts.map((_, concept) => weightOf(concept));
  const weight = (concept: number): number => weights[concept] ?? weightOf(concept);
  const having = new Map<number, Phrase[]>();
  for (const one of read) {
    const concepts = one.concepts.filter((concept) => weight(concept) > 0);
    const isThin = one.field === 'hint' && concepts.length === 1 && /\s/.test(one.words);
    const phrase: Phrase = {
      ...one,
      concepts,
      weight: concepts.reduce((sum, concept) => sum + weight(concept), 0),
      factor: FIELD_FACTOR[one.field] * (isThin ? THIN_HINT : 1),
    };
    for (const concept of concepts) {
      const kept = having.get(concept);
      if (kept === undefined) having.set(concept, [phrase]);
      else kept.push(phrase);
    }
  }
  return { vocabulary, weight, having: (concept) => having.get(concept) ?? NONE };
}
