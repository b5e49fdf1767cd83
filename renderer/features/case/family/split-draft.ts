import type { CaseView } from '../../../../shared/contract/case-view.ts';
import type { NewCaseDraft } from '../../../workspace/workspace.ts';

/** The place of a case in the caller's words, where they are known. */
function placeSaid({ entries }: CaseView): string {
  for (const { event, texts } of entries) {
    if (event.type === 'case-opened' && event.placeSaid !== null) return texts[event.placeSaid] ?? '';
  }
  return '';
}

/** What a new case begins with that is split off from another: its callers, place and channel. What it is about is new. */
export function splitDraft(view: CaseView): Partial<NewCaseDraft> {
  const { facts, reference, callers } = view;
  const [first = null] = facts.callerIds;
  const card = callers.find((one) => one.id === first);
  return {
    splitFrom: { caseId: facts.id, name: facts.number ?? reference },
    channel: facts.channel,
    callerMode: first === null ? 'anonymous' : 'known',
    callerId: first,
    callerName: card?.name ?? '',
    callerLanguage: card?.language ?? 'en',
    place: facts.place.address === '' && facts.place.lat === null ? null : facts.place,
    placeText: placeSaid(view),
  };
}
