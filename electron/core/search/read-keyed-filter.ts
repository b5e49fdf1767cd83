import { cityDates } from './city-dates.ts';
import type { QueryText, QueryToken, Quotes } from './query-text.ts';
import { expectedDateAt, type DateWord } from './read-dates.ts';
import {
  datedFound,
  departmentAt,
  districtAt,
  filterWordAt,
  serviceAt,
  type FoundFilter,
  type QueryContext,
  type ReadFilter,
} from './read-filters.ts';

type Key = 'state' | 'service' | 'department' | 'district' | 'is' | 'opened' | 'closed' | DateWord;

const KEYS: ReadonlyMap<string, Key> = new Map(
  (
    [
      ['state', 'state status estado'],
      ['service', 'service type servicio tipo'],
      ['department', 'department dept departamento'],
      ['district', 'district cd distrito'],
      ['is', 'is'],
      ['opened', 'opened created'],
      ['closed', 'closed'],
      ['since', 'since from desde'],
      ['before', 'before antes'],
      ['after', 'after despues'],
      ['until', 'until hasta'],
      ['on', 'on'],
      ['in', 'in'],
    ] as const
  ).flatMap(([key, words]) => words.split(' ').map((word): [string, Key] => [word, key])),
);

/** "key:value" at a word. */
interface Keyed {
  /** What it asks; null when the key or the value is unknown: both are just words then. */
  readonly read: ReadFilter | null;
  /** The place after the first word of the value, which is no filter of its own. */
  readonly plainTo: number;
}

function valueAt(
  key: Key,
  { tokens, phraseEnds, dateEnds }: QueryText,
  at: number,
  quotedEnd: number | null,
  { lexicon, now, timeZone }: QueryContext,
  afterClosed: boolean,
): FoundFilter | null {
  const end = quotedEnd ?? phraseEnds[at] ?? at + 1;
  switch (key) {
    case 'state': {
      const found = filterWordAt(tokens, at, end, lexicon);
      if (found?.condition.kind === 'reopened') {
        return { ...found, condition: { kind: 'state', states: ['reopened'] } };
      }
      return found?.condition.kind === 'state' ? found : null;
    }
    case 'is':
      return filterWordAt(tokens, at, end, lexicon);
    case 'service':
      return serviceAt(tokens, at, end, lexicon);
    case 'department':
      return departmentAt(tokens, at, end, lexicon, true);
    case 'district': {
      const district = /^0*([1-9]\d{0,2})$/.exec(tokens[at]?.word ?? '')?.[1];
      if (district === undefined) return districtAt(tokens, at, end);
      return {
        condition: { kind: 'district', district },
        label: `CD ${district}`,
        ordinary: false,
        end: at + 1,
      };
    }
    case 'opened':
    case 'closed': {
      const found = expectedDateAt(tokens, at, quotedEnd ?? dateEnds[at] ?? end, cityDates(now, timeZone));
      return found === null ? null : datedFound(found, key);
    }
    default: {
      const dates = cityDates(now, timeZone);
      const found = expectedDateAt(tokens, at, quotedEnd ?? dateEnds[at] ?? end, dates, key);
      return found === null ? null : datedFound(found, afterClosed ? 'closed' : 'opened');
    }
  }
}

function lastIn(tokens: readonly QueryToken[], at: number, quotes: Quotes): number {
  let end = at;
  while (tokens[end]?.quotes === quotes) end += 1;
  return end;
}

/** "key:value" at a word; null when no colon with something behind it stands there. */
export function keyedAt(
  text: QueryText,
  at: number,
  context: QueryContext,
  afterClosed: boolean,
): Keyed | null {
  const { tokens } = text;
  const [token, value] = [tokens[at], tokens[at + 1]];
  if (token === undefined || value === undefined || text.text[token.end] !== ':') return null;
  if (at > 0 && !/[\s(]$/.test(token.gap)) return null;
  if (value.minus || !/^:\s*["“”„]?$/.test(value.gap)) return null;
  const isQuoted = value.quotes !== null;
  // A quote sign that opens nothing, or a minus: no value.
  if (isQuoted !== /["“”„]$/.test(value.gap) || (!isQuoted && value.plain)) return null;
  const quotedEnd = value.quotes === null ? null : lastIn(tokens, at + 1, value.quotes);
  const key = KEYS.get(token.word);
  const found = key === undefined ? null : valueAt(key, text, at + 1, quotedEnd, context, afterClosed);
  if (found !== null && (quotedEnd === null || quotedEnd === found.end)) {
    const { condition, label, end } = found;
    const to = value.quotes?.end ?? tokens[end - 1]?.end ?? token.end;
    return {
      read: { filter: { condition, label, start: token.start, end: to, words: [] }, end },
      plainTo: end,
    };
  }
  // "10: open" and "note: open" go on as any text; only what is tied to the key is its value.
  const isTied = !/\s/.test(value.gap);
  return isTied ? { read: null, plainTo: at + 2 } : null;
}
