import { lastFours } from '../../../shared/domain/caller-contacts.ts';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { MatchReason } from '../../../shared/contract/search-view.ts';
import { addressKey } from '../../../shared/domain/address-words.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { Place } from '../../../shared/domain/place.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { statement } from '../store/open-encrypted.ts';
import type { Choice } from './choices.ts';
import { typedPhoneKey } from './exact-rows.ts';
import { addressRanges, nameRanges, endOf, phoneReason } from './match-reasons.ts';
import { meets, type Meaning, type MeantWord, type QueryField } from './meanings.ts';
import { matchExpression } from './match-expression.ts';
import type { PreparedQuery } from './prepare-query.ts';
import { addAddress, addName } from './tokens.ts';

/** Entities looked at before they are ordered. */
const CANDIDATES = 200;

/** What the words ask for within one field; null when some word has nothing there. */
function demandIn({ chosen }: PreparedQuery, field: QueryField): Choice[][] | null {
  const needed = chosen.filter(
    ({ meant, structured }) => !meant.isStreetPart || structured.some((one) => one.meaning.field === field),
  );
  const demand = needed.map(({ structured }) => structured.filter((one) => one.meaning.field === field));
  return demand.length === 0 || demand.some((choices) => choices.length === 0) ? null : demand;
}

const meaningsIn = (words: readonly MeantWord[], field: QueryField): Meaning[] =>
  words.flatMap((one) => one.structured.filter((meaning) => meaning.field === field));

function meetsIn(tokens: ReadonlySet<string>, words: readonly MeantWord[], field: QueryField): boolean {
  return words.every(
    (one) =>
      one.isStreetPart || one.structured.some((meaning) => meaning.field === field && meets(tokens, meaning)),
  );
}

/** A caller with how many of their cases this desk holds, unsent work included. */
export interface CallerFound {
  readonly card: CallerCard;
  readonly cases: number;
  readonly openCases: number;
  readonly because: MatchReason[];
}

/** How many cases of a caller this desk holds, and how many of them are open; unsent work included. */
export function countCallerCases(view: DeskView, card: CallerCard): { cases: number; openCases: number } {
  const counted = statement<[string], { cases: number; open: number | null }>(
    view.cache,
    `SELECT count(*) AS cases, sum(caller_cases.is_open) AS open
      FROM callers JOIN caller_cases ON caller_cases.caller_row = callers.row WHERE callers.id = ?`,
  ).get(card.id);
  let [cases, openCases] = [counted?.cases ?? 0, counted?.open ?? 0];
  for (const { facts, cached } of view.overlay.cases.values()) {
    const [was, is] = [cached?.facts, facts].map((one) => one?.callerIds.includes(card.id) === true);
    cases += Number(is) - Number(was);
    openCases +=
      Number(is && isLive(facts.state)) - Number(was && cached !== null && isLive(cached.facts.state));
  }
  return { cases, openCases };
}

/** A card with the row of the caller's newest case; one that only this desk knows counts as the newest of all. */
interface Candidate {
  readonly card: CallerCard;
  readonly latest: number;
}

/** Cards of callers, given by a query for their rows, those with the newest cases first. */
function readCandidates(
  view: DeskView,
  rows: string,
  values: readonly (string | number)[],
  limit: number,
): Candidate[] {
  return statement<(string | number)[], { card: string; latest: number }>(
    view.cache,
    `SELECT card, (SELECT max(case_row) FROM caller_cases WHERE caller_row = callers.row) AS latest
      FROM callers WHERE row IN (${rows}) ORDER BY latest DESC LIMIT ?`,
  )
    .all(...values, limit)
    .map(({ card, latest }) => ({ card: JSON.parse(card) as CallerCard, latest }));
}

/** The digits that may be a phone number or the end of one. */
function phoneTyped({ query, words }: PreparedQuery): string | null {
  const [alone] = words;
  if (query.phone !== null) return query.phone;
  return words.length === 1 && alone !== undefined && /^\d{4}$/.test(alone.word) ? alone.word : null;
}

