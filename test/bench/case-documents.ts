import type { CallerCard } from '../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import { wordsOf } from '../../shared/domain/fold-text.ts';
import type { CaseId } from '../../shared/domain/ids.ts';

/** A case as a peer indexes it: all it is found by as one text. */
export interface CaseDocument {
  readonly row: number;
  readonly id: CaseId;
  readonly openedAt: number;
  readonly words: readonly string[];
  /** The case itself, for peers that read what they find. */
  readonly facts: CaseFacts;
}

/** What a document is made of. */
export interface DocumentParts {
  readonly row: number;
  readonly facts: CaseFacts;
  readonly callers: readonly CallerCard[];
  /** Bodies of what was said and written; null for what was erased. */
  readonly said: readonly (string | null)[];
  /** Whatever else it shall be found by. */
  readonly more: readonly string[];
}

export function caseDocument(city: City, { row, facts, callers, said, more }: DocumentParts): CaseDocument {
  const service = city.service(facts.service);
  const text = [
    facts.number,
    facts.place.address,
    facts.place.district === null ? null : `cd${facts.place.district}`,
    service?.name.en,
    service?.name.es,
    facts.history?.type,
    facts.department,
    facts.state.replaceAll('-', ''),
    isLive(facts.state) ? 'open' : null,
    ...callers.map(({ name, phoneLast4 }) => `${name} ${phoneLast4 ?? ''}`),
    ...said,
    ...more,
  ];
  return { row, id: facts.id, openedAt: facts.openedAt, words: wordsOf(text.join(' ')), facts };
}
