import type { ReopenReason } from '../../shared/domain/case-facts.ts';
import type { WaitingReason } from '../../shared/domain/case-state.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Random } from './random.ts';
import type { Work } from './service-mix.ts';
import { spin } from './spin.ts';

/** Sentences by the code of a service or by a route; `any` for all others. */
type Sentences = Readonly<Record<string, readonly string[]>> & { readonly any: readonly string[] };

/** What the resident reads when a case is closed, by outcome and, where it matters, by the work. */
const CLOSED: Readonly<Record<Outcome, Sentences>> = {
  completed: {
    pickup: [
      'We picked up {everything that was put out|all the items} {on the morning round|today|on your collection day}.',
      'The crew collected {your items|all items at the curb} at {7:40|9:15|11:05|1:30}. {Thank you for putting them out on time.|}',
      'All items {were|have been} collected and taken to the {yard|transfer station}.',
    ],
    crew: [
      'The crew {came out|was there} today and {finished the work|took care of it}. {The spot is clear.|Nothing is left to do.|}',
      'The work is done: {cleaned and swept|removed and the area checked|repaired and tested}. {Photos are with the crew report.|}',
      'We {removed it|cleared it|took care of it} {this morning|today}. {Please tell us if it comes back.|}',
    ],
    'graffiti-removal': [
      'The graffiti {was painted over|was washed off|has been removed} {this morning|today}. {We matched the color as well as we could.|It can not be seen from the street any more.|}',
      'Our crew removed {the tags|all of it} from {the wall|the surface}. {Please report it again if it comes back, we return within days.|}',
    ],
    'homeless-encampment': [
      'The area was cleaned {after outreach workers had offered help|with notice given three days before}. {The sidewalk can be used again.|}',
      'Outreach and cleaning {took place today|are done}; {the way is free|two people took a place in a shelter}.',
    ],
    'dead-animal-removal': [
      'The animal was {picked up|removed} {this morning|today|within the hours of the day crew}.',
      'Our driver {removed it|took it away}. {Thank you for the exact place.|}',
    ],
    'street-pavement': [
      'The {pothole|hole} was filled {with asphalt|and rolled} today. {The lane is even again.|}',
      'Our crew patched {it|the spot} {this morning|today}; {it will be paved over when the street is resurfaced|please tell us if it breaks up again}.',
    ],
    'traffic-signal': [
      'The signal {works again|is back to its normal cycle}: {a lamp and a fuse were replaced|the controller was reset|the button was repaired}.',
    ],
    'parking-meter-maintenance': [
      'The meter was {repaired|replaced} and takes {cards and coins|payment} again.',
    ],
    'dockless-mobility': [
      'The company was told and {moved the scooters|took them away} {within two hours|today}.',
    ],
    'animal-loose': [
      'An officer {caught the animal and took it to the shelter|came out and returned the dog to its owner}.',
    ],
    'animal-confined': [
      'An officer picked up the animal and took it to {the East Valley|the South Los Angeles|the Harbor} shelter.',
    ],
    containers: [
      '{The bin was repaired|A new bin was delivered} {today|on the delivery round}. {Please write your address on it.|}',
    ],
    'service-not-complete': [
      'The crew {went back and collected everything|came again today and finished}. {We are sorry that it took two visits.|}',
    ],
    'tree-emergency': [
      'The {branch|tree} was {cut up and taken away|removed from the street}; {the lane is open again|an arborist looks at the rest of the tree}.',
    ],
    inspection: [
      'Our inspector {visited|went to the address} and {gave notice to the owner to correct it|had it corrected on the spot}. {We checked again and it is done.|}',
      'We inspected the place and {the problem has been corrected|the responsible party fixed it}.',
    ],
    long: [
      'The {repair|work} is finished and {tested|checked by the supervisor}. {Thank you for waiting.|}',
      'The crew {completed the job|finished on site} today. {All is as it should be again.|}',
    ],
    'single-streetlight-issue': [
      'The light {works again|is on again}: {the lamp|the photocell|the wire} was replaced. {It took longer because parts had to be ordered.|}',
    ],
    'multiple-streetlight-issue': [
      'The lights {work again|are on again}: {stolen wire was replaced and the boxes were locked|the circuit was repaired}. {It took longer because wire had to be ordered.|}',
    ],
    desk: [
      'We {answered your question|sent you the information you asked for} {by e-mail|by phone}. {Call 311 if you need anything else.|}',
    ],
    'hand-off': [
      'We passed your report to the Water Conservation Response Unit of LADWP, {which visits the address|which will follow it up}.',
      'Reported to LADWP {water conservation|}; {they contact the customer at this address|they handle it from here}.',
    ],
    any: ['The work you asked for is done.'],
  },
  'partly-completed': {
    pickup: [
      'We took {most of the items|what was at the curb}; {the paint cans|the tires|two items behind the gate} could not go on this truck. {Please call to set a new day for the rest.|}',
    ],
    any: [
      '{Part of the work is done|We did what could be done today}; {the rest needs other equipment|the rest lies on private property and stays with the owner}.',
    ],
  },
  unable: {
    pickup: [
      'The truck could not {reach the items|get into the alley}: {cars were parked in front|the gate was locked}. {Please put them at the curb and call again.|}',
    ],
    'homeless-encampment': [
      'Nothing could be done {this time|on the planned day}: {nobody of the outreach team was free|the weather did not allow it}. {It is on the list for next month.|}',
    ],
    crew: [
      'The crew could not do it: {it is on private property and needs the owner’s permission|parked cars blocked the spot on two visits}. {The owner has been told.|}',
    ],
    any: [
      'We looked into it and can not do this: {it does not meet the rules for this work|the site can not be reached safely|a permit of another agency was refused}.',
    ],
  },
  'not-found': {
    pickup: [
      '{Nothing was at the curb|No items were out} when the truck came at {6:50|8:20|10:45|2:10}. {If they are still there, please call and we set a new day.|}',
    ],
    any: [
      'The crew went to the {address|spot} {twice|today} and found {nothing|no trace of it}. {Please call us with the exact place if it is still there.|It may have been removed already.|}',
    ],
  },
  'no-violation': {
    any: [
      'Our inspector visited {on two days|and looked at it}; {it is within the rules|no violation was seen}. {You can call again if it happens again.|}',
    ],
  },
  duplicate: {
    any: [
      'This was reported {before|earlier} and is being worked on under the {first|other} request; you will hear about that one.',
    ],
  },
  'out-of-jurisdiction': {
    any: [
      'This {place|street} is {not the city’s|outside the city}: {it belongs to the county|the state (Caltrans) looks after it|it is the school district’s}. {We told you whom to call.|Please report it there.}',
    ],
  },
  'cancelled-by-requester': {
    any: ['Cancelled {at your request|because you told us it is no longer needed}.'],
  },
  invalid: {
    any: [
      '{This was a test entry|The request had no place we could find and we could not reach you}, so nothing could be done.',
    ],
  },
};

