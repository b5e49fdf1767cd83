import type { Result } from '../../../shared/contract/failure.ts';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { MINUTE, type Instant } from '../../../shared/domain/instant.ts';
import type { Profile } from '../session/open-profile.ts';
import { keptAnswer } from './kept-answer.ts';

type Told = DoorOutput<'learned-words.get'>;

/** What agents chose for the words callers said, as the hub told it last; it counts about as often as it is asked. */
export function learnedWords(
  { reader, writer }: Pick<Profile, 'reader' | 'writer'>,
  now: Instant,
  askHub: () => Promise<Result<Told>>,
  log: (line: string) => void,
): Promise<Result<Told>> {
  return keptAnswer<Told>(
    {
      name: 'learned words',
      nothing: { asOf: null, words: [] },
      fresh: 10 * MINUTE,
      read: async () => {
        const kept = await reader.ask('learnedWords', undefined);
        return kept === null
          ? null
          : { told: { asOf: kept.asOf, words: [...kept.words] }, askedAt: kept.askedAt };
      },
      write: (told, askedAt) => writer.ask('putLearnedWords', { ...told, askedAt }),
      saysSomething: ({ words }) => words.length > 0,
      askHub,
    },
    now,
    log,
  );
}
