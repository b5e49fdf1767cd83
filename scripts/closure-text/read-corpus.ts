import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { closingLabels, type ClosingLabel } from '../../shared/domain/closure-text/closing-label.ts';
import type { Corpus, TextsByLabel } from './make-model.ts';

const texts = z.array(z.string().min(1));
const byLabel = z.record(z.enum(closingLabels as [ClosingLabel, ...ClosingLabel[]]), texts);

const templates = z.strictObject({
  slots: z.record(z.string(), z.array(z.string())),
  openings: texts,
  stamps: byLabel,
  endings: texts,
  patterns: byLabel,
});

/** Texts by what they really report. Throws at a file of another shape. */
export function readLabelledTexts(file: URL): TextsByLabel {
  return byLabel.parse(JSON.parse(readFileSync(file, 'utf8')));
}

/** The corpus that the model is learned from. Throws at a file of another shape. */
export function readCorpus(): Corpus {
  const patterns: unknown = JSON.parse(
    readFileSync(new URL('training-templates.json', import.meta.url), 'utf8'),
  );
  return {
    written: readLabelledTexts(new URL('training-written.json', import.meta.url)),
    templates: templates.parse(patterns),
  };
}
