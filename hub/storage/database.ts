import type { ColumnType, Generated, GeneratedAlways, Kysely, Transaction } from 'kysely';
import type { EscalationId } from '../../shared/domain/escalation/escalation.ts';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import type { Role } from '../../shared/domain/actor.ts';
import type { MaskedContacts } from '../../shared/domain/caller-contacts.ts';
import type { AttachmentState, FileKind, Media } from '../../shared/domain/attachment.ts';
import type { CaseEvent } from '../../shared/domain/case-event.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { CaseState } from '../../shared/domain/case-state.ts';
import type { Channel } from '../../shared/domain/channel.ts';
import type { ContactCaller, ContactCommand, Interpreter } from '../../shared/domain/contact-command.ts';
import type { KeptText } from '../../shared/domain/decision.ts';
import type { ChangeCounts } from '../../shared/domain/directory/directory-change.ts';
import type { HubDraft } from '../../shared/domain/draft.ts';
import type {
  AccountId,
  CallerId,
  CaseId,
  CommandId,
  ConsoleId,
  ContactId,
  DepartmentCode,
  ServiceCode,
  TextId,
  AttachmentId,
} from '../../shared/domain/ids.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Presence } from '../../shared/domain/presence.ts';
import type { AuditTables } from './audit-tables.ts';
import type { ClosingHeadTable, ClosingSignalsTable } from './closing-signals-table.ts';
import type { ComplaintTables } from './complaint-tables.ts';
import type { HandOverTables } from './hand-over-tables.ts';
import type { PublicTables } from './public-tables.ts';
import type { PointNoticesTable } from './point-notice-table.ts';
import type { ReportTables } from './report-tables.ts';
import type {
  EscalationsPastTable,
  StudiesTable,
  TriggerDueTable,
  TriggerHeadTable,
  TriggerVersionsTable,
} from './trigger-tables.ts';

/** What is true of the whole database: `city` (id of the pack), `phone-key` and `link-key` (hex). */
interface SettingsTable {
  key: 'city' | 'phone-key' | 'link-key';
  value: string;
}

/** One row: the last feed number given, and the id of this line of numbers. Its lock orders all commits. */
interface FeedHeadTable {
  number: number;
  epoch: string;
  /** Which PostgreSQL cluster and timeline the epoch was made on; another one means a restore. */
  made_on: string | null;
}

/** The ledger: every command that was decided, with what came of it. */
interface CommandsTable {
  id: CommandId;
  console_id: ConsoleId | null;
  seq: number | null;
  account_id: AccountId | null;
  type: string;
  payload_hash: string;
  result: ColumnType<CommandResult | BatchResult | null, null, string>;
  at: Generated<Instant>;
}

/** What a batch of the import or the demo city led to. */
export interface BatchResult {
  readonly taken: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly feedNo: number | null;
}

interface EventsTable {
  case_id: CaseId;
  version: number;
  feed_no: number;
  at: Instant;
  by_id: AccountId | null;
  by_role: Role | 'system';
  command_id: CommandId;
  event: CaseEvent;
}

interface CasesTable {
  id: CaseId;
  feed_no: number;
  facts: CaseFacts;
  number: GeneratedAlways<string | null>;
  number_source: GeneratedAlways<string>;
  service: GeneratedAlways<ServiceCode>;
  department: GeneratedAlways<DepartmentCode>;
  receiver_department: GeneratedAlways<DepartmentCode | null>;
  state: GeneratedAlways<CaseState>;
  opened_at: GeneratedAlways<Instant>;
  due_at: GeneratedAlways<Instant | null>;
  closed_at: GeneratedAlways<Instant | null>;
}

/** Free text, apart from everything so that it can be erased. */
interface TextsTable {
  id: TextId;
  case_id: CaseId;
  /** Version of the event that refers to it. */
  version: number;
  kind: KeptText['kind'];
  visibility: KeptText['visibility'];
  /** Null once erased. */
  body: string | null;
}

interface CallersTable {
  id: CallerId;
  name: string;
  language: string;
  phone_last4: string | null;
  phone_keys: string[];
  email_masked: string | null;
  contacts: MaskedContacts | null;
  alias_of: CallerId | null;
}

interface ContactsTable {
  caller_id: CallerId;
  kind: 'phone' | 'email';
  value: string;
  /** From 1: the order in which they are tried. */
  place: Generated<number>;
  from_caller: CallerId | null;
}

interface ContactRevealsTable {
  id: Generated<number>;
  at: Generated<Instant>;
  account_id: AccountId;
  case_id: CaseId;
  caller_id: CallerId;
  reason: string;
}

interface AccountsTable {
  id: AccountId;
  login: string;
  name: string;
  role: Role;
  department: DepartmentCode | null;
  unit: string | null;
  active: Generated<boolean>;
  password_hash: Uint8Array;
  password_salt: Uint8Array;
  password_cost: ColumnType<PasswordCost, string, string>;
}

/** Cost of an argon2id hash: memory in KiB, passes over it, lanes. */
export interface PasswordCost {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
}

interface SessionsTable {
  token_hash: Uint8Array;
  account_id: AccountId;
  console_id: ConsoleId;
  started_at: Instant;
  used_at: Instant;
  expires_at: Instant;
  ends_at: Instant;
}

/** Unfinished new cases, for the person who writes them. Personal data, apart from everything else. */
interface DraftsTable {
  account_id: AccountId;
  id: CaseId;
  version: number;
  /** Null once it has ended. */
  body: string | null;
  ended: HubDraft['ended'];
  made_at: Instant;
  written_at: Instant;
  written_on: string;
  console_id: ConsoleId;
  revision: number;
  kept_at: Instant;
  told_at: Instant | null;
}

