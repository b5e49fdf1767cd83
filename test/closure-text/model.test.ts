import { expect, test } from 'vitest';
import { makeModel } from '../../scripts/closure-text/make-model.ts';
import { readCorpus } from '../../scripts/closure-text/read-corpus.ts';
import committed from '../../shared/domain/closure-text/closing-model.json' with { type: 'json' };

test('the committed model is what the committed texts make, and small', () => {
  const made = makeModel(readCorpus());
  expect(made, 'run `npm run train-closings`').toEqual(committed);
  expect(JSON.stringify(committed).length).toBeLessThan(300_000);
});
