import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { z } from 'zod';
import { MAX_FILE, MEDIA } from '../../shared/domain/attachment.ts';
import { caseFacts, type CaseFacts } from '../../shared/domain/case-facts.ts';
import type { DeskCommand } from '../../shared/domain/desk-command.ts';
import {
  closingsOf,
  feedbackOf,
  notDoneLeadsTo,
  surveyOf,
} from '../../shared/domain/feedback/not-done-leads-to.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { SurveyAnswers } from '../../shared/domain/feedback/survey.ts';
import {
  attachmentId,
  commandId,
  complaintId,
  consoleId,
  promiseId,
  textId,
  type CommandId,
  type ComplaintId,
} from '../../shared/domain/ids.ts';
import type { CommandResult } from '../../shared/contract/hub-protocol.ts';
import { sniffMedia } from '../../shared/domain/sniff-media.ts';
import { RESIDENT_SENDER } from '../attachments/resident-sender.ts';
import { takeUpload } from '../attachments/take-upload.ts';
import { namedUuid } from '../named-uuid.ts';
import { executeCommand } from '../write/execute-command.ts';
import type { HubCore } from '../write/hub-core.ts';
import type { FoundLink } from '../write/tracking-links.ts';
import type { notDoneFields, surveyFields } from './form-fields.ts';
import type { NoticeName } from './tracking-page.ts';

/** Largest photo residents can send, bytes: one of a present telephone has 3 to 15 MB. */
export const MAX_PHOTO = Math.min(15 * 1024 * 1024, MAX_FILE);

const PUBLIC_CONSOLE = consoleId.parse(namedUuid('console', 'public'));

/** A link, and the hash it is known by. */
export interface OpenLink extends FoundLink {
  readonly hash: string;
}

function send(core: HubCore, named: CommandId, command: DeskCommand): Promise<CommandResult> {
  return executeCommand(core, {
    consoleId: PUBLIC_CONSOLE,
    actor: { kind: 'system', name: 'resident' },
    envelope: { commandId: named, seq: 1, command, seen: null },
  });
}

function noticeOf(result: CommandResult, done: NoticeName): NoticeName {
  if (result.status !== 'refused') return done;
  return result.refusal.code === 'edge-not-allowed' ? 'over' : 'changed';
}

/** Sent again as it was, a form has the ids it had, and no effect. */
function idsOf(link: OpenLink, mark: string, said: unknown) {
  const name = [link.hash, mark, JSON.stringify(said)];
  return {
    command: commandId.parse(namedUuid('survey', ...name)),
    words: textId.parse(namedUuid('survey-words', ...name)),
    because: textId.parse(namedUuid('survey-because', ...name)),
    promise: promiseId.parse(namedUuid('survey-call', ...name)),
  };
}

async function factsOf({ db }: HubCore, { caseId }: OpenLink) {
  const row = await db.selectFrom('cases').select('facts').where('id', '=', caseId).executeTakeFirst();
  return row === undefined ? null : caseFacts.parse(row.facts);
}

/** What pressing "It is not done" came to, for this caller and closing. */
async function ledTo({ db }: HubCore, { caseId, callerId }: OpenLink, closing: number): Promise<NoticeName> {
  const row = await db
    .selectFrom('surveys')
    .select('led')
    .where('case_id', '=', caseId)
    .where('closing', '=', closing)
    .where('caller_id', 'is not distinct from', callerId)
    .executeTakeFirst();
  return row?.led ?? 'heard';
}

/** Keeps a resident's answers to the survey. */
export async function answerByForm(
  core: HubCore,
  link: OpenLink,
  { closing, mark, done, satisfaction, clear, words }: z.infer<typeof surveyFields>,
): Promise<NoticeName> {
  const ids = idsOf(link, mark, [closing, done, satisfaction, clear, words]);
  const result = await send(core, ids.command, {
    type: 'answer-survey',
    caseId: link.caseId,
    callerId: link.callerId,
    closing,
    done,
    satisfaction,
    clear: clear === null ? null : clear === 'yes',
    words: words === '' ? null : { id: ids.words, body: words },
    again: null,
  });
  return noticeOf(result, 'thanks');
}

/** What was answered to the three questions stays; only that it is not all done is new. */
function answersWithNotDone(facts: CaseFacts | null, { callerId }: OpenLink, closing: number): SurveyAnswers {
  const before = facts === null || closingsOf(facts) !== closing ? null : surveyOf(facts, callerId);
  return {
    done: before?.done === 'partly' ? 'partly' : 'no',
    satisfaction: before?.satisfaction ?? null,
    clear: before?.clear ?? null,
  };
}

