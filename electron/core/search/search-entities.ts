import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { Place } from '../../../shared/domain/place.ts';
import type { DeskView } from '../desk/desk-view.ts';
import { statement } from '../store/open-encrypted.ts';
import { addressKey } from './address-words.ts';
import { addressRanges, nameRanges, phoneReason, wordRanges, type MatchReason } from './match-reasons.ts';
import { matches, matchExpression, type Query, type QueryField } from './parse-query.ts';
import { phoneKey } from './phone-keys.ts';
import { addAddress, addName } from './tokens.ts';

/** Entities looked at before they are ordered. */
const CANDIDATES = 200;

/** The query with only the meanings of one field; null when some word has none there. */
function only(query: Query, field: QueryField): Query | null {
  const words = query.words.map(({ word, meanings }) => ({
    word,
    meanings: meanings.filter((one) => one.field === field),
  }));
  if (words.length === 0 || words.some((one) => one.meanings.length === 0)) return null;
  return { ...query, words };
}

const meaningsIn = (query: Query) => query.words.flatMap((one) => one.meanings);

/** A caller with how many of their cases this desk holds, unsent work included. */
export interface CallerFound {
  readonly card: CallerCard;
  readonly cases: number;
  readonly openCases: number;
  readonly because: MatchReason[];
}

function countCases(view: DeskView, card: CallerCard): { cases: number; openCases: number } {
  const counted = statement<[string], { cases: number; open: number | null }>(
    view.cache,
    `SELECT count(*) AS cases, sum(cases.is_open) AS open
      FROM callers JOIN caller_cases ON caller_cases.caller_row = callers.row
      JOIN cases ON cases.row = caller_cases.case_row WHERE callers.id = ?`,
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

function typedPhoneKey(view: DeskView, digits: string): string {
  return digits.length === 4 ? digits : phoneKey(digits.slice(digits.length >= 10 ? -10 : -7), view.phoneKey);
}

/** Callers by name, or by a phone number of 4, 7 or 10 digits; those with the latest cases first. */
export function searchCallers(view: DeskView, query: Query, limit: number): CallerFound[] {
  const found = new Map<string, Candidate & { because: MatchReason[] }>();
  const alone = query.words.length === 1 ? query.words[0]?.word : undefined;
  const digits = query.phone ?? (/^\d{4}$/.test(alone ?? '') ? alone : undefined);
  const unsent = [...view.overlay.cases.values()]
    .flatMap((one) => one.callers)
    .map((card) => ({ card, latest: Number.MAX_SAFE_INTEGER }));
  if (digits !== undefined) {
    const key = typedPhoneKey(view, digits);
    const rows = 'SELECT caller_row FROM caller_keys WHERE key = ?';
    const here = unsent.filter(({ card }) => card.phoneLast4 === key || card.phoneKeys.includes(key));
    for (const one of [...readCandidates(view, rows, [key], limit), ...here]) {
      found.set(one.card.id, { ...one, because: [phoneReason(one.card)] });
    }
  }
  const named = only(query, 'caller');
  if (named !== null) {
    const rows = `SELECT rowid FROM (SELECT rowid FROM caller_words WHERE caller_words MATCH ?
      ORDER BY rowid DESC LIMIT ${CANDIDATES})`;
    const here = unsent.filter(({ card }) => {
      const tokens = new Set<string>();
      addName(tokens, card.name);
      return matches(tokens, named);
    });
    for (const one of [
      ...readCandidates(view, rows, [matchExpression(named, false) ?? ''], limit),
      ...here,
    ]) {
      if (found.has(one.card.id)) continue;
      const ranges = nameRanges(one.card.name, meaningsIn(named));
      found.set(one.card.id, { ...one, because: [{ field: 'caller', text: one.card.name, ranges }] });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.latest - a.latest)
    .slice(0, limit)
    .map(({ card, because }) => ({ card, because, ...countCases(view, card) }));
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

/** Addresses, those with the most open cases first. */
export function searchAddresses(view: DeskView, query: Query, limit: number): AddressFound[] {
  const asked = only(query, 'address');
  if (asked === null) return [];
  const rows = statement<[string, number], AddressRow>(
    view.cache,
    `SELECT key, place, cases, open_cases FROM addresses
      WHERE row IN (SELECT rowid FROM (SELECT rowid FROM address_words WHERE address_words MATCH ?
        ORDER BY rowid DESC LIMIT ${CANDIDATES}))
      ORDER BY open_cases DESC, cases DESC LIMIT ?`,
  ).all(matchExpression(asked, false) ?? '', limit);
  const found = new Map(
    rows.map((row) => [
      row.key,
      { place: JSON.parse(row.place) as Place, cases: row.cases, openCases: row.open_cases },
    ]),
  );
  for (const { facts, cached } of view.overlay.cases.values()) {
    const key = addressKey(facts.place.address);
    const known = found.get(key);
    if (known !== undefined) {
      if (cached === null) known.cases += 1;
      known.openCases += Number(isLive(facts.state)) - Number(cached !== null && isLive(cached.facts.state));
    } else if (cached === null && key !== '') {
      const tokens = new Set<string>();
      addAddress(tokens, facts.place.address);
      if (matches(tokens, asked)) found.set(key, { place: facts.place, cases: 1, openCases: 1 });
    }
  }
  return [...found.values()]
    .toSorted((a, b) => b.openCases - a.openCases || b.cases - a.cases)
    .slice(0, limit)
    .map((one) => ({
      ...one,
      because: [
        {
          field: 'address',
          text: one.place.address,
          ranges: addressRanges(one.place.address, meaningsIn(asked)),
        },
      ],
    }));
}

/** Services by their names and by what citizens call them. */
export function searchServices(
  view: DeskView,
  query: Query,
  limit: number,
): Extract<SearchHit, { kind: 'service' }>[] {
  const asked = only(query, 'service');
  if (asked === null) return [];
  const { city } = view.known;
  const phrases = asked.words.map(
    ({ meanings }) =>
      new Map(meanings.flatMap((one) => (one.phrase === null ? [] : [[one.token, one.phrase] as const]))),
  );
  return city.pack.services
    .map((service) => ({ service, token: `v_${service.code.replaceAll('-', '_')}` }))
    .filter(({ token }) => phrases.every((one) => one.has(token)))
    .slice(0, limit)
    .map(({ service, token }) => {
      const words = meaningsIn(asked);
      const named = wordRanges(service.name.en, words);
      const text = named.length > 0 ? service.name.en : (phrases[0]?.get(token) ?? service.name.en);
      const { open } = statement<[string], { open: number }>(
        view.cache,
        'SELECT count(*) AS open FROM cases INDEXED BY open_cases WHERE is_open = 1 AND service = ?',
      ).get(service.code) ?? { open: 0 };
      let openCases = open;
      for (const { facts, cached } of view.overlay.cases.values()) {
        if (facts.service !== service.code) continue;
        openCases += Number(isLive(facts.state)) - Number(cached !== null && isLive(cached.facts.state));
      }
      const because: MatchReason[] = [{ field: 'service', text, ranges: wordRanges(text, words) }];
      return { kind: 'service', service: service.code, openCases, because };
    });
}
