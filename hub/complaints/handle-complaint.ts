import { sql } from 'kysely';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import type { ComplaintCommand, FileComplaint } from '../../shared/domain/complaint/complaint-command.ts';
import type { RecordedComplaint } from '../../shared/domain/complaint/complaint-event.ts';
import { complaintFacts, type ComplaintFacts } from '../../shared/domain/complaint/complaint-facts.ts';
import { mayNotHandle, NO_COMPLAINT } from '../../shared/domain/complaint/complaint-rights.ts';
import {
  decideComplaint,
  type ComplaintDecision,
  type KnownOfFiling,
} from '../../shared/domain/complaint/decide-complaint.ts';
import { foldComplaint } from '../../shared/domain/complaint/fold-complaint.ts';
import { decideCase } from '../../shared/domain/decide-case.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { CallerId, CommandId, ComplaintId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Tx } from '../storage/database.ts';
import { appendCases, type CaseAppend } from '../write/append-cases.ts';
import type { HubCore } from '../write/hub-core.ts';
import { survivorOf } from '../write/read-callers.ts';
import { readSituation } from '../write/read-situation.ts';
import { keepNewCaller } from './keep-new-caller.ts';
import { knowFiling } from './know-filing.ts';
import { takeComplaintNumber } from './take-complaint-number.ts';

interface IncomingComplaint {
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly command: ComplaintCommand;
}

/** What became of a command about a complaint. */
interface HandledComplaint {
  readonly result: CommandResult;
  /** Where the feed stands when a case was reopened with it; the ledger has the result then. */
  readonly feedNo: number | null;
}

/** Commands that take a complaint to another tier. */
const ROUTED: ReadonlySet<string> = new Set(['escalate-complaint', 'advance-complaint']);

type Yes = Extract<ComplaintDecision, { ok: true }>;

const by = (actor: Actor): RecordedComplaint['by'] =>
  actor.kind === 'account' ? { id: actor.id, role: actor.role } : { id: null, role: 'system' };

async function lockComplaint(tx: Tx, id: ComplaintId): Promise<ComplaintFacts | null> {
  const found = await tx
    .selectFrom('complaints')
    .select('facts')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found === undefined ? null : complaintFacts.parse(found.facts);
}

/** The reopening of a case that was closed and not done, in the words everybody who works on it may read. */
function reopening({ disputes }: FileComplaint): CommandOf<'reopen-case'> | null {
  if (disputes?.notDone !== true) return null;
  return {
    type: 'reopen-case',
    caseId: disputes.caseId,
    reason: 'not-done',
    explanation: {
      id: disputes.text,
      body: 'A caller complains that it was closed and the work was not done.',
    },
  };
}

async function impossible(
  tx: Tx,
  command: ComplaintCommand,
  actor: Actor,
  { city }: HubCore,
): Promise<Refusal | null> {
  switch (command.type) {
    case 'file-complaint': {
      const { caller, subject } = command;
      if (caller.kind !== 'anonymous') {
        const known = await tx
          .selectFrom('callers')
          .select('id')
          .where('id', '=', caller.id)
          .executeTakeFirst();
        if (caller.kind === 'known' && known === undefined)
          return refuse(
            'unknown-caller',
            'This caller is not known any more. Enter the name and number again.',
          );
        if (caller.kind === 'new' && known !== undefined)
          return refuse('already-exists', 'This caller is known already. Choose them from the list.');
      }
      if (subject === null) return null;
      const person = await tx
        .selectFrom('accounts')
        .select('id')
        .where('id', '=', subject)
        .executeTakeFirst();
      return person === undefined
        ? refuse('invalid', 'This person does not work here. Leave it out, and name them in the statement.')
        : null;
    }
    case 'assign-complaint': {
      if (command.assignee === null) return null;
      const person = await tx
        .selectFrom('accounts')
        .select(['role', 'department'])
        .where('id', '=', command.assignee)
        .where('active', '=', true)
        .executeTakeFirst();
      const fits =
        person?.role === 'supervisor' ||
        (person?.role === 'lead' && person.department === command.department);
      return fits
        ? null
        : refuse('invalid', `Give it to a lead of ${command.department} or to a supervisor.`);
    }
    case 'link-complaint-case': {
      const found = await tx
        .selectFrom('cases')
        .select('facts')
        .where('id', '=', command.caseId)
        .executeTakeFirst();
      const facts = found?.facts ?? null;
      const handOff = facts !== null && city.service(facts.service)?.handOff === true;
      return facts === null || mayNot(actor, 'see-case', facts, handOff) !== null
        ? refuse('not-found', 'There is no such case, or it is not yours to see.')
        : null;
    }
    default:
      return null;
  }
}

async function textTaken(tx: Tx, { texts }: Yes): Promise<boolean> {
  if (texts.length === 0) return false;
  const ids = texts.map(({ id }) => id);
  const found = await tx.selectFrom('complaint_texts').select('id').where('id', 'in', ids).executeTakeFirst();
  return found !== undefined;
}

