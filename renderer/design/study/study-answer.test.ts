import { describe, expect, it } from 'vitest';
import type { StudyState, TriedResult } from '../../../shared/contract/study.ts';
import { studyAnswer } from './study-answer.ts';

const TRIED: TriedResult = {
  kind: 'try-triggers',
  count: 2,
  left: 0,
  raised: 0,
  cases: 0,
  rules: [],
  list: [],
};
const told = (rest: Partial<StudyState>): StudyState => ({
  id: '00000000-0000-4000-8000-000000000001',
  state: 'running',
  done: 500,
  total: 2_000,
  result: null,
  ...rest,
});

describe('what the hub says of a study', () => {
  it('is how far it is, and what it found', () => {
    expect(studyAnswer(told({}), 'try-triggers')).toEqual({ name: 'running', done: 500, total: 2_000 });
    expect(studyAnswer(told({ state: 'done', result: TRIED }), 'try-triggers')).toEqual({
      name: 'done',
      result: TRIED,
    });
  });

  it.each([
    ['lost', told({ state: 'lost' }), 'restarted'],
    ['failed', told({ state: 'failed' }), 'shorter period'],
    ['ended by another', told({ state: 'cancelled' }), 'began another'],
    ['forgotten', null, 'no such study'],
    ['about something else', told({ state: 'done', result: TRIED }), 'another answer'],
  ])('is why there is nothing when it is %s', (_, answer, words) => {
    expect(studyAnswer(answer, 'what-if')).toEqual({
      name: 'stopped',
      failure: { code: 'internal', message: expect.stringContaining(words) },
    });
  });
});
