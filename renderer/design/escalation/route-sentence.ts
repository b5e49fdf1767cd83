import type { DutySlot } from '../../../shared/domain/directory/duty-slot.ts';
import type { RouteTrace } from '../../../shared/domain/directory/route.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import { MINUTE } from '../../../shared/domain/instant.ts';
import type { DirectoryWords } from './directory-words.ts';

type Point = Extract<RouteTrace, { code: 'chosen' }>['point'];
type PassedOver = Extract<RouteTrace, { code: 'passed-over' }>['why'];

const PASSED_OVER: Record<PassedOver, string> = {
  'other-unit': 'it is for another unit',
  'other-service': 'it is for other services',
  'other-district': 'it is for other districts',
  'not-yet-effective': 'it does not hold yet',
  expired: 'it holds no longer',
  closed: 'it is closed then',
  'nobody-on-duty': 'nobody is on duty there',
  'only-the-raiser': 'only whoever raises it is there',
  'already-offered': 'it was asked before',
  'never-opens': 'it does not open in the next five weeks',
};

const FITS: Record<'unit' | 'service' | 'district', string> = {
  unit: 'this unit',
  service: 'this service',
  district: 'this district',
};

function slotWords(point: Point, slot: DutySlot, words: DirectoryWords): string {
  const name = words.inSlot(point, slot);
  if (name !== null) return name;
  return slot.as === 'backup' ? 'the backup' : 'whoever is on duty';
}

/** How somebody comes to answer there, after "is". */
function slotReason(slot: DutySlot): string {
  switch (slot.as) {
    case 'roster':
      return slot.instead === null ? 'on duty by the roster' : 'on duty instead of whoever is on the roster';
    case 'primary':
      return 'the first to answer there';
    case 'backup':
      return 'the backup there';
  }
}

/** "for this unit and this service"; what says nothing in particular is for the whole department. */
function fitWords(fits: readonly ('unit' | 'service' | 'district')[]): string {
  if (fits.length === 0) return 'it is for the whole department';
  return `it is for ${fits.map((one) => FITS[one]).join(' and ')}`;
}

/** One rule of a route as it was applied, in a plain sentence. Pure. */
function routeSentence(one: RouteTrace, words: DirectoryWords): string {
  switch (one.code) {
    case 'passed-over':
      return `${words.role(one.point)}: passed over, because ${PASSED_OVER[one.why]}.`;
    case 'substitute':
      return `${words.role(one.substitute)} stands in for ${words.role(one.point)}.`;
    case 'substitute-useless':
      return `Who would stand in for ${words.role(one.point)} was looked at already, or is no longer in the directory.`;
    case 'raiser-left-out':
      return `${slotWords(one.point, one.slot, words)} raises it, so somebody else of ${words.role(one.point)} is asked.`;
    case 'asked-before':
      return `${slotWords(one.point, one.slot, words)} was asked at a tier before, so somebody else of ${words.role(one.point)} is asked.`;
    case 'asked-again':
      return `${slotWords(one.point, one.slot, words)} was asked at a tier before, but nobody else is at ${words.role(one.point)}.`;
    case 'waits':
      return `Nobody of tier ${one.tier} is there now and it is no danger, so it waits until ${words.role(one.point)} opens: ${words.when(one.opensAt)}.`;
    case 'chosen': {
      const who = words.inSlot(one.point, one.slot);
      const reason = who === null ? '' : ` ${who} is ${slotReason(one.slot)}.`;
      return `${words.role(one.point)}: chosen, because ${fitWords(one.fits)}.${reason}`;
    }
    case 'clock':
      return `The clock gives ${inWords(one.minutes * MINUTE)} from ${words.when(one.from)}, counted ${words.hours(one.counted)}: until ${words.when(one.acknowledgeBy)}.`;
    case 'nobody':
      return `Nobody of tier ${one.tier} can be asked.`;
  }
}

/** A trace in sentences, gathered by tier, in the order applied. */
export function routeSentences(
  trace: readonly RouteTrace[],
  words: DirectoryWords,
): readonly { readonly tier: RouteTrace['tier']; readonly sentences: readonly string[] }[] {
  return [...Map.groupBy(trace, ({ tier }) => tier)].map(([tier, rules]) => ({
    tier,
    sentences: [...new Set(rules.map((one) => routeSentence(one, words)))],
  }));
}
