import { numberBody } from '../../../shared/domain/number-parts.ts';
import type { Query, QueryFilter, QueryPhrase, TypedWord } from './query.ts';
import { isPhoneLike, numberLike, queryText, spacedOnce, type QueryText } from './query-text.ts';
import { filterAt, typedWord, type QueryContext, type ReadFilter } from './read-filters.ts';
import { keyedAt } from './read-keyed-filter.ts';

/** Of each sort of part no more are read. */
const MOST_WORDS = 12;
const SHORTEST_NUMBER = 4;
const SHORTEST_PHONE = 7;
/** Between two streets; they say nothing by themselves. */
const BETWEEN: ReadonlySet<string> = new Set(['at', 'and', 'y']);
/** Written between two streets; before or behind all other words it is an initial. */
const CROSS = 'x';

interface Parts {
  readonly words: TypedWord[];
  readonly without: TypedWord[];
  readonly phrases: { readonly words: string[]; readonly start: number; readonly end: number }[];
  readonly filters: QueryFilter[];
}

/** The words without the cross between two streets; what stands in quotes is kept as it is. */
function withoutCross({ words, phrases }: Parts): TypedWord[] {
  const isQuoted = ({ start, end }: TypedWord) => phrases.some((one) => start >= one.start && end <= one.end);
  const isCross = (one: TypedWord, at: number) =>
    one.word === CROSS && at > 0 && at < words.length - 1 && !isQuoted(one);
  return words.filter((one, at) => !isCross(one, at));
}

function add<T>(list: T[], one: T): void {
  if (list.length < MOST_WORDS) list.push(one);
}

/** Digits are looked for in the text without its filters, its words after a minus and its quotation marks. */
function digitsText({ text }: QueryText, { filters, without }: Parts): string {
  const cut = [...filters, ...without.map(({ start, end }) => ({ start: start - 1, end }))];
  let rest = '';
  let at = 0;
  for (const { start, end } of cut.toSorted((one, other) => one.start - other.start)) {
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return spacedOnce((rest + text.slice(at)).replaceAll(/["“”„]/g, ' '));
}

function addQuoted(parts: Parts, text: QueryText, at: number): number {
  const { tokens } = text;
  const quotes = tokens[at]?.quotes;
  if (quotes === undefined || quotes === null) return at;
  let end = at;
  while (tokens[end]?.quotes === quotes) end += 1;
  const inside = tokens.slice(at, end).map(typedWord);
  if (quotes.minus && inside.length === 1) {
    inside.forEach((one) => add(parts.without, one));
    return end;
  }
  const kept = inside.slice(0, MOST_WORDS - parts.words.length);
  if (kept.length === 0) return end;
  parts.words.push(...kept);
  // The word that is being typed may be the beginning of what stands beside the others.
  const whole = kept.filter(({ typing }) => !typing);
  const last = whole.at(-1);
  if (last === undefined) return end;
  const to = whole.length === kept.length ? quotes.end : last.end;
  parts.phrases.push({ words: whole.map(({ word }) => word), start: quotes.start, end: to });
  return end;
}

/** The filter of the words from `at` on; null when they are none. */
function readFilter(
  text: QueryText,
  at: number,
  context: QueryContext,
  afterClosed: boolean,
): ReadFilter | null {
  const found = filterAt(text, at, context, afterClosed);
  const [first, last] = [text.tokens[at], found === null ? undefined : text.tokens[found.end - 1]];
  if (found === null || first === undefined || last === undefined) return null;
  const { condition, label, ordinary, end } = found;
  const words = ordinary ? text.tokens.slice(at, end).map(typedWord) : [];
  return { filter: { condition, label, start: first.start, end: last.end, words }, end };
}

function isClosedState({ condition }: QueryFilter): boolean {
  return condition.kind === 'state' && condition.states.includes('closed');
}

/**
 * Understands what was typed: words, phrases in quotes, words after a minus, and filters in plain words or as
 * "key:value". Nothing in a text is an error. The last word counts as being typed unless a space follows it.
 */
export function readQuery(typed: string, context: QueryContext): Query {
  const text = queryText(typed);
  const { tokens } = text;
  const parts: Parts = { words: [], without: [], phrases: [], filters: [] };
  /** Words before this place are no filters: the value of an unknown key. */
  let plainTo = 0;
  let closedTo = -1;
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.quotes !== null) {
      at = addQuoted(parts, text, at);
      continue;
    }
    let read: ReadFilter | null = null;
    if (!token.plain && at >= plainTo) {
      const keyed = keyedAt(text, at, context, closedTo === at);
      if (keyed !== null && keyed.read === null) plainTo = keyed.plainTo;
      read = keyed === null ? readFilter(text, at, context, closedTo === at) : keyed.read;
    }
    if (read !== null) {
      add(parts.filters, read.filter);
      at = read.end;
      if (isClosedState(read.filter)) closedTo = at;
      continue;
    }
    if (token.minus) add(parts.without, typedWord(token));
    else if (token.typing || !BETWEEN.has(token.word)) add(parts.words, typedWord(token));
    at += 1;
  }
  const digits = digitsText(text, parts);
  const number = numberBody(numberLike(digits) ?? '');
  const phone = isPhoneLike(digits) ? digits.replace(/\D/g, '') : '';
  const phrases: readonly QueryPhrase[] = parts.phrases;
  return {
    words: withoutCross(parts),
    without: parts.without,
    phrases,
    filters: parts.filters,
    number: number.length >= SHORTEST_NUMBER ? number : null,
    phone: phone.length >= SHORTEST_PHONE ? phone : null,
  };
}