/** Notes that mention somebody, and that they have seen. */
interface MentionsSeenTable {
  account_id: AccountId;
  note: TextId;
  seen_at: Generated<Instant>;
}

/** Failed sign-ins lately, by a hash of the login or of the address they came from. */
interface SignInFailuresTable {
  key: string;
  failures: number;
  since: Instant;
}

/** A street of the city's address points, its houses packed. */
interface AddressStreetsTable {
  id: GeneratedAlways<number>;
  key: string;
  direction: string | null;
  street: string;
  suffix: string | null;
  points: number;
  packed: Uint8Array;
  changed: number;
}

interface AddressBookTable {
  single: Generated<boolean>;
  head: number;
}

/** A contact that is over: ids and facts. What may say who it was stands in the next table. */
interface ContactRecordsTable {
  id: ContactId;
  command_id: CommandId;
  account_id: AccountId;
  channel: Channel;
  started_at: Instant;
  ended_at: Instant;
  wrapped_up_at: Instant;
  recorded_at: Generated<Instant>;
  call_ucid: string | null;
  caller_kind: ContactCaller['kind'];
  caller_id: CallerId | null;
  language: string;
  interpreter: Interpreter;
  disposition: string;
  catalogue_version: string;
  cases: ColumnType<ContactCommand['cases'], string>;
  articles: ColumnType<ContactCommand['articles'], string>;
}

/** The number a contact came from and what the agent noted. Personal data: a row is erased whole. */
interface ContactWordsTable {
  contact_id: ContactId;
  ani: string | null;
  note_id: TextId | null;
  note: string | null;
}

interface PresenceTable {
  account_id: AccountId;
  state: Presence['state'];
  reason: string | null;
  since: Instant;
  /** Believed till then; who stands how now is in presence_now. */
  until: Instant;
}

/** Files of cases, and how far the check of each is. */
interface AttachmentsTable {
  id: AttachmentId;
  case_id: CaseId;
  account_id: AccountId | null;
  sha256: string;
  size: number;
  state: Generated<AttachmentState>;
  held: Generated<boolean>;
  due_at: Generated<Instant>;
  tries: Generated<number>;
  added_at: Generated<Instant>;
}

/** What desks have sent of a file so far. */
interface AttachmentUploadsTable {
  account_id: AccountId;
  attachment_id: AttachmentId;
  sha256: string;
  size: number;
  have: Generated<number>;
  at: Generated<Instant>;
}

interface AttachmentPartsTable {
  account_id: AccountId;
  attachment_id: AttachmentId;
  start: number;
  bytes: Uint8Array;
}

interface AttachmentFilesTable {
  attachment_id: AttachmentId;
  kind: FileKind;
  media: Media;
  bytes: Uint8Array;
}

/** Versions of the directory of contact points. */
interface DirectoryVersionsTable {
  version: number;
  published_at: Generated<Instant>;
  published_by: ColumnType<AccountId | null, AccountId | undefined, never>;
  note: string;
  restored: ColumnType<number | null, number | null | undefined, never>;
  command_id: ColumnType<CommandId | null, CommandId | undefined, never>;
  changes: ColumnType<ChangeCounts, string, never>;
  document: ColumnType<unknown, string, never>;
}

/** Drafts of it, by whose entries they are about; the whole city's has no code. */
interface DirectoryDraftsTable {
  scope: string;
  id: string;
  revision: number;
  base: number;
  changes: ColumnType<ChangeCounts, string, string>;
  document: ColumnType<unknown, string, string>;
  begun_by: AccountId;
  begun_at: Generated<Instant>;
  saved_by: AccountId;
  saved_at: Generated<Instant>;
  command_id: CommandId;
}

/** Escalations that wait to be acknowledged, and until when. */
interface EscalationDueTable {
  escalation_id: EscalationId;
  case_id: CaseId;
  offer: number;
  tier: number;
  due_at: Instant;
  taken_until: Instant | null;
}

export interface Database extends HandOverTables, PublicTables, ReportTables, ComplaintTables, AuditTables {
  point_notices: PointNoticesTable;
  settings: SettingsTable;
  feed_head: FeedHeadTable;
  commands: CommandsTable;
  events: EventsTable;
  cases: CasesTable;
  texts: TextsTable;
  callers: CallersTable;
  contacts: ContactsTable;
  contact_reveals: ContactRevealsTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  sign_in_failures: SignInFailuresTable;
  address_streets: AddressStreetsTable;
  address_book: AddressBookTable;
  contact_records: ContactRecordsTable;
  contact_words: ContactWordsTable;
  presence: PresenceTable;
  presence_now: Omit<PresenceTable, 'until'>;
  drafts: DraftsTable;
  mentions_seen: MentionsSeenTable;
  attachments: AttachmentsTable;
  attachment_uploads: AttachmentUploadsTable;
  attachment_parts: AttachmentPartsTable;
  attachment_files: AttachmentFilesTable;
  directory_versions: DirectoryVersionsTable;
  directory_drafts: DirectoryDraftsTable;
  escalation_due: EscalationDueTable;
  trigger_versions: TriggerVersionsTable;
  trigger_head: TriggerHeadTable;
  trigger_due: TriggerDueTable;
  studies: StudiesTable;
  escalations_past: EscalationsPastTable;
  closing_signals: ClosingSignalsTable;
  closing_head: ClosingHeadTable;
}

export type Db = Kysely<Database>;
export type Tx = Transaction<Database>;
