import type { Failure, Result } from '../../../shared/contract/failure.ts';
import { UPLOAD_PART } from '../../../shared/contract/hub-protocol.ts';
import type { AttachmentId } from '../../../shared/domain/ids.ts';
import { SECOND } from '../../../shared/domain/instant.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import type { HubClient } from '../sync/hub-client.ts';
import type { OwnFile } from './file-store.ts';
import type { FileTasks } from './file-tasks.ts';

export interface FileSenderInput {
  readonly files: WorkerClient<FileTasks>;
  readonly hub: HubClient;
  readonly token: () => Promise<Result<string>>;
  /** A file went on, or left. */
  readonly changed: () => void;
  /** Another number of files waits than before. */
  readonly waitingChanged: () => void;
  readonly log: (line: string) => void;
}

export interface FileSender {
  /** Sends what is to be sent, now. */
  kick(): void;
  /** Files added to cases that the hub does not have as a whole. */
  waiting(): number;
  /** Bytes of a file that the hub has, as far as this desk knows. */
  sent(id: AttachmentId): number;
  stop(): void;
}

/** Until what could not be sent, or waits for its command, is tried again, milliseconds. */
const AGAIN = 5 * SECOND;
const LONGEST = 60 * SECOND;

type Step = 'done' | 'waits' | 'away';

const AWAY: ReadonlySet<Failure['code']> = new Set([
  'hub-unreachable',
  'signed-out',
  'shutting-down',
  'hub-nonsense',
]);

/** Sends files one after the other, each from where the hub is, until the hub has them and the commands that add them. */
export function createFileSender(input: FileSenderInput): FileSender {
  const { files, hub, token, changed, log } = input;
  const sent = new Map<AttachmentId, number>();
  let running = false;
  let again = false;
  let stopped = false;
  let pause = AGAIN;
  let waiting = 0;
  let timer: NodeJS.Timeout | undefined;

  const nowWaiting = (count: number) => {
    if (count === waiting) return;
    waiting = count;
    input.waitingChanged();
  };

  const sendOne = async ({ id, size, sha256 }: OwnFile): Promise<Step> => {
    if (sha256 === null) return 'waits';
    let start = 0;
    let bytes = new Uint8Array();
    for (;;) {
      const bearer = await token();
      if (!bearer.ok || stopped) return 'away';
      const answer = await hub.upload(bearer.value, id, { sha256, size, start }, bytes);
      if (!answer.ok) {
        if (AWAY.has(answer.failure.code)) return 'away';
        log(`file ${id}: not taken (${answer.failure.code}); it is kept here and tried again`);
        return 'waits';
      }
      const { have, added } = answer.value;
      if (have !== sent.get(id)) {
        sent.set(id, have);
        changed();
      }
      if (have >= size) {
        if (!added) return 'waits';
        await files.ask('drop', { id });
        sent.delete(id);
        changed();
        nowWaiting(Math.max(0, waiting - 1));
        return 'done';
      }
      // The hub went back without taking anything: not now.
      if (bytes.length > 0 && have <= start) return 'waits';
      start = have;
      bytes = await files.ask('part', { id, start, most: UPLOAD_PART });
      if (bytes.length === 0) return 'waits';
    }
  };

  const round = async (): Promise<boolean> => {
    let left = false;
    const added = (await files.ask('own', undefined)).filter(({ caseId }) => caseId !== null);
    nowWaiting(added.length);
    for (const file of added) {
      if (stopped) return false;
      const step = await sendOne(file);
      if (step !== 'done') left = true;
      if (step === 'away') return true;
    }
    return left;
  };

  const run = async (): Promise<void> => {
    if (running) {
      again = true;
      return;
    }
    running = true;
    clearTimeout(timer);
    let left = false;
    try {
      do {
        again = false;
        left = await round();
      } while (again && !stopped);
    } catch (error) {
      // The store of files could not be read, or its worker is being stopped.
      left = true;
      if (!stopped) log(`files: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      running = false;
    }
    pause = left ? Math.min(pause * 2, LONGEST) : AGAIN;
    if (left && !stopped) timer = setTimeout(() => void run(), pause).unref();
  };

  return {
    kick: () => {
      pause = AGAIN / 2;
      void run();
    },
    waiting: () => waiting,
    sent: (id) => sent.get(id) ?? 0,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
