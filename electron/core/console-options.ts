import { SECOND } from '../../shared/domain/instant.ts';
import { PRESENCE_BEAT } from '../../shared/domain/presence.ts';
import { DRAFT_TIMING, type DraftTiming } from './sync/draft-sync.ts';
import { MENTION_TIMING, type MentionTiming } from './sync/mention-sync.ts';
import type { SyncTiming } from './sync/sync-machine.ts';

/** What a console is tuned by; the defaults are what desks run with. Milliseconds. */
export interface ConsoleOptions {
  readonly timing: SyncTiming;
  readonly draftTiming: DraftTiming;
  readonly mentionTiming: MentionTiming;
  /** Cases asked of the hub at once. */
  readonly pageSize: number;
  /** Commands sent at once. */
  readonly batchSize: number;
  /** Most pages of 4 kB the outbox may have; null for as many as the disk holds. */
  readonly outboxMaxPages: number | null;
  /** How long changed cases are gathered into one event, and how long while the first copy is made. */
  readonly gather: number;
  readonly gatherWhileFilling: number;
  /** Between two signs of life of an event stream. */
  readonly heartbeat: number;
  /** Between two words to the hub on how the person stands. */
  readonly presenceBeat: number;
}

export const CONSOLE_OPTIONS: ConsoleOptions = {
  timing: { poll: 25 * SECOND, pollWithoutBell: 10 * SECOND, firstRetry: SECOND, longestRetry: 30 * SECOND },
  draftTiming: DRAFT_TIMING,
  mentionTiming: MENTION_TIMING,
  pageSize: 2_000,
  batchSize: 50,
  outboxMaxPages: null,
  gather: 50,
  gatherWhileFilling: SECOND,
  heartbeat: 15 * SECOND,
  presenceBeat: PRESENCE_BEAT,
};