/**
 * Files a complaint where the case is not to be opened again: one for each caller and closing, whatever is pressed how
 * often. It comes before the answer that names it, so that no answer promises what is not there. Null where none is due.
 */
async function complain(
  core: HubCore,
  { caseId, callerId }: OpenLink,
  facts: CaseFacts | null,
  closing: number,
  statement: string,
): Promise<ComplaintId | null> {
  const { pack } = core.city;
  if (facts === null || pack.complaints === undefined || closingsOf(facts) !== closing) return null;
  const { rows } = await sql<{ now: Instant }>`select now_ms() as now`.execute(core.db);
  const path = notDoneLeadsTo(facts, callerId, feedbackOf(pack), rows[0]?.now ?? 0);
  if (path !== 'follow-up') return null;
  const name = (what: string) =>
    namedUuid(`resident-complaint-${what}`, caseId, callerId ?? '', String(closing));
  const id = complaintId.parse(name('complaint'));
  const result = await send(core, commandId.parse(namedUuid(name('command'), statement)), {
    type: 'file-complaint',
    complaintId: id,
    statement: { id: textId.parse(namedUuid(name('statement'), statement)), body: statement },
    remedySought: null,
    about: 'closure',
    subject: null,
    department: facts.department,
    severity: 'moderate',
    safety: 'none',
    impact: 'one',
    channel: 'web',
    caller: callerId === null ? { kind: 'anonymous' } : { kind: 'known', id: callerId },
    cases: [caseId],
    // Opened again often enough, or too long ago: what comes of it is for whoever handles the complaint.
    disputes: { caseId, notDone: false, text: textId.parse(namedUuid(name('reopening'), statement)) },
  });
  return result.status !== 'refused' || result.refusal.code === 'already-exists' ? id : null;
}

/** "It is not done": heard and acted on. */
export async function sayNotDone(
  core: HubCore,
  link: OpenLink,
  { closing, mark, words }: z.infer<typeof notDoneFields>,
  language: string,
): Promise<NoticeName> {
  const ids = idsOf(link, mark, ['not-done', closing, words]);
  const because = `A caller says on the tracking page: it is not done.${words === '' ? '' : `\n\n${words}`}`;
  const { caseId, callerId } = link;
  const facts = await factsOf(core, link);
  const result = await send(core, ids.command, {
    type: 'answer-survey',
    caseId,
    callerId,
    closing,
    ...answersWithNotDone(facts, link, closing),
    words: words === '' ? null : { id: ids.words, body: words },
    again: {
      because: { id: ids.because, body: because },
      promiseId: ids.promise,
      language: link.language ?? language,
      complaint: await complain(core, link, facts, closing, because),
    },
  });
  return noticeOf(result, await ledTo(core, link, closing));
}

/**
 * Puts a photo on the case: internal, and in quarantine until it is checked like any other file. The same photo sent
 * again is there already.
 */
export async function sendPhoto(core: HubCore, link: OpenLink, bytes: Uint8Array): Promise<NoticeName> {
  const kind = sniffMedia(bytes);
  if (kind === null || !kind.startsWith('image/')) return 'photo-kind';
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const name = (what: string) => namedUuid(`resident-photo-${what}`, link.hash, sha256);
  const id = attachmentId.parse(name('file'));
  const size = bytes.length;
  const taken = await takeUpload(core.db, {
    account: RESIDENT_SENDER,
    id,
    sha256,
    size,
    start: 0,
    bytes,
  });
  if (!taken.ok) return 'photo-many';
  const result = await send(core, commandId.parse(name('command')), {
    type: 'add-attachment',
    caseId: link.caseId,
    attachment: {
      id,
      sha256,
      size,
      media: kind,
      visibility: 'internal',
      name: { id: textId.parse(name('name')), body: `photo-from-a-resident.${MEDIA[kind].extension}` },
      note: { id: textId.parse(name('note')), body: 'Sent by a caller on the tracking page.' },
    },
  });
  if (result.status !== 'refused') return 'photo';
  await core.db
    .deleteFrom('attachment_uploads')
    .where('account_id', '=', RESIDENT_SENDER)
    .where('attachment_id', '=', id)
    .execute();
  return 'photo-many';
}
