import { complaint, openProgram, type Program } from './open-program.ts';

/** Whether someone asked the running task to stop. */
export type StopAsked = () => boolean;

/**
 * Runs a long task from the command line: opens the hub's database, stops softly at the first Ctrl+C (exit code 130) and
 * at once at the second, and says at a failure what `after` says of the state it leaves.
 * @param take returns whether all went well
 */
export async function runTask(
  words: { readonly stopping: string; readonly after: string },
  take: (program: Program, stopAsked: StopAsked) => Promise<boolean>,
): Promise<void> {
  let stopping = false;
  const stop = () => {
    stopping = true;
    console.error(`\n${words.stopping}`);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    const program = await openProgram(process.env, (line) => console.error(line));
    try {
      if (!(await take(program, () => stopping))) process.exitCode = 1;
      if (stopping) process.exitCode = 130;
    } finally {
      await program.close();
    }
  } catch (error) {
    console.error(complaint(error));
    console.error(words.after);
    process.exitCode = 1;
  }
}
