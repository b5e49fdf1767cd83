import { MAX_SERVICE_SAID, type CommandOf } from '../../../shared/domain/case-command.ts';
import type { Service } from '../../../shared/domain/city-pack.ts';
import { channel } from '../../../shared/domain/channel.ts';
import type { EmergencyNote } from '../../../shared/domain/emergency-check.ts';
import { foldText } from '../../../shared/domain/fold-text.ts';
import type { CallerId, CaseId, PromiseId, TextId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import type { PromiseInput } from '../../../shared/domain/promise.ts';
import { attachmentOfDraft } from '../../attachments/draft-file.ts';
import type { CallerDraft } from '../../design/caller-fields.tsx';
import { callerInputOf } from '../../design/caller-input-of.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import type { Told } from './promise-words.ts';
import { somebodyListens } from './told-promise.ts';

/** Ids of one filing, made once, so that pressing twice files once. */
export interface FilingIds {
  readonly caseId: CaseId;
  readonly callerId: CallerId;
  readonly description: TextId;
  readonly placeSaid: TextId;
  readonly answers: TextId;
  readonly serviceSaid: TextId;
  readonly promise: PromiseId;
}

/** What is kept besides what stands in the draft's fields. */
export interface FilingMore {
  /** Those to the questions asked now, null when the service has none. */
  readonly answers: NewCaseDraft['answers'] | null;
  readonly told: Told;
  readonly emergency: EmergencyNote | null;
  readonly serviceSaid: SaidForService | null;
}

type SaidForService = NonNullable<CommandOf<'open-case'>['serviceSaid']>;

/** What a caller said for a service; null when only the service's own name stands there, which nobody said. */
export function serviceSaidOf(draft: NewCaseDraft, service: Service, id: TextId): SaidForService | null {
  const said = draft.serviceText.trim().slice(0, MAX_SERVICE_SAID);
  const names = [service.name.en, service.name.es].map(foldText);
  if (said === '' || !said.isWellFormed() || names.includes(foldText(said))) return null;
  return { id, body: said };
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The caller of a draft. */
export function callerOf(draft: NewCaseDraft): CallerDraft {
  return {
    mode: draft.callerMode,
    id: draft.callerId,
    name: draft.callerName,
    phone: draft.callerPhone,
    email: draft.callerEmail,
    language: draft.callerLanguage,
  };
}

/** The part of a draft that a caller makes. */
export function withCaller(caller: CallerDraft): Partial<NewCaseDraft> {
  return {
    callerMode: caller.mode,
    callerId: caller.id,
    callerName: caller.name,
    callerPhone: caller.phone,
    callerEmail: caller.email,
    callerLanguage: caller.language,
  };
}

/** What is recorded of what a caller was told. */
export function promiseOf(id: PromiseId, { basis, by }: Told, language: string): PromiseInput {
  return by === null
    ? { id, kind: 'work', basis: 'none', by, language }
    : { id, kind: 'work', basis, by, language };
}

/** The command that files a draft nothing is missing from. */
export function openCommand(
  draft: NewCaseDraft & { service: string },
  ids: FilingIds,
  catalogueVersion: string,
  { answers, told, emergency, serviceSaid }: FilingMore,
): CommandOf<'open-case'> {
  const description = orNull(draft.description);
  const placeSaid = orNull(draft.placeText);
  return {
    type: 'open-case',
    caseId: ids.caseId,
    service: draft.service,
    channel: channel.catch('other').parse(draft.channel),
    place: draft.place ?? NO_PLACE,
    caller: callerInputOf(callerOf(draft), ids.callerId),
    description: description === null ? null : { id: ids.description, body: description },
    placeSaid: placeSaid === null ? null : { id: ids.placeSaid, body: placeSaid },
    ...(serviceSaid === null ? {} : { serviceSaid }),
    answers: answers === null ? null : { id: ids.answers, catalogueVersion, values: answers },
    ...(draft.promiseBasis !== null || somebodyListens(draft.channel)
      ? { promise: promiseOf(ids.promise, told, draft.callerLanguage) }
      : {}),
    ...(emergency === null ? {} : { emergency }),
    ...(draft.files.length === 0 ? {} : { attachments: draft.files.map(attachmentOfDraft) }),
    ...(draft.splitFrom === null ? {} : { splitFrom: draft.splitFrom.caseId }),
  };
}
