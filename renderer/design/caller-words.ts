import type { CallerCard } from '../../shared/contract/case-record.ts';
import { maskedContacts } from '../../shared/domain/caller-contacts.ts';

/** Languages offered for a caller, the most spoken in the city first; BCP 47. */
export const LANGUAGES = [
  'en',
  'es',
  'ko',
  'zh',
  'hy',
  'fil',
  'fa',
  'ru',
  'vi',
  'ja',
  'ar',
  'fr',
  'th',
  'km',
  'ase',
] as const;

export { languageName } from '../../shared/domain/case-words/language-name.ts';

/** A caller's contact data as far as a desk may show it: "***-0142, ***-0199, m***@example.org". Empty without any. */
export function contactWords(card: Pick<CallerCard, 'phoneLast4' | 'emailMasked' | 'contacts'>): string {
  const { phones, emails } = maskedContacts(card);
  return [...phones.map(maskedPhone), ...emails].join(', ');
}

/** "***-0142"; a number too short to be told apart is only said to be there. */
export function maskedPhone(lastFour: string): string {
  return lastFour === '' ? 'a short number' : `***-${lastFour}`;
}
