import { closingLabels, type ClosingLabel } from '../../shared/domain/closure-text/closing-label.ts';
import { seededNumbers } from './expand-templates.ts';

/** A text as its features' names. */
export interface Example {
  readonly features: readonly string[];
  readonly label: ClosingLabel;
  /** Texts of one source are alike. */
  readonly source: string;
  /** How much it counts. */
  readonly weight: number;
}

export interface FitSettings {
  readonly rounds: number;
  /** First step of the descent (AdaGrad). */
  readonly step: number;
  /** How strongly weights are drawn to nothing at each step. */
  readonly shrink: number;
  /** Features of fewer sources are not learned. */
  readonly leastSources: number;
  /** Share of features left out at random at each step, so that none is relied on alone. */
  readonly dropout: number;
  readonly seed: number;
}

export interface FittedModel {
  /** For every label a number, in the order of the labels. */
  readonly bias: readonly number[];
  readonly weights: ReadonlyMap<string, readonly number[]>;
}

const LABELS = closingLabels.length;

/** Numbers of the features that texts of enough sources have. */
function featureNumbers(examples: readonly Example[], leastSources: number): Map<string, number> {
  const sources = new Map<string, Set<string>>();
  for (const { features, source } of examples) {
    for (const name of features) {
      const there = sources.get(name);
      if (there === undefined) sources.set(name, new Set([source]));
      else there.add(source);
    }
  }
  const numbers = new Map<string, number>();
  for (const [name, those] of sources) if (those.size >= leastSources) numbers.set(name, numbers.size);
  return numbers;
}

/**
 * Multinomial logistic regression by stochastic gradient descent with steps by AdaGrad, weights drawn to nothing (L2)
 * and features dropped at random. The value of each feature is 1 / sqrt(number of known features of its text).
 */
export function fitClosings(examples: readonly Example[], settings: FitSettings): FittedModel {
  const numbers = featureNumbers(examples, settings.leastSources);
  const weights = new Float64Array(numbers.size * LABELS);
  const squares = new Float64Array(numbers.size * LABELS).fill(1e-6);
  const bias = new Float64Array(LABELS);
  const biasSquares = new Float64Array(LABELS).fill(1e-6);
  const rows = examples.map(({ features, label, weight }) => ({
    known: features.flatMap((name) => numbers.get(name) ?? []),
    label: closingLabels.indexOf(label),
    weight,
  }));
  const order = rows.map((_, at) => at);
  const random = seededNumbers(settings.seed);
  const scores = new Float64Array(LABELS);
  for (let round = 0; round < settings.rounds; round += 1) {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    for (const at of order) {
      const row = rows[at];
      if (row === undefined || row.known.length === 0) continue;
      const kept = row.known.filter(() => random() >= settings.dropout);
      if (kept.length === 0) continue;
      const value = 1 / Math.sqrt(kept.length);
      scores.set(bias);
      for (const feature of kept) {
        const base = feature * LABELS;
        for (let label = 0; label < LABELS; label += 1) scores[label]! += value * weights[base + label]!;
      }
      const top = Math.max(...scores);
      let sum = 0;
      for (let label = 0; label < LABELS; label += 1) sum += scores[label] = Math.exp(scores[label]! - top);
      for (let label = 0; label < LABELS; label += 1) {
        const error = (scores[label]! / sum - (label === row.label ? 1 : 0)) * row.weight;
        biasSquares[label]! += error * error;
        bias[label]! -= (0.2 * settings.step * error) / Math.sqrt(biasSquares[label]!);
        for (const feature of kept) {
          const cell = feature * LABELS + label;
          const slope = error * value + settings.shrink * weights[cell]!;
          squares[cell]! += slope * slope;
          weights[cell]! -= (settings.step * slope) / Math.sqrt(squares[cell]!);
        }
      }
    }
  }
  const found = new Map<string, readonly number[]>();
  for (const [name, number] of numbers)
    found.set(name, Array.from(weights.subarray(number * LABELS, (number + 1) * LABELS)));
  return { bias: [...bias], weights: found };
}
