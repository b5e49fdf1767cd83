import { sql } from 'kysely';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CallerInput, CaseCommand, NewAttachment } from '../../shared/domain/case-command.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { filesOfFiling } from '../../shared/domain/decide-attachment.ts';
import { isEscalationCommand, wordsOfDeed } from '../../shared/domain/escalation/escalation-command.ts';
import type { AccountId, CallerId, CaseId, DepartmentCode, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { otherCaseOf } from '../../shared/domain/other-case.ts';
import type { Tx } from '../storage/database.ts';
import { takeCaseNumbers } from './case-number.ts';

/** All that a command needs to know of what the database holds; its cases are locked until the transaction ends. */
export interface Situation {
  readonly facts: CaseFacts | null;
  /** The case a link or a split names, or the one that a duplicate points to which is closed as one or gets a caller. */
  readonly other: CaseFacts | null;
  /** The parts of a case that is to be closed, as they stand; they are not locked. */
  readonly children: readonly CaseFacts[];
  /** Some caller bears the id that the command names. */
  readonly callerExists: boolean;
  /** Some text bears an id that the command gives to a new one. */
  readonly textExists: boolean;
  /** The person who is given something to do; null when there is no such person. */
  readonly person: { readonly department: DepartmentCode | null } | null;
  /** Those a note mentions who work here. */
  readonly mentioned: readonly AccountActor[];
  /** Number for the case, if the command opens one. */
  readonly number: string | null;
  /** PostgreSQL's clock after the locks were had. */
  readonly now: Instant;
}

/** The caller a command brings along. */
export function callerOf(command: CaseCommand): CallerInput | null {
  return command.type === 'open-case' || command.type === 'add-caller' ? command.caller : null;
}

function callerIdOf(command: CaseCommand): CallerId | null {
  const caller = callerOf(command);
  return caller === null || caller.kind === 'anonymous' ? null : caller.id;
}

function fileTextIds({ name, note }: NewAttachment): TextId[] {
  return note === null ? [name.id] : [name.id, note.id];
}

/** Ids of the texts a command would make. */
function textIdsIn(command: CaseCommand): TextId[] {
  if (isEscalationCommand(command)) {
    const words = wordsOfDeed(command);
    return words === null ? [] : [words.id];
  }
  switch (command.type) {
    case 'open-case':
      return [
        ...[command.description, command.placeSaid, command.answers, command.serviceSaid].flatMap(
          (text) => text?.id ?? [],
        ),
        ...filesOfFiling(command).flatMap(fileTextIds),
      ];
    case 'add-caller':
      return command.serviceSaid === undefined ? [] : [command.serviceSaid.id];
    case 'add-note':
      return [command.note.id];
    case 'change-state':
    case 'record-visit':
      return command.remark === null ? [] : [command.remark.id];
    case 'refer':
    case 'close-case':
    case 'reopen-case':
      return [command.explanation.id];
    case 'make-promise':
      return command.why === null ? [] : [command.why.id];
    case 'settle-promise':
      return command.remark === null ? [] : [command.remark.id];
    case 'add-attachment':
      return fileTextIds(command.attachment);
    case 'answer-survey':
      return [command.words?.id, command.again?.because.id].flatMap((id) => id ?? []);
    case 'release-attachment':
    case 'note-attachment':
    case 'mark-attachment':
    case 'assign':
    case 'change-caller':
    case 'merge-callers':
    case 'unmerge-callers':
    case 'set-messages':
    case 'link-duplicate':
    case 'unlink-duplicate':
    case 'link-parent':
    case 'unlink-parent':
      return [];
  }
}

/** The person a command gives something to do. */
export function personGiven(command: CaseCommand): AccountId | null {
  if (command.type === 'assign') return command.assignee;
  return command.type === 'settle-promise' && command.how.name === 'handed-to-person'
    ? command.how.account
    : null;
}

/** Those a command addresses. */
export function mentionsIn(command: CaseCommand): readonly AccountId[] {
  return command.type === 'add-note' && command.mentions !== undefined ? command.mentions : [];
}

/** The other case that a command concerns, as far as it can be told before the locks. */
async function otherIdOf(tx: Tx, command: CaseCommand): Promise<CaseId | null> {
  const followsLink =
    command.type === 'add-caller' || (command.type === 'close-case' && command.outcome === 'duplicate');
  if (!followsLink) return otherCaseOf(command, null);
  const row = await tx
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', command.caseId)
    .executeTakeFirst();
  return otherCaseOf(command, row?.facts ?? null);
}

/**
 * The parts of a case that is to be closed. Its own row is locked, so that no part comes or goes; a part that is closed
 * or reopened meanwhile was so after, as far as anybody can tell, and need not wait.
 */
async function childrenOf(tx: Tx, command: CaseCommand, facts: CaseFacts | null): Promise<CaseFacts[]> {
  if (command.type !== 'close-case' || facts === null || facts.children.length === 0) return [];
  const rows = await tx.selectFrom('cases').select('facts').where('id', 'in', facts.children).execute();
  const byId = new Map(rows.map((row) => [row.facts.id, caseFacts.parse(row.facts)]));
  return facts.children.flatMap((id) => byId.get(id) ?? []);
}

/** Locks the cases of a command, in the order of their ids so that no two commands wait for each other, and looks. */
export async function readSituation(tx: Tx, command: CaseCommand): Promise<Situation> {
  const otherId = await otherIdOf(tx, command);
  const { rows } = await sql<{
    facts: unknown[];
    caller_exists: boolean;
    text_exists: boolean;
    person: { department: DepartmentCode | null } | null;
    mentioned: readonly Omit<AccountActor, 'kind'>[];
    number: string | null;
    number_taken: boolean;
    now: Instant;
  }>`
    with locked as (
      select facts from cases where id = any(${[command.caseId, ...(otherId === null ? [] : [otherId])]}::uuid[])
      order by id for update
    ),
    fresh as materialized (
      select case when ${command.type === 'open-case'}::boolean then '1-' || nextval('case_numbers') end as number
    )
    select
      (select coalesce(jsonb_agg(facts), '[]') from locked) as facts,
      exists (select from callers where id = ${callerIdOf(command)}::uuid) as caller_exists,
      exists (select from texts where id = any(${textIdsIn(command)}::uuid[])) as text_exists,
      (select number from fresh) as number,
      exists (select from cases, fresh where cases.number = fresh.number) as number_taken,
      (select json_build_object('department', department) from accounts
        where id = ${personGiven(command)}::uuid and active) as person,
      (select coalesce(json_agg(json_build_object('id', id, 'role', role, 'department', department, 'unit', unit)), '[]')
        from accounts where id = any(${mentionsIn(command)}::uuid[]) and active) as mentioned,
      now_ms() as now`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error('a select without "from" gave no row');
  // A case of an earlier version lacks what came later: the schema puts it there.
  const cases = row.facts.map((one) => caseFacts.parse(one));
  const facts = cases.find((one) => one.id === command.caseId) ?? null;
  // Linked elsewhere between the two looks; now that it is locked the link can't change again.
  if (otherCaseOf(command, facts) !== otherId) return readSituation(tx, command);
  return {
    facts,
    other: otherId === null ? null : (cases.find((one) => one.id === otherId) ?? null),
    children: await childrenOf(tx, command, facts),
    callerExists: row.caller_exists,
    textExists: row.text_exists,
    person: row.person,
    mentioned: row.mentioned.map((one) => ({ kind: 'account', ...one })),
    number: row.number_taken ? ((await takeCaseNumbers(tx, 1))[0] ?? null) : row.number,
    now: row.now,
  };
}
