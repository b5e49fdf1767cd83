import type { CallerCard } from '../../shared/contract/case-record.ts';

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

const names = new Intl.DisplayNames('en', { type: 'language' });

/** "Spanish" for "es"; the code itself when it is none. */
export function languageName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/** A caller's contact data as far as a desk may show it: "***-0142, m***@example.org". Empty without any. */
export function contactWords({
  phoneLast4,
  emailMasked,
}: Pick<CallerCard, 'phoneLast4' | 'emailMasked'>): string {
  const phone = phoneLast4 === null ? null : `***-${phoneLast4}`;
  return [phone, emailMasked].filter((part) => part !== null).join(', ');
}
