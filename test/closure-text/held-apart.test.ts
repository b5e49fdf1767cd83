import { expect, test } from 'vitest';
import { closingLabels } from '../../shared/domain/closure-text/closing-label.ts';
import { labelled } from '../../scripts/closure-text/make-model.ts';
import { readCorpus, readLabelledTexts } from '../../scripts/closure-text/read-corpus.ts';
import { confusionTable, figuresLine, measureClosureTexts } from '../bench/closure-text-measure.ts';

const held = readLabelledTexts(new URL('held-apart.json', import.meta.url));

/** Two texts with the same letters and digits are the same text. */
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '') || text;

test('closings of many agencies are read right', () => {
  const figures = measureClosureTexts();
  console.log(`${confusionTable(figures)}\n${figuresLine(figures)}`);
  expect(figures.textMacroF1).toBeGreaterThanOrEqual(0.9);
  expect(figures.calibrationError).toBeLessThan(0.1);
  expect(figures.perSecond).toBeGreaterThan(200);
});

test('there are enough of them, of each label, and none twice', () => {
  const texts = labelled(held);
  expect(texts.length).toBeGreaterThanOrEqual(600);
  expect(closingLabels.filter((label) => held[label].length < 45)).toEqual([]);
  const bared = texts.map(({ text }) => bare(text));
  expect(bared.filter((text, at) => bared.indexOf(text) !== at)).toEqual([]);
});

test('none of them was learned from', () => {
  const { written, templates } = readCorpus();
  const learned = new Set([...Object.values(written), ...Object.values(templates.patterns)].flat().map(bare));
  expect(labelled(held).filter(({ text }) => learned.has(bare(text)))).toEqual([]);
  expect(labelled(written).length).toBeGreaterThanOrEqual(1_500);
});
