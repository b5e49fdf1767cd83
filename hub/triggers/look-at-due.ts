import { sql } from 'kysely';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import { isUnderRule } from '../../shared/domain/escalation/rules-in-force.ts';
import { raiseByRule, triggerSubjectOf } from '../../shared/domain/escalation/trigger-case.ts';
import type { Firing } from '../../shared/domain/escalation/triggers.ts';
import { commandId, consoleId, type CaseId } from '../../shared/domain/ids.ts';
import { SECOND, type Instant } from '../../shared/domain/instant.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Db } from '../storage/database.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';
import { readPasts, type TriggerPast } from './read-subjects.ts';
import type { TriggersInForce } from './trigger-versions.ts';

interface TakenCase {
  readonly case_id: CaseId;
  /** Changes that were known when it was taken. */
  readonly changes: number;
  readonly now: Instant;
}

/**
 * So long a hub has for the cases it took. Longer than any look takes: two hubs that look at one case at once could
 * each find another reason, and page twice.
 */
const LEASE = 5 * SECOND;
/** Cases looked at in one go. */
const AT_ONCE = 20;

const RULES_CONSOLE = consoleId.parse(namedUuid('console', 'rules'));

/** Takes cases to look at: those to which something happened first, the longest waiting of them before others. */
async function takeDue(db: Db): Promise<TakenCase[]> {
  const { rows } = await sql<TakenCase>`
    update trigger_due set taken_until = now_ms() + ${LEASE}
    where case_id in (
      select case_id from trigger_due
      where due_at <= now_ms() and (taken_until is null or taken_until <= now_ms())
      order by waits, due_at limit ${AT_ONCE} for update skip locked
    )
    returning case_id, changes, now_ms() as now`.execute(db);
  return rows;
}

/** Gives a case back, to be looked at again at an instant; at once when it changed meanwhile, never for null. */
async function giveBack(db: Db, { case_id, changes }: TakenCase, next: Instant | null): Promise<void> {
  await sql`
    with gone as (
      delete from trigger_due
      where case_id = ${case_id} and changes = ${changes} and ${next}::bigint is null
    )
    update trigger_due set
      taken_until = null,
      waits = waits and changes <> ${changes},
      due_at = case when changes = ${changes} then ${next}::bigint else due_at end
    where case_id = ${case_id} and (changes <> ${changes} or ${next}::bigint is not null)`.execute(db);
}

/** Refusals that say that it is raised already: by a person in this moment, or by a hub that did not get to say so. */
const RAISED: ReadonlySet<RefusalCode> = new Set<RefusalCode>(['already-exists', 'command-id-reused']);

/**
 * Raises what a rule found. Doing it twice has no effect: what it found has one command for all hubs. Returns why it
 * can't be raised, which is for the log; null when it is.
 */
async function raise(core: HubCore, facts: CaseFacts, firing: Firing): Promise<string | null> {
  const cause = [firing.rule, String(firing.version), facts.id, String(firing.since)];
  const deed = raiseByRule(firing, escalationId.parse(namedUuid('escalation-by-rule', ...cause)), facts);
  const result = await executeCommand(core, {
    consoleId: RULES_CONSOLE,
    actor: { kind: 'system', name: 'clock' },
    envelope: {
      commandId: commandId.parse(namedUuid('raise-by-rule', ...cause)),
      seq: 1,
      command: { ...deed, caseId: facts.id },
      seen: null,
    },
  });
  if (result.status !== 'refused' || RAISED.has(result.refusal.code)) return null;
  return `rule ${firing.rule} could not escalate case ${facts.id}: ${result.refusal.message}`;
}

/** What came of a look: when time alone may change the answer, and what could not be raised. */
interface Look {
  readonly next: Instant | null;
  readonly refused: readonly string[];
}

const NEVER_AGAIN: Look = { next: null, refused: [] };

async function lookAt(
  core: HubCore,
  past: TriggerPast,
  { open, inForce }: TriggersInForce,
  now: Instant,
): Promise<Look> {
  const { facts } = past;
  const subject = triggerSubjectOf(facts, facts.escalations, past);
  const run = open.run(subject, now);
  const refused: string[] = [];
  for (const firing of run.raise) {
    const why = isUnderRule(firing, inForce) ? await raise(core, facts, firing) : null;
    if (why !== null) refused.push(why);
  }
  const later = run.held.flatMap(({ firing, until }) =>
    until !== null && until > now && isUnderRule(firing, inForce) ? [until] : [],
  );
  const byClock = open.nextAt(subject, now);
  const instants = byClock === null ? later : [...later, byClock];
  return { next: instants.length === 0 ? null : Math.min(...instants), refused };
}

/**
 * Looks at the cases that are due and raises what the rules find; returns how many. Throws after all when something went
 * wrong with some. What was refused stays refused; the rest is looked at again when its lease is over.
 */
export async function lookAtDue(core: HubCore, triggers: TriggersInForce): Promise<number> {
  const taken = await takeDue(core.db);
  if (taken.length === 0) return 0;
  const rows = await core.db
    .selectFrom('cases')
    .select('facts')
    .where(
      'id',
      'in',
      taken.map((row) => row.case_id),
    )
    .execute();
  const pasts = await readPasts(
    core.db,
    rows.map(({ facts }) => facts),
  );
  const pastOf = new Map(pasts.map((past) => [past.facts.id, past]));
  const done = await Promise.allSettled(
    taken.map(async (row) => {
      const past = pastOf.get(row.case_id);
      const { next, refused } =
        past === undefined ? NEVER_AGAIN : await lookAt(core, past, triggers, row.now);
      await giveBack(core.db, row, next);
      if (refused.length > 0) throw new Error(refused.join('; '));
    }),
  );
  const failures = done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${taken.length} cases`);
  return taken.length;
}
