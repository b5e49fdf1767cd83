import type { BegunStudy, StudyResult } from '../../../shared/contract/study.ts';
import type { Failure } from '../../../shared/contract/failure.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { ask, DoorError, tellAtTheEnd } from '../../door/door-client.ts';
import { create, type Store } from '../../workspace/create-store.ts';
import { studyAnswer, type ResultOf } from './study-answer.ts';

/** How long to wait before the hub is asked again, milliseconds: while it answers, and while it does not. */
const EVERY = 300;
const AWAY = 2_000;

type Findings = Extract<BegunStudy, { status: 'findings' }>['findings'];

/** How a study stands. `asked` is what it was begun with. */
export type Study<K extends StudyResult['kind'], A> =
  | { readonly name: 'none' }
  | {
      readonly name: 'running';
      readonly asked: A;
      readonly done: number;
      /** 0 until it is known. */
      readonly total: number;
      /** The hub can't be reached just now; it is asked again by itself. */
      readonly away: Failure | null;
    }
  | { readonly name: 'done'; readonly asked: A; readonly result: ResultOf<K> }
  /** What was asked with is wrong, so nothing was begun. */
  | { readonly name: 'findings'; readonly asked: A; readonly findings: Findings }
  | { readonly name: 'stopped'; readonly asked: A; readonly failure: Failure };

/** The study of one kind at this desk. What it found stays until another is begun, also while other screens are shown. */
export interface StudyKeeper<K extends StudyResult['kind'], A> {
  /** Whose it is; somebody else may sit here now. */
  readonly now: Store<{ readonly by: AccountId | null; readonly study: Study<K, A> }>;
  /** Ends the one under way and begins another. @param send asks the hub to begin it, under the id given */
  begin(by: AccountId, asked: A, send: (id: string) => Promise<BegunStudy>): void;
  /** Ends the one under way, if any. What was found stays. */
  cancel(): void;
  /** Forgets what was found. */
  clear(): void;
}

const GONE = 'not-found';
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Makes the keeper of one kind of study; one for each screen that has them. */
export function createStudyKeeper<K extends StudyResult['kind'], A>(kind: K): StudyKeeper<K, A> {
  const now: StudyKeeper<K, A>['now'] = create({ by: null, study: { name: 'none' } });
  let underWay: { readonly id: string; readonly stop: AbortController } | null = null;

  const cancel = () => {
    if (underWay === null) return;
    const { id, stop } = underWay;
    underWay = null;
    stop.abort();
    // The page may be going away. Without a hub it is nobody's loss: it ends there by itself.
    tellAtTheEnd('study.cancel', { id });
    now.set({ ...now.get(), study: { name: 'none' } });
  };

  const follow = async (
    id: string,
    signal: AbortSignal,
    asked: A,
    say: (study: Study<K, A>) => void,
  ): Promise<void> => {
    let far = { done: 0, total: 0 };
    while (!signal.aborted) {
      try {
        const answer = studyAnswer(await ask('study.get', { id }, signal), kind);
        if (answer.name !== 'running') {
          say({ asked, ...answer });
          return;
        }
        far = { done: answer.done, total: answer.total };
        say({ name: 'running', asked, ...far, away: null });
        await pause(EVERY);
      } catch (error) {
        // It goes on at the hub meanwhile.
        if (!(error instanceof DoorError) || error.failure.code !== 'hub-unreachable') throw error;
        say({ name: 'running', asked, ...far, away: error.failure });
        await pause(AWAY);
      }
    }
  };

  return {
    now,
    cancel,
    clear: () => {
      cancel();
      now.set({ by: null, study: { name: 'none' } });
    },
    begin: (by, asked, send) => {
      cancel();
      const id = crypto.randomUUID();
      const stop = new AbortController();
      const mine = { id, stop };
      underWay = mine;
      const say = (study: Study<K, A>) => {
        if (underWay !== mine) return;
        if (study.name !== 'running') underWay = null;
        now.set({ by, study });
      };
      say({ name: 'running', asked, done: 0, total: 0, away: null });
      const run = async () => {
        try {
          const begun = await send(id);
          // Cancelled before the hub knew of it: it is told once more.
          if (stop.signal.aborted) tellAtTheEnd('study.cancel', { id });
          else if (begun.status === 'findings') say({ name: 'findings', asked, findings: begun.findings });
          else if (begun.status === 'gone')
            say({ name: 'stopped', asked, failure: { code: GONE, message: begun.message } });
          else await follow(id, stop.signal, asked, say);
        } catch (error) {
          if (stop.signal.aborted) return;
          if (!(error instanceof DoorError)) throw error;
          say({ name: 'stopped', asked, failure: error.failure });
        }
      };
      void run();
    },
  };
}
