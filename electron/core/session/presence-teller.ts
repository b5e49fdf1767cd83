import type { Result } from '../../../shared/contract/failure.ts';
import type { PresenceRequest } from '../../../shared/contract/hub-protocol.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import type { Presence } from '../../../shared/domain/presence.ts';

/** Keeps the hub's word on how a person stands true. Only the last counts, so nothing is queued. */
export interface PresenceTeller {
  /** @param since by this desk's clock */
  set(presence: Presence, since: Instant): void;
  /** The hub answers again: tells it what it has not heard. */
  tryAgain(): void;
  /** Whether this person's presence is kept at all. */
  isSet(): boolean;
  stop(): void;
}

interface Stand {
  readonly presence: Presence;
  readonly since: Instant;
}

interface TellerInput {
  readonly tell: (request: PresenceRequest) => Promise<Result<unknown>>;
  /** How often the hub is told anew, milliseconds: it believes a silent desk only for a while. */
  readonly beat: number;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
}

/** What of the hub's failures will not go away by itself: telling it again would only repeat them. */
const FINAL: ReadonlySet<string> = new Set(['invalid-input', 'not-permitted']);

export function createPresenceTeller({ tell, beat, now, log }: TellerInput): PresenceTeller {
  let wanted: Stand | null = null;
  let told: Stand | null = null;
  let telling = false;

  const tellNow = async (): Promise<void> => {
    while (!telling && wanted !== null && wanted !== told) {
      const one = wanted;
      telling = true;
      const answer = await tell({ presence: one.presence, forMs: Math.max(0, now() - one.since) });
      telling = false;
      if (!answer.ok && !FINAL.has(answer.failure.code)) return;
      if (!answer.ok) log(`presence: ${answer.failure.code}`);
      told = one;
    }
  };

  const timer = setInterval(() => {
    told = null;
    void tellNow();
  }, beat).unref();

  return {
    set(presence, since) {
      wanted = { presence, since };
      void tellNow();
    },
    tryAgain: () => void tellNow(),
    isSet: () => wanted !== null,
    stop: () => clearInterval(timer),
  };
}
