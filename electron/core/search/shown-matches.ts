import { wordsOf } from '../../../shared/domain/fold-text.ts';
import { saidText } from '../../../shared/domain/answers.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { caseReference } from '../overlay/case-reference.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import { isStrict, meetsFilter } from './conditions.ts';
import { numberFit, typedPhoneKey } from './exact-rows.ts';
import { matches } from './meanings.ts';
import { hasPhrase } from './phrases.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { caseTokens } from './tokens.ts';
import { isUnwanted, unwantedOf } from './unwanted.ts';

/** What was said and noted of a case with unsent work. */
export const bodiesOf = ({ entries }: ShownCase): string[] =>
  entries.flatMap(({ texts }) =>
    Object.values(texts).flatMap((body) => (body === null ? [] : [saidText(body)])),
  );

const shownTexts = (shown: ShownCase): string[] => [
  shown.facts.place.address,
  shown.facts.history?.type ?? '',
  ...shown.callers.map((card) => card.name),
  ...bodiesOf(shown),
];

/** Tokens of a case with unsent work; its temporary reference finds it too. */
function shownTokens({ facts, callers, entries }: ShownCase): Set<string> {
  const tokens = caseTokens(facts, callers, entries);
  for (const word of wordsOf(caseReference(facts))) tokens.add(word);
  return tokens;
}

/** Whether a case with unsent work matches what was typed, as the lists would say. */
export function shownMatches(view: DeskView, shown: ShownCase, { query, words }: PreparedQuery): boolean {
  const { facts, callers } = shown;
  const strict = query.filters.filter(isStrict);
  if (!strict.every((one) => meetsFilter(facts, one, view.account.id, view.now))) return false;
  const tokens = shownTokens(shown);
  if (query.without.length > 0 && isUnwanted(view, facts, tokens, unwantedOf(view, query.without)))
    return false;
  if (query.number !== null && facts.number !== null && numberFit(facts.number, query.number) !== null)
    return true;
  if (query.phone !== null) {
    const key = typedPhoneKey(query.phone, view.phoneKey);
    if (callers.some((card) => card.phoneKeys.includes(key))) return true;
  }
  return matches(tokens, words) && query.phrases.every((one) => hasPhrase(shownTexts(shown), one.words));
}
