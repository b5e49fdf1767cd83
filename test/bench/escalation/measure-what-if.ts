import { setTimeout as wait } from 'node:timers/promises';
import type { Random } from '../../../hub/demo/random.ts';
import { STUDY_QUERIES, type StudyState, type WhatIfResult } from '../../../shared/contract/study.ts';
import { contactPointId, type Directory } from '../../../shared/domain/directory/directory.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';

export interface WhatIfMeasured {
  readonly seconds: number;
  readonly result: WhatIfResult;
  /** How many states of it were seen on the way. */
  readonly progress: number;
  /** How long the hub took to answer others meanwhile, milliseconds. */
  readonly health: readonly number[];
}

/** Asks the hub a question by name. */
export type AskHub = (name: string, body: unknown) => Promise<unknown>;

/** Today's directory with new first tiers in some departments, which are asked for half the time. */
function draftOf(today: Directory): Directory {
  const named = new Set(today.contactPoints.map(({ substitute }) => substitute));
  return {
    ...today,
    contactPoints: today.contactPoints.map((point) => {
      if (point.tier !== 1 || named.has(point.id)) return point;
      const { acknowledge } = point;
      const minutes = Math.ceil(acknowledge.minutes / 2);
      return {
        ...point,
        id: contactPointId.parse(`${point.id}-new`),
        acknowledge: { ...acknowledge, minutes },
      };
    }),
  };
}

/** Begins a study and looks how far it is until it has ended. */
async function replay(
  ask: AskHub,
  today: Directory,
  now: Instant,
  random: Random,
): Promise<Omit<WhatIfMeasured, 'health'>> {
  const id = random.uuid();
  const started = performance.now();
  await ask('begin-what-if', {
    id,
    period: { from: now - 120 * DAY, to: now },
    against: { kind: 'document', directory: draftOf(today) },
  });
  let progress = 0;
  let done = -1;
  for (;;) {
    const state: StudyState | null = STUDY_QUERIES.study.output.parse(await ask('study', { id }));
    if (state === null || (state.state !== 'running' && state.state !== 'done'))
      throw new Error(`the study ended: ${JSON.stringify(state)}`);
    if (state.done !== done) [done, progress] = [state.done, progress + 1];
    if (state.result?.kind === 'what-if') {
      const seconds = (performance.now() - started) / 1_000;
      return { seconds, result: state.result, progress };
    }
    await wait(100);
  }
}

/** Replays the past against a draft, while others ask the hub something else. */
export async function measureWhatIf(
  ask: AskHub,
  { hub, today, now, random }: { hub: string; today: Directory; now: Instant; random: Random },
): Promise<WhatIfMeasured> {
  const health: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const asked = performance.now();
      await (await fetch(`${hub}/health`)).text();
      health.push(performance.now() - asked);
      await wait(20);
    }
  })();
  try {
    return { ...(await replay(ask, today, now, random)), health };
  } finally {
    isOver = true;
    await asking;
  }
}
