import type { Failure } from '../../../shared/contract/failure.ts';
import type { StudyResult, StudyState } from '../../../shared/contract/study.ts';

/** What a study of a kind found. */
export type ResultOf<K extends StudyResult['kind']> = Extract<StudyResult, { kind: K }>;

/** What the hub's answer about a study means for whoever waits for it. */
export type StudyAnswer<K extends StudyResult['kind']> =
  | { readonly name: 'running'; readonly done: number; readonly total: number }
  | { readonly name: 'done'; readonly result: ResultOf<K> }
  | { readonly name: 'stopped'; readonly failure: Failure };

const stopped = (message: string): { readonly name: 'stopped'; readonly failure: Failure } => ({
  name: 'stopped',
  failure: { code: 'internal', message },
});

const isOf = <K extends StudyResult['kind']>(result: StudyResult, kind: K): result is ResultOf<K> =>
  result.kind === kind;

/** Reads what the hub says of a study that was begun; null: the hub knows of none. Pure. */
export function studyAnswer<K extends StudyResult['kind']>(told: StudyState | null, kind: K): StudyAnswer<K> {
  if (told === null)
    return stopped('The hub has no such study any more. Nothing was changed; begin it again.');
  const { state, done, total, result } = told;
  switch (state) {
    case 'running':
      return { name: 'running', done, total };
    case 'done':
      return result !== null && isOf(result, kind)
        ? { name: 'done', result }
        : stopped('The hub gave another answer than was asked for. Nothing was changed; begin it again.');
    case 'cancelled':
      return stopped('It was ended: you began another one elsewhere. Nothing was changed; begin it again.');
    case 'failed':
      return stopped(
        'The hub could not work it out. Nothing was changed; try a shorter period, and tell who looks after the hub if this stays.',
      );
    case 'lost':
      return stopped('The hub that worked on it was restarted. Nothing was changed; begin it again.');
    default:
      state satisfies never;
      throw new Error('a study in no state');
  }
}
