import { sql } from 'kysely';
import type { ComplaintStage } from '../../shared/domain/complaint/complaint-stage.ts';
import { commandId, consoleId, type ComplaintId } from '../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../shared/domain/instant.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';

interface OverdueRow {
  readonly id: ComplaintId;
  readonly stage: ComplaintStage;
  readonly due_at: Instant;
}

/**
 * So long a hub has for those it took before another takes them up. It may be short: the command has one id for all hubs,
 * so two that send it change one thing once.
 */
const LEASE = 2 * SECOND;
const AT_ONCE = 10;

const CLOCK_CONSOLE = consoleId.parse(namedUuid('console', 'clock of complaints'));

/** Takes complaints whose next stage is missed and that did not move up for it, the most overdue first. */
async function takeOverdue({ db }: HubCore): Promise<OverdueRow[]> {
  const { rows } = await sql<OverdueRow>`
    update complaints c set taken_until = now_ms() + ${LEASE}
    where c.id in (
      select id from complaints
      where due_at <= now_ms() and facts #>> '{clock,missed}' is null
        and (taken_until is null or taken_until <= now_ms())
      order by due_at limit ${AT_ONCE} for update skip locked
    )
    returning c.id, c.facts #>> '{clock,stage}' as stage, c.due_at`.execute(db);
  return rows;
}

/** Moves one up for the stage it missed. Doing it twice has no effect. */
async function moveUp(core: HubCore, { id, stage, due_at }: OverdueRow): Promise<void> {
  const result = await executeCommand(core, {
    consoleId: CLOCK_CONSOLE,
    actor: { kind: 'system', name: 'clock' },
    envelope: {
      commandId: commandId.parse(namedUuid('advance-complaint', id, stage, String(due_at))),
      seq: 1,
      command: { type: 'advance-complaint', complaintId: id, stage, dueAt: due_at },
      seen: null,
    },
  });
  // Somebody reached the stage at the last moment: another clock runs since, or none.
  if (result.status !== 'refused' || result.refusal.code === 'edge-not-allowed') return;
  throw new Error(`complaint ${id} could not move up: ${result.refusal.code}`);
}

/** Moves up what missed its stage; returns how many did. Throws after all when some could not. */
export async function moveUpOverdue(core: HubCore): Promise<number> {
  const overdue = await takeOverdue(core);
  const done = await Promise.allSettled(overdue.map((row) => moveUp(core, row)));
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${overdue.length} stay`);
  return overdue.length;
}
