import type { Random } from './random.ts';
import { spin } from './spin.ts';

/**
 * What closes a case that was not done. Two sets: what finds them is weighed by cities of the one (seeds that are even) and
 * measured by cities of the other, which share no sentence.
 */
interface TextSet {
  readonly handOff: readonly string[];
  readonly scheduled: readonly string[];
  readonly oneTry: readonly string[];
  readonly clock: readonly string[];
  readonly noRedirect: readonly string[];
  readonly stock: readonly string[];
  /** One worker's own words for everything. */
  readonly pet: readonly string[];
  readonly duplicate: readonly string[];
}

const EVEN: TextSet = {
  handOff: [
    '{Forwarded|Passed on} to {the county|Caltrans|the utility} for handling.',
    'Referred to {another department|the Bureau of Engineering}; {they will contact you|please follow up with them}.',
    'Sent to {the contractor|our partner agency} for action.',
  ],
  scheduled: [
    'Work order {created|opened}, crew {will come out|to be sent} {next week|later this month}.',
    'Placed on the {list|schedule} for {next month|the coming weeks}.',
    'Repair {is scheduled|has been scheduled} for {next week|the 14th}.',
  ],
  oneTry: [
    'Nobody {there|on site}, {nothing seen|could not locate}.',
    'Drove by, {did not see anything|nothing found}.',
    'Unable to locate it.',
  ],
  clock: [
    'Closed automatically: no activity for 30 days.',
    'This request expired and was closed by the system.',
  ],
  noRedirect: ['Not our responsibility.', 'Outside of our jurisdiction, no action taken.'],
  stock: ['Closed per {department policy|standard procedure}.', 'Request {processed|completed}. Thank you.'],
  pet: [
    'Our team reviewed this request and all necessary steps were completed in line with department standards.',
    'The matter reported has been taken care of by the responsible staff and no further action is required.',
  ],
  duplicate: ['This repeats another request, {which is handled|please see the other one}.'],
};

const ODD: TextSet = {
  handOff: [
    'We {gave this to|turned this over to} {Southern California Edison|the state highway department|the water utility}.',
    'This {falls under|is a matter for} {LA County|Metro|the school district}, {which was notified|and we let them know}.',
    'Routed to {Code Enforcement|Street Services|Urban Forestry} for {further review|follow-up}.',
  ],
  scheduled: [
    '{Added to|On} the {resurfacing|repair|pick-up} program, {estimated in six to eight weeks|date to be determined}.',
    'A crew has been {assigned|dispatched} and {will address this shortly|should be there by Friday}.',
    'Waiting for {parts|materials}; {will be done when they arrive|work to follow}.',
  ],
  oneTry: [
    'Crew {arrived|went by} and {there was nothing at the location|saw no issue}.',
    'GOA, {nothing seen|none there any more}.',
    'Looked once, {no sign of it|not visible from the street}.',
  ],
  clock: [
    'Auto-closed after the waiting period.',
    'Ticket timed out. Please open a new one if still needed.',
  ],
  noRedirect: ['This is not a city matter.', 'We do not handle this type of request.'],
  stock: [
    '{Handled|Addressed} by our staff.',
    'Case {reviewed and closed|closed by staff}.',
    'Resolved, see {notes|file}.',
  ],
  pet: [
    'Service was rendered at the address given and the order was signed off by the shift lead as usual.',
    'The item in question was looked after today and the location left in proper order by our people.',
  ],
  duplicate: ['{Already|Previously} reported, closing this one.'],
};

/** Two workers of a city have such words of their own. */
function setOf(seed: number): TextSet {
  return seed % 2 === 0 ? EVEN : ODD;
}

/** A text that closes what was not done. */
export function plantedText(kind: keyof TextSet, seed: number, random: Random): string {
  return spin(random.pick(setOf(seed)[kind]), random);
}

/** Honest words that look bad: short, standing phrases, work done that names what comes next. */
const TERSE = [
  'It was done {today|this morning}.',
  'The work was completed.',
  'All {clear|done} now, {thanks|thank you}.',
  'It was finished {today|this morning}.',
];
const STANDING = [
  'The work asked for was {done|finished} today by our crew and the place was left clean and safe.',
  'Our crew came by, did the work and took the waste along; the sidewalk is free again.',
  'Crew on site today; everything on the order was done and checked before leaving.',
];
const MORE_TO_COME = [
  'Filled and made safe today; the whole block {is scheduled for resurfacing in the spring|is on the paving list}.',
  'Removed today. The other side of the street {belongs to the county and they were told|is on tomorrow’s route}.',
];

/** An honest explanation that looks like another; null for most. @param who whose standing phrase it may be, from 0 */
export function honestOddText(random: Random, who: number): string | null {
  const one = random.next();
  if (one < 0.035) return spin(random.pick(TERSE), random);
  if (one < 0.05) return spin(random.pick(MORE_TO_COME), random);
  return one < 0.12 ? spin(STANDING[who % STANDING.length] ?? TERSE[0] ?? '', random) : null;
}
