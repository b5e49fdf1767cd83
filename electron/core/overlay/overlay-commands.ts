import { actorOf, type Account } from '../../../shared/contract/account.ts';
import type { CallerCard, CaseRecord, TimelineEntry } from '../../../shared/contract/case-record.ts';
import type { CaseCommand } from '../../../shared/domain/case-command.ts';
import type { CaseEvent } from '../../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { City } from '../../../shared/domain/city.ts';
import { decideCase } from '../../../shared/domain/decide-case.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { Decision, KnownChild } from '../../../shared/domain/decision.ts';
import { textsOfEvent } from '../../../shared/domain/event-texts.ts';
import type { PublishedDirectory } from '../../../shared/domain/escalation/escalation-offer.ts';
import { foldCase } from '../../../shared/domain/fold-case.ts';
import type { CaseId, CommandId } from '../../../shared/domain/ids.ts';
import { otherCaseOf } from '../../../shared/domain/other-case.ts';
import { refuse, type Refusal } from '../../../shared/domain/refusal.ts';
import { newCallerCard } from './new-caller-card.ts';
import type { PendingCommand } from './pending-command.ts';

export type ShownEntry = TimelineEntry & { readonly pending: boolean };

/** A case as this desk shows it: what the hub told, and on top of it what this desk has asked for. */
export interface ShownCase {
  readonly facts: CaseFacts;
  readonly entries: readonly ShownEntry[];
  readonly callers: readonly CallerCard[];
  /** What the cache holds of it; null for a case it does not hold. */
  readonly cached: CaseRecord | null;
}

/** Unsent work laid over the cache. */
export interface Overlay {
  /** The cases it changes, in the order they were first touched. */
  readonly cases: ReadonlyMap<CaseId, ShownCase>;
  /** Commands that no longer apply to what the hub has told since, with what it will probably say. They are kept. */
  readonly foreseen: ReadonlyMap<CommandId, Refusal>;
}

/** What an overlay is made of. */
export interface OverlayContext {
  readonly account: Account;
  readonly city: City;
  /** As this desk has them; null until it has. */
  readonly directory: PublishedDirectory | null;
  /** Key (hex) of the phone hashes. */
  readonly phoneKey: string;
  /** The cache's feed number. */
  readonly cursor: number;
  load(id: CaseId): CaseRecord | null;
  /** The facts of a caller's card the desk knows. */
  caller(id: CallerCard['id']): CallerCard | null;
}

/** The cases a command needs to know besides its own. */
export interface Others {
  readonly other: CaseFacts | null;
  readonly children: readonly KnownChild[];
}

/** Parts of a case that is to be closed, as far as this desk knows them. */
export function knownChildren(
  command: CaseCommand,
  facts: CaseFacts | null,
  find: (id: CaseId) => CaseFacts | null,
): KnownChild[] {
  if (command.type !== 'close-case' || facts === null) return [];
  return facts.children.map((id) => {
    const child = find(id);
    return { id, number: child?.number ?? null, open: child === null ? null : isLive(child.state) };
  });
}

/**
 * What a command would lead to, as far as this desk can tell. A case of a service the catalogue here does not know
 * can't be judged here.
 */
export function decideHere(
  pending: Pick<PendingCommand, 'command' | 'seen' | 'madeAt'>,
  facts: CaseFacts | null,
  { other, children }: Others,
  { account, city, directory }: Pick<OverlayContext, 'account' | 'city' | 'directory'>,
): Decision {
  if (facts !== null && city.service(facts.service) === undefined) {
    return {
      ok: false,
      refusal: refuse('unknown-service', 'This desk does not know the service of this case yet.'),
    };
  }
  const { command, seen, madeAt } = pending;
  return decideCase({
    facts,
    other,
    children,
    command,
    actor: actorOf(account),
    seen,
    now: madeAt,
    city,
    number: null,
    directory,
  });
}

type Change = { readonly caseId: CaseId; readonly event: CaseEvent };

function withEvent(
  shown: ShownCase | null,
  change: Change,
  pending: PendingCommand,
  decision: Extract<Decision, { ok: true }>,
  context: OverlayContext,
): ShownCase {
  const { account } = context;
  const recorded = {
    caseId: change.caseId,
    version: (shown?.facts.version ?? 0) + 1,
    at: pending.madeAt,
    by: { id: account.id, role: account.role },
    commandId: pending.commandId,
    event: change.event,
  };
  const facts = foldCase(shown?.facts ?? null, recorded);
  const before = shown === null ? [] : shown.entries;
  const bodies = new Map(decision.texts.map((text) => [text.id, text.body]));
  const texts = Object.fromEntries(textsOfEvent(change.event).map((id) => [id, bodies.get(id) ?? null]));
  const known = new Map(shown?.callers.map((card) => [card.id, card]));
  if (decision.newCaller !== null) {
    known.set(decision.newCaller.id, newCallerCard(decision.newCaller, context.phoneKey));
  }
  return {
    facts,
    entries: [...before, { ...recorded, byName: account.name, texts, pending: true }],
    callers: facts.callerIds.map((id) => known.get(id) ?? context.caller(id)).filter((card) => card !== null),
    cached: shown?.cached ?? null,
  };
}

function shownOf(record: CaseRecord): ShownCase {
  return {
    ...record,
    entries: record.entries.map((entry) => ({ ...entry, pending: false })),
    cached: record,
  };
}

/**
 * Lays commands over the cache, in their order, through the rules the hub decides with. Pure but for `load`. What the
 * cache shows already is left out: a command is known by its id in the timeline, or by the feed number it got.
 */
export function overlayCommands(commands: readonly PendingCommand[], context: OverlayContext): Overlay {
  const cases = new Map<CaseId, ShownCase>();
  const foreseen = new Map<CommandId, Refusal>();

  const shown = (id: CaseId, base: readonly CaseFacts[]): ShownCase | null => {
    const touched = cases.get(id);
    if (touched !== undefined) return touched;
    const record = context.load(id);
    if (record !== null) return shownOf(record);
    const facts = base.find((one) => one.id === id);
    return facts === undefined ? null : { facts, entries: [], callers: [], cached: null };
  };

  for (const pending of commands) {
    if (pending.feedNo !== null && pending.feedNo <= context.cursor) continue;
    const { command } = pending;
    const before = shown(command.caseId, pending.base);
    if (before?.entries.some((entry) => entry.commandId === pending.commandId && !entry.pending) === true)
      continue;
    const otherId = otherCaseOf(command, before?.facts ?? null);
    const other = otherId === null ? null : shown(otherId, pending.base);
    const children = knownChildren(
      command,
      before?.facts ?? null,
      (id) => shown(id, pending.base)?.facts ?? null,
    );
    const others = { other: other?.facts ?? null, children };
    const decision = decideHere(pending, before?.facts ?? null, others, context);
    if (!decision.ok) {
      foreseen.set(pending.commandId, decision.refusal);
      continue;
    }
    for (const change of decision.events) {
      cases.set(
        change.caseId,
        withEvent(shown(change.caseId, pending.base), change, pending, decision, context),
      );
    }
  }
  return { cases, foreseen };
}
