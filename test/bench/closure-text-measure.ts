import { closingLabels, type ClosingLabel } from '../../shared/domain/closure-text/closing-label.ts';
import { readClosing, type ClosingReading } from '../../shared/domain/closure-text/read-closing.ts';
import { labelled } from '../../scripts/closure-text/make-model.ts';
import { readLabelledTexts } from '../../scripts/closure-text/read-corpus.ts';

/** How well closing texts are read. Shares are from 0 to 1. */
export interface ClosureTextFigures {
  readonly texts: number;
  readonly textMacroF1: number;
  readonly accuracy: number;
  readonly f1: Readonly<Record<ClosingLabel, number>>;
  /** What was meant, then what was read: how many. */
  readonly confusion: Readonly<Record<ClosingLabel, Readonly<Record<ClosingLabel, number>>>>;
  /** Mean distance between how sure it was and how often it was right, over ten steps of sureness. */
  readonly calibrationError: number;
  /** Texts a second in one thread, after the first. */
  readonly perSecond: number;
}

/** What was meant, and how it was read. */
export interface ClosingRead {
  readonly label: ClosingLabel;
  readonly reading: ClosingReading;
}

const perLabel = <Value>(value: (label: ClosingLabel) => Value) =>
  Object.fromEntries(closingLabels.map((label) => [label, value(label)])) as Record<ClosingLabel, Value>;

/** How well texts were read. @param seconds what reading them took */
export function figuresOf(rows: readonly ClosingRead[], seconds: number): ClosureTextFigures {
  const confusion = perLabel(() => perLabel(() => 0));
  const steps = Array.from({ length: 10 }, () => ({ right: 0, sure: 0 }));
  for (const { label, reading } of rows) {
    confusion[label][reading.label] += 1;
    const step = steps[Math.min(9, Math.floor(reading.confidence * 10))];
    if (step === undefined) continue;
    step.right += reading.label === label ? 1 : 0;
    step.sure += reading.confidence;
  }
  const f1 = perLabel((label) => {
    const meant = closingLabels.reduce((sum, read) => sum + confusion[label][read], 0);
    const told = closingLabels.reduce((sum, other) => sum + confusion[other][label], 0);
    return (2 * confusion[label][label]) / Math.max(1, meant + told);
  });
  const right = closingLabels.reduce((sum, label) => sum + confusion[label][label], 0);
  return {
    texts: rows.length,
    textMacroF1: closingLabels.reduce((sum, label) => sum + f1[label], 0) / closingLabels.length,
    accuracy: right / rows.length,
    f1,
    confusion,
    calibrationError: steps.reduce((sum, step) => sum + Math.abs(step.right - step.sure), 0) / rows.length,
    perSecond: rows.length / seconds,
  };
}

/** Reads the held-apart texts, which nothing was tuned by, and counts. Takes about a second. */
export function measureClosureTexts(): ClosureTextFigures {
  const texts = labelled(readLabelledTexts(new URL('../closure-text/held-apart.json', import.meta.url)));
  // The first time through, the model is unpacked and the code compiled.
  for (const { text } of texts) readClosing(text);
  const started = performance.now();
  const rows = texts.map(({ text, label }) => ({ label, reading: readClosing(text) }));
  return figuresOf(rows, (performance.now() - started) / 1000);
}

/** One line that sums figures up. */
export function figuresLine(figures: ClosureTextFigures): string {
  const { texts, textMacroF1, accuracy, calibrationError, perSecond } = figures;
  const shares = `macro-F1 ${textMacroF1.toFixed(3)}, accuracy ${accuracy.toFixed(3)}, calibration error ${calibrationError.toFixed(3)}`;
  return `${texts} texts, ${shares}, ${Math.round(perSecond)} a second`;
}

/** The confusion table as text: a row for what was meant, a column for what was read. */
export function confusionTable({ confusion, f1 }: ClosureTextFigures): string {
  const short = closingLabels.map((label) => label.slice(0, 7).padStart(8)).join('');
  const rows = closingLabels.map((label) => {
    const counts = closingLabels.map((read) => String(confusion[label][read] || '.').padStart(8)).join('');
    return `${label.padEnd(15)}${counts}   ${f1[label].toFixed(3)}`;
  });
  return [`${'meant \\ read'.padEnd(15)}${short}   F1`, ...rows].join('\n');
}
