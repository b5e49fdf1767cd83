import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { AccountActor, Actor } from '../../shared/domain/actor.ts';
import type { AuditCommand, VerdictCommand } from '../../shared/domain/audit/audit-command.ts';
import { decideAudit, decideReview, mayNotReview } from '../../shared/domain/audit/decide-review.ts';
import type { AccountId, CommandId } from '../../shared/domain/ids.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';
import type { Tx } from '../storage/database.ts';
import { appendCases } from '../write/append-cases.ts';
import type { HubCore } from '../write/hub-core.ts';
import { drawAuditSample } from './draw-audit-sample.ts';
import { ownPartOf } from './own-part.ts';
import { verdictEffects } from './verdict-effects.ts';

interface Incoming<C extends AuditCommand = AuditCommand> {
  readonly actor: Actor;
  readonly commandId: CommandId;
  readonly command: C;
}

const NOT_THERE = refuse('not-found', 'There is no such closure to review, or it is not yours to see.');

/** The sample a verdict belongs to; null for the risk list. */
function sampleOf(command: VerdictCommand) {
  if (command.type === 'settle-review') return command.sampleId;
  return command.of.stream === 'random' ? command.of.sampleId : null;
}

interface ClosureToReview {
  readonly twice: boolean;
  readonly closedBy: AccountId | null;
  readonly own: { readonly closed: boolean; readonly worked: boolean };
}

/** Locks the closure, so that two who review it at once are one after the other; null when it is not to be reviewed. */
async function lockClosure(
  tx: Tx,
  command: VerdictCommand,
  { id }: AccountActor,
): Promise<ClosureToReview | null> {
  const { caseId, closing } = command;
  const sampleId = sampleOf(command);
  const own = ownPartOf(id);
  const row = await tx
    .selectFrom('closings as k')
    .innerJoin('cases as c', 'c.id', 'k.case_id')
    .select(['k.closed_by', own.closed.as('closed'), own.worked.as('worked')])
    .where('k.case_id', '=', caseId)
    .where('k.closing', '=', closing)
    .forUpdate('k')
    .executeTakeFirst();
  if (row === undefined) return null;
  const { closed_by: closedBy, closed, worked } = row;
  if (sampleId === null) return { twice: false, closedBy, own: { closed, worked } };
  const item = await tx
    .selectFrom('audit_items')
    .select('twice')
    .where('sample_id', '=', sampleId)
    .where('case_id', '=', caseId)
    .where('closing', '=', closing)
    .executeTakeFirst();
  return item === undefined ? null : { twice: item.twice, closedBy, own: { closed, worked } };
}

async function textIsThere(tx: Tx, { words, reviewId }: VerdictCommand): Promise<boolean> {
  const [text, review] = await Promise.all([
    words === null
      ? undefined
      : tx.selectFrom('texts').select('id').where('id', '=', words.id).executeTakeFirst(),
    tx.selectFrom('audit_reviews').select('id').where('id', '=', reviewId).executeTakeFirst(),
  ]);
  return text !== undefined || review !== undefined;
}

async function giveVerdict(
  tx: Tx,
  hub: HubCore,
  { actor, commandId, command }: Incoming<VerdictCommand> & { readonly actor: AccountActor },
): Promise<CommandResult> {
  const no = (refusal: Refusal): CommandResult => ({ status: 'refused', commandId, refusal });
  const { caseId, closing, verdict, reviewId, note, words } = command;
  const closure = await lockClosure(tx, command, actor);
  if (closure === null) return no(NOT_THERE);
  const barred = mayNotReview(closure.own);
  if (barred !== null) return no(barred);
  const sampleId = sampleOf(command);
  const given = await tx
    .selectFrom('audit_reviews')
    .select(['part', 'reviewer', 'verdict'])
    .where('case_id', '=', caseId)
    .where('closing', '=', closing)
    .where('sample_id', sampleId === null ? 'is' : '=', sampleId)
    .orderBy('part')
    .execute();
  const decided = decideReview(given, closure.twice, command, actor.id);
  if (!decided.ok) return no(decided.refusal);
  if (await textIsThere(tx, command))
    return no(refuse('already-exists', 'This verdict was given already under another name. Look again.'));

  // Before anything is written: what the case's rules refuse, refuses the verdict.
  const { closedBy } = closure;
  const effects =
    decided.final === null
      ? ({ ok: true, append: null } as const)
      : await verdictEffects({ tx, hub, command, commandId, actor, closedBy });
  if (!effects.ok) return no(effects.refusal);

  const { at } = await tx
    .insertInto('audit_reviews')
    .values({
      id: reviewId,
      command_id: commandId,
      stream: sampleId === null ? 'risk' : 'random',
      sample_id: sampleId,
      case_id: caseId,
      closing,
      part: decided.part,
      reviewer: actor.id,
      verdict,
      // Of one instant with what it did: rules that look for verdicts see that the escalation answers this one.
      at: effects.append?.events[0]?.at,
    })
    .returning('at')
    .executeTakeFirstOrThrow();
  const notes = [
    ...(note === null ? [] : [{ kind: 'note' as const, ...note }]),
    ...(words === null ? [] : [{ kind: 'words' as const, ...words }]),
  ].map(({ kind, id, body }) => ({ review_id: reviewId, kind, text_id: id, body }));
  if (notes.length > 0) await tx.insertInto('audit_review_notes').values(notes).execute();
  if (sampleId !== null && decided.final !== null) {
    await tx
      .updateTable('audit_items')
      .set({ verdict: decided.final, settled_at: at })
      .where('sample_id', '=', sampleId)
      .where('case_id', '=', caseId)
      .where('closing', '=', closing)
      .execute();
  }
  if (effects.append === null) return { status: 'recorded', commandId };
  const { number } = effects.append.facts;
  const result = { status: 'accepted' as const, commandId, caseId, number };
  const { phoneKey } = hub;
  const feedNo = await appendCases(tx, [effects.append], [], { phoneKey, note: { commandId, result } });
  return { ...result, feedNo };
}

/** Draws a sample or takes a verdict, in the transaction of its command. */
export async function auditClosures(tx: Tx, hub: HubCore, incoming: Incoming): Promise<CommandResult> {
  const { actor, commandId, command } = incoming;
  const { city } = hub;
  const forbidden = decideAudit(command, actor, {
    department: (code) => city.department(code) !== undefined,
    service: (code) => city.service(code) !== undefined,
  });
  if (forbidden !== null || actor.kind !== 'account') {
    const refusal = forbidden ?? refuse('not-permitted', 'Only people audit.');
    return { status: 'refused', commandId, refusal };
  }
  if (command.type !== 'draw-audit-sample') return giveVerdict(tx, hub, { actor, commandId, command });
  const refusal = await drawAuditSample(tx, hub, command, { commandId, by: actor.id });
  return refusal === null ? { status: 'recorded', commandId } : { status: 'refused', commandId, refusal };
}
