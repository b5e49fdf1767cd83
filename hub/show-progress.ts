import cliProgress from 'cli-progress';

export interface Progress {
  /** May be called as often as one likes. @param note what the numbers mean, such as "4,000 lines, 12,000 a second" */
  update(done: number, total: number, note: () => string): void;
  stop(): void;
}

const NOT_TOO_OFTEN = 100;

/** A bar on a terminal, a plain line every two seconds elsewhere. Give it a new one after `stop`. */
export function showProgress(label: string): Progress {
  const stream = process.stderr;
  const bar = new cliProgress.SingleBar({
    stream,
    format: (options, { progress }, { note }: { note: string }) => {
      const percent = `${String(Math.floor(progress * 100)).padStart(3)} %`;
      const drawn = stream.isTTY ? `${cliProgress.Format.BarFormat(progress, options)} ` : '';
      return `${label} ${drawn}${percent}  ${note}`;
    },
    barsize: 30,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    // Ctrl+C is the caller's to handle: a batch may be on its way.
    gracefulExit: false,
  });
  let started = false;
  let last = 0;
  return {
    update: (done, total, note) => {
      const now = performance.now();
      if (started && done < total && now - last < NOT_TOO_OFTEN) return;
      last = now;
      const payload = { note: note() };
      if (!started) bar.start(total, done, payload);
      started = true;
      bar.setTotal(total);
      bar.update(done, payload);
    },
    stop: () => {
      if (started) bar.stop();
    },
  };
}
