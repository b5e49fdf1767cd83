import { kindWords } from '../../shared/domain/closure-text/closing-kinds.ts';
import { closingFeatures } from '../../shared/domain/closure-text/closing-features.ts';
import { closingLabels, type ClosingLabel } from '../../shared/domain/closure-text/closing-label.ts';
import {
  menderOf,
  unpackedModel,
  WEIGHT_CHARACTERS,
  WEIGHT_NOTHING,
  type PackedModel,
} from '../../shared/domain/closure-text/closing-model.ts';
import { readClosingWords } from '../../shared/domain/closure-text/read-closing-words.ts';
import { readClosing, type ClosingReading } from '../../shared/domain/closure-text/read-closing.ts';
import {
  dirtied,
  expandTemplates,
  seededNumbers,
  wrapped,
  type LabelledText,
  type TextTemplates,
} from './expand-templates.ts';
import { fitClosings, type Example, type FittedModel, type FitSettings } from './fit-closings.ts';

export type TextsByLabel = Readonly<Record<ClosingLabel, readonly string[]>>;

/** All that the model is learned from. */
export interface Corpus {
  /** Texts as people would write them. */
  readonly written: TextsByLabel;
  /** Sentences with holes, for names, things and dirt. */
  readonly templates: TextTemplates;
}

const SETTINGS: FitSettings = {
  rounds: 12,
  step: 0.25,
  shrink: 2e-5,
  leastSources: 2,
  dropout: 0.3,
  seed: 5,
};
/** Times that each pattern is filled, and each written text is given with other dirt around it. */
const PATTERN_TIMES = 8;
const WRITTEN_TIMES = 3;
/** A text that somebody wrote counts for more than one of a pattern. */
const WRITTEN_WEIGHT = 1.5;
const PATTERN_WEIGHT = 0.5;
const SEED = 311;
/** Features whose weights differ less than this between labels decide nothing and are left out. */
const LEAST_SPREAD = 0.3;

/** The written texts as a flat list. */
export function labelled(texts: TextsByLabel): LabelledText[] {
  return closingLabels.flatMap((label) =>
    texts[label].map((text, at) => ({ text, label, source: `${label} written ${at}` })),
  );
}

/** Words of the corpus, the more frequent first: what typing errors are mended to. */
function knownWords({ written, templates }: Corpus): string[] {
  const counts = new Map<string, number>();
  const sources = [Object.values(written), Object.values(templates.patterns), Object.values(templates.slots)];
  for (const text of [...sources.flat(2), ...templates.endings, ...templates.openings]) {
    for (const [word] of text.toLowerCase().matchAll(/[a-z]{4,}/g))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const kinds = new Set(kindWords);
  return [...counts]
    .filter(([word]) => !kinds.has(word))
    .toSorted(([a, often], [b, oftenB]) => oftenB - often || (a < b ? -1 : 1))
    .map(([word]) => word);
}

/** Fits the model to a part of the corpus. @param keep says which sources it may learn from */
function fitted(corpus: Corpus, words: readonly string[], keep: (source: string) => boolean): FittedModel {
  const mend = menderOf(words);
  const random = seededNumbers(SEED);
  const example = (text: string, { label, source }: LabelledText, weight: number): Example => ({
    features: closingFeatures(readClosingWords(text, mend)).map((feature) => feature.name),
    label,
    source,
    weight,
  });
  const examples: Example[] = [];
  for (const one of labelled(corpus.written)) {
    const others = Array.from({ length: WRITTEN_TIMES - 1 }, () =>
      dirtied(wrapped(one, corpus.templates, random), random),
    );
    if (!keep(one.source)) continue;
    for (const text of [one.text, ...others]) examples.push(example(text, one, WRITTEN_WEIGHT));
  }
  for (const one of expandTemplates(corpus.templates, PATTERN_TIMES, SEED)) {
    if (keep(one.source)) examples.push(example(one.text, one, PATTERN_WEIGHT));
  }
  return fitClosings(examples, SETTINGS);
}

/** The model in few characters: features that decide nothing left out, weights rounded to steps. */
function packed(model: FittedModel, words: readonly string[]): PackedModel {
  const kept = [...model.weights]
    .filter(([, weights]) => Math.max(...weights) - Math.min(...weights) >= LEAST_SPREAD)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  let largest = 0;
  for (const [, weights] of kept) for (const weight of weights) largest = Math.max(largest, Math.abs(weight));
  const step = Number((largest / WEIGHT_NOTHING).toPrecision(4));
  const written = (weight: number): string => {
    const steps = Math.round(weight / step);
    return WEIGHT_CHARACTERS.charAt(
      WEIGHT_NOTHING + Math.max(-WEIGHT_NOTHING, Math.min(WEIGHT_NOTHING, steps)),
    );
  };
  return {
    labels: closingLabels,
    bias: model.bias.map((value) => Number(value.toPrecision(4))),
    step,
    features: kept.map(([name]) => name).join('\n'),
    weights: kept.map(([, weights]) => weights.map(written).join('')).join(''),
    words: words.join(' '),
  };
}

const FOLDS = 5;

/** A text of the corpus, and how it was read by a model that does not know it. */
interface ReadUnlearned {
  readonly text: string;
  readonly label: ClosingLabel;
  readonly reading: ClosingReading;
}

/**
 * Reads every written text, and each pattern once, by a model that has not learned from it (cross-validation in five
 * parts): what to tune by.
 */
export function readUnlearned(corpus: Corpus): ReadUnlearned[] {
  const words = knownWords(corpus);
  const expanded = expandTemplates(corpus.templates, PATTERN_TIMES, SEED);
  const texts = [...labelled(corpus.written), ...expanded.filter((_, at) => at % PATTERN_TIMES === 0)];
  const random = seededNumbers(SEED);
  const foldOf = new Map(texts.map(({ source }) => [source, Math.floor(random() * FOLDS)]));
  const rows: ReadUnlearned[] = [];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const part = fitted(corpus, words, (source) => foldOf.get(source) !== fold);
    const model = unpackedModel(packed(part, words));
    for (const { text, label, source } of texts) {
      if (foldOf.get(source) === fold) rows.push({ text, label, reading: readClosing(text, model) });
    }
  }
  return rows;
}

/** The whole way from the corpus to the committed model. The same corpus makes the same model. */
export function makeModel(corpus: Corpus): PackedModel {
  const words = knownWords(corpus);
  return packed(
    fitted(corpus, words, () => true),
    words,
  );
}
