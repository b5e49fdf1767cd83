import type { CommandEnvelope, CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseEvent, RecordedEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { decideCase } from '../../shared/domain/decide-case.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { Decision, KnownChild } from '../../shared/domain/decision.ts';
import {
  isAuditCommand,
  isCaseCommand,
  isComplaintCommand,
  isContactCommand,
} from '../../shared/domain/desk-command.ts';
import { isEscalationCommand } from '../../shared/domain/escalation/escalation-command.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import type { CaseId, CommandId, ConsoleId } from '../../shared/domain/ids.ts';
import { isMentionable } from '../../shared/domain/mention.ts';
import { mayNot } from '../../shared/domain/permission.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import { isCallerCommand } from '../../shared/domain/caller-command.ts';
import { handleComplaint } from '../complaints/handle-complaint.ts';
import { auditClosures } from '../audit/audit-closures.ts';
import type { Tx } from '../storage/database.ts';
import { answersRefusal } from './check-answers.ts';
import { keepAttachmentRows } from './attachment-rows.ts';
import { appendCases, type CaseAppend } from './append-cases.ts';
import { changeCallers, type CallerChange } from './change-callers.ts';
import type { HubCore } from './hub-core.ts';
import { noteCommand, noteNoChange } from './ledger.ts';
import { survivorOf } from './read-callers.ts';
import { handOver } from './hand-overs.ts';
import { recordContact } from './record-contact.ts';
import { noteRefusedClosing } from './refused-closings.ts';
import { callerOf, mentionsIn, personGiven, readSituation, type Situation } from './read-situation.ts';
import { runTransaction } from './run-transaction.ts';

/** A command on its way into the hub, and who sends it. */
export interface IncomingCommand {
  readonly consoleId: ConsoleId;
  readonly actor: Actor;
  readonly envelope: CommandEnvelope;
}

/** What only the hub can tell, for a command that the rules allow. */
function impossible(command: CaseCommand, situation: Situation, city: HubCore['city']): Refusal | null {
  const misfit = command.type === 'open-case' ? answersRefusal(command, city) : null;
  if (misfit !== null) return misfit;
  const caller = callerOf(command);
  if (caller?.kind === 'known' && !situation.callerExists) {
    return refuse('unknown-caller', 'This caller is not known any more. Enter the name and number again.');
  }
  if (caller?.kind === 'new' && situation.callerExists) {
    return refuse('already-exists', 'This caller is known already. Choose them from the list.');
  }
  if (situation.textExists) {
    return refuse('already-exists', 'A text of this command belongs to another one already. Write it again.');
  }
  if (
    command.type === 'assign' &&
    command.assignee !== null &&
    situation.person?.department !== command.department
  ) {
    return refuse('invalid', `This person does not work in ${command.department}. Choose someone who does.`);
  }
  if (command.type === 'settle-promise' && personGiven(command) !== null && situation.person === null) {
    return refuse('invalid', 'This person does not work here any more. Choose somebody else.');
  }
  return mentionsRefusal(command, situation, city);
}

/**
 * Somebody who is not here, or is here no more, and somebody who may not see the case are refused alike: else one could
 * learn from it who sees what.
 */
function mentionsRefusal(
  command: CaseCommand,
  { facts, mentioned }: Situation,
  city: HubCore['city'],
): Refusal | null {
  if (facts === null) return null;
  const handOff = city.service(facts.service)?.handOff === true;
  const can = new Set(mentioned.flatMap((one) => (isMentionable(one, facts, handOff) ? [one.id] : [])));
  const cannot = mentionsIn(command).filter((id) => !can.has(id));
  if (cannot.length === 0) return null;
  return refuse(
    'invalid',
    'Somebody you mention does not work here any more, or may not see this case. The note was not added: write it again without them.',
    cannot.map((id) => ({ field: 'mention', mine: id, theirs: 'none' })),
  );
}

/** Gives a decision's events their versions and folds them, case by case. */
function appendsOf(
  decision: Extract<Decision, { ok: true }>,
  before: ReadonlyMap<CaseId, CaseFacts>,
  record: (caseId: CaseId, version: number, event: CaseEvent) => RecordedEvent,
  ownerOfTexts: CaseId,
): CaseAppend[] {
  const byCase = Map.groupBy(decision.events, ({ caseId }) => caseId);
  return [...byCase].map(([caseId, ofCase]) => {
    const start = before.get(caseId) ?? null;
    let facts = start;
    const events = ofCase.map(({ event }) => {
      const recorded = record(caseId, (facts?.version ?? 0) + 1, event);
      facts = foldCase(facts, recorded);
      return recorded;
    });
    if (facts === null) throw new Error(`case ${caseId} has a decision without events`);
    return { before: start, facts, events, texts: caseId === ownerOfTexts ? decision.texts : [] };
  });
}

/** What becomes of a case whose callers changed: the event, or nothing but that it is told anew. */
function callerAppend(
  { facts, event }: CallerChange,
  record: (caseId: CaseId, version: number, event: CaseEvent) => RecordedEvent,
): CaseAppend {
  const events = event === null ? [] : [record(facts.id, facts.version + 1, event)];
  return { before: facts, facts: events.reduce(foldCase, facts), events, texts: [] };
}

/** The command with the caller it names as they are known now: a desk may not have heard of a merge. */
async function withSurvivor(tx: Tx, command: CaseCommand): Promise<CaseCommand> {
  const caller = callerOf(command);
  if (caller?.kind !== 'known' || (command.type !== 'open-case' && command.type !== 'add-caller'))
    return command;
  return { ...command, caller: { ...caller, id: await survivorOf(tx, caller.id) } };
}

async function decide(
  tx: Tx,
  hub: HubCore,
  { actor, envelope }: IncomingCommand,
  asked: CaseCommand,
): Promise<CommandResult> {
  const { commandId, seen } = envelope;
  const command = await withSurvivor(tx, asked);
  const situation = await readSituation(tx, command);
  const { facts, now } = situation;
  const other = situation.other !== null && maySee(actor, situation.other, hub) ? situation.other : null;
  const { number } = situation;
  const children = situation.children.map((child): KnownChild => ({
    id: child.id,
    number: maySee(actor, child, hub) ? child.number : null,
    open: isLive(child.state),
  }));
  const directory = isEscalationCommand(command) ? await hub.directory(tx) : null;
  const { city } = hub;
  const decision = decideCase({
    facts,
    other,
    children,
    command,
    actor,
    seen,
    now,
    city,
    number,
    directory,
  });
  if (!decision.ok) return { status: 'refused', commandId, refusal: decision.refusal };
  const hindrance = impossible(command, situation, hub.city);
  if (hindrance !== null) return { status: 'refused', commandId, refusal: hindrance };
  const taken = await keepAttachmentRows(tx, decision, actor);
  if (taken !== null) return { status: 'refused', commandId, refusal: taken };

  const by =
    actor.kind === 'account' ? { id: actor.id, role: actor.role } : { id: null, role: 'system' as const };
  const before = new Map([facts, other].flatMap((one) => (one === null ? [] : [[one.id, one]])));
  const record = (caseId: CaseId, version: number, event: CaseEvent): RecordedEvent => ({
    caseId,
    version,
    at: now,
    by,
    commandId,
    event,
  });
  const ofCallers = isCallerCommand(command)
    ? await changeCallers({ tx, phoneKey: hub.phoneKey, commandId, now }, command)
    : null;
  if (ofCallers?.ok === false) return { status: 'refused', commandId, refusal: ofCallers.refusal };
  const appends =
    ofCallers === null
      ? appendsOf(decision, before, record, command.caseId)
      : ofCallers.changes.map((change) => callerAppend(change, record));
  const own = appends.find((append) => append.facts.id === command.caseId);
  const result = {
    status: 'accepted' as const,
    commandId,
    caseId: command.caseId,
    number: own?.facts.number ?? null,
  };
  const callers = decision.newCaller === null ? [] : [decision.newCaller];
  const { phoneKey } = hub;
  const feedNo = await appendCases(tx, appends, callers, { phoneKey, note: { commandId, result } });
  return { ...result, feedNo };
}

function maySee(actor: Actor, facts: CaseFacts, { city }: HubCore): boolean {
  return mayNot(actor, 'see-case', facts, city.service(facts.service)?.handOff === true) === null;
}

function reused(commandId: CommandId): CommandResult {
  const message = 'This command was sent before with other content. Look at the case, then send it anew.';
  return { status: 'refused', commandId, refusal: refuse('command-id-reused', message) };
}

/**
 * The one way a command changes anything: one transaction from the ledger to the feed number, then the doorbell.
 * A repeated command gets the answer of the first time and has no effect. A refusal is a value, and is kept too.
 */
export async function executeCommand(hub: HubCore, incoming: IncomingCommand): Promise<CommandResult> {
  const { consoleId, actor, envelope } = incoming;
  const { commandId, seq, command, seen } = envelope;
  let reopened: number | null = null;
  const result = await runTransaction(hub, async (tx): Promise<CommandResult> => {
    reopened = null;
    const noted = await noteCommand(tx, {
      commandId,
      consoleId,
      seq,
      accountId: actor.kind === 'account' ? actor.id : null,
      type: command.type,
      payload: { command, seen },
    });
    if (noted.kind === 'reused') return reused(commandId);
    if (noted.kind === 'repeated') {
      // The payload's hash holds the type, so this was no batch.
      if (!('status' in noted.result)) throw new Error(`command ${commandId} has the result of a batch`);
      return noted.result;
    }
    if (isComplaintCommand(command)) {
      const handled = await handleComplaint(tx, hub, { actor, commandId, command });
      reopened = handled.feedNo;
      if (reopened === null) await noteNoChange(tx, commandId, handled.result);
      return handled.result;
    }
    const decided = isCaseCommand(command)
      ? await decide(tx, hub, incoming, command)
      : isContactCommand(command)
        ? await recordContact(tx, hub, { actor, commandId, command })
        : isAuditCommand(command)
          ? await auditClosures(tx, hub, { actor, commandId, command })
          : await handOver(tx, hub, { actor, commandId, command });
    if (decided.status !== 'accepted') await noteNoChange(tx, commandId, decided);
    await noteRefusedClosing(tx, actor, command, decided);
    return decided;
  });
  if (result.status === 'accepted') hub.ring(result.feedNo);
  else if (reopened !== null) hub.ring(reopened);
  return result;
}
