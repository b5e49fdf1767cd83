import type { CallerCard } from '../../../shared/contract/case-record.ts';
import { callerDoubles, type ComparedCaller } from '../../../shared/domain/caller-doubles.ts';
import type { CallerId } from '../../../shared/domain/ids.ts';
import { prepareQuery } from '../search/prepare-query.ts';
import { readTyped } from '../search/search-desk.ts';
import { countCallerCases, suggestCallers } from '../search/search-entities.ts';
import { callerRow, casesOfCaller } from '../store/caller-book.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCaseAt, readCallers } from '../store/read-case.ts';
import type { DeskView } from './desk-view.ts';

/** Most places of one caller that are compared, and most records that are. */
const MOST_PLACES = 20;
const MOST_COMPARED = 60;

function comparedOf({ cache }: DeskView, card: CallerCard): ComparedCaller {
  const row = callerRow(cache, card.id);
  const cases = row === null ? [] : casesOfCaller(cache, row).slice(0, MOST_PLACES);
  const places = cases.flatMap((one) => findCaseAt(cache, one)?.facts.place ?? []);
  return { id: card.id, name: card.name, phoneKeys: card.phoneKeys, places };
}

/** Cards with a number in common with this one. */
function withSameNumber({ cache }: DeskView, card: CallerCard): CallerCard[] {
  return statement<[string, number], { card: string }>(
    cache,
    `SELECT card FROM callers WHERE row IN (
      SELECT caller_row FROM caller_keys WHERE key IN (SELECT value FROM json_each(?))) LIMIT ?`,
  )
    .all(JSON.stringify(card.phoneKeys), MOST_COMPARED)
    .map((one) => JSON.parse(one.card) as CallerCard);
}

/** Records this desk holds that may be of the same person, the surest first, each with the reasons. */
export function doublesOf(
  view: DeskView,
  id: CallerId,
): { card: CallerCard; cases: number; because: string[] }[] {
  const [card] = readCallers(view.cache, [id]);
  if (card === undefined) return [];
  const named = suggestCallers(view, prepareQuery(view, readTyped(view, card.name)), MOST_COMPARED);
  const others = new Map(
    [...withSameNumber(view, card), ...named.map((one) => one.card)].map((one) => [one.id, one]),
  );
  const compared = [...others.values()].map((one) => comparedOf(view, one));
  return callerDoubles(comparedOf(view, card), compared).flatMap((double) => {
    const other = others.get(double.id);
    if (other === undefined) return [];
    return [{ card: other, cases: countCallerCases(view, other).cases, because: [...double.because] }];
  });
}
