import { useEffect, useSyncExternalStore } from 'react';
import type { BegunStudy, StudyResult } from '../../../shared/contract/study.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { Study, StudyKeeper } from './study-keeper.ts';

/** The study of a screen, and what can be done about it. */
export interface StudyHere<K extends StudyResult['kind'], A> {
  readonly study: Study<K, A>;
  /** Ends the one under way and begins another. @param send asks the hub to begin it, under the id given */
  begin(asked: A, send: (id: string) => Promise<BegunStudy>): void;
  /** Ends the one under way. */
  cancel(): void;
  /** Forgets what was found. */
  clear(): void;
}

const NONE = { name: 'none' } as const;

/** The study of one kind for a person. It is cancelled when the screen is left; what it found is there again later. */
export function useStudy<K extends StudyResult['kind'], A>(
  keeper: StudyKeeper<K, A>,
  account: AccountId,
): StudyHere<K, A> {
  const { by, study } = useSyncExternalStore(keeper.now.subscribe, keeper.now.get);
  useEffect(() => {
    window.addEventListener('pagehide', keeper.cancel);
    return () => {
      window.removeEventListener('pagehide', keeper.cancel);
      keeper.cancel();
    };
  }, [keeper]);
  return {
    study: by === account ? study : NONE,
    begin: (asked, send) => keeper.begin(account, asked, send),
    cancel: keeper.cancel,
    clear: keeper.clear,
  };
}
