import type { CaseId, ConsoleId } from '../../../shared/domain/ids.ts';
import type { Result } from '../../../shared/contract/failure.ts';
import { SECOND, type Instant } from '../../../shared/domain/instant.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import { StoreFault } from '../store/store-fault.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { HubClient } from './hub-client.ts';

/** How long drafts wait, milliseconds. */
export interface DraftTiming {
  /** From a pause in typing until the hub is told, and between two tellings. */
  readonly gather: number;
  /** Between two questions for what other desks wrote. */
  readonly poll: number;
  /** For the last telling before somebody leaves. */
  readonly farewell: number;
}

export const DRAFT_TIMING: DraftTiming = { gather: SECOND, poll: 30 * SECOND, farewell: 2 * SECOND };

export interface DraftSyncInput {
  readonly hub: HubClient;
  readonly token: () => Promise<Result<string>>;
  readonly consoleId: ConsoleId;
  /** What this desk is called on others. */
  readonly desk: string;
  readonly writer: WorkerClient<WriterTasks>;
  readonly timing: DraftTiming;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly log: (line: string) => void;
  /** Drafts look different now; some go on under another id. */
  readonly changed: (moved: readonly { from: CaseId; to: CaseId }[]) => void;
}

/** Keeps a person's drafts and the hub's copy of them alike. */
export interface DraftSync {
  start(): void;
  /** Something was typed or discarded here. */
  wrote(): void;
  /** Somebody looks at the drafts: asks the hub now, unless it was asked a moment ago. */
  look(): void;
  /** Another desk wrote or filed something, says the hub. */
  told(): void;
  /** The hub answers this desk; if it did not before, what it lacks goes out now. */
  reached(): void;
  /** Tells the hub what it lacks, as long as there is patience for it. */
  farewell(): Promise<void>;
  stop(): void;
}

/** Between two questions that somebody's looking brings about, milliseconds. */
const LOOK_AGAIN = 3 * SECOND;
/** From the hub's call to the question, milliseconds: what this desk wrote itself has its answer by then. */
const TOLD = 100;
/** Questions in a row while the hub lacks more. */
const MOST_ROUNDS = 20;

export function createDraftSync(input: DraftSyncInput): DraftSync {
  const { hub, writer, timing, log } = input;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let running: Promise<boolean> | null = null;
  let again = false;
  let askedAt = Number.NEGATIVE_INFINITY;
  let failing = false;

  const failed = (why: string): false => {
    if (!failing && !stopped) log(`drafts: not told to the hub (${why})`);
    failing = true;
    return false;
  };
  /** One question and its answer. Returns whether the hub lacks more. */
  const exchange = async (): Promise<'more' | 'done' | 'failed'> => {
    const token = await input.token();
    if (!token.ok) return failed(token.failure.code) || 'failed';
    const { writes, known } = await writer.ask('draftQuestion', undefined);
    const { consoleId, desk } = input;
    const answer = await hub.ask(token.value, 'sync-drafts', {
      consoleId,
      desk,
      writes: [...writes],
      known: [...known],
    });
    if (!answer.ok) return failed(answer.failure.code) || 'failed';
    const newIds = writes.map(() => input.newId());
    const settled = await writer.ask('settleDrafts', {
      sent: writes,
      answer: answer.value,
      now: input.now(),
      newIds,
    });
    failing = false;
    if (settled.changed && !stopped) input.changed(settled.moved);
    return settled.more ? 'more' : 'done';
  };
  /** Returns whether the hub has everything. */
  const run = async (): Promise<boolean> => {
    askedAt = performance.now();
    try {
      for (let round = 0; round < MOST_ROUNDS && !stopped; round += 1) {
        const came = await exchange();
        if (came !== 'more') return came === 'done';
      }
      return false;
    } catch (error) {
      // Asked while the desk was being closed.
      if (stopped) return false;
      if (!(error instanceof StoreFault)) throw error;
      return failed(error.code);
    }
  };
  const plan = (wait: number): void => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(() => void sync(), wait);
  };
  const sync = (): Promise<boolean> => {
    if (running !== null) {
      again = true;
      return running;
    }
    clearTimeout(timer);
    again = false;
    running = run().finally(() => {
      running = null;
      plan(again ? timing.gather : timing.poll);
    });
    return running;
  };

  return {
    start: () => void sync(),
    wrote() {
      if (running === null) plan(timing.gather);
      else again = true;
    },
    look() {
      if (performance.now() - askedAt > LOOK_AGAIN) void sync();
    },
    told() {
      if (running === null) plan(TOLD);
      else again = true;
    },
    reached() {
      if (failing && running === null) void sync();
    },
    async farewell() {
      if (failing || (await writer.ask('untoldDrafts', undefined)) === 0) return;
      let impatient: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        impatient = setTimeout(resolve, timing.farewell);
      });
      const all = async () => {
        await running;
        await sync();
      };
      await Promise.race([all(), patience]);
      clearTimeout(impatient);
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
