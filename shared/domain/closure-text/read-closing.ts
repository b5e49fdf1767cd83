import { closingFeatures, type ClosingFeature } from './closing-features.ts';
import { closingLabels, type ClosingLabel } from './closing-label.ts';
import { closingModel, type ClosingModel } from './closing-model.ts';
import { readClosingWords, type ClosingWord } from './read-closing-words.ts';
import { languageOfText, type TextLanguage } from './text-language.ts';

/** Words of the text that spoke for its label. */
export interface DecidingWords {
  readonly words: string;
  /** Where they stand: [start, end) in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  /** How much they spoke for the label against the others; only compared within one text. */
  readonly weight: number;
}

/** What a closing text really reports. */
export interface ClosingReading {
  readonly label: ClosingLabel;
  /** How sure it is, from 0 to 1: of texts read with 0.8 about eight in ten are read right. */
  readonly confidence: number;
  /** The likeliest label that says something, also where the answer is "unclear". */
  readonly leaning: ClosingLabel;
  readonly leaningConfidence: number;
  /** The words that decided, the strongest first. */
  readonly because: readonly DecidingWords[];
  readonly language: TextLanguage;
  /** False for a language it has not learned: the label is then "unclear" and says nothing about the text. */
  readonly judged: boolean;
}

/** A likelier label than this is needed, else the honest answer is that it is unclear. */
const LEAST_SURE = 0.32;
const MOST_WORDS_SHOWN = 5;
/** Words that said less than this share of the strongest are not shown. */
const LEAST_SHOWN = 0.08;

const UNCLEAR = closingLabels.indexOf('unclear');

/** What the features say for each label, as probabilities in the labels' order, and which of them are known. */
function probabilities(features: readonly ClosingFeature[], model: ClosingModel) {
  const known: { readonly feature: ClosingFeature; readonly place: number }[] = [];
  for (const feature of features) {
    const place = model.places.get(feature.name);
    if (place !== undefined) known.push({ feature, place });
  }
  const value = 1 / Math.sqrt(Math.max(1, known.length));
  const scores = [...model.bias];
  for (const { place } of known) {
    for (let label = 0; label < scores.length; label += 1)
      scores[label] = (scores[label] ?? 0) + value * (model.weights[place + label] ?? 0);
  }
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((a, b) => a + b, 0);
  return { known, value, shares: powers.map((power) => power / sum) };
}

/** Parts what each feature said for a label among its words, and joins neighbours that spoke for it. */
function decidingWords(
  text: string,
  words: readonly ClosingWord[],
  { known, value }: ReturnType<typeof probabilities>,
  label: number,
  model: ClosingModel,
): DecidingWords[] {
  const telling = words.filter((word) => !word.filler);
  const spoke = new Float64Array(telling.length);
  for (const { feature, place } of known) {
    if (feature.name.startsWith('= ') || feature.name.startsWith('all: ')) continue;
    let mean = 0;
    for (let other = 0; other < closingLabels.length; other += 1) mean += model.weights[place + other] ?? 0;
    const said = value * ((model.weights[place + label] ?? 0) - mean / closingLabels.length);
    const its = telling.flatMap((word, at) =>
      word.start >= feature.start && word.end <= feature.end ? at : [],
    );
    for (const at of its) spoke[at] = (spoke[at] ?? 0) + said / its.length;
  }
  const runs: { start: number; end: number; weight: number; clause: number; at: number }[] = [];
  for (const [at, word] of telling.entries()) {
    const weight = spoke[at] ?? 0;
    if (weight <= 0) continue;
    const last = runs.at(-1);
    if (last !== undefined && last.at === at - 1 && last.clause === word.clause) {
      Object.assign(last, { end: Math.max(last.end, word.end), weight: last.weight + weight, at });
    } else runs.push({ start: word.start, end: word.end, weight, clause: word.clause, at });
  }
  const strongest = runs.toSorted((a, b) => b.weight - a.weight).slice(0, MOST_WORDS_SHOWN);
  const least = LEAST_SHOWN * (strongest[0]?.weight ?? 0);
  return strongest
    .filter(({ weight }) => weight >= least)
    .map(({ start, end, weight }) => ({
      words: text.slice(start, end),
      start,
      end,
      weight: Math.round(weight * 1000) / 1000,
    }));
}

/**
 * Reads what a closing text really reports, whatever outcome was chosen beside it. The same text is always read the same;
 * never throws. Multinomial logistic regression over words, phrases and cues: docs/closure-text.md.
 * @param model another one than the committed, to measure it
 */
export function readClosing(text: string, model: ClosingModel = closingModel()): ClosingReading {
  const language = languageOfText(text);
  const nothing = {
    label: 'unclear',
    leaning: 'unclear',
    leaningConfidence: 0,
    because: [],
    language,
  } as const;
  if (language !== 'en') return { ...nothing, confidence: 0, judged: false };
  const words = readClosingWords(text, model.mend);
  const features = closingFeatures(words);
  if (features.length === 0) return { ...nothing, confidence: 1, judged: true };
  const read = probabilities(features, model);
  let best = 0;
  let leaning = 0;
  for (const [label, share] of read.shares.entries()) {
    if (share > (read.shares[best] ?? 0)) best = label;
    if (label !== UNCLEAR && share > (read.shares[leaning] ?? 0)) leaning = label;
  }
  const sure = (read.shares[best] ?? 0) >= LEAST_SURE;
  const chosen = sure ? best : UNCLEAR;
  return {
    label: closingLabels[chosen] ?? 'unclear',
    confidence: read.shares[chosen] ?? 0,
    leaning: closingLabels[leaning] ?? 'unclear',
    leaningConfidence: read.shares[leaning] ?? 0,
    because: decidingWords(text, words, read, chosen === UNCLEAR ? leaning : chosen, model),
    language,
    judged: true,
  };
}
