import type { Random } from './random.ts';
import type { HandlingRoute, Work } from './service-mix.ts';
import { spin } from './spin.ts';

const AGENT = [
  'Caller {wants a call back when it is done|is home after 4 pm|speaks Spanish, prefers text}.',
  'Called again to ask {when somebody comes|for the status}, told {by the end of the week|the crew has it|two to five days}. {Polite.|Upset, third call.|}',
  'Gave {the number|the tracking page} and what the clock says; {caller is fine with it|caller finds it too long}.',
  '{Gate code is with the manager|Ask for the manager in unit 101|Items are behind the garage}.',
  'Council office {asked for the status|is following this one}.',
  'Corrected the {address|cross street} after checking the map with the caller.',
  'Interpreter used ({Korean|Armenian|Spanish|Mandarin|Tagalog}).',
];

const CREW: Readonly<Record<HandlingRoute, readonly string[]>> = {
  pickup: [
    '{Nothing out yet at 6:30, will pass again|Half blocked by a parked car|More than the list says: {two|three} extra items taken}.',
    'Load {4|6|9} of today, {truck full, back tomorrow|all taken}.',
  ],
  crew: [
    'On site {7:50|9:30|11:10|13:20}, {two workers|one truck}, {needs the big truck|done in 40 min|half done, back tomorrow}.',
    '{Photo before and after taken.|Spoke with a neighbor, all explained.|Area swept.}',
  ],
  inspection: [
    'First visit: {nobody there|spoke with the owner|notice posted}. {Second visit next week.|}',
    'Measured and photographed, {clear violation|no violation on this visit|depends on the permit}.',
  ],
  long: [
    '{On the list for this district|Engineer to look|Estimate made}, {two|three|six} weeks.',
    '{Site visited and measured|Traffic control needed for the lane|Plans asked for}.',
  ],
  desk: ['{Answered from the knowledge article|Asked the department for a reply|Sent the form by mail}.'],
  'hand-off': ['Sent to LADWP {by their web form|by phone}, reference given to the caller.'],
};

/** Of some services, by their code. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  'homeless-encampment': [
    '{Outreach team visited, two people took an offer of shelter|Notice of cleaning posted for next week}.',
    '{Four|Six} tents counted, {wires to the light pole reported to Street Lighting|traffic control needed for the lane}.',
  ],
  'single-streetlight-issue': [
    '{Ballast dead|Photocell bad|Lamp missing|Underground fault, needs digging}.',
    'Pole {leans, made safe|hit by a car, police report asked for}.',
  ],
  'multiple-streetlight-issue': [
    'Box opened, copper gone between {two|three|five} poles.',
    '{Circuit dead from the service point|Fuse replaced, tripped again}, {crew with wire needed|digging needed}.',
  ],
  'graffiti-removal': [
    '{Beige 104 used|Color matched from the truck|Pressure washed}, {about 60 sq ft|both sides}.',
    'Owner {agreed to paint over|wants chemical cleaner only|not present}.',
  ],
  'sidewalk-problem': ['Roots under {two|three} panels, {grinding possible|tree needs a look first}.'],
  'street-pavement': [
    '{One|Two} bags of cold mix, {temporary|rolled}.',
    'Utility cut, {the gas company|the telephone company} told to repair it.',
  ],
};

const PUBLIC = [
  'A crew is planned for {this week|your next collection day|the coming days}.',
  'We have looked at it and {ordered the parts|put it on the list of this district}. {Thank you for your patience.|}',
  'Please {leave the items at the curb by 6 am|keep the alley gate open|move cars from the spot on that day}.',
];

/** A note for the city's people, in the voice of a call taker. */
export function agentNote(random: Random): string {
  return spin(random.pick(AGENT), random);
}

/** A note for the city's people, in the voice of those who do the work. */
export function crewNote({ service, route }: Work, random: Random): string {
  return spin(random.pick(OWN[service] ?? CREW[route]), random);
}

/** A note that the resident may read. */
export function publicNote(random: Random): string {
  return spin(random.pick(PUBLIC), random);
}
