import { numberBody } from '../../../shared/domain/number-parts.ts';
import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement, type Db } from '../store/open-encrypted.ts';
import { phoneKey } from './phone-keys.ts';

type Value = string | number;

/** The digits as typed, and without the "1" that stands before most numbers. */
export function digitForms(digits: string): string[] {
  return digits.startsWith('1') && digits.length > 4 ? [digits, digits.slice(1)] : [digits];
}

/** How well a case number fits digits: the whole of it, its beginning or its end; null when it does not. */
export function numberFit(
  number: string,
  digits: string,
): { readonly asked: string; readonly whole: boolean } | null {
  const body = numberBody(number);
  const asked = digitForms(digits).find((one) => body.startsWith(one) || body.endsWith(one));
  return asked === undefined ? null : { asked, whole: body === asked };
}

/** Cases whose number begins or ends so; a whole number first, then newest first. */
export function rowsByNumber(db: Db, digits: string, limit: number): CaseColumns[] {
  const rows = new Map<number, CaseColumns>();
  const select = `SELECT ${SHOWN_COLUMNS} FROM cases`;
  const take = (sql: string, ...values: Value[]) => {
    for (const one of statement<Value[], CaseColumns>(db, `${select} ${sql}`).all(...values, limit)) {
      rows.set(one.row, one);
    }
  };
  for (const from of digitForms(digits)) {
    take('WHERE number_body >= ? AND number_body < ? ORDER BY number_body DESC LIMIT ?', from, `${from}:`);
  }
  const isWhole = (one: CaseColumns) => one.number !== null && numberFit(one.number, digits)?.whole === true;
  // Who typed the whole of a number does not look for those that end so.
  if ([...rows.values()].some(isWhole)) return inOrder([...rows.values()], isWhole).slice(0, limit);
  take(
    `WHERE row IN (
      SELECT row FROM cases INDEXED BY cases_number_end
      WHERE number_body IS NOT NULL AND substr(number_body, -4) = ? AND number_body LIKE '%' || ? ORDER BY row DESC LIMIT ?
    ) ORDER BY row DESC`,
    digits.slice(-4),
    digits,
  );
  return inOrder([...rows.values()], isWhole).slice(0, limit);
}

const inOrder = (rows: readonly CaseColumns[], isWhole: (one: CaseColumns) => boolean): CaseColumns[] =>
  rows.toSorted((a, b) => Number(isWhole(b)) - Number(isWhole(a)) || b.row - a.row);

/** The key under which a typed phone number is found: of its last 10 digits, or of its last 7. */
export function typedPhoneKey(digits: string, key: string): string {
  return phoneKey(digits.slice(digits.length >= 10 ? -10 : -7), key);
}

/** Cases of the callers who have a phone number, newest first. */
export function rowsByPhone(db: Db, typedKey: string, limit: number): CaseColumns[] {
  return statement<Value[], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row IN (
      SELECT case_row FROM caller_keys JOIN caller_cases USING (caller_row) WHERE key = ? ORDER BY case_row DESC LIMIT ?
    ) ORDER BY row DESC`,
  ).all(typedKey, limit);
}
