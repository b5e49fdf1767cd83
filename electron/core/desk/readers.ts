import { startWorker, type WorkerClient } from '../store/worker-client.ts';
import type { TaskInput } from '../store/worker-messages.ts';
import type { ReaderTasks } from './reader-tasks.ts';

type Name = keyof ReaderTasks;

/** Questions that need the words of all cases, or the streets of the city: who types waits for them. */
const TYPED: ReadonlySet<Name> = new Set<Name>([
  'search',
  'practiceTexts',
  'questionForHub',
  'suggestPlaces',
  'placesAround',
  'suggestCallers',
  'doubles',
]);
/** What concerns the files themselves is for both. */
const FOR_BOTH: ReadonlySet<Name> = new Set<Name>(['open', 'closeCache', 'openCache', 'close']);

function isTyped<N extends Name>(name: N, input: TaskInput<ReaderTasks, N>): boolean {
  if (TYPED.has(name)) return true;
  if (name !== 'list') return false;
  // A list that is narrowed by what somebody typed needs the words; kept twice, they would take a hundred megabytes more.
  return (input as TaskInput<ReaderTasks, 'list'>).query.filter.trim() !== '';
}

/**
 * The two readers of a desk as one: one for what is typed, one for all that is on screen meanwhile. To count the lists of
 * 2.2 million cases takes 50 ms, again after changes; a key must not wait for that.
 */
export function startReaders(crashed: (error: Error) => void): WorkerClient<ReaderTasks> {
  const typed = startWorker<ReaderTasks>('reader', crashed);
  const shown = startWorker<ReaderTasks>('reader', crashed);
  return {
    ask(name, input, options) {
      if (!FOR_BOTH.has(name)) return (isTyped(name, input) ? typed : shown).ask(name, input, options);
      const answer = typed.ask(name, input, options);
      return Promise.all([answer, shown.ask(name, input, options)]).then(() => answer);
    },
    async stop() {
      await Promise.all([typed.stop(), shown.stop()]);
    },
  };
}
