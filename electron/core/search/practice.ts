import { wordsOf } from '../../../shared/domain/fold-text.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { statement } from '../store/open-encrypted.ts';
import { saidCallers } from '../store/said-callers.ts';
import { readRows } from './exact-rows.ts';
import { textsOf } from './phrases.ts';

/** This part of the cases asked about is among the newest. */
const NEW_SHARE = 1 / 2;
const NEWEST = 0.06;
/** Letters from which on a word is misspelt, or quoted. */
const LONG = 5;
/** Most beginnings of what is typed, from two letters. */
const KEYS = 12;

/** A word with two letters that changed places. */
const mistyped = (word: string): string =>
  word.length < LONG ? word : `${word.slice(0, 2)}${word[3] ?? ''}${word[2] ?? ''}${word.slice(4)}`;

const beginnings = (text: string): string[] =>
  Array.from({ length: Math.min(KEYS, text.length - 1) }, (_, at) => text.slice(0, at + 2));

/** The first two long words that stand side by side in some text. */
function phraseOf(texts: readonly string[]): string | null {
  for (const text of texts) {
    const words = wordsOf(text);
    const at = words.findIndex((word, n) => word.length >= LONG && (words[n + 1]?.length ?? 0) >= LONG);
    if (at >= 0) return words.slice(at, at + 2).join(' ');
  }
  return null;
}

/** What somebody who looks for this case may type, in every form there is. */
function textsFor(view: DeskView, columns: CaseColumns, which: number): string[] {
  const { service, district, number, address, callers_said: said } = columns;
  const place = (address.split(',')[0] ?? '').toLowerCase();
  const street = place.replace(/^\d+ /, '');
  const name = street.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  const known = view.known.city.service(service);
  const names = [...(known?.words.en ?? []), ...(known?.words.es ?? [])];
  const one = names[which % Math.max(1, names.length)] ?? service;
  const texts = [place, street, `${name} ${one}`, `${name} -${one}`, mistyped(name), one, `overdue ${one}`];
  texts.push(`${mistyped(name)} ${one}`, `${one} last week`, `closed ${one} since monday`, `mine ${one}`);
  texts.push(...beginnings([place, street, one][which % 3] ?? place));
  if (district !== null) texts.push(`${one} cd${district}`, `open ${one} cd${district}`);
  if (number !== null) texts.push(number, number.slice(-5));
  const [caller] = saidCallers(said);
  if (caller !== undefined) {
    const last = caller.name.split(' ').slice(1).join(' ') || caller.name;
    texts.push(caller.name, last, `${last} ${name}`, `${last} ${one}`, mistyped(last), ...caller.fours);
    texts.push(...beginnings(caller.name.toLowerCase()));
  }
  const phrase = phraseOf(textsOf(view, columns));
  if (phrase !== null) texts.push(`"${phrase}"`, phrase);
  return texts.filter((text) => text.trim().length > 1);
}

/**
 * Questions a desk asks itself before anybody types, in every form there is, about cases spread over all it holds and
 * the newest: what the first questions of a day would wait for is compiled and in memory then.
 * @param cases about how many cases
 * @param worth none of a desk with fewer
 */
export function practiceTexts(view: DeskView, cases: number, worth: number): string[] {
  const held = view.meta?.cases ?? 0;
  if (held === 0 || held < worth) return [];
  const ends = statement<[], { first: number; last: number }>(
    view.cache,
    'SELECT (SELECT min(row) FROM cases) AS first, (SELECT max(row) FROM cases) AS last',
  ).get();
  if (ends === undefined) return [];
  const next = statement<[number], number>(
    view.cache,
    'SELECT row FROM cases WHERE row >= ? ORDER BY row LIMIT 1',
  ).pluck();
  const rows = Array.from({ length: cases }, (_, at) => {
    const share = (at + 1) / (cases + 1);
    const from = share < NEW_SHARE ? 1 - (share / NEW_SHARE) * NEWEST : (share - NEW_SHARE) / (1 - NEW_SHARE);
    return next.get(Math.floor(ends.first + (ends.last - ends.first) * from)) ?? ends.last;
  });
  return readRows(view.cache, [...new Set(rows)]).flatMap((columns, at) => textsFor(view, columns, at));
}
