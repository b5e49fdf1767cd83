import { directionOf } from '../../../shared/domain/street-words.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { cityDates } from './city-dates.ts';
import { isShortSuffix, type Tokens } from './date-span.ts';
import type { Lexicon } from './lexicon.ts';
import type { FilterCondition, QueryFilter, TypedWord } from './query.ts';
import type { QueryText, QueryToken } from './query-text.ts';
import { beginsDate, dateAt, type DateReading } from './read-dates.ts';

/** What a text is read with. */
export interface QueryContext {
  readonly lexicon: Lexicon;
  readonly now: Instant;
  /** The city's. */
  readonly timeZone: string;
}

/** A filter and the place after its last word. */
export interface ReadFilter {
  readonly filter: QueryFilter;
  readonly end: number;
}

/** A condition that was read from the words before `end`. */
export interface FoundFilter {
  readonly condition: FilterCondition;
  readonly label: string;
  /** Its words may as well be meant as words. */
  readonly ordinary: boolean;
  readonly end: number;
}

const STREET_IN_SPANISH: ReadonlySet<string> = new Set(['calle', 'avenida', 'bulevar', 'paseo', 'camino']);
const DISTRICT_WORDS: ReadonlySet<string> = new Set(['cd', 'district', 'distrito']);
/** Said before a date: what was done then. */
const OPENED_WORDS: ReadonlySet<string> = new Set(['opened', 'created', 'reported', 'filed', 'received']);

const wordOf = (tokens: Tokens, at: number): string => tokens[at]?.word ?? '';

export function typedWord({ word, start, end, typing }: QueryToken): TypedWord {
  return { word, start, end, typing };
}

/** The district that "cd14" names; null when a word names none. */
export function districtNamed(word: string): string | null {
  return /^cd0*([1-9]\d{0,2})$/.exec(word)?.[1] ?? null;
}

/** The district in "cd14", "cd 14" or "council district 14". */
export function districtAt(tokens: Tokens, start: number, end: number): FoundFilter | null {
  const together = districtNamed(wordOf(tokens, start));
  const at = wordOf(tokens, start) === 'council' ? start + 1 : start;
  const apart =
    at + 1 < end && DISTRICT_WORDS.has(wordOf(tokens, at))
      ? /^0*([1-9]\d{0,2})$/.exec(wordOf(tokens, at + 1))
      : null;
  const district = together ?? apart?.[1] ?? null;
  if (district === null) return null;
  return {
    condition: { kind: 'district', district },
    label: `CD ${district}`,
    ordinary: false,
    end: together === null ? at + 2 : start + 1,
  };
}

/** The longest service phrase. */
export function serviceAt(tokens: Tokens, at: number, end: number, lexicon: Lexicon): FoundFilter | null {
  const found = lexicon.servicePhrases.longest(tokens, at, end);
  if (found === null) return null;
  const { services, label } = found.value;
  return { condition: { kind: 'service', services }, label, ordinary: true, end: found.end };
}

/** The longest name of a department; short names of one word only when `asked`. */
export function departmentAt(
  tokens: Tokens,
  at: number,
  end: number,
  lexicon: Lexicon,
  asked: boolean,
): FoundFilter | null {
  const found = lexicon.departmentNames.longest(tokens, at, end);
  if (found === null) return null;
  const { department, label, sure } = found.value;
  if (sure === 'asked' && !asked) return null;
  return {
    condition: { kind: 'department', department },
    label,
    ordinary: sure !== 'always',
    end: found.end,
  };
}

/** A state, or mine, overdue, escalated, reopened. */
export function filterWordAt(tokens: Tokens, at: number, end: number, lexicon: Lexicon): FoundFilter | null {
  const found = lexicon.filterWords.longest(tokens, at, end);
  return found === null ? null : { ...found.value, end: found.end };
}

/** A date as a condition: when a case was opened or closed. */
export function datedFound({ from, to, label, end }: DateReading, kind: 'opened' | 'closed'): FoundFilter {
  const said = kind === 'closed' ? `Closed ${label}` : label.charAt(0).toUpperCase() + label.slice(1);
  return { condition: { kind, from, to }, label: said, ordinary: false, end };
}

function datedAt(
  text: QueryText,
  start: number,
  context: QueryContext,
  isClosed: boolean,
): FoundFilter | null {
  const { tokens, dateEnds } = text;
  const end = dateEnds[start] ?? start;
  const isSaid = OPENED_WORDS.has(wordOf(tokens, start));
  const at = isSaid ? start + 1 : start;
  if (at >= end || !beginsDate(wordOf(tokens, at))) return null;
  const found = dateAt(tokens, at, end, cityDates(context.now, context.timeZone));
  return found === null ? null : datedFound(found, isClosed && !isSaid ? 'closed' : 'opened');
}

/** Whether a lone word stands where a street's name does: "123 n open", "state st", "calle cerrada". */
function namesStreet({ tokens, phraseEnds }: QueryText, at: number, lexicon: Lexicon): boolean {
  const end = phraseEnds[at] ?? at + 1;
  if (at + 1 < end && isShortSuffix(wordOf(tokens, at + 1))) {
    // "open road debris": the suffix begins a phrase of its own.
    const beyond = lexicon.servicePhrases.longest(tokens, at + 1, end);
    return beyond === null || beyond.end === at + 2;
  }
  const before = at > 0 && (phraseEnds[at - 1] ?? at) > at ? wordOf(tokens, at - 1) : '';
  if (STREET_IN_SPANISH.has(before)) return true;
  return directionOf(before) !== undefined && /^\d/.test(wordOf(tokens, at - 2));
}

/**
 * The longest filter that begins at a word; null when none does.
 * @param afterClosed the filter before it, with nothing between, is the state closed
 */
export function filterAt(
  text: QueryText,
  at: number,
  context: QueryContext,
  afterClosed: boolean,
): FoundFilter | null {
  const { tokens, phraseEnds } = text;
  const { lexicon } = context;
  const end = phraseEnds[at] ?? at + 1;
  let best: FoundFilter | null = null;
  for (const found of [
    datedAt(text, at, context, afterClosed),
    districtAt(tokens, at, end),
    filterWordAt(tokens, at, end, lexicon),
    departmentAt(tokens, at, end, lexicon, false),
    serviceAt(tokens, at, end, lexicon),
  ]) {
    if (found !== null && (best === null || found.end > best.end)) best = found;
  }
  if (best === null) return null;
  const { kind } = best.condition;
  const isDate = kind === 'opened' || kind === 'closed';
  if (best.end === at + 1 && !isDate && kind !== 'district' && namesStreet(text, at, lexicon)) return null;
  return best;
}
