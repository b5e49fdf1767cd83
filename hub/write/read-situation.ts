import { sql } from 'kysely';
import type { AccountActor } from '../../shared/domain/actor.ts';
import type { CallerInput, CaseCommand, NewAttachment } from '../../shared/domain/case-command.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import { filesOfFiling } from '../../shared/domain/decide-attachment.ts';
import type { AccountId, CallerId, CaseId, DepartmentCode, TextId } from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Tx } from '../storage/database.ts';
import { takeCaseNumbers } from './case-number.ts';

/** All that a command needs to know of what the database holds; its cases are locked until the transaction ends. */
export interface Situation {
  readonly facts: CaseFacts | null;
  /** The case a link names, or the one that a case to be closed as its duplicate points to. */
  readonly other: CaseFacts | null;
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
    case 'release-attachment':
    case 'note-attachment':
    case 'assign':
    case 'change-caller':
    case 'merge-callers':
    case 'unmerge-callers':
    case 'link-duplicate':
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

function closesAsDuplicate(command: CaseCommand): boolean {
  return command.type === 'close-case' && command.outcome === 'duplicate';
}

/** The other case that a command concerns, as far as it can be told before the locks. */
async function otherIdOf(tx: Tx, command: CaseCommand): Promise<CaseId | null> {
  if (command.type === 'link-duplicate') return command.duplicateOf;
  if (!closesAsDuplicate(command)) return null;
  const row = await tx
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', command.caseId)
    .executeTakeFirst();
  return row?.facts.duplicateOf ?? null;
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
  if (closesAsDuplicate(command) && (facts?.duplicateOf ?? null) !== otherId)
    return readSituation(tx, command);
  return {
    facts,
    other: otherId === null ? null : (cases.find((one) => one.id === otherId) ?? null),
    callerExists: row.caller_exists,
    textExists: row.text_exists,
    person: row.person,
    mentioned: row.mentioned.map((one) => ({ kind: 'account', ...one })),
    number: row.number_taken ? ((await takeCaseNumbers(tx, 1))[0] ?? null) : row.number,
    now: row.now,
  };
}
