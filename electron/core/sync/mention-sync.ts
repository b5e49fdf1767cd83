import type { Result } from '../../../shared/contract/failure.ts';
import type { TextId } from '../../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../../shared/domain/instant.ts';
import type { ReaderTasks } from '../desk/reader-tasks.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { HubClient } from './hub-client.ts';

/** How long mentions wait, milliseconds. */
export interface MentionTiming {
  /** After cases changed, until they are looked at for mentions. */
  readonly gather: number;
  /** Between two questions for what was seen at other desks, while something is unseen. */
  readonly poll: number;
}

export const MENTION_TIMING: MentionTiming = { gather: 100, poll: 30 * SECOND };

export interface MentionSyncInput {
  readonly hub: HubClient;
  readonly token: () => Promise<Result<string>>;
  readonly reader: WorkerClient<ReaderTasks>;
  readonly writer: WorkerClient<WriterTasks>;
  readonly timing: MentionTiming;
  readonly now: () => Instant;
  readonly log: (line: string) => void;
  /** Other mentions are unseen than before; the person is to be told of the fresh ones. */
  readonly changed: (fresh: readonly TextId[]) => void;
}

/** Knows which mentions are news, and keeps what was seen alike on all desks of a person. */
export interface MentionSync {
  /** What the cache holds now is no news, and neither is what the first copy brings. */
  start(): void;
  casesChanged(): void;
  /** Something was seen here. */
  saw(): void;
  /** Somebody looks at the mentions: asks the hub now, unless it was asked a moment ago. */
  look(): void;
  /** Another desk saw something, says the hub. */
  told(): void;
  /** The hub answers this desk. */
  reached(): void;
  stop(): void;
}

/** Between two questions that somebody's looking brings about, milliseconds. */
const LOOK_AGAIN = 3 * SECOND;

export function createMentionSync(input: MentionSyncInput): MentionSync {
  const { hub, reader, writer, timing, log } = input;
  /** Mentions that are no news any more, and those the hub was asked about. */
  const known = new Set<TextId>();
  const asked = new Set<TextId>();
  let shown = '';
  let timer: NodeJS.Timeout | undefined;
  let gathering: NodeJS.Timeout | undefined;
  /** What was there at first is known; what comes from now on is news. */
  let begun = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failing = false;
  /** A look is on its way because the hub answered. */
  let looking = false;
  let stopped = false;
  let last: Promise<void> = Promise.resolve();

  /** Returns whether something became seen by it. */
  const askHub = async (seen: readonly TextId[], unseen: readonly TextId[]): Promise<boolean> => {
    askedAt = performance.now();
    const token = await input.token();
    const answer = token.ok
      ? await hub.ask(token.value, 'sync-mentions', { seen: [...seen], unseen: [...unseen] })
      : token;
    if (!answer.ok) {
      if (!failing && !stopped) log(`mentions: not told to the hub (${answer.failure.code})`);
      failing = true;
      return false;
    }
    failing = false;
    for (const note of unseen) asked.add(note);
    await writer.ask('settleMentions', { told: seen, seen: answer.value.seen });
    return answer.value.seen.length > 0;
  };
  /** @param all asks the hub about every unseen mention, not only about new ones */
  const look = async (all: boolean): Promise<void> => {
    looking = false;
    const question = () => reader.ask('mentionQuestion', { now: input.now() });
    let now = await question();
    if (now === null) return;
    const isOpen = now.seen.length > 0 || now.unseen.some((note) => all || !asked.has(note));
    if (isOpen && (await askHub(now.seen, now.unseen))) now = (await question()) ?? now;
    // One the hub was not asked about may have been seen at another desk: it is judged by the next look.
    const judged = now.unseen.filter((note) => !known.has(note) && (!begun || asked.has(note)));
    for (const note of judged) known.add(note);
    const fresh = begun ? judged : [];
    const unseen = now.unseen.join(' ');
    if ((unseen !== shown || fresh.length > 0) && !stopped) input.changed(fresh);
    shown = unseen;
    begun = now.filled;
    clearTimeout(timer);
    if (!stopped && (now.unseen.length > 0 || failing)) timer = setTimeout(() => run(true), timing.poll);
  };
  /** One look after the other. */
  const run = (all: boolean): void => {
    last = last
      .then(() => (stopped ? undefined : look(all)))
      .catch((error: unknown) => {
        // Asked while the desk was being closed.
        if (stopped) return;
        if (!(error instanceof StoreFault)) throw error;
        log(`mentions: ${error.message}`);
      });
  };

  return {
    start: () => run(false),
    casesChanged() {
      gathering ??= setTimeout(() => {
        gathering = undefined;
        run(false);
      }, timing.gather);
    },
    saw: () => run(false),
    look() {
      if (performance.now() - askedAt > LOOK_AGAIN) run(true);
    },
    told: () => run(true),
    reached() {
      if ((begun && !failing) || looking) return;
      looking = true;
      run(failing);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      clearTimeout(gathering);
    },
  };
}
