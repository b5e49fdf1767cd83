import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CaseId } from '../../../shared/domain/ids.ts';
import type { DeskView } from '../desk/desk-view.ts';
import type { CaseColumns } from '../store/case-columns.ts';
import { findCaseAt } from '../store/read-case.ts';
import { conditionsOf, isStrict, meetsFilter } from './conditions.ts';
import type { Correction } from './correct-words.ts';
import { addCorrected } from './corrected-cases.ts';
import { numberFit, readRows, rowsByNumber, rowsByPhone, typedPhoneKey } from './exact-rows.ts';
import { Effort } from './effort.ts';
import { explainCases, type ExplainedCases } from './explain-cases.ts';
import { Gathering, type Match } from './gathering.ts';
import type { MeantWord } from './meanings.ts';
import { NearFirst } from './near-first.ts';
import { rowsWithPhrases } from './phrases.ts';
import type { PreparedQuery } from './prepare-query.ts';
import type { Query } from './query.ts';
import { shownMatches } from './shown-matches.ts';
import { triesInOrder } from './strict-first.ts';
import { TAG } from './tokens.ts';
import type { Tier } from './tries.ts';
import { unwantedOf, withUnwanted } from './unwanted.ts';

/**
 * How long a query may take, in milliseconds, while somebody types. One question to the index takes up to 15 ms, and a
 * query with all it asks may take 50.
 */
const ALLOWED = {
  /** Anything looser is tried, and common words that hardly ever meet are walked: the newest cases first. */
  walk: 8,
  /** So much longer while nothing was found. */
  inVain: 12,
  /** Other spellings are looked for. */
  correcting: 6,
  /** After so much work nothing more is asked. */
  effort: 18,
  /** Nor after so long by the clock, when pages must come from the disk. */
  clock: 28,
} as const;

/** Who has stopped typing can wait for more, so many times as long: by patience, from 0 to `MOST_PATIENCE`. */
const LONGER: readonly number[] = [1, 5, 30];

/** Of so few words other spellings are always tried: a busy machine must not leave a misspelling unfound. */
const ALWAYS_CORRECTED = 3;

/** So many ways are tried until then however late it is: a busy machine must not leave unfound what is there. */
const ALWAYS_TRIED = 5;

const TIER_ORDER: Readonly<Record<Tier, number>> = {
  exact: 0,
  words: 1,
  'loose words': 2,
  text: 3,
  'loose text': 4,
  corrected: 5,
};
const isInFields = (tier: Tier): boolean => tier === 'words' || tier === 'loose words';

/** By tier and way of asking; in each the newest first, what is close counting as newer. */
function inOrder(found: readonly Match[], close: NearFirst): Match[] {
  const weight = (one: Match) => one.openedAt + close.countsNewer(one);
  return found.toSorted((a, b) => {
    const byTier = TIER_ORDER[a.tier] - TIER_ORDER[b.tier];
    if (byTier !== 0 || a.tier === 'exact' || a.tier === 'corrected') return byTier;
    return a.try === b.try ? weight(b) - weight(a) : a.try - b.try;
  });
}

/**
 * Whether a case that was found by a part of its number is what the filters ask for, such as "graffiti" before the end of
 * a number. None is while words are to be left out: only the index knows which words a case has.
 */
function meetsFilters({ account, now }: DeskView, facts: CaseFacts, { filters, without }: Query): boolean {
  return without.length === 0 && filters.every((one) => meetsFilter(facts, one, account.id, now));
}

/** Those of some rows that are what else is asked for. */
function filtered(view: DeskView, rows: readonly number[], query: Query): readonly number[] {
  if (query.filters.length === 0 && query.without.length === 0) return rows;
  return rows.filter((row) => {
    const facts = findCaseAt(view.cache, row)?.facts;
    return facts !== undefined && meetsFilters(view, facts, query);
  });
}

