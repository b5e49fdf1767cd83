import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { confusionTable, figuresLine, figuresOf } from '../test/bench/closure-text-measure.ts';
import { makeModel, readUnlearned } from './closure-text/make-model.ts';
import { readCorpus } from './closure-text/read-corpus.ts';

/** Learns the model that reads closing texts anew and writes it where it is committed. `--measure` only measures. */
function main(): void {
  const { values } = parseArgs({ options: { measure: { type: 'boolean', default: false } } });
  const corpus = readCorpus();
  const started = performance.now();
  const seconds = (): number => (performance.now() - started) / 1000;
  if (values.measure) {
    const figures = figuresOf(readUnlearned(corpus), seconds());
    console.log(`${confusionTable(figures)}\n${figuresLine(figures)} (with learning, in five parts)`);
    return;
  }
  const model = makeModel(corpus);
  const text = `${JSON.stringify(model, null, 1)}\n`;
  writeFileSync(new URL('../shared/domain/closure-text/closing-model.json', import.meta.url), text);
  const features = model.features.split('\n').length;
  console.log(`${features} features, ${Math.round(text.length / 1000)} kB, ${seconds().toFixed(1)} s`);
}

main();
