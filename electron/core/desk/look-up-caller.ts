import type { CallCandidate, CallLookUp } from '../../../shared/contract/call-look-up.ts';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import { phoneDigits } from '../../../shared/domain/caller-contacts.ts';
import { isLive } from '../../../shared/domain/case-state.ts';
import type { CallerId, CaseId } from '../../../shared/domain/ids.ts';
import { isOpenPromise } from '../../../shared/domain/promise.ts';
import { phoneKey } from '../search/phone-keys.ts';
import { statement } from '../store/open-encrypted.ts';
import { findCase } from '../store/read-case.ts';
import type { DeskView } from './desk-view.ts';
import { casesOf } from './show-case.ts';

/** A number that more people share is a switchboard's. */
const MOST_CANDIDATES = 9;
const MOST_LOOKED_AT = 50;
const MOST_OPEN = 12;

/** How a number fits a card; null when it is another one's. */
function matchOf(
  { phoneKeys }: CallerCard,
  whole: string | null,
  local: string,
): CallCandidate['match'] | null {
  if (whole !== null && phoneKeys.includes(whole)) return 'whole';
  if (!phoneKeys.includes(local)) return null;
  // The same seven digits under another area code are another number.
  return whole !== null && phoneKeys.length > 1 ? null : 'local';
}

function holdsOf({ meta }: DeskView): CallLookUp['holds'] {
  if (meta === null || meta.cases === 0) return 'nothing';
  return meta.filled ? 'all' : 'part';
}

/** Open promises of a case to one caller, or to nobody in particular. */
function owedTo(view: DeskView, caseId: CaseId, caller: CallerId): CallCandidate['promises'] {
  const facts = (view.overlay.cases.get(caseId) ?? findCase(view.cache, caseId))?.facts;
  const promises = facts === undefined ? [] : facts.promises;
  return promises
    .filter((one) => isOpenPromise(one) && (one.callerId === null || one.callerId === caller))
    .map((promise) => ({ caseId, promise }));
}

/**
 * Who may be calling from a number, those with the whole number and with open cases first. Works on what this desk holds,
 * unsent work included; no number is kept here, so only its keyed hashes are compared.
 */
export function lookUpCaller(view: DeskView, ani: string): CallLookUp {
  const digits = phoneDigits(ani);
  const holds = holdsOf(view);
  if (digits.length < 7) return { candidates: [], holds };
  const whole = digits.length < 10 ? null : phoneKey(digits.slice(-10), view.phoneKey);
  const local = phoneKey(digits.slice(-7), view.phoneKey);
  const cached = statement<[string], { card: string }>(
    view.cache,
    'SELECT card FROM callers WHERE row IN (SELECT caller_row FROM caller_keys WHERE key = ?) LIMIT 500',
  )
    .all(local)
    .map(({ card }) => JSON.parse(card) as CallerCard);
  const unsent = [...view.overlay.cases.values()].flatMap(({ callers }) => callers);
  const known = new Map([...cached, ...unsent].map((card) => [card.id, card]));
  const matches = [...known.values()].flatMap((card) => {
    const match = matchOf(card, whole, local);
    return match === null ? [] : [{ card, match }];
  });
  const theirs = matches.filter(({ match }) => match === 'whole');
  const likely = (theirs.length > 0 ? theirs : matches).slice(0, MOST_LOOKED_AT);
  const candidates = likely.map(({ card, match }): CallCandidate => {
    const rows = casesOf(view, card.id);
    const open = rows.filter(({ state }) => isLive(state));
    const closed = rows.filter(({ closedAt }) => closedAt !== null);
    const lastClosed = closed.toSorted((a, b) => (b.closedAt ?? 0) - (a.closedAt ?? 0))[0] ?? null;
    const shown = open.slice(0, MOST_OPEN);
    const promises = shown.flatMap(({ id }) => owedTo(view, id, card.id));
    return { card, match, cases: rows.length, open: shown, lastClosed, promises };
  });
  const rank = ({ open, cases }: CallCandidate) => open.length * 1_000 + cases;
  return { candidates: candidates.toSorted((a, b) => rank(b) - rank(a)).slice(0, MOST_CANDIDATES), holds };
}