const REFERRED = [
  'This belongs to $receiver. {We sent them your report with the place and your description.|They have it now; the case stays open until they confirm.}',
  '{After a look at the site|On review} this is for $receiver, and we passed it on.',
];

const REOPENED: Readonly<Record<ReopenReason, readonly string[]>> = {
  'not-done': [
    'Caller says {nothing was picked up|it is still there|nobody came}, {has a photo from today|neighbor confirms it}.',
    'Closed as done, but {the caller stands in front of it|it was never touched}. Please go back.',
  ],
  'came-back': ['{Tagged again|Dumped again|Out again} {within two days|since last night}, same spot.'],
  'wrong-outcome': [
    'Closed as not found, but {the place was wrong|the crew looked on the other side of the street}. Caller describes it again.',
  ],
  'closed-by-mistake': [
    'Closed together with the others of that route by mistake; {this one was not visited|the crew had no time left}.',
  ],
};

const WAITS: Readonly<Record<WaitingReason, readonly string[]>> = {
  'caller-reply': [
    'Left a message, {no answer yet|mailbox full}. {Need the unit number.|Need to know which side of the building.}',
  ],
  access: [
    '{Gate locked|Cars parked over it|Dog in the yard}, tried at {8:10|10:30|13:40}. Card left at the door.',
  ],
  permit: [
    '{Waiting for Caltrans|Needs a permit of the county|Lane closure asked for}, {sent today|answer due next week}.',
  ],
  weather: ['{Rain|Wind|Wet surface}, {paint will not hold|crew held back}. Next dry day.'],
  parts: [
    '{Pole|Lamp head|Ballast|Wire} on order, {no date from the store yet|three weeks}. {Made safe for now.|}',
  ],
  crew: ['{Only one truck in this area|Crew lent to the storm work}, next free week.'],
};

/** The explanation that a closure needs, as the resident reads it. */
export function closingText(outcome: Outcome, { service, route }: Work, random: Random): string {
  const texts = CLOSED[outcome];
  return spin(random.pick(texts[service] ?? texts[route] ?? texts.any), random);
}

/** @param receiver name of the department or body that gets the case */
export function referralText(receiver: string, random: Random): string {
  return spin(random.pick(REFERRED), random, { receiver });
}

export function reopeningText(reason: ReopenReason, random: Random): string {
  return spin(random.pick(REOPENED[reason]), random);
}

export function waitingText(reason: WaitingReason, random: Random): string {
  return spin(random.pick(WAITS[reason]), random);
}

const ESCALATED: readonly string[] = [
  '{Second|Third} call about it, {nobody has come yet|no date given}. {The caller asks for a supervisor.|}',
  'The caller {waited at home all day|took a day off for it} and {nobody came|was not told why not}.',
  'It {blocks the ramp|blocks the sidewalk|stands in the lane}; {children pass there|a wheelchair can not pass}.',
  'Told {last week|on Monday} that it would be done {in two days|by Friday}. It was not.',
];
const ANSWERED: readonly string[] = [
  'A crew {comes tomorrow before noon|is on its way|comes on Thursday}. {Please keep the place free.|}',
  'It was {missed on the last round|closed by mistake}; it is {on tomorrow’s list|first on the next round}.',
  'It needs {a larger truck|a permit of the county}, which we have from {Monday|the first of the month} on.',
  'The work was {done this morning|finished yesterday}; {the crew will look once more.|please call if anything is left.}',
];

/** Why an agent escalates. */
export function escalationWhy(random: Random): string {
  return spin(random.pick(ESCALATED), random);
}

/** What a contact point has 311 tell the caller. */
export function escalationAnswer(random: Random): string {
  return spin(random.pick(ANSWERED), random);
}
