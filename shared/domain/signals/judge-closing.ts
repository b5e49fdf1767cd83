import type { Instant } from '../instant.ts';
import type { Closing, Surroundings } from './closing.ts';
import { SIGNALS, signalCode, type ClosingSignal, type SignalCode } from './closing-signal.ts';
import * as evidence from './evidence-rules.ts';
import * as later from './later-rules.ts';
import * as outcome from './outcome-rules.ts';
import type { SignalRule } from './signal-rule.ts';
import { weightOf, type SignalPack } from './signal-weights.ts';
import * as text from './text-rules.ts';
import * as time from './time-rules.ts';

export const SIGNAL_RULES: Readonly<Record<SignalCode, SignalRule>> = {
  'quick-close': time.quickClose,
  'before-schedule': time.beforeSchedule,
  'minutes-before-due': time.minutesBeforeDue,
  'off-hours': time.offHours,
  'impossible-dates': time.impossibleDates,
  'missing-evidence': evidence.missingEvidenceSign,
  untouched: evidence.untouched,
  'impossible-round': evidence.impossibleRound,
  batch: evidence.batch,
  'clock-close': evidence.clockClose,
  'cancelled-order': evidence.cancelledOrder,
  'blank-text': text.blankText,
  'boilerplate-text': text.boilerplateText,
  'reused-text': text.reusedText,
  'contradicting-text': text.contradictingText,
  'scheduled-text': text.scheduledText,
  'hand-off': text.handOff,
  'one-try': outcome.oneTry,
  'no-redirect': outcome.noRedirect,
  'dead-parent': outcome.deadParent,
  'no-work-rate': outcome.noWorkRate,
  repeat: later.repeat,
  reopened: later.reopened,
  'complaint-not-done': later.complaintNotDone,
  'survey-not-done': later.surveyNotDone,
};

/** What a further signal of the same kind counts beside the weightiest: they often have one cause. */
const FURTHER = 0.5;

const rounded = (points: number): number => Math.round(points * 1000) / 1000;

/** The sum of the signals: of each kind the weightiest in full, the others by half. */
export function scoreOf(signals: readonly Pick<ClosingSignal, 'code' | 'points'>[]): number {
  const kinds = Map.groupBy(signals, ({ code }) => SIGNALS[code].kind);
  let score = 0;
  for (const of of kinds.values()) {
    const points = of.map((one) => one.points).toSorted((a, b) => b - a);
    for (const [at, one] of points.entries()) score += at === 0 ? one : FURTHER * one;
  }
  return rounded(score);
}

/** What a closing comes to. */
export interface JudgedClosing {
  readonly score: number;
  /** The weightiest first. */
  readonly signals: readonly ClosingSignal[];
}

/**
 * Judges a closing by what was known at a time. Pure: the same question has the same answer. Crews' own reports, requests
 * the city only hands on and closings of other systems have no signals.
 * @param asOf what became known later is left out
 */
export function judgeClosing(
  closing: Closing,
  around: Surroundings,
  pack: SignalPack | undefined,
  asOf: Instant,
): JudgedClosing {
  if (closing.excluded !== null) return { score: 0, signals: [] };
  const known: Surroundings = { ...around, later: around.later.filter(({ at }) => at <= asOf) };
  const signals = signalCode.options.flatMap((code): ClosingSignal[] => {
    const weight = weightOf(pack, closing.service, code);
    const found = weight === 0 ? null : SIGNAL_RULES[code].find(closing, known);
    if (found === null || found.knownAt > asOf) return [];
    const points = rounded(weight * found.strength);
    return points === 0 ? [] : [{ code, points, knownAt: found.knownAt, figures: found.figures }];
  });
  return { score: scoreOf(signals), signals: signals.toSorted((a, b) => b.points - a.points) };
}
