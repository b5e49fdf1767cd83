import type { DoorOutput } from '../../../shared/contract/console-door.ts';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { commandId } from '../../../shared/domain/ids.ts';
import { refuse } from '../../../shared/domain/refusal.ts';
import type { RunStep } from '../../../shared/domain/run/run-step.ts';
import type { AskedRun, PlannedRun } from '../desk/plan-run.ts';
import type { ConsolePorts } from '../ports.ts';
import type { Profile } from '../session/open-profile.ts';
import type { EventHub } from './event-hub.ts';
import type { Handlers } from './handler-types.ts';

interface RunHandlersInput {
  readonly ports: Pick<ConsolePorts, 'newId'>;
  readonly events: EventHub;
  /** Runs something on the signed-in person's desk. */
  onDesk<T>(work: (profile: Profile, now: number) => Promise<Result<T>>): Promise<Result<T>>;
}

type RunNames = 'run.preview' | 'run.start' | 'run.list' | 'run.cancel' | 'run.retry' | 'run.dismiss';

const NO_CATALOGUE = fail(
  'hub-unreachable',
  'The catalogue is not on this desk yet. It comes with the first answer of the hub.',
);

/** Things done to several cases at once: looked at before, begun, and looked after until they are over. */
export function runHandlers({ ports, events, onDesk }: RunHandlersInput): Pick<Handlers, RunNames> {
  const newCommandId = () => commandId.parse(ports.newId());
  const plan = async (
    { reader }: Profile,
    now: number,
    { steps, cases }: { steps: readonly RunStep[]; cases: readonly CaseId[] },
  ): Promise<PlannedRun | null> => {
    const unique = [...new Set(cases)];
    const ids = unique.flatMap(() =>
      steps.map((): AskedRun['ids'][number] => [newCommandId(), ports.newId(), ports.newId()]),
    );
    return reader.ask('planRun', { now, asked: { steps, cases: unique, ids } });
  };
  return {
    'run.preview': (input) =>
      onDesk(async (profile, now) => {
        const planned = await plan(profile, now, input);
        return planned === null
          ? NO_CATALOGUE
          : succeed({
              refusal: planned.refusal,
              cases: planned.cases.map(({ commandIds: _ids, ...one }) => one),
            });
      }),
    'run.start': ({ id, kind, title, ...asked }) =>
      onDesk<DoorOutput<'run.start'>>(async (profile, now) => {
        const planned = await plan(profile, now, asked);
        if (planned === null) return NO_CATALOGUE;
        const { refusal, cases } = planned;
        if (refusal !== null) return succeed({ refusal });
        if (cases.some(({ commands }) => commands.length === 0)) {
          const gone =
            'This desk does not hold all of these cases. Leave out the old ones, or open them one by one.';
          return succeed({ refusal: refuse('not-found', gone) });
        }
        const items = cases.map(({ caseId, reference, commands, commandIds, stops }) => ({
          caseId,
          reference,
          commands: commands.flatMap((command, at) => {
            const own = commandIds[at];
            return own === undefined ? [] : { commandId: own, command };
          }),
          // What would be refused at once is not tried; a later step may be allowed by then.
          refusal: stops?.step === 0 ? stops.refusal : null,
        }));
        await profile.writer.ask('startRun', { id, kind, title, madeAt: now, items });
        profile.runs.kick();
        return succeed({ refusal: null });
      }),
    'run.list': () => onDesk(async ({ reader }) => succeed({ runs: await reader.ask('runs', undefined) })),
    'run.cancel': ({ id }) =>
      onDesk(async (profile) => {
        await profile.writer.ask('cancelRun', { id });
        events.publish({ type: 'runs-changed' });
        profile.runs.kick();
        return succeed({});
      }),
    'run.retry': ({ id }) =>
      onDesk(async (profile) => {
        const runs = await profile.reader.ask('runs', undefined);
        const failures = runs.find((one) => one.id === id)?.failures.length ?? 0;
        // One more each, should another be refused meanwhile.
        const ids = Array.from({ length: failures * 2 + 8 }, newCommandId);
        const counts = await profile.writer.ask('retryRun', { id, ids });
        profile.engine.outboxChanged(counts);
        events.publish({ type: 'runs-changed' });
        profile.runs.kick();
        return succeed({});
      }),
    'run.dismiss': ({ id }) =>
      onDesk(async ({ writer }) => {
        const { gone } = await writer.ask('dismissRun', { id });
        if (!gone)
          return fail('invalid-input', 'This is still going on. Cancel it, or wait until it is over.');
        events.publish({ type: 'runs-changed' });
        return succeed({});
      }),
  };
}
