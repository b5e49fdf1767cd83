import type { DeskView } from '../desk/desk-view.ts';
import type { Choice } from './choices.ts';
import { conditionsOf } from './conditions.ts';
import { correctionsOf, isSuspect } from './correct-words.ts';
import { digitForms, typedPhoneKey } from './exact-rows.ts';
import { matchExpression, NOTHING } from './match-expression.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { unwantedOf, withUnwanted } from './unwanted.ts';

interface Condition {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** What was typed into the filter of a list, for its rows to be counted and sorted by. */
export interface Filter {
  /** For full text; null when no words are asked for. */
  readonly words: string | null;
  /** Rows whose number, or whose caller's phone number, is what was typed; null when nothing like it was. */
  readonly digits: Condition | null;
  /** On the columns of `cases`; empty SQL when there are none. */
  readonly columns: Condition;
}

function digitsCondition(view: DeskView, { query }: PreparedQuery): Condition | null {
  const either: Condition[] = [];
  if (query.number !== null) {
    for (const from of digitForms(query.number)) {
      const sql = 'row IN (SELECT row FROM cases WHERE number_body >= ? AND number_body < ?)';
      either.push({ sql, values: [from, `${from}:`] });
    }
    either.push({
      sql: "row IN (SELECT row FROM cases WHERE number_body IS NOT NULL AND substr(number_body, -4) = ? AND number_body LIKE '%' || ?)",
      values: [query.number.slice(-4), query.number],
    });
  }
  if (query.phone !== null) {
    const sql = `row IN (SELECT case_row FROM caller_cases WHERE caller_row IN (SELECT caller_row FROM caller_keys WHERE key = ?))`;
    either.push({ sql, values: [typedPhoneKey(query.phone, view.phoneKey)] });
  }
  if (either.length === 0) return null;
  return { sql: either.map((one) => one.sql).join(' OR '), values: either.flatMap((one) => one.values) };
}

/** Each word in any field, a mistyped one as what it was probably meant for. */
function demandOf({ free, known }: PreparedQuery): Choice[][] {
  return free
    .filter(({ meant, structured, text }) => !meant.isStreetPart || structured.length + text.length > 0)
    .map((one) => {
      const own = [...one.structured, ...one.text];
      if (own.length > 0 || !isSuspect(one, known)) return own;
      return correctionsOf(one, known).flatMap(({ choices }) => choices);
    });
}

/** Makes what was typed ready for a list. Words side by side are asked for in pairs. */
export function filterOf(view: DeskView, prepared: PreparedQuery): Filter {
  const { query } = prepared;
  const ruledOut = unwantedOf(view, query.without);
  const conditions = withUnwanted(conditionsOf(query.filters, view.account.id, view.now), ruledOut, view.now);
  const demand = demandOf(prepared);
  const possible = demand.every((choices) => choices.length > 0);
  const unwanted = ruledOut.tokens;
  const must = [...conditions.must, ...prepared.neighbours.map((one) => [one])];
  const expression = possible ? matchExpression(demand, must, unwanted) : NOTHING;
  const bounded = conditions.fromRow > 0 || conditions.toRow < Number.MAX_SAFE_INTEGER;
  const parts: Condition[] = [{ sql: conditions.sql, values: conditions.values }];
  if (conditions.mustNot.length > 0) parts.push({ sql: 'is_open = 0', values: [] });
  if (bounded) parts.push({ sql: 'row >= ? AND row < ?', values: [conditions.fromRow, conditions.toRow] });
  // Full text can't be asked for what lacks a word only.
  if (expression === null && unwanted.length > 0) {
    const tokens = unwanted.map((token) => `"${token}"`).join(' OR ');
    parts.push({
      sql: 'row NOT IN (SELECT rowid FROM case_words WHERE case_words MATCH ?)',
      values: [tokens],
    });
  }
  const said = parts.filter((one) => one.sql !== '');
  return {
    words: expression,
    digits: digitsCondition(view, prepared),
    columns: { sql: said.map((one) => one.sql).join(' AND '), values: said.flatMap((one) => one.values) },
  };
}
