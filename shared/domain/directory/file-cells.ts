import type { AccountId } from '../ids.ts';
import { accountId } from '../ids.ts';
import type { Person } from './directory.ts';

/*
 * Values as cells of a spreadsheet, and back to the very same values. A person who fills in a cell may also write what a
 * spreadsheet makes of it: 11/23/2026 for a day, 7,5 for a number.
 */

/** Somebody who has an account, as the file names them. */
export interface FilePerson {
  readonly id: AccountId;
  readonly login: string;
  readonly name: string;
}

/** What a cell says, or why it says nothing. */
export type CellRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly wrong: string };

const is = (value: unknown): CellRead => ({ ok: true, value });
const isNot = (wrong: string): CellRead => ({ ok: false, wrong });

/** What a spreadsheet would take as a formula. */
const FORMULA = /^[=+\-@\t\r']/;

/** A cell that no spreadsheet reckons with. */
export function guarded(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** The text of a cell without that mark. */
export function unguarded(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell;
}

/** A text that is read as it stands. */
export const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const QUOTED = /^"((?:[^"]|"")*)"$/;

/** Whether a cell's text stands in quotation marks. */
export const isQuoted = (cell: string): boolean => QUOTED.test(cell.trim());

/** A text as it stands; in quotation marks where reading would change it. */
export function textCell(text: string): string {
  return text !== text.trim() || text.startsWith('"') ? inQuotes(text) : text;
}

/** A text without the spaces around it. */
export function readText(cell: string): string {
  const trimmed = cell.trim();
  const inside = QUOTED.exec(trimmed)?.[1];
  return inside === undefined ? trimmed : inside.replaceAll('""', '"');
}

/** A list, or the word for everything. */
export function listCell(items: 'all' | readonly string[]): string {
  if (items === 'all') return 'all';
  const plain = (item: string) =>
    item !== '' && item === item.trim() && !/[;,\n"]/.test(item) && !/^all$/i.test(item);
  return items.map((item) => (plain(item) ? item : inQuotes(item))).join('; ');
}

const ITEM = /\s*(?:"((?:[^"]|"")*)"|([^;,\n]*))\s*(?:[;,\n]|$)/y;

/** The items of a list; "all" where everything is meant. */
export function readList(cell: string): CellRead {
  if (/^all$/i.test(cell.trim())) return is('all');
  const items: string[] = [];
  let at = 0;
  while (at < cell.length) {
    ITEM.lastIndex = at;
    const found = ITEM.exec(cell);
    if (found === null) return isNot('has a quotation mark in the middle of an item');
    const [whole, quoted, plain = ''] = found;
    if (quoted !== undefined) items.push(quoted.replaceAll('""', '"'));
    else if (/^all$/i.test(plain.trim())) return isNot('says all and something else besides');
    else if (plain.trim() !== '') items.push(plain.trim());
    at += Math.max(1, whole.length);
  }
  return is(items);
}

/** A list of which "all" is no part. */
export function readItems(cell: string): CellRead {
  const read = readList(cell);
  return read.ok && read.value === 'all' ? is(['all']) : read;
}

const ACCOUNT = /\(account ([0-9a-f-]{36})\)$/i;
const LOGIN = /\(([^()]+)\)$/;

/** How people stand in a file, and who is meant there. */
export interface PeopleCells {
  cell(who: Person | null): string;
  read(cell: string): CellRead;
}

/** People by name, and by login where they have an account. */
export function peopleCells(people: readonly FilePerson[]): PeopleCells {
  const byId = new Map<string, FilePerson>(people.map((one) => [one.id, one]));
  const byLogin = new Map(people.map((one) => [one.login, one]));
  const isLogin = (text: string) => byLogin.has(LOGIN.exec(text)?.[1]?.trim().toLowerCase() ?? '');
  return {
    cell(who) {
      if (who === null) return '';
      if ('name' in who) {
        const { name } = who;
        return ACCOUNT.test(name) || isLogin(name) ? inQuotes(name) : textCell(name);
      }
      const known = byId.get(who.account);
      if (known === undefined || !isLogin(`(${known.login})`) || known.login !== known.login.trim())
        return `(account ${who.account})`;
      return `${known.name.replaceAll(/["\s]+/g, ' ').trim()} (${known.login})`.trim();
    },
    read(cell) {
      const trimmed = cell.trim();
      if (trimmed === '') return is(null);
      if (QUOTED.test(trimmed)) return is({ name: readText(trimmed) });
      const id = ACCOUNT.exec(trimmed)?.[1];
      if (id !== undefined)
        return accountId.safeParse(id).success ? is({ account: id }) : isNot('names no account');
      const known = byLogin.get(LOGIN.exec(trimmed)?.[1]?.trim().toLowerCase() ?? '');
      return is(known === undefined ? { name: trimmed } : { account: known.id });
    },
  };
}

/** A number with a point, or with the comma of other countries. */
export function readNumber(cell: string): CellRead {
  const text = cell.trim();
  return /^\d{1,9}(?:[.,]\d{1,9})?$/.test(text) ? is(Number(text.replace(',', '.'))) : isNot('is no number');
}

const pad = (text: string): string => text.padStart(2, '0');

/** A day as it is written in the directory; whether the month has it is for the check to say. */
export function readDate(cell: string): CellRead {
  const text = cell.trim();
  const written = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [, year = '', month = '', day = ''] =
    american === null ? (written ?? []) : ['', american[3], american[1], american[2]];
  return year === '' ? isNot('is no day') : is(`${year}-${pad(month)}-${pad(day)}`);
}

/** Day and time. */
export function readTime(cell: string): CellRead {
  const parts = /^(\S+?)(?:T|[ \u00a0]+)(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]m)?$/i.exec(cell.trim());
  const [, day = '', hour = '', minute = '', half] = parts ?? [];
  const date = readDate(day);
  if (parts === null || !date.ok) return isNot('is no day with a time');
  if (half === undefined) return is(`${String(date.value)}T${pad(hour)}:${minute}`);
  const inHalf = Number(hour) % 12;
  return is(`${String(date.value)}T${pad(String(/p/i.test(half) ? inHalf + 12 : inHalf))}:${minute}`);
}

/** Yes or no; empty means no. */
export function readYes(cell: string): CellRead {
  const text = cell.trim().toLowerCase();
  if (['yes', 'true', 'x', '1'].includes(text)) return is(true);
  return ['no', 'false', '0', ''].includes(text) ? is(false) : isNot('is neither yes nor no');
}
