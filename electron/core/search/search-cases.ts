import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { MatchReason, SearchCorrection } from '../../../shared/contract/search-view.ts';
import { foldText, wordsOf } from '../../../shared/domain/fold-text.ts';
import { DAY, type Instant } from '../../../shared/domain/instant.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { caseRowOf } from '../desk/case-row.ts';
import type { ShownCase } from '../overlay/overlay-commands.ts';
import { caseReference } from '../overlay/case-reference.ts';
import { shownRow, type CaseColumns } from '../store/case-columns.ts';
import { statement } from '../store/open-encrypted.ts';
import { readTexts } from '../store/read-case.ts';
import { rowsMatching, type Asked } from './case-rows.ts';
import type { Choice, ChosenWord } from './choices.ts';
import { conditionsOf, isStrict, meetsFilter } from './conditions.ts';
import { correctionsOf, isSuspect, type Correction } from './correct-words.ts';
import { numberFit, rowsByNumber, rowsByPhone, typedPhoneKey } from './exact-rows.ts';
import { reasonsOf, numberReason, phoneReason } from './match-reasons.ts';
import { matches, type MeantWord } from './meanings.ts';
import type { PreparedQuery } from './prepare-query.ts';
import type { Query } from './query.ts';
import { caseTokens } from './tokens.ts';
import { isBesideStreet, triesOf, withoutEmpty, withText, type Tier } from './tries.ts';
import { unwantedTokens } from './unwanted-tokens.ts';

/** A case that matches. */
export interface FoundCase {
  readonly row: CaseRow;
  readonly because: MatchReason[];
  /** Cards of its callers, when a caller is why it matches. */
  readonly callers: readonly CallerCard[];
}

export interface FoundCases {
  readonly cases: readonly FoundCase[];
  readonly corrections: readonly SearchCorrection[];
}

/** A match before its reasons are worked out. */
interface Match {
  readonly columns: CaseColumns | null;
  /** Set for a case with unsent work. */
  readonly shown: ShownCase | null;
  readonly tier: Tier;
  readonly openedAt: Instant;
}

const hasAny = (choices: readonly Choice[]): boolean => choices.length > 0;

/** How much newer a case counts that is close to what the agent is on. */
const NEAR_CALLER = 365 * DAY;
const NEAR_ADDRESS = 180 * DAY;
const NEAR_DISTRICT = 7 * DAY;

/** A search in progress: collects matches, each case once. */
class Gathering {
  readonly #matches: Match[] = [];
  readonly #taken = new Set<CaseId>();
  readonly view: DeskView;
  readonly limit: number;

  constructor(view: DeskView, limit: number) {
    this.view = view;
    this.limit = limit;
  }

  get missing(): number {
    return this.limit - this.#matches.length;
  }

  get size(): number {
    return this.#matches.length;
  }

  get matches(): readonly Match[] {
    return this.#matches;
  }

  /** So many rows must be asked for to be sure of enough new ones. */
  get wanted(): number {
    return this.limit + this.view.overlay.cases.size;
  }

