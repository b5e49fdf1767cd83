import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { MAX_FILE, MEDIA } from '../../shared/domain/attachment.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { closingsOf, surveyOf } from '../../shared/domain/feedback/not-done-leads-to.ts';
import { MAX_SURVEY_WORDS, type SurveyAnswers } from '../../shared/domain/feedback/survey.ts';
import {
  attachmentId,
  commandId,
  consoleId,
  promiseId,
  textId,
  type CallerId,
  type CommandId,
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

function send(core: HubCore, named: CommandId, command: CaseCommand): Promise<CommandResult> {
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
  return row?.facts ?? null;
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
async function answersWithNotDone(
  core: HubCore,
  link: OpenLink,
  closing: number,
  callerId: CallerId | null,
): Promise<SurveyAnswers> {
  const facts = await factsOf(core, link);
  const before = facts === null || closingsOf(facts) !== closing ? null : surveyOf(facts, callerId);
  return {
    done: before?.done === 'partly' ? 'partly' : 'no',
    satisfaction: before?.satisfaction ?? null,
    clear: before?.clear ?? null,
  };
}

/** "It is not done": heard and acted on in one step. */
export async function sayNotDone(
  core: HubCore,
  link: OpenLink,
  { closing, mark, words }: z.infer<typeof notDoneFields>,
  language: string,
): Promise<NoticeName> {
  const ids = idsOf(link, mark, ['not-done', closing, words]);
  const because = `A caller says on the tracking page: it is not done.${words === '' ? '' : `\n\n${words}`}`;
  const { caseId, callerId } = link;
  const result = await send(core, ids.command, {
    type: 'answer-survey',
    caseId,
    callerId,
    closing,
    ...(await answersWithNotDone(core, link, closing, callerId)),
    words: words === '' ? null : { id: ids.words, body: words },
    again: {
      because: { id: ids.because, body: because.slice(0, MAX_SURVEY_WORDS + 200) },
      promiseId: ids.promise,
      language: link.language ?? language,
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
