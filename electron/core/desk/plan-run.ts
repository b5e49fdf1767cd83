import { Temporal } from 'temporal-polyfill';
import { actorOf } from '../../../shared/contract/account.ts';
import type { PlannedCase } from '../../../shared/contract/run-view.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import { HOUR, type Instant } from '../../../shared/domain/instant.ts';
import { refuse, type Refusal } from '../../../shared/domain/refusal.ts';
import type { Placeholders } from '../../../shared/domain/run/fill-placeholders.ts';
import { mayRun, stepCommand, type RunStep } from '../../../shared/domain/run/run-step.ts';
import { caseReference } from '../overlay/case-reference.ts';
import type { PendingCommand } from '../overlay/pending-command.ts';
import type { KeptSession } from '../store/kept-session.ts';
import { findCase } from '../store/read-case.ts';
import { cityDay } from './city-day.ts';
import { overlayNow, type DeskView } from './desk-view.ts';

/** What is to be done to which cases; the ids are made by whoever may be random. */
export interface AskedRun {
  readonly steps: readonly RunStep[];
  readonly cases: readonly CaseId[];
  /** For each step of each case: of the command, of a text, of a promise. */
  readonly ids: readonly (readonly [CommandId, string, string])[];
}

export interface PlannedRun {
  /** Why nothing of it may be done. */
  readonly refusal: Refusal | null;
  readonly cases: readonly (PlannedCase & { readonly commandIds: readonly CommandId[] })[];
}

function placeholdersOf(facts: CaseFacts, { known }: DeskView): Placeholders {
  const { city } = known;
  const { dueAt } = facts.clock;
  const day =
    dueAt === null
      ? 'no day yet'
      : new Intl.DateTimeFormat('en-US', {
          weekday: 'long',
          month: 'long',
          day: 'numeric',
          timeZone: city.timeZone,
        }).format(dueAt);
  return {
    number: caseReference(facts),
    service: city.service(facts.service)?.name.en ?? facts.service,
    due: day,
    address: facts.place.address,
  };
}

/**
 * What a run would do to each case, judged by the rules of the hub on top of all unsent work. Pure but for reading.
 * @param pending the unsent work of this desk
 */
export function planRun(
  view: DeskView,
  session: KeptSession,
  pending: readonly PendingCommand[],
  { steps, cases, ids }: AskedRun,
): PlannedRun {
  const { cache, overlay, known, now, account } = view;
  const { city } = known;
  const actor = actorOf(account);
  const { dayStart } = cityDay(now, city.timeZone);
  const cityHour = (days: number, hour: number): Instant => {
    const today = Temporal.Instant.fromEpochMilliseconds(dayStart + HOUR).toZonedDateTimeISO(city.timeZone);
    return today.add({ days }).with({ hour, minute: 0, second: 0, millisecond: 0 }).epochMilliseconds;
  };
  const planned = cases.map((id, at) => {
    const facts = overlay.cases.get(id)?.facts ?? findCase(cache, id)?.facts ?? null;
    if (facts === null) {
      const refusal = refuse(
        'not-found',
        'This desk does not hold the case any more, or it is not yours to see.',
      );
      const missing: PlannedRun['cases'][number] = {
        caseId: id,
        reference: '',
        service: '',
        address: '',
        commands: [],
        commandIds: [],
        stops: { step: 0, refusal },
      };
      return missing;
    }
    const placeholders = placeholdersOf(facts, view);
    const made = steps.map((step, n) => {
      const own = ids[at * steps.length + n];
      if (own === undefined) throw new Error('a run was planned with too few ids');
      const [commandId, text, promise] = own;
      const command = stepCommand(step, {
        facts,
        actor,
        city,
        now,
        placeholders,
        ids: [text, promise],
        cityHour,
      });
      return { commandId, command };
    });
    return {
      caseId: id,
      reference: placeholders.number,
      service: placeholders.service,
      address: placeholders.address,
      commands: made.map(({ command }) => command),
      commandIds: made.map(({ commandId }) => commandId),
      stops: null,
    };
  });
  const all = planned.flatMap(({ commands, commandIds }) =>
    commands.map((command, n): PendingCommand => {
      const commandId = commandIds[n];
      if (commandId === undefined) throw new Error('a planned command has no id');
      return { commandId, command, seen: null, base: [], madeAt: now, feedNo: null };
    }),
  );
  const { foreseen } = overlayNow(cache, [...pending, ...all], city, session);
  return {
    refusal: mayRun(steps, cases.length, actor),
    cases: planned.map((one) => {
      const step = one.commandIds.findIndex((id) => foreseen.has(id));
      const id = one.commandIds[step];
      const refusal = id === undefined ? undefined : foreseen.get(id);
      return refusal === undefined ? one : { ...one, stops: { step, refusal } };
    }),
  };
}
