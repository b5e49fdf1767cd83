import { stemClosingWord } from './stem-closing-word.ts';

/** Kinds of words in closing texts: what is learned of one word of a kind holds for its fellows, also for unseen ones. */
const KINDS: Readonly<Record<string, string>> = {
  WORK: `repair fix fill patch replace clean cleanup remove collect pickup tow empty sweep paint repaint buff trim prune plow
    plough salt mow restore install reinstall deliver treat bait unclog unblock flush jet vacuum cut rebuild repave pave resurface
    straighten relamp wash powerwash haul impound abate serviced correct mend weld tighten seal grind backfill excavate restripe
    stripe remedy rectify rehang reattach relight energize reenergize reconnect refill regrade capture trap retrieve euthanize
    sanitize disinfect spray pump drain adjust realign reprogram reseal renew swap exchange plant replant restake scrape erase
    dispose discard deice rake shovel retime rewire tighten recollect repost erect hang mount reopen clip snake unplug
    rod degrease recap regrout caulk board demolish dismantle rehome rescue refund credit reimburse`,
  DONE: `complete finish resolve accomplish fulfil fulfill conclude addressed settle done perform`,
  CITE: `cite citation summons ticketed arrest warn warning fine fined penalty nov chalked boot immobilize`,
  VIOLATION: `violation infraction contravention offence offense breach crime violate noncompliance`,
  TROUBLE: `problem condition hazard defect fault damage concern trouble nuisance evidence danger`,
  SEND: `refer referral forward transfer route reroute send pass reassign redirect escalate relay redispatch divert`,
  TELL: `notify inform advise tell alert contact call email speak phone telephone write mail text message`,
  LOOK: `inspect inspection reinspect reinspection check recheck visit investigate investigation respond attend survey assess
    assessment evaluate evaluation review look test examine canvass patrol search drive monitor tour`,
  FIND: `find locate see observe spot identify detect discover pinpoint witness encounter notice`,
  ENTRY: `access enter entry entrance admit admittance admission inside accessible inaccessible`,
  CREW: `crew worker inspector officer driver technician tech staff team supervisor operator arborist engineer foreman
    electrician hauler investigator warden ranger plumber`,
  PERSON: `caller customer resident complainant requester requestor citizen constituent client tenant occupant homeowner
    reporter applicant neighbor neighbour`,
  OWNER: `owner landlord superintendent management manager business`,
  ORG: `department agency bureau division office police precinct sheriff fire health park forestry sanitation engineering
    transportation transit authority commission county state federal utility company gas electric edison contractor vendor
    railroad railway school district port council ministry board corporation dpw dot dep hpd dob dpr dsny nypd lapd sfpd mta puc
    pge verizon comcast caltrans metro amtrak csx usps fdny ems hydro fema epa faa hoa lighting housing highway sewer
    pseg nationalgrid coned att spectrum provider entity jurisdictional`,
  THING: `vehicle car truck van trailer boat pothole graffiti debris trash garbage rubbish refuse item mattress couch sofa
    furniture bag cart bin container can barrel tree limb branch stump light lamp pole signal sign sidewalk pavement curb hydrant
    leak gutter basin manhole animal dog cat raccoon possum deer bird carcass rat rodent mice noise party music encampment tent weed
    grass bike bicycle scooter needle syringe snow ice hole bee hive nest wasp wire cable fence dumping appliance tire glass bench
    dumpster basket litter poster sticker flyer bulb fixture meter pipe valve sinkhole crack bump flag panel cover grate
    fridge refrigerator tv television plate marking crosswalk hydrant mosquito pigeon goose snake bat cockroach mold smoke
    speaker camp belongings shelter swing`,
  PLACE: `location address area site scene place spot block premise premises property building apartment house yard intersection
    street road alley lane corner lot driveway vicinity neighborhood`,
  TIME: `week month day tomorrow tonight monday tuesday wednesday thursday friday saturday sunday spring summer fall autumn
    winter season year january february march april june july august september october november december`,
  CASE: `case request complaint ticket report sr job issue matter inquiry enquiry incident file record`,
};

const KIND_OF = new Map(
  Object.entries(KINDS).flatMap(([kind, words]) =>
    words.split(/\s+/).map((word) => [stemClosingWord(word), kind] as const),
  ),
);

/** The kind of a stem; null when it has none. */
export function kindOf(stem: string): string | null {
  return KIND_OF.get(stem) ?? null;
}

/** Every word that has a kind, as written. */
export const kindWords: readonly string[] = Object.values(KINDS).flatMap((words) => words.split(/\s+/));
