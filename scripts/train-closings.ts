import { writeFileSync } from 'node:fs';
import { makeModel } from './closure-text/make-model.ts';
import { readCorpus } from './closure-text/read-corpus.ts';

/** Learns the model that reads closing texts anew and writes it where it is committed. */
function main(): void {
  const started = performance.now();
  const model = makeModel(readCorpus());
  const text = `${JSON.stringify(model, null, 1)}\n`;
  writeFileSync(new URL('../shared/domain/closure-text/closing-model.json', import.meta.url), text);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const features = model.features.split('\n').length;
  console.log(`${features} features, ${Math.round(text.length / 1000)} kB, ${seconds} s`);
}

main();
