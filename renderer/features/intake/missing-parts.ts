import type { Service } from '../../../shared/domain/city-pack.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';

export type Block = 'who' | 'what' | 'where' | 'tell';

/** Something without which a new case can't be filed, and the block it belongs to. */
export interface MissingPart {
  readonly block: Block;
  /** What to ask for: "the caller's name". */
  readonly words: string;
  /** Key of the question that needs an answer. */
  readonly question: string | null;
}

/** Key under which a place outside the city asks for a confirmation. */
export const OUTSIDE = 'place:outside';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

function missingOfCaller(draft: NewCaseDraft, service: Service | null): string[] {
  switch (draft.callerMode) {
    case 'anonymous':
      return service?.anonymous === 'forbidden'
        ? [`a name: ${service.name.en} can’t be reported anonymously`]
        : [];
    case 'known':
      return draft.callerId === null ? ['the caller'] : [];
    case 'new': {
      const missing: string[] = [];
      if (draft.callerName.trim() === '') missing.push('the caller’s name (or Anonymous)');
      if (draft.callerEmail.trim() !== '' && !EMAIL.test(draft.callerEmail.trim()))
        missing.push('a whole e-mail address, or none');
      return missing;
    }
  }
}

/** What still stands between a draft and filing it, in the order of the form. Empty: it can be filed. */
export function missingParts(
  draft: NewCaseDraft,
  service: Service | null,
  unanswered: readonly { readonly key: string; readonly title: string }[],
  isOutside = false,
): MissingPart[] {
  const part = (block: Block, words: string, question: string | null = null): MissingPart => ({
    block,
    words,
    question,
  });
  const placeless = draft.place === null && draft.placeText.trim() === '';
  return [
    ...missingOfCaller(draft, service).map((words) => part('who', words)),
    ...(service === null ? [part('what', 'the service')] : []),
    ...unanswered.map(({ key, title }) => part('what', `“${title}”`, key)),
    ...(isOutside && !draft.outsideConfirmed
      ? [part('where', 'a confirmation that it is to be filed here', OUTSIDE)]
      : []),
    ...(placeless ? [part('where', 'the place')] : []),
  ];
}
