import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { MEDIA, type AttachmentFinding, type AttachmentReason } from '../../shared/domain/attachment.ts';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import {
  commandId,
  consoleId,
  type AccountId,
  type AttachmentId,
  type CaseId,
} from '../../shared/domain/ids.ts';
import { DAY, MINUTE, SECOND } from '../../shared/domain/instant.ts';
import { sniffMedia } from '../../shared/domain/sniff-media.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';
import { CheckerAway, type AttachmentChecker } from './attachment-checker.ts';
import type { AttachmentStore } from './attachment-store.ts';
import { renewFile } from './renew-picture.ts';
import { uploadedBytes } from './take-upload.ts';

/**
 * What becomes of files where no checker is installed: `pictures` are taken, because we draw them anew and nothing of the
 * sent file is left in them, all others wait for a supervisor; `nothing`: all wait.
 */
export type WithoutChecker = 'pictures' | 'nothing';

export interface FileCheck {
  readonly core: HubCore;
  readonly store: AttachmentStore;
  /** Null where none is installed. */
  readonly checker: AttachmentChecker | null;
  readonly withoutChecker: WithoutChecker;
  readonly log: (line: string) => void;
}

interface DueFile {
  readonly id: AttachmentId;
  readonly case_id: CaseId;
  readonly account_id: AccountId;
  readonly sha256: string;
  readonly state: 'uploading' | 'quarantine';
  readonly tries: number;
}

/** So long a hub has for a file before another takes it up, and how long a file no checker answers for waits. */
const LEASE = 3 * MINUTE;
const FIRST_WAIT = 5 * SECOND;
const LONGEST_WAIT = 5 * MINUTE;
/** After so long what was sent and is on no case is deleted. */
const KEPT_WITHOUT_CASE = 30 * DAY;

const CHECKER_CONSOLE = consoleId.parse(namedUuid('console', 'checker'));

/** Takes the file that has waited longest; other hubs pass it over. */
async function takeNext({ db }: HubCore): Promise<DueFile | null> {
  const { rows } = await sql<DueFile>`
    update attachments set due_at = now_ms() + ${LEASE}, tries = tries + 1
    where id = (
      select a.id from attachments a
      join attachment_uploads u on u.attachment_id = a.id and u.account_id = a.account_id
      where a.state in ('uploading', 'quarantine') and not a.held and a.due_at <= now_ms() and u.have = u.size
      order by a.due_at limit 1 for update of a skip locked
    )
    returning id, case_id, account_id, sha256, state, tries`.execute(db);
  return rows[0] ?? null;
}

type Note = Pick<CommandOf<'note-attachment'>, 'state' | 'reason' | 'finding'>;

/** Says on the case what became of a file. Saying it twice has no effect. */
async function note(core: HubCore, { id, case_id }: DueFile, said: Note): Promise<void> {
  const { state, reason } = said;
  const command = { type: 'note-attachment' as const, caseId: case_id, attachment: id, ...said };
  const named = commandId.parse(namedUuid('attachment', id, state, reason ?? ''));
  const result = await executeCommand(core, {
    consoleId: CHECKER_CONSOLE,
    actor: { kind: 'system', name: 'checker' },
    envelope: { commandId: named, seq: 1, command, seen: null },
  });
  // A person was quicker, or it was said before with other words: both are an answer.
  if (result.status !== 'refused' || ['edge-not-allowed', 'command-id-reused'].includes(result.refusal.code))
    return;
  throw new Error(`the check of ${id} was refused: ${result.refusal.code}`);
}

async function refuse(check: FileCheck, due: DueFile, reason: AttachmentReason): Promise<void> {
  await note(check.core, due, { state: 'refused', reason, finding: null });
  await check.store.remove(due.id);
}

async function lookInto(check: FileCheck, due: DueFile): Promise<void> {
  const { core, store, checker, withoutChecker, log } = check;
  if (due.state === 'uploading') await note(core, due, { state: 'quarantine', reason: null, finding: null });
  const bytes = await uploadedBytes(core.db, due.account_id, due.id);
  if (createHash('sha256').update(bytes).digest('hex') !== due.sha256)
    return refuse(check, due, 'other-content');
  const kind = sniffMedia(bytes);
  if (kind === null) return refuse(check, due, 'not-allowed');
  const verdict = checker === null ? null : await checker.check(bytes);
  if (verdict?.clean === false) {
    log(`the file ${due.id} is infected: ${verdict.found}`);
    return refuse(check, due, 'infected');
  }
  const renewal = await renewFile(bytes, kind);
  if (!renewal.ok) return refuse(check, due, renewal.reason);
  const { file, thumbnail, width, height } = renewal.renewed;
  await store.put(due.id, 'file', file);
  if (thumbnail !== null) await store.put(due.id, 'thumbnail', thumbnail);
  const finding: AttachmentFinding = {
    media: file.media,
    size: file.bytes.length,
    width,
    height,
    thumbnail: thumbnail !== null,
  };
  const trusted = verdict !== null || (withoutChecker === 'pictures' && MEDIA[kind].picture);
  return note(
    core,
    due,
    trusted
      ? { state: 'clean', reason: null, finding }
      : { state: 'quarantine', reason: 'no-checker', finding },
  );
}

async function putOff({ db }: HubCore, { id, tries }: DueFile): Promise<void> {
  const wait = Math.min(FIRST_WAIT * 2 ** Math.min(tries - 1, 10), LONGEST_WAIT);
  await sql`update attachments set due_at = now_ms() + ${wait} where id = ${id}`.execute(db);
}

/** Looks into the next file that has arrived; false when none has. What can't be checked now is put off. */
export async function checkNext(check: FileCheck): Promise<boolean> {
  const due = await takeNext(check.core);
  if (due === null) return false;
  try {
    await lookInto(check, due);
  } catch (error) {
    await putOff(check.core, due);
    if (!(error instanceof CheckerAway)) throw error;
    if (due.tries === 1) check.log(error.message);
  }
  return true;
}

/** Deletes what no case will want any more: refused files, and what was sent for no case. */
export async function sweepFiles({ core: { db } }: Pick<FileCheck, 'core'>): Promise<void> {
  await sql`delete from attachment_files f using attachments a
    where a.id = f.attachment_id and a.state = 'refused'`.execute(db);
  await sql`delete from attachment_uploads u where at < now_ms() - ${KEPT_WITHOUT_CASE}
    and not exists (select from attachments a where a.id = u.attachment_id and a.account_id = u.account_id)`.execute(
    db,
  );
}
