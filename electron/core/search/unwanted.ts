import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { meetsFilter, type Conditions } from './conditions.ts';
import { meantWords } from './meanings.ts';
import type { QueryFilter, TypedWord } from './query.ts';
import { districtNamed } from './read-filters.ts';
import { accountToken, serviceWord, TAG, tagged } from './tokens.ts';

/** What the words after a minus rule out. */
export interface Unwanted {
  /** No match has any of these tokens. */
  readonly tokens: readonly string[];
  /** What no match is, and only its row tells. */
  readonly closed: boolean;
  readonly overdue: boolean;
}

const OVERDUE: QueryFilter = { condition: { kind: 'overdue' }, label: '', start: 0, end: 0, words: [] };

/** Tokens by which a word is what a filter of one word would be. */
function filterTokens(word: string, account: AccountId): string[] {
  const district = districtNamed(word);
  if (district !== null) return [tagged(TAG.district, district)];
  if (word === 'mine') return [accountToken(account)];
  if (word === 'escalated') return [tagged(TAG.state, word)];
  return word === 'reopened' ? [tagged(TAG.state, 'again')] : [];
}

/**
 * Understands the words after a minus, in whatever field they stand. A service is ruled out by its own name only:
 * "bulky -mattress" is about bulky items, though citizens call them mattresses too.
 */
export function unwantedOf(view: DeskView, without: readonly TypedWord[]): Unwanted {
  const { lexicon } = view.known;
  const meant = meantWords(
    without.map((one) => ({ ...one, typing: false })),
    lexicon,
  );
  const words = meant.map((one) => one.word);
  const tokens = meant.flatMap(({ word, structured, text }) => [
    ...[...structured, text]
      .filter(({ tag }) => tag !== TAG.service)
      .map(({ tag, form }) => tagged(tag, form)),
    ...lexicon.servicesNamed(word).map((code) => tagged(TAG.service, serviceWord(code))),
    ...filterTokens(word, view.account.id),
  ]);
  return {
    tokens: [...new Set(tokens)],
    closed: words.some((word) => lexicon.states(word).includes('closed')),
    overdue: words.includes('overdue'),
  };
}

/** Adds what only rows tell to the conditions of the filters. */
export function withUnwanted(conditions: Conditions, { closed, overdue }: Unwanted, now: number): Conditions {
  return {
    ...conditions,
    must: closed ? [...conditions.must, [tagged(TAG.state, 'open')]] : conditions.must,
    sql: [conditions.sql, overdue ? 'NOT (is_open = 1 AND due_sort < ?)' : '']
      .filter((one) => one !== '')
      .join(' AND '),
    values: overdue ? [...conditions.values, now] : conditions.values,
  };
}

/** Whether a case with unsent work is ruled out. */
export function isUnwanted(
  view: DeskView,
  facts: CaseFacts,
  has: ReadonlySet<string>,
  { tokens, closed, overdue }: Unwanted,
): boolean {
  if (tokens.some((token) => has.has(token)) || (closed && !isLive(facts.state))) return true;
  return overdue && meetsFilter(facts, OVERDUE, view.account.id, view.now);
}
