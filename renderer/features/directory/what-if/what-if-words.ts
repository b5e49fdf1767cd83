import { MOST_STUDIED, type WhatIfResult } from '../../../../shared/contract/study.ts';
import { TIERS, type ContactPointId } from '../../../../shared/domain/directory/directory.ts';
import { inWords } from '../../../../shared/domain/due-time.ts';
import { MINUTE, type Instant } from '../../../../shared/domain/instant.ts';
import { counted, countWords } from '../../../../shared/domain/case-words/count-words.ts';
import { movedCases, type EndName, type MovedCase } from './moved-case.ts';

type Side = WhatIfResult['before'];

/** A length of time; less than half a minute too. */
function lengthWords(milliseconds: number): string {
  return milliseconds < MINUTE / 2 ? 'under 1 min' : inWords(milliseconds);
}

/** A length of time rounded up to the minute, as it stands before "or less". */
const atMost = (milliseconds: number) => inWords(Math.max(MINUTE, milliseconds));

/** "5 min sooner", "the same". */
function sooner(before: number | null, after: number | null): string {
  if (before === null || after === null) return '';
  const by = after - before;
  if (Math.abs(by) < MINUTE / 2) return 'the same';
  return `${inWords(by)} ${by < 0 ? 'sooner' : 'later'}`;
}

/** "+3", "−3", "the same". */
export function changeWords(before: number, after: number): string {
  if (before === after) return 'the same';
  return after > before ? `+${countWords(after - before)}` : `−${countWords(before - after)}`;
}

const nobodyTook = ({ exhausted, nobodyThere }: Side) => exhausted + nobodyThere;

/** What becomes of the past, in one sentence. @param result of at least one escalation */
export function verdictWords(result: WhatIfResult): string {
  const { count, elsewhereCount, before, after } = result;
  const all = counted(count, 'escalation', 'escalations');
  const one = count === 1;
  const parts = [
    elsewhereCount === 0
      ? `${one ? 'The one escalation' : `All ${all}`} would have gone where ${one ? 'it goes' : 'they go'} today`
      : elsewhereCount === count
        ? `${one ? 'The one escalation' : `All ${all}`} would have gone elsewhere`
        : `Of ${all} ${countWords(elsewhereCount)} would have gone elsewhere`,
  ];
  const [was, is] = [before.times.median, after.times.median];
  if (is === null) parts.push(was === null ? 'nobody acknowledges any' : 'nobody acknowledges any more');
  else if (was === null)
    parts.push(`half of those acknowledged take ${atMost(is)} or less, and today none is`);
  else if (sooner(was, is) === 'the same')
    parts.push(`half of those acknowledged take ${atMost(is)} or less, as today`);
  else parts.push(`half of those acknowledged take ${atMost(is)} or less instead of ${atMost(was)}`);
  const more = nobodyTook(after) - nobodyTook(before);
  if (more !== 0)
    parts.push(`${countWords(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} would have reached nobody`);
  return `${parts.join('; ')}.`;
}

/** What was not looked at, and what is not listed; null when all is there. */
export function limitWords({ left, elsewhere, elsewhereCount }: WhatIfResult): {
  readonly studied: string | null;
  readonly listed: string | null;
} {
  return {
    studied:
      left === 0
        ? null
        : `The newest ${countWords(MOST_STUDIED)} were looked at; ${countWords(left)} older ones of the period were not. A shorter period looks at all of its own.`,
    listed:
      elsewhereCount === elsewhere.length
        ? null
        : `Of the ${countWords(elsewhereCount)} that would have gone elsewhere the newest ${countWords(elsewhere.length)} are listed; the numbers under Listed are of these.`,
  };
}

/** A line of the table that sets both sides beside each other. */
export interface SideRow {
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly change: string;
  /** Whose cases can be shown; null: nobody's. */
  readonly end: EndName | null;
  /** How many of the listed cases make the change. */
  readonly cases: number;
}

/** Both sides, line by line. */
export function sideRows({ before, after, elsewhere }: WhatIfResult): readonly SideRow[] {
  const ended = (name: string, end: EndName, of: (side: Side) => number): SideRow => ({
    name,
    before: countWords(of(before)),
    after: countWords(of(after)),
    change: changeWords(of(before), of(after)),
    end,
    cases: movedCases(elsewhere, { by: 'end', end }).length,
  });
  const time = (name: string, of: keyof Side['times']): SideRow => ({
    name,
    before: before.times[of] === null ? 'none' : lengthWords(before.times[of]),
    after: after.times[of] === null ? 'none' : lengthWords(after.times[of]),
    change: sooner(before.times[of], after.times[of]),
    end: null,
    cases: 0,
  });
  const offers = (name: string, of: 'offers' | 'afterHours'): SideRow => ({
    name,
    before: countWords(before[of]),
    after: countWords(after[of]),
    change: changeWords(before[of], after[of]),
    end: null,
    cases: 0,
  });
  const at = (side: Side, tier: number) => side.tiers.find((one) => one.tier === tier)?.acknowledged ?? 0;
  const reached = TIERS.filter((tier) => tier === 1 || at(before, tier) > 0 || at(after, tier) > 0);
  return [
    ended('Acknowledged', 'acknowledged', ({ acknowledged }) => acknowledged),
    time('Half of them within', 'median'),
    time('Nine in ten within', 'ninety'),
    time('The longest', 'longest'),
    ...reached.map((tier) => ended(`By tier ${tier}`, `tier-${tier}`, (side) => at(side, tier))),
    ended('Missed by every tier', 'exhausted', ({ exhausted }) => exhausted),
    ended('Nobody was there', 'nobody-there', ({ nobodyThere }) => nobodyThere),
    offers('Offers made', 'offers'),
    offers('After hours', 'afterHours'),
  ];
}

/** Which cases a line of that table means, as a heading of their list. */
export const END_WORDS: Record<EndName, string> = {
  acknowledged: 'acknowledged on one side only',
  'tier-1': 'acknowledged by tier 1 on one side only',
  'tier-2': 'acknowledged by tier 2 on one side only',
  'tier-3': 'acknowledged by tier 3 on one side only',
  'tier-4': 'acknowledged by tier 4 on one side only',
  exhausted: 'missed by every tier on one side only',
  'nobody-there': 'nobody there on one side only',
};

/** Where an escalation goes: whom it is offered first, and who takes it when. */
export interface WayWords {
  readonly first: string;
  readonly taken: string;
}

/** "Dispatcher", "tier 2 after 24 min: Yard manager". */
export function wayWords(
  { first, contactPoint, tier, at }: MovedCase['before'],
  raisedAt: Instant,
  role: (point: ContactPointId) => string,
): WayWords {
  if (first === null) return { first: 'Nobody was there', taken: 'to the supervisors' };
  if (contactPoint === null || tier === null || at === null)
    return { first: role(first), taken: 'nobody took it' };
  const took = at - raisedAt;
  const so = `tier ${tier} ${took < MINUTE / 2 ? 'within a minute' : `after ${inWords(took)}`}`;
  return { first: role(first), taken: first === contactPoint ? so : `${so}: ${role(contactPoint)}` };
}
