import packed from './closing-model.json' with { type: 'json' };
import { kindWords } from './closing-kinds.ts';
import { closingLabels } from './closing-label.ts';
import { spellingMender } from './mend-spelling.ts';

/** The characters that weights are written with; the middle one is nothing. */
export const WEIGHT_CHARACTERS =
  "!#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~";
export const WEIGHT_NOTHING = Math.floor(WEIGHT_CHARACTERS.length / 2);

/** What was learned of how closing texts speak. */
export interface ClosingModel {
  /** For every label a number, in the order of the labels. */
  readonly bias: readonly number[];
  /** Place of a feature's weights in `weights`, if it was learned. */
  readonly places: ReadonlyMap<string, number>;
  /** For every feature one weight per label. */
  readonly weights: Float32Array;
  /** The known word for one with a typing error. */
  readonly mend: (word: string) => string;
}

/** The function that mends typing errors towards these words and those that have a kind. */
export function menderOf(words: readonly string[]): (word: string) => string {
  return spellingMender([...words, ...kindWords]);
}

/** The model as it is committed: docs/closure-text.md. */
export interface PackedModel {
  readonly labels: readonly string[];
  readonly bias: readonly number[];
  /** What one step of a weight's character is worth. */
  readonly step: number;
  /** Names of the features, by lines. */
  readonly features: string;
  /** For every feature one character per label. */
  readonly weights: string;
  /** Words that typing errors are mended to, the likelier first. */
  readonly words: string;
}

/** A packed model as it is used. Throws when it is not for these labels, or cut off. */
export function unpackedModel(model: PackedModel): ClosingModel {
  if (model.labels.join() !== closingLabels.join())
    throw new Error('The model was trained for other labels: train it anew.');
  const values = new Map(
    WEIGHT_CHARACTERS.split('').map((character, at) => [character, (at - WEIGHT_NOTHING) * model.step]),
  );
  const names = model.features.split('\n');
  const weights = Float32Array.from(model.weights, (character) => values.get(character) ?? 0);
  if (weights.length !== names.length * closingLabels.length)
    throw new Error('The model is cut off: train it anew.');
  return {
    bias: model.bias,
    places: new Map(names.map((name, at) => [name, at * closingLabels.length])),
    weights,
    mend: menderOf(model.words.split(' ')),
  };
}

let kept: ClosingModel | undefined;

/** The committed model, unpacked when it is first asked for. */
export function closingModel(): ClosingModel {
  kept ??= unpackedModel(packed);
  return kept;
}
