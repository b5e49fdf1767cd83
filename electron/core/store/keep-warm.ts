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
/** Where so much of the file is gone, as a share of it, more will go. */
const GOING = 0.02;
/** What is read every ten seconds and gone all the same has to make room for others. */
const NEEDED_BY_OTHERS = 0.5;
/** A block of what the system counts as read from the disk, bytes (getrusage). */
const BLOCK = 512;

/**
 * How long a file is left alone once it was gone over, milliseconds.
 * @param rest how long it had been left alone before
 * @param gone how much of it had to come back from the disk, as a share of its size; null when it was not read, for want of memory
 */
export function nextRest(rest: number, gone: number | null): number {
  if (gone === null) return REST.givenWay;
  if (gone < GOING) return Math.min(Math.max(REST.inMemory, 2 * rest), REST.longest);
  return rest === 0 && gone > NEEDED_BY_OTHERS ? REST.givenWay : 0;
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
 * again and again, evenly, ten seconds a time. Elsewhere it is looked after ever more seldom, and where memory is short it
 * is let go. Ends when it is no longer wanted.
 * @throws what the file system says when the file can't be read
 */
export async function keepWarm(
  path: string,
  signal: AbortSignal,
  { fromDisk: read = fromDisk, rest = restFor, ...warming }: Keeping = {},
): Promise<void> {
  let resting: number = REST.first;
  while (await rest(resting, signal)) {
    const before = read();
    if (before === null) return;
    const bytes = await warmFile(path, signal, { over: PASS, ...warming });
    resting = nextRest(resting, bytes === 0 ? null : ((read() ?? before) - before) / bytes);
  }
}