/** Callers by name, or by a phone number of 4, 7 or 10 digits; those with the latest cases first. */
export function suggestCallers(view: DeskView, prepared: PreparedQuery, limit: number): CallerFound[] {
  const found = new Map<string, Candidate & { because: MatchReason[] }>();
  const digits = phoneTyped(prepared);
  const unsent = [...view.overlay.cases.values()]
    .flatMap((one) => one.callers)
    .map((card) => ({ card, latest: Number.MAX_SAFE_INTEGER }));
  if (digits !== null) {
    const key = digits.length === 4 ? digits : typedPhoneKey(digits, view.phoneKey);
    const rows = `SELECT caller_row FROM caller_keys WHERE key = ? ORDER BY caller_row DESC LIMIT ${CANDIDATES}`;
    const here = unsent.filter(({ card }) => lastFours(card).includes(key) || card.phoneKeys.includes(key));
    for (const one of [...readCandidates(view, rows, [key], limit), ...here]) {
      found.set(one.card.id, {
        ...one,
        because: [phoneReason(endOf({ fours: lastFours(one.card) }, digits))],
      });
    }
  }
  const asked = meaningsIn(prepared.words, 'caller');
  const addNamed = (one: Candidate) => {
    if (found.has(one.card.id)) return;
    const because: MatchReason = {
      field: 'caller',
      text: one.card.name,
      ranges: nameRanges(one.card.name, asked),
    };
    found.set(one.card.id, { ...one, because: [because] });
  };
  const demand = demandIn(prepared, 'caller');
  if (demand !== null) {
    const rows = `SELECT rowid FROM (SELECT rowid FROM caller_words WHERE caller_words MATCH ?
      ORDER BY rowid DESC LIMIT ${CANDIDATES})`;
    readCandidates(view, rows, [matchExpression(demand, [], []) ?? ''], limit).forEach(addNamed);
  }
  if (prepared.words.length > 0) {
    for (const one of unsent) {
      const tokens = new Set<string>();
      addName(tokens, one.card.name);
      if (meetsIn(tokens, prepared.words, 'caller')) addNamed(one);
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.latest - a.latest)
    .slice(0, limit)
    .map(({ card, because }) => ({ card, because, ...countCallerCases(view, card) }));
}

/** An address with how many cases this desk holds of it, unsent work included. */
export interface AddressFound {
  readonly place: Place;
  readonly cases: number;
  readonly openCases: number;
  readonly because: MatchReason[];
}

interface AddressRow {
  key: string;
  place: string;
  cases: number;
  open_cases: number;
}

/** Adds what unsent work changes of the counts of addresses, and addresses that only it knows. */
function countUnsent(
  view: DeskView,
  found: Map<string, Omit<AddressFound, 'because'>>,
  isWanted: (place: Place) => boolean,
): void {
  for (const { facts, cached } of view.overlay.cases.values()) {
    const key = addressKey(facts.place.address);
    const known = found.get(key);
    if (known !== undefined) {
      const opened = Number(isLive(facts.state)) - Number(cached !== null && isLive(cached.facts.state));
      found.set(key, {
        ...known,
        cases: known.cases + Number(cached === null),
        openCases: known.openCases + opened,
      });
    } else if (cached === null && key !== '' && isWanted(facts.place)) {
      found.set(key, { place: facts.place, cases: 1, openCases: 1 });
    }
  }
}

const asFound = (rows: readonly AddressRow[]): Map<string, Omit<AddressFound, 'because'>> =>
  new Map(
    rows.map((row) => [
      row.key,
      { place: JSON.parse(row.place) as Place, cases: row.cases, openCases: row.open_cases },
    ]),
  );

function addressReason(place: Place, words: readonly MeantWord[]): MatchReason {
  const ranges = addressRanges(place.address, meaningsIn(words, 'address'));
  return { field: 'address', text: place.address, ranges };
}

/** Addresses that match, those with the most open cases first. */
export function suggestAddresses(view: DeskView, prepared: PreparedQuery, limit: number): AddressFound[] {
  const demand = demandIn(prepared, 'address');
  const rows =
    demand === null
      ? []
      : statement<[string, number], AddressRow>(
          view.cache,
          `SELECT key, place, cases, open_cases FROM addresses
            WHERE row IN (SELECT rowid FROM (SELECT rowid FROM address_words WHERE address_words MATCH ?
              ORDER BY rowid DESC LIMIT ${CANDIDATES}))
            ORDER BY open_cases DESC, cases DESC LIMIT ?`,
        ).all(matchExpression(demand, [], []) ?? '', limit);
  const found = asFound(rows);
  const { words } = prepared;
  countUnsent(view, found, (place) => {
    const tokens = new Set<string>();
    addAddress(tokens, place.address);
    return words.length > 0 && meetsIn(tokens, words, 'address');
  });
  return [...found.values()]
    .toSorted((a, b) => b.openCases - a.openCases || b.cases - a.cases)
    .slice(0, limit)
    .map((one) => ({ ...one, because: [addressReason(one.place, words)] }));
}

/** Addresses as cases have them, in this order, with what unsent work changes of their counts. */
export function addressesLike(
  view: DeskView,
  addresses: readonly string[],
  words: readonly MeantWord[],
): AddressFound[] {
  const read = statement<[string], AddressRow>(
    view.cache,
    'SELECT key, place, cases, open_cases FROM addresses WHERE key = ?',
  );
  const keys = addresses.map(addressKey);
  const found = asFound(keys.map((key) => read.get(key)).filter((one) => one !== undefined));
  countUnsent(view, found, (place) => keys.includes(addressKey(place.address)));
  return keys.flatMap((key) => {
    const one = found.get(key);
    return one === undefined ? [] : [{ ...one, because: [addressReason(one.place, words)] }];
  });
}
