import { succeed, type Result } from '../../../shared/contract/failure.ts';
import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { MINUTE, type Instant } from '../../../shared/domain/instant.ts';
import type { Profile } from '../session/open-profile.ts';
import { StoreFault } from '../store/store-fault.ts';

type Told = DoorOutput<'usual-times.get'>;

/** The hub works them out about as often. */
const FRESH = 10 * MINUTE;
const NOTHING_KNOWN: Told = { asOf: null, times: [] };

/**
 * How long work usually takes: what this desk keeps, at once. What is older is asked of the hub meanwhile and kept for
 * the next time; only a desk that knows nothing waits for it.
 */
export async function usualTimes(
  profile: Pick<Profile, 'reader' | 'writer'>,
  now: Instant,
  askHub: () => Promise<Result<Told>>,
  log: (line: string) => void,
): Promise<Result<Told>> {
  const kept = await profile.reader.ask('usualTimes', undefined);
  const ask = async (): Promise<Result<Told>> => {
    const told = await askHub();
    if (!told.ok) return told;
    try {
      await profile.writer.ask('putUsualTimes', { ...told.value, askedAt: now });
    } catch (error) {
      // A full disk keeps nothing for later; what was told is as true.
      if (!(error instanceof StoreFault)) throw error;
      log(`usual times: not kept: ${error.message}`);
    }
    return told;
  };
  // A hub that has just begun, or a young city, knows nothing yet: then it is asked each time.
  if (kept !== null && kept.times.length > 0) {
    if (now - kept.askedAt > FRESH) {
      void ask().catch((error: unknown) => log(`usual times: not asked: ${String(error)}`));
    }
    return succeed({ asOf: kept.asOf, times: [...kept.times] });
  }
  const told = await ask();
  return told.ok ? told : succeed(NOTHING_KNOWN);
}
