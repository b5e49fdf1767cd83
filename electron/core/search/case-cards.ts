import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { statement, type Db } from '../store/open-encrypted.ts';

const cards = new Map<string, CallerCard>();
const MOST_CARDS = 2_000;

function cardOf(json: string): CallerCard {
  let card = cards.get(json);
  if (card === undefined) {
    if (cards.size >= MOST_CARDS) cards.clear();
    card = JSON.parse(json) as CallerCard;
    cards.set(json, card);
  }
  return card;
}

/** The cards of the callers of a case. */
export function cardsOf(cache: Db, { caller_rows }: CaseColumns): CallerCard[] {
  const read = statement<[number], { card: string }>(cache, 'SELECT card FROM callers WHERE row = ?');
  return caller_rows
    .split(' ')
    .filter((one) => one !== '')
    .flatMap((row) => {
      const found = read.get(Number(row));
      return found === undefined ? [] : [cardOf(found.card)];
    });
}
