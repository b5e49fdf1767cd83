import { sql } from 'kysely';
import type { VerdictCommand } from '../../shared/domain/audit/audit-command.ts';
import type { AccountActor, Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { RecordedEvent } from '../../shared/domain/case-event.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { decideCase } from '../../shared/domain/decide-case.ts';
import type { Decision, KeptText } from '../../shared/domain/decision.ts';
import { escalationId } from '../../shared/domain/escalation/escalation.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import { textId, type AccountId, type CommandId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { isMentionable } from '../../shared/domain/mention.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';
import { namedUuid } from '../named-uuid.ts';
import type { Tx } from '../storage/database.ts';
import type { CaseAppend } from '../write/append-cases.ts';
import type { HubCore } from '../write/hub-core.ts';
import { closingNumber } from './keep-closings.ts';

/** The audit acts by the rules of cases, but for nobody's role: that the reviewer may do it was decided before. */
const AUDIT: Actor = { kind: 'system', name: 'audit' };
const NOBODY = { id: null, role: 'system' } as const;

interface Effect {
  readonly hub: HubCore;
  readonly tx: Tx;
  readonly command: VerdictCommand;
  readonly commandId: CommandId;
  readonly actor: AccountActor;
  readonly closedBy: AccountId | null;
}

type Done =
  | { readonly ok: true; readonly append: CaseAppend | null }
  | { readonly ok: false; readonly refusal: Refusal };

interface Situation {
  readonly facts: CaseFacts;
  readonly now: Instant;
}

async function lockCase({ tx, command }: Effect): Promise<Situation> {
  const { rows } = await sql<{ facts: unknown; now: Instant }>`
    with locked as (select facts from cases where id = ${command.caseId}::uuid for update)
    select facts, now_ms() as now from locked`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error(`case ${command.caseId} has a closing and is not there`);
  return { facts: caseFacts.parse(row.facts), now: row.now };
}

/** One case, and what the rules let happen to it step by step. */
async function storyOf({ tx, hub, commandId }: Effect, { facts: before, now }: Situation) {
  const directory = await hub.directory(tx);
  let facts = before;
  const events: RecordedEvent[] = [];
  const texts: KeptText[] = [];
  return {
    take(
      command: CaseCommand,
      by: RecordedEvent['by'],
      visibility?: KeptText['visibility'],
    ): Extract<Decision, { ok: false }> | null {
      const decision = decideCase({
        facts,
        other: null,
        children: [],
        command,
        actor: AUDIT,
        seen: null,
        now,
        city: hub.city,
        number: null,
        directory,
      });
      if (!decision.ok) return decision;
      for (const { caseId, event } of decision.events) {
        const recorded: RecordedEvent = { caseId, version: facts.version + 1, at: now, by, commandId, event };
        facts = foldCase(facts, recorded);
        events.push(recorded);
      }
      texts.push(
        ...decision.texts.map((text) => (visibility === undefined ? text : { ...text, visibility })),
      );
      return null;
    },
    append: (): CaseAppend => ({ before, facts, events, texts }),
  };
}

/**
 * Opens the case again, with words that its callers read, and asks the department's contact point for complaints to
 * answer for it. Nothing happens when it is open by now, or was closed anew: then somebody was first.
 */
async function reopen(effect: Effect): Promise<Done> {
  const { command, commandId, actor } = effect;
  const { words, caseId, closing } = command;
  if (words === null) throw new Error('a verdict that reopens a case has no words');
  const situation = await lockCase(effect);
  const { facts } = situation;
  if (facts.state !== 'closed' || closingNumber(facts) !== closing) return { ok: true, append: null };
  const story = await storyOf(effect, situation);
  const reviewer = { id: actor.id, role: actor.role };
  // Unlike what a caller says when they want it reopened, the resident is to read this.
  const refused = story.take(
    { type: 'reopen-case', caseId, reason: 'not-done', explanation: words },
    reviewer,
    'public',
  );
  if (refused !== null) return refused;
  // One that is open already has the department's answer coming: a second one would ask for the same.
  story.take(
    {
      type: 'raise-escalation',
      caseId,
      escalationId: escalationId.parse(namedUuid('escalation-by-audit', commandId)),
      path: 'complaint',
      kind: 'hierarchic',
      tier: 1,
      reason: 'unsupported-closure',
      rule: null,
      department: facts.department,
      unit: facts.unit,
      text: { id: textId.parse(namedUuid('escalation-by-audit-text', commandId)), body: words.body },
    },
    NOBODY,
  );
  return { ok: true, append: story.append() };
}

/** Whoever closed it, where they still work here and may see the case. */
async function closerToTell({ tx, hub, closedBy }: Effect, facts: CaseFacts): Promise<AccountId[]> {
  if (closedBy === null) return [];
  const one = await tx
    .selectFrom('accounts')
    .select(['id', 'role', 'department', 'unit'])
    .where('id', '=', closedBy)
    .where('active', '=', true)
    .executeTakeFirst();
  const handOff = hub.city.service(facts.service)?.handOff === true;
  return one !== undefined && isMentionable({ kind: 'account', ...one }, facts, handOff) ? [one.id] : [];
}

/** Tells the department by a note of the case that is for the city's people; what residents read stays as it is. */
async function tellDepartment(effect: Effect): Promise<Done> {
  const { command, actor } = effect;
  const { words, caseId } = command;
  if (words === null) throw new Error('a verdict that tells the department has no words');
  const situation = await lockCase(effect);
  const story = await storyOf(effect, situation);
  const mentions = await closerToTell(effect, situation.facts);
  const note = { id: words.id, body: `Audit: closed for the wrong reason. ${words.body}` };
  const refused = story.take(
    {
      type: 'add-note',
      caseId,
      visibility: 'internal',
      note,
      ...(mentions.length === 0 ? {} : { mentions }),
    },
    { id: actor.id, role: actor.role },
  );
  return refused ?? { ok: true, append: story.append() };
}

/** What a verdict that holds does to its case, by the same rules as any command; null: nothing. */
export async function verdictEffects(effect: Effect): Promise<Done> {
  switch (effect.command.verdict) {
    case 'unsupported':
      return reopen(effect);
    case 'wrong-reason':
      return tellDepartment(effect);
    case 'supported':
    case 'unverifiable':
      return { ok: true, append: null };
  }
}
