import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { MatchReason, SearchCorrection } from '../../../shared/contract/search-view.ts';
import { caseRowOf } from '../desk/case-row.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { shownRow } from '../store/case-columns.ts';
import { asFoundCaller, callersOfRow, type FoundCaller } from './case-cards.ts';
import { isStrict } from './conditions.ts';
import type { Correction } from './correct-words.ts';
import { numberFit, typedPhoneKey } from './exact-rows.ts';
import type { Match } from './gathering.ts';
import { numberReason, endOf, phoneReason, possibleOf, reasonsOf } from './match-reasons.ts';
import type { MeantWord } from './meanings.ts';
import { textsOf } from './phrases.ts';
import type { PreparedQuery } from './prepare-query.ts';
import type { Query } from './query.ts';
import { bodiesOf } from './shown-matches.ts';

/** A case that matches. */
export interface ExplainedCase {
  readonly row: CaseRow;
  readonly because: MatchReason[];
  /** Its callers, when a caller is why it matches. */
  readonly callers: readonly FoundCaller[];
}

export interface ExplainedCases {
  readonly cases: readonly ExplainedCase[];
  readonly corrections: readonly SearchCorrection[];
}

/** Works out why each case matches, and which other spellings were used. */
export function explainCases(
  view: DeskView,
  prepared: PreparedQuery,
  found: readonly Match[],
  tried: ReadonlyMap<MeantWord, readonly Correction[]>,
): ExplainedCases {
  const { query, words } = prepared;
  const fields = new Map(
    prepared.chosen.map(({ meant, structured }) => [meant, possibleOf(structured.map((one) => one.meaning))]),
  );
  const used = new Map<MeantWord, string>();
  const sideBySide = query.phrases.filter((one) => one.words.length > 1);
  const filtered = filterReasons(query);
  const cases = found.map((match): ExplainedCase => {
    const { columns, shown } = match;
    const row = shown === null ? shownRow(columns) : caseRowOf(shown.facts, true);
    const said = reasonsOf({
      row,
      callers: () => callersOf(view, match),
      texts: () => {
        // What is found by its number needs no word of a note for a reason.
        if (match.tier === 'exact') return [];
        if (shown !== null) return bodiesOf(shown);
        return columns === null ? [] : textsOf(view, columns);
      },
      city: view.known.city,
      phrases: sideBySide,
      words,
      fields: shown === null ? fields : null,
      tried: match.tier === 'corrected' ? tried : new Map(),
    });
    for (const [word, spelling] of said.spelled) if (!used.has(word)) used.set(word, spelling);
    const exact = exactReasons(view, query, match, row);
    // Digits may be met as a whole phone number and as its end.
    const isNew = (one: MatchReason) =>
      !exact.because.some(({ field, text }) => field === one.field && text === one.text);
    const because = [...exact.because, ...said.because.filter(isNew), ...filtered];
    return { row, because, callers: [...exact.callers, ...said.callers] };
  });
  const corrections = [...used].map(([{ word, start, end }, shown]) => ({ typed: word, shown, start, end }));
  return { cases, corrections };
}

function callersOf(view: DeskView, { columns, shown }: Match): FoundCaller[] {
  return shown === null ? callersOfRow(view.cache, columns) : shown.callers.map(asFoundCaller);
}

const FILTER_FIELDS = {
  state: 'state',
  overdue: 'state',
  reopened: 'state',
  escalated: 'state',
  service: 'service',
  department: 'department',
  district: 'district',
  opened: 'opened',
  closed: 'state',
} as const;

/** What every match has in common, being filtered by it. */
function filterReasons({ filters }: Query): MatchReason[] {
  // What was closed last week is closed.
  const isClosing = filters.some(({ condition }) => condition.kind === 'closed');
  return filters.flatMap((one): MatchReason[] => {
    const { kind } = one.condition;
    if (!isStrict(one) || kind === 'mine' || (kind === 'state' && isClosing)) return [];
    return [{ field: FILTER_FIELDS[kind], text: one.label, ranges: [[0, one.label.length]] }];
  });
}

function exactReasons(
  view: DeskView,
  query: Query,
  match: Match,
  row: CaseRow,
): { because: MatchReason[]; callers: readonly FoundCaller[] } {
  const because: MatchReason[] = [];
  if (query.number !== null && row.number !== null) {
    const fit = numberFit(row.number, query.number);
    if (fit !== null) because.push(numberReason(row.number, fit.asked));
  }
  if (query.phone === null) return { because, callers: [] };
  const key = typedPhoneKey(query.phone, view.phoneKey);
  const callers = callersOf(view, match).filter((one) => one.card()?.phoneKeys.includes(key) === true);
  const digits = query.phone;
  return { because: [...because, ...callers.map((one) => phoneReason(endOf(one, digits)))], callers };
}
