import { z } from 'zod';
import { serviceCode } from '../ids.ts';
import { signalCode, type SignalCode } from './closing-signal.ts';

/**
 * What each signal adds at most. About the natural logarithm of how much likelier an early closing is where the sign is:
 * tuned by ranking planted closings of demo cities that are not those reported (docs/closure-signals.md).
 */
export const DEFAULT_WEIGHTS: Readonly<Record<SignalCode, number>> = {
  'quick-close': 4,
  'before-schedule': 3.5,
  'minutes-before-due': 3.5,
  'off-hours': 3,
  'impossible-dates': 2,
  'missing-evidence': 2,
  untouched: 4,
  'impossible-round': 5,
  batch: 4,
  'clock-close': 6,
  'cancelled-order': 3.5,
  'blank-text': 2.5,
  'boilerplate-text': 1,
  'reused-text': 3.5,
  'contradicting-text': 2.5,
  'scheduled-text': 5.5,
  'hand-off': 4.5,
  'one-try': 2,
  'no-redirect': 4,
  'dead-parent': 6,
  'no-work-rate': 2,
  repeat: 1.5,
  reopened: 1.2,
  'complaint-not-done': 4,
  'survey-not-done': 2.5,
};

const points = z.number().min(0, 'can’t be below 0').max(10, 'is more than the 10 a signal may add');

/** What a city weighs otherwise: signals.json. */
export const signalPack = z.object({
  /** For every service. */
  weights: z.partialRecord(signalCode, points).default({}),
  /** For one service; 0 silences a signal there. */
  services: z
    .array(
      z.object({
        service: serviceCode,
        weights: z.partialRecord(signalCode, points),
        because: z.string().min(1),
      }),
    )
    .default([]),
  /** A request for one of these says that an earlier one at the place was not done. */
  notDoneServices: z.array(serviceCode).default([]),
});
export type SignalPack = z.infer<typeof signalPack>;

/** What a signal adds at most for a service: the city's word for it, the city's for all, ours. */
export function weightOf(pack: SignalPack | undefined, service: string, code: SignalCode): number {
  const own = pack?.services.find((one) => one.service === service)?.weights[code];
  return own ?? pack?.weights[code] ?? DEFAULT_WEIGHTS[code];
}
