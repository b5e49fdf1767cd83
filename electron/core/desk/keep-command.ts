import { actorOf } from '../../../shared/contract/account.ts';
import type { CaseCommand, SeenFacts } from '../../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { decideContact } from '../../../shared/domain/decide-contact.ts';
import { decideAudit } from '../../../shared/domain/audit/decide-review.ts';
import {
  isAuditCommand,
  isCaseCommand,
  isComplaintCommand,
  isContactCommand,
  isMacroCommand,
  type DeskCommand,
} from '../../../shared/domain/desk-command.ts';
import { decideComplaint } from '../../../shared/domain/complaint/decide-complaint.ts';
import type { ComplaintCommand } from '../../../shared/domain/complaint/complaint-command.ts';
import { decideHandOver } from '../../../shared/domain/hand-over.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { otherCaseOf } from '../../../shared/domain/other-case.ts';
import { decideMacro } from '../../../shared/domain/run/macro.ts';
import { refuse, type Refusal } from '../../../shared/domain/refusal.ts';
import { caseReference, temporaryComplaint, temporaryReference } from '../overlay/case-reference.ts';
import { readComplaints } from '../store/cache-meta.ts';
import { deskDirectory } from './desk-directory.ts';
import { decideHere, knownChildren } from '../overlay/overlay-commands.ts';
import type { KeptSession } from '../store/kept-session.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { fileDraft } from '../store/drafts.ts';
import { addCommand, findEntry, listPending, removeCommand } from '../store/outbox.ts';
import { noteRunAgain } from '../store/runs.ts';
import { findCase } from '../store/read-case.ts';
import { onStore } from '../store/store-fault.ts';
import { overlayNow } from './desk-view.ts';

/** A command somebody gave, and what the hub told of cases this desk does not hold. */
export interface GivenCommand {
  readonly commandId: CommandId;
  readonly command: DeskCommand;
  readonly now: Instant;
  /** Facts of cases that were asked of the hub because this desk lacks them; null before it was asked. */
  readonly told: readonly CaseFacts[] | null;
}

export type KeptCommand =
  | { readonly status: 'queued'; readonly reference: string; readonly changed: readonly CaseId[] }
  | { readonly status: 'refused'; readonly refusal: Refusal }
  /** This desk does not hold these cases: ask the hub for them and give the command again. */
  | { readonly status: 'asks-for'; readonly cases: readonly CaseId[] };

interface Stores {
  readonly cache: SqliteDb;
  readonly outbox: SqliteDb;
  readonly session: KeptSession;
  readonly city: City;
  /** Called before the first thing is written. */
  readonly mark: () => void;
}

function seenOf({ state, department, unit, assignee }: CaseFacts): SeenFacts {
  return { state, department, unit, assignee };
}

/**
 * Judges a command by what this desk knows, its own unsent work included, and puts it on disk. What the hub would
 * refuse is refused here and not kept. A command that is here already is not kept twice.
 * @param instead a refused command that this one takes the place of
 */
export function keepCommand(
  stores: Stores,
  given: GivenCommand,
  instead: CommandId | null = null,
): KeptCommand {
  const { outbox } = stores;
  const { commandId, command } = given;
  const here = findEntry(outbox, commandId);
  if (here !== null) {
    if (JSON.stringify(here.command) !== JSON.stringify(command)) {
      return {
        status: 'refused',
        refusal: refuse('command-id-reused', 'This was already sent as something else. Try again.'),
      };
    }
    if (here.state.name === 'refused') return { status: 'refused', refusal: here.state.refusal };
    return { status: 'queued', reference: here.caseReference, changed: [] };
  }
  return isCaseCommand(command)
    ? keepForCase(stores, command, given, instead)
    : keepWithoutCase(stores, command, given, instead);
}

