import type { Service } from '../../../shared/domain/city-pack.ts';
import { missingAnswers } from '../../questions/missing-answers.ts';
import { validatorFor } from '../../questions/validator-for.ts';
import type { NewCaseDraft } from '../../workspace/workspace.ts';
import { missingParts, type MissingPart } from './missing-parts.ts';

/**
 * What still stands between a draft and filing it, the questions of its service included.
 * @param isOutside its place is known to be in another city
 */
export function missingOf(draft: NewCaseDraft, service: Service | null, isOutside: boolean): MissingPart[] {
  const questions = service?.questions ?? null;
  const validator = questions === null ? null : validatorFor(questions.schema);
  const unanswered =
    validator === null || questions === null ? [] : missingAnswers(validator, questions, draft.answers);
  return missingParts(draft, service, unanswered, isOutside);
}
