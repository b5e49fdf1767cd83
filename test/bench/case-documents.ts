import type { CallerCard } from '../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { isLive } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { wordsOf } from '../../shared/domain/fold-text.ts';
import { statement, type Db } from '../../electron/core/store/open-encrypted.ts';
import { readCallers, readEntries } from '../../electron/core/store/read-case.ts';

/** A case as a peer indexes it: all it is found by as one text. */
export interface CaseDocument {
  readonly row: number;
  readonly id: CaseId;
  readonly openedAt: number;
  readonly words: readonly string[];
}

const PAGE = 1_000;

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
  return { row, id: facts.id, openedAt: facts.openedAt, words: wordsOf(text.join(' ')) };
}

function documentIn(cache: Db, city: City, row: number, facts: CaseFacts): CaseDocument {
  const callers = readCallers(cache, facts.callerIds);
  const said = readEntries(cache, { row, facts }).flatMap(({ texts }) => Object.values(texts));
  return caseDocument(city, { row, facts, callers, said, more: [] });
}

/** The cases of a cache as documents, a thousand at a time, oldest first. */
export function* caseDocuments(cache: Db, city: City): Generator<readonly CaseDocument[]> {
  const read = statement<[number, number], { row: number; facts: string }>(
    cache,
    'SELECT row, facts FROM cases WHERE row > ? ORDER BY row LIMIT ?',
  );
  for (let after = -1; ;) {
    const rows = read.all(after, PAGE);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows.map(({ row, facts }) => documentIn(cache, city, row, JSON.parse(facts) as CaseFacts));
    after = last.row;
  }
}