/** A command that changes no case: nothing on this desk foresees what it does. */
function keepWithoutCase(
  stores: Stores,
  command: Exclude<DeskCommand, CaseCommand>,
  { commandId, now }: GivenCommand,
  instead: CommandId | null,
): KeptCommand {
  const { outbox, session, city, mark } = stores;
  const actor = actorOf(session.account);
  const department = (code: string) => city.department(code) !== undefined;
  const service = (code: string) => city.service(code) !== undefined;
  const refusal = isContactCommand(command)
    ? decideContact(command, actor, city)
    : isComplaintCommand(command)
      ? complaintRefusal(stores, command, now)
      : isAuditCommand(command)
        ? decideAudit(command, actor, { department, service })
        : isMacroCommand(command)
          ? decideMacro(command, actor, department)
          : decideHandOver(command, actor, department);
  if (refusal !== null) return { status: 'refused', refusal };
  // Stands where a case would have its number.
  const reference = isContactCommand(command)
    ? 'a contact'
    : isComplaintCommand(command)
      ? complaintReference(command)
      : isAuditCommand(command)
        ? 'the audit'
        : isMacroCommand(command)
          ? 'a macro'
          : 'a hand-over';
  mark();
  outbox.transaction(() => {
    if (instead !== null) removeCommand(outbox, instead);
    addCommand(outbox, { commandId, command, seen: null, base: [], reference, madeAt: now });
  })();
  return { status: 'queued', reference, changed: [] };
}

function complaintReference(command: ComplaintCommand): string {
  return command.type === 'file-complaint' ? temporaryComplaint(command.complaintId) : 'a complaint';
}

/**
 * What the rules say against it, by what this desk was told of the complaint. One it was told nothing of is the hub's to
 * judge.
 */
function complaintRefusal(
  { cache, session, city }: Stores,
  command: ComplaintCommand,
  now: Instant,
): Refusal | null {
  const told = onStore('cache', () => readComplaints(cache))?.told.complaints;
  const facts = told?.find((one) => one.facts.id === command.complaintId)?.facts ?? null;
  if (facts === null && command.type !== 'file-complaint') return null;
  const directory = onStore('cache', () => deskDirectory(cache, city));
  const actor = actorOf(session.account);
  const decision = decideComplaint({ facts, command, actor, now, city, directory, filing: null });
  return decision.ok ? null : decision.refusal;
}

function keepForCase(
  stores: Stores,
  command: CaseCommand,
  given: GivenCommand,
  instead: CommandId | null,
): KeptCommand {
  const { cache, outbox, session, city } = stores;
  const { commandId, now } = given;
  const told = given.told === null ? [] : given.told;
  const overlay = onStore('cache', () => overlayNow(cache, listPending(outbox), city, session));
  const find = (id: CaseId): CaseFacts | null =>
    overlay.cases.get(id)?.facts ??
    onStore('cache', () => findCase(cache, id))?.facts ??
    told.find((one) => one.id === id) ??
    null;
  const facts = find(command.caseId);
  const otherId = otherCaseOf(command, facts);
  const other = otherId === null ? null : find(otherId);
  if (given.told === null) {
    const own = facts === null && command.type !== 'open-case' ? command.caseId : null;
    const missing = [own, other === null ? otherId : null].filter((id) => id !== null);
    if (missing.length > 0) return { status: 'asks-for', cases: missing };
  }

  const seen = facts === null ? null : seenOf(facts);
  const others = { other, children: knownChildren(command, facts, find) };
  const decision = decideHere({ command, seen, madeAt: now }, facts, others, {
    account: session.account,
    city,
    directory: onStore('cache', () => deskDirectory(cache, city)),
  });
  if (!decision.ok) return { status: 'refused', refusal: decision.refusal };
  const reference = facts === null ? temporaryReference(command.caseId) : caseReference(facts);
  stores.mark();
  outbox.transaction(() => {
    if (instead !== null) {
      removeCommand(outbox, instead);
      noteRunAgain(outbox, instead, commandId);
    }
    addCommand(outbox, { commandId, command, seen, base: told, reference, madeAt: now });
    if (command.type === 'open-case') fileDraft(outbox, command.caseId);
  })();
  return { status: 'queued', reference, changed: [...new Set(decision.events.map((one) => one.caseId))] };
}
