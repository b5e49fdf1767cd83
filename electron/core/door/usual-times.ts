import type { Result } from '../../../shared/contract/failure.ts';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { MINUTE, type Instant } from '../../../shared/domain/instant.ts';
import type { Profile } from '../session/open-profile.ts';
import { keptAnswer } from './kept-answer.ts';

type Told = DoorOutput<'usual-times.get'>;

/** How long work usually takes, as the hub told it last; it works them out about as often as it is asked. */
export function usualTimes(
  { reader, writer }: Pick<Profile, 'reader' | 'writer'>,
  now: Instant,
  askHub: () => Promise<Result<Told>>,
  log: (line: string) => void,
): Promise<Result<Told>> {
  return keptAnswer<Told>(
    {
      name: 'usual times',
      nothing: { asOf: null, times: [] },
      fresh: 10 * MINUTE,
      read: async () => {
        const kept = await reader.ask('usualTimes', undefined);
        return kept === null
          ? null
          : { told: { asOf: kept.asOf, times: [...kept.times] }, askedAt: kept.askedAt };
      },
      write: (told, askedAt) => writer.ask('putUsualTimes', { ...told, askedAt }),
      saysSomething: ({ times }) => times.length > 0,
      askHub,
    },
    now,
    log,
  );
}
