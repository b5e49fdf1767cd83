import { sql } from 'kysely';
import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';
import type { EscalationTier } from '../../shared/domain/directory/directory.ts';
import { commandId, consoleId, type CaseId } from '../../shared/domain/ids.ts';
import { SECOND } from '../../shared/domain/instant.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';

interface DueRow {
  readonly escalation_id: EscalationId;
  readonly case_id: CaseId;
  readonly offer: number;
  readonly tier: EscalationTier;
}

/**
 * So long a hub has for the rows it took before another takes them up. It may be short: the command has one id for all
 * hubs, so two that send it change one thing once.
 */
const LEASE = SECOND;
/** Rows taken at once: no more than a hub sends within its lease even when it is slow, or others would send them again. */
const AT_ONCE = 10;

const CLOCK_CONSOLE = consoleId.parse(namedUuid('console', 'clock'));

/** Takes what is due, the most overdue first; other hubs pass it over. */
async function takeDue({ db }: HubCore): Promise<DueRow[]> {
  const { rows } = await sql<DueRow>`
    update escalation_due set taken_until = now_ms() + ${LEASE}
    where escalation_id in (
      select escalation_id from escalation_due
      where due_at <= now_ms() and (taken_until is null or taken_until <= now_ms())
      order by due_at limit ${AT_ONCE} for update skip locked
    )
    returning escalation_id, case_id, offer, tier`.execute(db);
  return rows;
}

/** Sends one on to its next tier, or to the supervisors. Doing it twice has no effect. */
async function advance(core: HubCore, { escalation_id, case_id, offer, tier }: DueRow): Promise<void> {
  const command = {
    type: 'advance-escalation' as const,
    caseId: case_id,
    escalationId: escalation_id,
    offer,
    tier,
  };
  const result = await executeCommand(core, {
    consoleId: CLOCK_CONSOLE,
    actor: { kind: 'system', name: 'clock' },
    envelope: {
      commandId: commandId.parse(namedUuid('advance', escalation_id, String(offer))),
      seq: 1,
      command,
      seen: null,
    },
  });
  // Somebody acknowledged it at the last moment: the row is another one, or gone, since.
  if (result.status !== 'refused' || result.refusal.code === 'edge-not-allowed') return;
  throw new Error(`escalation ${escalation_id} could not go on: ${result.refusal.code}`);
}

/** Sends on what nobody acknowledged in time; returns how many were due. Throws after all when some could not go on. */
export async function advanceDue(core: HubCore): Promise<number> {
  const due = await takeDue(core);
  const done = await Promise.allSettled(due.map((row) => advance(core, row)));
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${due.length} stay due`);
  return due.length;
}
