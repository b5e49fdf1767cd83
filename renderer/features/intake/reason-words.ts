import type { ServiceReason } from './service-finder.ts';

/** Why a service was found: "because of “couch”", "because of “bache” (Spanish)". */
export function reasonWords(reason: ServiceReason): string {
  if (reason.field === 'summary') return 'by its description';
  const language = reason.language === 'es' ? ' (Spanish)' : '';
  const corrected = reason.corrected ? ', with a small correction' : '';
  const what = reason.field === 'name' ? 'its name, ' : '';
  return `because of ${what}“${reason.words}”${language}${corrected}`;
}
