import { parentPort, workerData } from 'node:worker_threads';
import { replayPast } from './replay-past.ts';
import type { FromStudy, StudyTask, ToStudy } from './study-task.ts';
import { tryPastCases } from './try-past-cases.ts';

const say = (what: FromStudy) => parentPort?.postMessage(what);

function open(task: StudyTask) {
  if (task.kind === 'try-triggers') {
    const trying = tryPastCases(task);
    return {
      take: ({ page }: Extract<ToStudy, { page: unknown }>) => {
        if (page.kind === 'try-triggers') trying.take(page.cases);
      },
      finish: () => say({ say: 'result', result: trying.finish() }),
    };
  }
  const replaying = replayPast(task);
  return {
    take: ({ page }: Extract<ToStudy, { page: unknown }>) => {
      if (page.kind === 'what-if') replaying.take(page.rows);
    },
    finish: () => {
      const run = replaying.finish();
      for (let step = run.next(); ; step = run.next()) {
        if (step.done === true) return say({ say: 'result', result: step.value });
        say({ say: 'progress', ...step.value });
      }
    },
  };
}

const study = open(workerData as StudyTask);
parentPort?.on('message', (told: ToStudy) => {
  if ('end' in told) {
    study.finish();
    parentPort?.close();
    return;
  }
  study.take(told);
  say({ say: 'taken' });
});
