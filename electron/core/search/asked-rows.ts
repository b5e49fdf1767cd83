import type { Choice } from './choices.ts';
import type { Conditions } from './conditions.ts';
import type { Effort } from './effort.ts';
import type { WordDemand } from './match-expression.ts';

/** A value bound to a question in SQL. */
export type Value = string | number;

/** What rows are asked for. */
export interface AskedRows {
  readonly demand: WordDemand;
  /** Other demands, any of which will do as well. */
  readonly others?: readonly WordDemand[];
  readonly conditions: Conditions;
  /** Tokens none may have. */
  readonly mustNot: readonly string[];
  /** How many cases there are. */
  readonly total: number;
  /** The same asked of the index alone, for when the rows that were looked at have too few. */
  readonly byIndex?: AskedRows;
  /** When walking common words ends, in milliseconds of `performance.now()`. */
  readonly until: number;
  /** So many times as long as while somebody types. */
  readonly times: number;
  /** Once it is used up nothing more is asked, whatever was found: what is typed next must not wait. */
  readonly effort: Effort;
}

/** In how many cases one of these stands, at most. */
export const countOf = (choices: readonly Choice[]): number => choices.reduce((sum, { n }) => sum + n, 0);

/** Conditions of SQL together; empty ones left out. */
export const and = (conditions: readonly string[]): string =>
  conditions.filter((one) => one !== '').join(' AND ');

/** Conditions of SQL as what stands behind FROM; empty ones left out. */
export function where(conditions: readonly string[]): string {
  const said = and(conditions);
  return said === '' ? '' : `WHERE ${said}`;
}

/** The same question with one more condition on columns. */
export const withCondition = (asked: AskedRows, sql: string, values: readonly Value[]): AskedRows => ({
  ...asked,
  conditions: {
    ...asked.conditions,
    sql: and([asked.conditions.sql, sql]),
    values: [...asked.conditions.values, ...values],
  },
});
