import { numberBody } from '../../../shared/domain/number-parts.ts';
import { SHOWN_COLUMNS, type CaseColumns } from '../store/case-columns.ts';
import { statement, type SqliteDb } from '../store/open-encrypted.ts';
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

/** Rows of cases by their number. */
export interface NumberRows {
  /** Those whose whole number it is. */
  readonly whole: readonly number[];
  /** Those whose number begins or ends so, newest first; none when it is a whole number. */
  readonly partial: readonly number[];
}

/** Finds cases by the digits of their number, from the indexes alone. */
export function rowsByNumber(db: SqliteDb, digits: string, limit: number): NumberRows {
  const forms = digitForms(digits);
  const begun = statement<Value[], { row: number; number_body: string }>(
    db,
    `SELECT row, number_body FROM cases WHERE number_body >= ? AND number_body < ?
      ORDER BY number_body DESC LIMIT ?`,
  );
  const found = forms.flatMap((from) => begun.all(from, `${from}:`, limit));
  const whole = found.filter((one) => forms.includes(one.number_body)).map((one) => one.row);
  // Who typed the whole of a number does not look for those that end so.
  if (whole.length > 0) return { whole: newestFirst(whole), partial: [] };
  const ended = statement<Value[], { row: number }>(
    db,
    `SELECT row FROM cases INDEXED BY cases_number_end
      WHERE number_body IS NOT NULL AND substr(number_body, -4) = ? AND number_body LIKE '%' || ?
      ORDER BY row DESC LIMIT ?`,
  ).all(digits.slice(-4), digits, limit);
  return { whole, partial: newestFirst([...found, ...ended].map((one) => one.row)).slice(0, limit) };
}

const newestFirst = (rows: readonly number[]): number[] => [...new Set(rows)].toSorted((a, b) => b - a);

/** The columns of these rows, newest first. */
export function readRows(db: SqliteDb, rows: readonly number[]): CaseColumns[] {
  if (rows.length === 0) return [];
  return statement<[string], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row IN (SELECT value FROM json_each(?)) ORDER BY row DESC`,
  ).all(JSON.stringify(rows));
}

/** The key that was made last: one question asks for the same of every case it finds. */
let made = { tail: '', key: '', typed: '' };

/** The key under which a typed phone number is found: of its last 10 digits, or of its last 7. */
export function typedPhoneKey(digits: string, key: string): string {
  const tail = digits.slice(digits.length >= 10 ? -10 : -7);
  if (made.tail !== tail || made.key !== key) made = { tail, key, typed: phoneKey(tail, key) };
  return made.typed;
}

/** Cases of the callers who have a phone number, newest first. */
export function rowsByPhone(db: SqliteDb, typedKey: string, limit: number): CaseColumns[] {
  return statement<Value[], CaseColumns>(
    db,
    `SELECT ${SHOWN_COLUMNS} FROM cases WHERE row IN (
      SELECT case_row FROM caller_keys JOIN caller_cases USING (caller_row) WHERE key = ? ORDER BY case_row DESC LIMIT ?
    ) ORDER BY row DESC`,
  ).all(typedKey, limit);
}
