import { setTimeout as wait } from 'node:timers/promises';
import { warmFile, type Warming } from './warm-file.ts';

/** One time over the file takes so long, milliseconds. */
const PASS = 10_000;
/** How long the file is left alone, milliseconds. */
export const REST = {
  first: 15_000,
  /** Once it was found in memory; twice as long after each further time. */
  inMemory: 60_000,
  longest: 1_800_000,
  /** Others need the memory. */
  givenWay: 600_000,
} as const;
/** Where it was seen going it is gone over so many times without a rest, for half an hour: that it is there then is our doing. */
export const TIMES = 180;
/** Where so much of the file is gone, as a share of it, more will go. */
const GOING = 0.02;
/** What is read every ten seconds and gone all the same has to make room for others. */
const NEEDED_BY_OTHERS = 0.5;
/** A block of what the system counts as read from the disk, bytes (getrusage). */
const BLOCK = 512;

/** How a file is kept. */
export interface Watch {
  /** How long it is left alone, milliseconds. */
  readonly rest: number;
  /** So many times it is still gone over without a rest, whatever is found. */
  readonly times: number;
}

/**
 * How to go on once a file was gone over.
 * @param watch how it was kept until then
 * @param gone how much of it had to come back from the disk, as a share of its size; null when it was not read, for want of memory
 */
export function nextWatch({ rest, times }: Watch, gone: number | null): Watch {
  if (gone === null || (rest === 0 && gone > NEEDED_BY_OTHERS)) return { rest: REST.givenWay, times: 0 };
  if (gone >= GOING) return { rest: 0, times: TIMES };
  if (times > 0) return { rest: 0, times: times - 1 };
  if (rest === 0) return { rest: REST.first, times: 0 };
  return { rest: Math.min(Math.max(REST.inMemory, 2 * rest), REST.longest), times: 0 };
}

/** Bytes this process has had from the disk. Only Linux tells. */
const fromDisk = (): number | null =>
  process.platform === 'linux' ? process.resourceUsage().fsRead * BLOCK : null;

export interface Keeping extends Warming {
  readonly fromDisk?: () => number | null;
  /** Resolves with false when it is no longer wanted. */
  readonly rest?: (milliseconds: number, signal: AbortSignal) => Promise<boolean>;
}

const restFor = (milliseconds: number, signal: AbortSignal): Promise<boolean> =>
  wait(milliseconds, true, { signal, ref: false }).catch(() => false);

/**
 * Keeps a file in memory that was read once: some systems take away what nobody read for half a minute, though nobody
 * needs the room, and who types after a minute's talk would wait for the disk, page by page. There the file is gone over
 * again and again, evenly, ten seconds a time, and after half an hour it is seen whether it still must be. Elsewhere it is looked after ever more seldom, and where memory is short it
 * is let go. Ends when it is no longer wanted.
 * @throws what the file system says when the file can't be read
 */
export async function keepWarm(
  path: string,
  signal: AbortSignal,
  { fromDisk: read = fromDisk, rest = restFor, ...warming }: Keeping = {},
): Promise<void> {
  let watch: Watch = { rest: REST.first, times: 0 };
  while (await rest(watch.rest, signal)) {
    const before = read();
    if (before === null) return;
    const bytes = await warmFile(path, signal, { over: PASS, ...warming });
    watch = nextWatch(watch, bytes === 0 ? null : ((read() ?? before) - before) / bytes);
  }
}
