import {
  WEAK_SCORE,
  type ServiceCandidate,
  type ServiceReason,
} from '../../../shared/domain/find-services.ts';
import { shownName } from '../../../shared/domain/case-words/shown-name.ts';

const quoted = (words: readonly string[]): string => words.map((one) => `“${shownName(one)}”`).join(', ');

/** Why a service was found: "because of “couch”", "a guess, because of “street”". */
export function candidateWords({ score, reason }: ServiceCandidate): string {
  return score < WEAK_SCORE && reason.field !== 'learned'
    ? `a guess, ${reasonWords(reason)}`
    : reasonWords(reason);
}

function reasonWords(reason: ServiceReason): string {
  const { field, words, said, chosen } = reason;
  if (field === 'learned') return `agents chose this for ${quoted(said)}`;
  const also = chosen > 0 ? ', and agents chose it for that' : '';
  if (field === 'summary') return `by its description${also}`;
  const language = reason.language === 'es' ? ' (Spanish)' : '';
  const corrected = reason.corrected ? ', with a small correction' : '';
  if (field === 'hint') return `because of ${quoted(said)}${language}${corrected}${also}`;
  const what = field === 'name' ? 'its name, ' : '';
  return `because of ${what}“${words}”${language}${corrected}${also}`;
}
