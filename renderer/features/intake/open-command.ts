import { channel } from '../../../shared/domain/channel.ts';
import type { CallerInput, CommandOf } from '../../../shared/domain/case-command.ts';
import type { CallerId, CaseId, TextId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';

/** Ids of one filing, made once, so that pressing twice files once. */
export interface FilingIds {
  readonly caseId: CaseId;
  readonly callerId: CallerId;
  readonly description: TextId;
  readonly placeSaid: TextId;
  readonly answers: TextId;
}

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** The caller of a draft as a command names them. A known caller without an id counts as anonymous; missingParts asks first. */
export function callerOf(draft: NewCaseDraft, id: CallerId): CallerInput {
  if (draft.callerMode === 'new') {
    return {
      kind: 'new',
      id,
      name: draft.callerName.trim(),
      phone: orNull(draft.callerPhone),
      email: orNull(draft.callerEmail),
      language: draft.callerLanguage,
    };
  }
  return draft.callerMode === 'known' && draft.callerId !== null
    ? { kind: 'known', id: draft.callerId }
    : { kind: 'anonymous' };
}

/**
 * The command that files a draft nothing is missing from.
 * @param answers those to the questions asked now, null when the service has no questions
 */
export function openCommand(
  draft: NewCaseDraft & { service: string },
  ids: FilingIds,
  catalogueVersion: string,
  answers: NewCaseDraft['answers'] | null,
): CommandOf<'open-case'> {
  const description = orNull(draft.description);
  const placeSaid = orNull(draft.placeText);
  return {
    type: 'open-case',
    caseId: ids.caseId,
    service: draft.service,
    channel: channel.catch('other').parse(draft.channel),
    place: draft.place ?? NO_PLACE,
    caller: callerOf(draft, ids.callerId),
    description: description === null ? null : { id: ids.description, body: description },
    placeSaid: placeSaid === null ? null : { id: ids.placeSaid, body: placeSaid },
    answers: answers === null ? null : { id: ids.answers, catalogueVersion, values: answers },
  };
}