/** The complaint as it is after the event: its row, event, texts and links. */
async function keep(
  tx: Tx,
  { actor, commandId, command }: IncomingComplaint,
  before: ComplaintFacts | null,
  decision: Yes,
  now: Instant,
  { phoneKey, city }: HubCore,
): Promise<void> {
  const { event: decided } = decision;
  const recorded: RecordedComplaint = {
    complaintId: command.complaintId,
    version: (before?.version ?? 0) + 1,
    at: now,
    by: by(actor),
    commandId,
    // Only now that it is sure to be filed: none is skipped.
    event:
      decided.type === 'complaint-received'
        ? { ...decided, number: await takeComplaintNumber(tx, now, city.timeZone) }
        : decided,
  };
  const facts = foldComplaint(before, recorded);
  const { id, version } = facts;
  const { event } = recorded;
  const { newCaller } = decision;
  if (newCaller !== null) await keepNewCaller(tx, newCaller, phoneKey);
  const json = JSON.stringify(facts);
  if (before === null) await tx.insertInto('complaints').values({ id, facts: json }).execute();
  else await tx.updateTable('complaints').set({ facts: json }).where('id', '=', id).execute();
  const tell =
    facts.callerId !== null &&
    actor.kind === 'account' &&
    (event.type === 'complaint-received' || event.type === 'complaint-communicated');
  await tx
    .insertInto('complaint_events')
    .values({
      complaint_id: id,
      version,
      at: now,
      by_id: recorded.by.id,
      by_role: recorded.by.role,
      command_id: commandId,
      event: JSON.stringify(event),
      tell,
    })
    .execute();
  if (decision.texts.length > 0)
    await tx
      .insertInto('complaint_texts')
      .values(decision.texts.map((text) => ({ ...text, complaint_id: id, version })))
      .execute();
  const linked = facts.cases.filter((one) => before?.cases.includes(one) !== true);
  if (linked.length > 0)
    await tx
      .insertInto('complaint_cases')
      .values(linked.map((one) => ({ complaint_id: id, case_id: one })))
      .execute();
}

/**
 * Decides a command about a complaint and writes what came of it, in the transaction of the command. A closing that is
 * disputed because nothing was done reopens its case here, with the complaint or not at all.
 */
export async function handleComplaint(
  tx: Tx,
  hub: HubCore,
  incoming: IncomingComplaint,
): Promise<HandledComplaint> {
  const { actor, commandId } = incoming;
  const refused = (refusal: Refusal): HandledComplaint => ({
    result: { status: 'refused', commandId, refusal },
    feedNo: null,
  });
  const command = await withSurvivor(tx, incoming.command);
  const isFiling = command.type === 'file-complaint';
  const facts = await lockComplaint(tx, command.complaintId);
  // Whoever may not see it is told the same before anything else is looked at.
  if (!isFiling && (facts === null || mayNotHandle(actor, facts)?.code === 'not-found'))
    return refused(NO_COMPLAINT);
  const reopen = isFiling ? reopening(command) : null;
  const situation = reopen === null ? null : await readSituation(tx, reopen);
  const now = situation?.now ?? (await nowOf(tx));
  const filing: KnownOfFiling | null = isFiling
    ? await knowFiling(tx, hub, actor, command, callerIdOf(command), now)
    : null;
  const directory = isFiling || ROUTED.has(command.type) ? await hub.directory(tx) : null;
  const decision = decideComplaint({ facts, command, actor, now, city: hub.city, directory, filing });
  if (!decision.ok) return refused(decision.refusal);
  const hindrance = await impossible(tx, command, actor, hub);
  if (hindrance !== null) return refused(hindrance);
  if (await textTaken(tx, decision))
    return refused(
      refuse('already-exists', 'A text of this command belongs to another one already. Write it again.'),
    );

  let append: CaseAppend | null = null;
  if (decision.reopens !== null && reopen !== null && situation?.facts != null) {
    if (situation.textExists)
      return refused(refuse('already-exists', 'A text of it is there already. File it anew.'));
    const before = situation.facts;
    const decided = decideCase({
      facts: before,
      other: null,
      children: [],
      command: reopen,
      actor,
      seen: null,
      now,
      city: hub.city,
      number: null,
      directory: null,
    });
    if (!decided.ok) return refused(decided.refusal);
    let after = before;
    const events = decided.events.map(({ event }): RecordedEvent => {
      const recorded: RecordedEvent = {
        caseId: before.id,
        version: after.version + 1,
        at: now,
        by: by(actor),
        commandId,
        event,
      };
      after = foldCase(after, recorded);
      return recorded;
    });
    append = { before, facts: after, events, texts: decided.texts };
  }
  await keep(tx, { actor, commandId, command }, facts, decision, now, hub);
  const result = { status: 'recorded' as const, commandId };
  if (append === null) return { result, feedNo: null };
  const { phoneKey } = hub;
  const feedNo = await appendCases(tx, [append], [], { phoneKey, note: { commandId, result } });
  return { result, feedNo };
}

function callerIdOf({ caller }: FileComplaint): CallerId | null {
  return caller.kind === 'anonymous' ? null : caller.id;
}

/** A desk may not have heard that the caller's record was merged into another. */
async function withSurvivor(tx: Tx, command: ComplaintCommand): Promise<ComplaintCommand> {
  if (command.type !== 'file-complaint' || command.caller.kind !== 'known') return command;
  return { ...command, caller: { ...command.caller, id: await survivorOf(tx, command.caller.id) } };
}

async function nowOf(tx: Tx): Promise<Instant> {
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(tx);
  const now = rows[0]?.now;
  if (now === undefined) throw new Error('the database has no clock');
  return now;
}