/** Adds what is asked for exactly; gives the rows of cases whose number only begins or ends so. */
function addExact(gathering: Gathering, query: Query): readonly number[] {
  const { view } = gathering;
  const { number, phone } = query;
  let partial: readonly number[] = [];
  if (number !== null) {
    const found = rowsByNumber(view.cache, number, gathering.wanted);
    gathering.add(readRows(view.cache, found.whole), 'exact');
    partial = filtered(view, found.partial, query);
    for (const shown of view.overlay.cases.values()) {
      const fit = shown.facts.number === null ? null : numberFit(shown.facts.number, number);
      if (fit !== null && (fit.whole || meetsFilters(view, shown.facts, query)))
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
  return partial;
}

/** Adds as many of these rows as there is room for; only those are read. */
function addRows(gathering: Gathering, rows: readonly number[], tier: Tier): void {
  const { view, missing } = gathering;
  if (missing <= 0 || rows.length === 0) return;
  gathering.add(readRows(view.cache, rows.slice(0, missing + view.overlay.cases.size)), tier, missing);
}

/**
 * Cases that match, best first: what is asked for exactly, then newest first, looser matches behind stricter ones.
 * @param patience 0 while somebody types; 1 and 2 look further, for who waits
 */
export function searchCases(
  view: DeskView,
  prepared: PreparedQuery,
  limit: number,
  near: CaseId | null,
  patience = 0,
): ExplainedCases & { readonly cutShort: boolean } {
  const { query, chosen, free, neighbours } = prepared;
  const gathering = new Gathering(view, limit);
  const times = LONGER[patience] ?? 1;
  const effort = new Effort(times * ALLOWED.effort, times * ALLOWED.clock);
  const unwanted = unwantedOf(view, query.without);
  const conditions = withUnwanted(conditionsOf(query.filters, view.account.id, view.now), unwanted, view.now);
  const base = {
    conditions: { ...conditions, must: [...conditions.must, ...neighbours.map((one) => [one])] },
    mustNot: unwanted.tokens,
    total: view.meta?.cases ?? 0,
    until: performance.now() + times * ALLOWED.walk,
    times,
    effort,
  };
  // While nothing was found, looser ways are tried for longer.
  const isLate = () => performance.now() > base.until + (gathering.size > 0 ? 0 : times * ALLOWED.inVain);
  const asksNothing =
    chosen.length === 0 && query.filters.every((one) => !isStrict(one)) && query.without.length === 0;
  const partial = addExact(gathering, query);
  // Whoever types a zip code hardly means the cases whose number ends so.
  const isZip = chosen.some(({ structured }) => structured.some(({ meaning }) => meaning.tag === TAG.zip));
  const partialTier: Tier = isZip ? 'loose text' : 'exact';
  const close = new NearFirst(view, near);
  let tried: ReadonlyMap<MeantWord, readonly Correction[]> = new Map();
  // Whoever types a whole case number, or a phone number somebody has, wants that and nothing like it.
  const isExact = gathering.size > 0 && chosen.every(({ meant }) => /^\d+$/.test(meant.word));
  if (!asksNothing && !isExact) {
    for (const shown of view.overlay.cases.values()) {
      if (shownMatches(view, shown, prepared)) gathering.addShown(shown, 'words');
    }
    const room = partial.length === 0 || isZip ? limit : Math.ceil(limit / 2);
    const beyond: CaseColumns[] = [];
    for (const [at, { tier, demands, ifNothing }] of triesInOrder(
      free,
      prepared.known,
      query.filters,
    ).entries()) {
      if (gathering.missing <= 0) break;
      if (effort.isUsedUp || (at >= ALWAYS_TRIED && isLate())) {
        effort.cutShort();
        break;
      }
      if (ifNothing && gathering.size > 0) continue;
      const [demand, ...others] = demands;
      if (demand === undefined) continue;
      const asked = { ...base, demand, others };
      const found = rowsWithPhrases(view, query, asked, gathering.wanted);
      gathering.add(found, tier, isInFields(tier) ? room : gathering.missing);
      if (isInFields(tier) && found.length > room) beyond.push(...found);
      close.add(gathering, asked, query, tier);
      gathering.nextTry();
    }
    addRows(gathering, partial, partialTier);
    gathering.add(beyond, 'words', Math.max(0, gathering.missing));
    const mustCorrect = gathering.size === 0 && free.length <= ALWAYS_CORRECTED;
    if (gathering.missing > 0) {
      if (!effort.isUsedUp && (mustCorrect || !isLate()))
        tried = addCorrected(gathering, prepared, base, times * ALLOWED.correcting);
      else effort.cutShort();
    }
  }
  addRows(gathering, partial, partialTier);
  const ordered = inOrder(gathering.matches, close).slice(0, limit);
  // A full page is the newest of what was found in the strictest way: who wants more says more.
  const cutShort = effort.isCutShort && gathering.missing > 0;
  return { ...explainCases(view, prepared, ordered, tried), cutShort };
}
