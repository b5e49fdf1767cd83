import type { NewCaseDraft } from '../../workspace/workspace.ts';

/** What a new case starts with, and where that stands in it. */
export interface DraftStart {
  readonly known: Partial<NewCaseDraft>;
  /** "as the place". */
  readonly as: string;
}

const CROSSING = /\S\s+(?:&|at|and|y|con)\s+\S/i;
const HOUSE_AND_STREET = /^\d{1,6}\s+\p{L}/u;

/** Puts what was typed into the search box where it belongs in a new case: phone, place, or what it is about. */
export function draftFrom(text: string): DraftStart {
  const typed = text.trim();
  const digits = typed.replaceAll(/\D/g, '');
  if (/^[\d\s()+.-]+$/.test(typed) && digits.length >= 7) {
    return { known: { callerMode: 'new', callerPhone: typed }, as: 'as the caller’s phone' };
  }
  if (HOUSE_AND_STREET.test(typed) || CROSSING.test(typed)) {
    return { known: { placeText: typed }, as: 'as the place' };
  }
  return { known: { serviceText: typed }, as: 'as what it is about' };
}
