/** What is to be ended after the test file that runs in this worker, in the order it was begun. */
const begun: (() => Promise<unknown> | void)[] = [];

/**
 * Ends something after the present test file, whatever began it: a hook, a test, or the file itself. (A hook of the test
 * runner that is registered while another one or a test runs is silently never called.)
 */
export function atEndOfFile(end: () => Promise<unknown> | void): void {
  begun.push(end);
}

/** Ends all of it, the last begun first; one that fails keeps none of the others. Called after each test file. */
export async function cleanUp(): Promise<void> {
  const failures: unknown[] = [];
  for (let end = begun.pop(); end !== undefined; end = begun.pop()) {
    try {
      await end();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'not all of a test file could be ended');
}