  addShown(shown: ShownCase, tier: Tier): void {
    if (this.#taken.has(shown.facts.id)) return;
    this.#taken.add(shown.facts.id);
    this.#matches.push({ columns: null, shown, tier, openedAt: shown.facts.openedAt });
  }

  add(rows: readonly CaseColumns[], tier: Tier, most = this.limit): void {
    let added = 0;
    for (const columns of rows) {
      if (added >= most) return;
      if (this.#taken.has(columns.id) || this.view.overlay.cases.has(columns.id)) continue;
      this.#taken.add(columns.id);
      this.#matches.push({ columns, shown: null, tier, openedAt: columns.opened_at });
      added += 1;
    }
  }
}

/** Tokens of a case with unsent work; its temporary reference finds it too. */
function shownTokens({ facts, callers, entries }: ShownCase): Set<string> {
  const tokens = caseTokens(facts, callers, entries);
  for (const word of wordsOf(caseReference(facts))) tokens.add(word);
  return tokens;
}

/** Whether a case with unsent work matches what was typed, as the lists would say. */
export function shownMatches(view: DeskView, shown: ShownCase, { query, words }: PreparedQuery): boolean {
  const { facts, callers } = shown;
  const strict = query.filters.filter(isStrict);
  if (!strict.every((one) => meetsFilter(facts, one, view.account.id, view.now))) return false;
  const tokens = shownTokens(shown);
  if (unwantedTokens(view, query.without).some((token) => tokens.has(token))) return false;
  if (query.number !== null && facts.number !== null && numberFit(facts.number, query.number) !== null)
    return true;
  if (query.phone !== null) {
    const key = typedPhoneKey(query.phone, view.phoneKey);
    if (callers.some((card) => card.phoneKeys.includes(key))) return true;
  }
  return matches(tokens, words) && query.phrases.every((one) => hasPhrase(shownTexts(shown), one.words));
}

const bodiesOf = ({ entries }: ShownCase): string[] =>
  entries.flatMap(({ texts }) => Object.values(texts).filter((body) => body !== null));

const shownTexts = (shown: ShownCase): string[] => [
  shown.facts.place.address,
  shown.facts.history?.type ?? '',
  ...shown.callers.map((card) => card.name),
  ...bodiesOf(shown),
];

const patterns = new WeakMap<readonly string[], RegExp>();

function patternOf(phrase: readonly string[]): RegExp {
  let pattern = patterns.get(phrase);
  if (pattern === undefined) {
    // Words hold letters and digits only, so nothing in them means anything to the pattern.
    const words = phrase.join('[^\\p{L}\\p{N}]+');
    pattern = new RegExp(`(?:^|[^\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'u');
    patterns.set(phrase, pattern);
  }
  return pattern;
}

/** Whether some text has these words side by side. */
function hasPhrase(texts: readonly string[], phrase: readonly string[]): boolean {
  const [first = ''] = phrase;
  return texts.some((text) => {
    const folded = foldText(text);
    // An apostrophe inside a word is no end of it: such a text is taken apart.
    if (/['’ʼ]/.test(folded)) return ` ${wordsOf(text).join(' ')} `.includes(` ${phrase.join(' ')} `);
    return folded.includes(first) && patternOf(phrase).test(folded);
  });
}

function rowHasPhrases(view: DeskView, columns: CaseColumns, { phrases }: Query): boolean {
  const near = [
    columns.address,
    columns.source_type ?? '',
    ...cardsOf(view, columns).map((card) => card.name),
  ];
  const far = phrases.filter((one) => !hasPhrase(near, one.words));
  if (far.length === 0) return true;
  const texts = readTexts(view.cache, columns.row);
  return far.every((one) => hasPhrase(texts, one.words));
}

/** Common words that hardly ever meet are walked for so long, milliseconds: the newest cases first. */
const LONGEST_WALK = 15;
/** Matches looked into for words side by side: some, and more only when those were too few. */
const READ_FOR_PHRASES = [30, 100] as const;

function ask(view: DeskView, prepared: PreparedQuery, asked: Asked, limit: number): CaseColumns[] {
  if (prepared.query.phrases.length === 0) return rowsMatching(view.cache, asked, limit);
  const found: CaseColumns[] = [];
  let looked = 0;
  for (const most of READ_FOR_PHRASES) {
    const rows = rowsMatching(view.cache, asked, most);
    for (const one of rows.slice(looked)) {
      if (rowHasPhrases(view, one, prepared.query)) found.push(one);
      if (found.length >= limit || performance.now() > asked.until) return found;
    }
    looked = rows.length;
    if (rows.length < most) break;
  }
  return found;
}

const cards = new Map<string, CallerCard>();
const MOST_CARDS = 2_000;

function cardOf(json: string): CallerCard {
  let card = cards.get(json);
  if (card === undefined) {
    if (cards.size >= MOST_CARDS) cards.clear();
    card = JSON.parse(json) as CallerCard;
    cards.set(json, card);
  }
  return card;
}

/** The cards of the callers of a case. */
function cardsOf({ cache }: DeskView, { caller_rows }: CaseColumns): CallerCard[] {
  const read = statement<[number], { card: string }>(cache, 'SELECT card FROM callers WHERE row = ?');
  return caller_rows
    .split(' ')
    .filter((one) => one !== '')
    .flatMap((row) => {
      const found = read.get(Number(row));
      return found === undefined ? [] : [cardOf(found.card)];
    });
}

/** Newest cases of the same callers and at the same address that are looked at for closeness. */
const MOST_NEAR = 12;

/** Puts what is close to the case the agent is on first: its caller's, its address's, its district's. */
function nearFirst(
  gathering: Gathering,
  nearId: CaseId,
  asked: Asked,
  prepared: PreparedQuery,
): ReadonlyMap<CaseId, number> {
  const { view } = gathering;
  const bonus = new Map<CaseId, number>();
  const { cache } = view;
  const here = statement<
    [string],
    { row: number; address_row: number | null; caller_rows: string; district: string | null }
  >(cache, 'SELECT row, address_row, caller_rows, district FROM cases WHERE id = ?').get(nearId);
  if (here === undefined) return bonus;
  const take = (rows: readonly number[], days: number) => {
    for (const row of rows) {
      const conditions = {
        ...asked.conditions,
        fromRow: Math.max(row, asked.conditions.fromRow),
        toRow: Math.min(row + 1, asked.conditions.toRow),
      };
      const [found] = ask(view, prepared, { ...asked, conditions }, 1);
      if (found === undefined) continue;
      gathering.add([found], 'words');
      bonus.set(found.id, Math.max(days, bonus.get(found.id) ?? 0));
    }
  };
  const rowsOf = (sql: string, value: number) =>
    statement<[number, number], { row: number }>(cache, sql)
      .all(value, MOST_NEAR)
      .map((one) => one.row);
  for (const caller of here.caller_rows.split(' ').filter((one) => one !== '')) {
    take(
      rowsOf(
        'SELECT case_row AS row FROM caller_cases WHERE caller_row = ? ORDER BY case_row DESC LIMIT ?',
        Number(caller),
      ),
      NEAR_CALLER,
    );
  }
  if (here.address_row !== null) {
    take(
      rowsOf('SELECT row FROM cases WHERE address_row = ? ORDER BY row DESC LIMIT ?', here.address_row),
      NEAR_ADDRESS,
    );
  }
  for (const { columns } of gathering.matches) {
    if (columns !== null && here.district !== null && columns.district === here.district) {
      bonus.set(columns.id, Math.max(NEAR_DISTRICT, bonus.get(columns.id) ?? 0));
    }
  }
  return bonus;
}

/** Matches of each spelling of a lone word, so that no common one takes all the room. */
function addSpellings(
  gathering: Gathering,
  prepared: PreparedQuery,
  spellings: readonly Correction[],
  base: Omit<Asked, 'demand'>,
): void {
  const each = Math.max(3, Math.ceil(gathering.missing / Math.max(1, spellings.length)));
  const later: CaseColumns[] = [];
  for (const { choices } of spellings) {
    if (!hasAny(choices)) continue;
    const rows = ask(gathering.view, prepared, { ...base, demand: [choices] }, gathering.wanted);
    gathering.add(rows.slice(0, each), 'corrected', Math.max(0, gathering.missing));
    later.push(...rows.slice(each));
  }
  if (gathering.missing > 0) gathering.add(later, 'corrected', gathering.missing);
}

/** Tries other spellings of the words that look mistyped; of all words when none does but nothing was found. */
function addCorrected(
  gathering: Gathering,
  prepared: PreparedQuery,
  base: Omit<Asked, 'demand'>,
): ReadonlyMap<MeantWord, readonly Correction[]> {
  const { chosen, known } = prepared;
  const tried = new Map<MeantWord, readonly Correction[]>();
  const suspects = chosen.filter((one) => isSuspect(one, known));
  if (suspects.length === 0 && gathering.size > 0) return tried;
  const doubted = suspects.length > 0 ? suspects : chosen.filter(({ meant }) => !meant.isStreetPart);
  for (const one of doubted) tried.set(one.meant, correctionsOf(one, known));
  // A direction or suffix beside a word that is spelt otherwise may have been understood wrongly.
  for (const isKept of [isBesideStreet, () => false]) {
    const needed = withoutEmpty(chosen.filter((one) => !one.meant.isStreetPart || isKept(one)));
    const [alone] = needed;
    if (needed.length === 1 && alone !== undefined) {
      addSpellings(gathering, prepared, tried.get(alone.meant) ?? [], base);
    } else {
      const demand = needed.map((one) => [
        ...withText(one),
        ...(tried.get(one.meant) ?? []).flatMap(({ choices }) => choices),
      ]);
      if (demand.length > 0 && demand.every(hasAny)) {
        const rows = ask(gathering.view, prepared, { ...base, demand }, gathering.wanted);
        gathering.add(rows, 'corrected', gathering.missing);
      }
    }
    if (gathering.size > 0 || !chosen.some((one) => one.meant.isStreetPart)) break;
  }
  return tried;
}

function addExact(gathering: Gathering, { number, phone }: Query): { partial: readonly CaseColumns[] } {
  const { view } = gathering;
  let partial: readonly CaseColumns[] = [];
  if (number !== null) {
    const rows = rowsByNumber(view.cache, number, gathering.wanted);
    const isWhole = (one: CaseColumns) =>
      one.number !== null && numberFit(one.number, number)?.whole === true;
    gathering.add(rows.filter(isWhole), 'exact');
    partial = rows.filter((one) => !isWhole(one));
    for (const shown of view.overlay.cases.values()) {
      if (shown.facts.number !== null && numberFit(shown.facts.number, number) !== null)
        gathering.addShown(shown, 'exact');
    }
  }
  if (phone !== null) {
    const key = typedPhoneKey(phone, view.phoneKey);
    gathering.add(rowsByPhone(view.cache, key, gathering.wanted), 'exact');
    for (const shown of view.overlay.cases.values()) {
      if (shown.callers.some((card) => card.phoneKeys.includes(key))) gathering.addShown(shown, 'exact');
    }
  }
  return { partial };
}

/** Cases that match, best first: what is asked for exactly, then newest first, looser matches behind stricter ones. */
export function searchCases(
  view: DeskView,
  prepared: PreparedQuery,
  limit: number,
  near: CaseId | null,
): FoundCases {
  const { query, chosen } = prepared;
  const gathering = new Gathering(view, limit);
  const base = {
    conditions: conditionsOf(query.filters, view.account.id, view.now),
    mustNot: unwantedTokens(view, query.without),
    total: view.meta?.cases ?? 0,
    until: performance.now() + LONGEST_WALK,
  };
  const asksNothing =
    chosen.length === 0 && query.filters.every((one) => !isStrict(one)) && query.without.length === 0;
  const { partial } = addExact(gathering, query);
  let bonus: ReadonlyMap<CaseId, number> = new Map();
  let tried: ReadonlyMap<MeantWord, readonly Correction[]> = new Map();
  if (!asksNothing) {
    for (const shown of view.overlay.cases.values()) {
      if (shownMatches(view, shown, prepared)) gathering.addShown(shown, 'words');
    }
    const room = partial.length === 0 ? limit : Math.ceil(limit / 2);
    for (const { tier, demand, ifNothing } of triesOf(chosen, view.vocabulary)) {
      if (gathering.missing <= 0) break;
      if (ifNothing && gathering.size > 0) continue;
      const asked = { ...base, demand };
      gathering.add(
        ask(view, prepared, asked, gathering.wanted),
        tier,
        tier === 'words' ? room : gathering.missing,
      );
      if (near !== null && bonus.size === 0) bonus = nearFirst(gathering, near, asked, prepared);
    }
    gathering.add(partial, 'exact', Math.max(0, gathering.missing));
    if (gathering.missing > 0) tried = addCorrected(gathering, prepared, base);
  }
  gathering.add(partial, 'exact', Math.max(0, gathering.missing));
  const ordered = inOrder(gathering.matches, bonus).slice(0, limit);
  return explained(view, prepared, ordered, tried);
}

const TIER_ORDER: Readonly<Record<Tier, number>> = { exact: 0, words: 1, text: 2, corrected: 3 };

/** By tier; the newest first among what the words match, what is close counting as newer. */
function inOrder(found: readonly Match[], bonus: ReadonlyMap<CaseId, number>): Match[] {
  const weight = ({ columns, openedAt }: Match) =>
    openedAt + (columns === null ? 0 : (bonus.get(columns.id) ?? 0));
  return found.toSorted((a, b) => {
    const byTier = TIER_ORDER[a.tier] - TIER_ORDER[b.tier];
    return byTier !== 0 || a.tier === 'exact' || a.tier === 'corrected' ? byTier : weight(b) - weight(a);
  });
}

/** Works out why each case matches, and which other spellings were used. */
function explained(
  view: DeskView,
  prepared: PreparedQuery,
  found: readonly Match[],
  tried: ReadonlyMap<MeantWord, readonly Correction[]>,
): FoundCases {
  const { query, words } = prepared;
  const fields = new Map(
    prepared.chosen.map(({ meant, structured }) => [
      meant,
      [...new Set(structured.map((one) => one.meaning))],
    ]),
  );
  const used = new Map<MeantWord, string>();
  const filtered = filterReasons(query);
  const cases = found.map((match): FoundCase => {
    const { columns, shown } = match;
    const row =
      shown === null && columns !== null ? shownRow(columns) : caseRowOf((shown as ShownCase).facts, true);
    const said = reasonsOf({
      row,
      callers: () => shown?.callers ?? (columns === null ? [] : cardsOf(view, columns)),
      texts: () => {
        if (shown !== null) return bodiesOf(shown);
        return columns === null ? [] : readTexts(view.cache, columns.row);
      },
      city: view.known.city,
      words,
      fields: shown === null ? fields : null,
      tried: match.tier === 'corrected' ? tried : new Map(),
    });
    for (const [word, spelling] of said.spelled) if (!used.has(word)) used.set(word, spelling);
    const exact = exactReasons(view, query, match, row);
    const because = [...exact.because, ...said.because, ...filtered];
    return { row, because, callers: [...exact.callers, ...said.callers] };
  });
  const corrections = [...used].map(([{ word, start, end }, shown]) => ({ typed: word, shown, start, end }));
  return { cases, corrections };
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
  closed: 'opened',
} as const;

/** What every match has in common, being filtered by it. */
function filterReasons({ filters }: Query): MatchReason[] {
  return filters.flatMap((one): MatchReason[] => {
    const { kind } = one.condition;
    if (!isStrict(one) || kind === 'mine') return [];
    return [{ field: FILTER_FIELDS[kind], text: one.label, ranges: [[0, one.label.length]] }];
  });
}

function exactReasons(
  view: DeskView,
  query: Query,
  match: Match,
  row: CaseRow,
): { because: MatchReason[]; callers: readonly CallerCard[] } {
  const because: MatchReason[] = [];
  if (query.number !== null && row.number !== null) {
    const fit = numberFit(row.number, query.number);
    if (fit !== null) because.push(numberReason(row.number, fit.asked));
  }
  if (query.phone === null) return { because, callers: [] };
  const key = typedPhoneKey(query.phone, view.phoneKey);
  const cards = match.shown?.callers ?? (match.columns === null ? [] : cardsOf(view, match.columns));
  const callers = cards.filter((card) => card.phoneKeys.includes(key));
  return { because: [...because, ...callers.map(phoneReason)], callers };
}
