import type { ContactChannelKind, EscalationPath } from '../../../shared/domain/directory/directory.ts';
import type { Finding, FindingCode, When } from '../../../shared/domain/directory/finding.ts';
import { inWords } from '../../../shared/domain/due-time.ts';
import { MINUTE, type Instant } from '../../../shared/domain/instant.ts';
import type { DirectoryWords } from '../../design/escalation/directory-words.ts';
import { CHANNEL_WORDS } from '../../../shared/domain/case-words/escalation-words.ts';

/** What a finding says: what is wrong, and what to do about it. */
export interface FindingWords {
  readonly what: string;
  readonly todo: string;
}

/** Names that findings need besides those of the directory. */
export interface FindingNames extends Pick<DirectoryWords, 'role' | 'department' | 'person'> {
  service(code: string): string;
  district(id: string): string;
  /** An instant with its day: "Mon, Nov 23, 22:00". */
  whenOn(at: Instant): string;
}

const PATHS: Record<EscalationPath, string> = {
  emergency: 'emergencies',
  complaint: 'complaints',
  routine: 'questions',
};

const NEEDS: Record<ContactChannelKind, string> = {
  'desk-queue': 'the name of the queue',
  radio: 'the name of the channel',
  phone: 'a number of at least 7 digits, such as 213-555-0100 ext. 4',
  mobile: 'a number of at least 7 digits, such as 213-555-0100',
  mail: 'a whole address such as duty@example.org',
  webhook: 'an address that begins with https://',
};

/** "Mon, Nov 23, 22:00 to Tue, Nov 24, 06:00, and 52 more times, 424 h in all". */
function whenWords({ spans, count, total }: When, names: Pick<FindingNames, 'whenOn'>): string {
  const [first] = spans;
  if (first === undefined) return inWords(total);
  const stretch = `${names.whenOn(first[0])} to ${names.whenOn(first[1])}`;
  if (count === 1) return `${stretch} (${inWords(total)})`;
  const more = count === 2 ? 'once more' : `${count - 1} more times`;
  return `${stretch}, and ${more} within a year (${inWords(total)} in all)`;
}

type Cover = Extract<Finding, { department: string }>;

function holeOf({ department, service, district, path }: Cover, names: FindingNames): string {
  const parts = [`${PATHS[path]} of ${names.department(department)}`];
  if (service !== null) parts.push(`about ${names.service(service)}`);
  if (district !== null) parts.push(`in ${names.district(district)}`);
  return parts.join(' ');
}

function coverWords(found: Cover, names: FindingNames): FindingWords {
  const hole = holeOf(found, names);
  switch (found.code) {
    case 'cover-gap':
      return {
        what: `Nobody is there for ${hole}: ${whenWords(found.when, names)}.`,
        todo: 'Put somebody on duty then, name a primary who is always there, or a substitute.',
      };
    case 'cover-gap-without-district':
      return {
        what: `Nobody is there for ${hole} where the district is not known: ${whenWords(found.when, names)}.`,
        todo: 'Have one entry for the whole city.',
      };
    case 'cover-gap-without-service':
      return {
        what: `Nobody is there for ${hole} that are about no service of the catalogue: ${whenWords(found.when, names)}.`,
        todo: 'Have one entry for all services.',
      };
    case 'first-tier-gap':
      return {
        what: `At tier 1 nobody is there for ${hole}, so they go to the tier above: ${whenWords(found.when, names)}.`,
        todo: 'Put somebody on duty at tier 1, if that is not meant.',
      };
    case 'no-second-tier':
    case 'no-second-complaint-tier':
      return {
        what: `There is nobody to turn to for ${hole} when the only tier does not answer.`,
        todo: `Add an entry at tier ${found.tier ?? 2}.`,
      };
  }
}

const EXPLAINED: Partial<Record<FindingCode, FindingWords>> = {
  'nobody-named': {
    what: 'Nobody is named: no primary, no backup, no roster.',
    todo: 'Name a primary, or put people on the roster.',
  },
  'no-channel': { what: 'There is no way to reach it.', todo: 'Add a channel, such as a phone.' },
  'acknowledge-without-channel': {
    what: 'No channel of it can bring the acknowledgement that counts.',
    todo: 'Tick what its channels can show, or add a channel.',
  },
};

type Entry = Extract<Finding, { point: unknown }>;

function entryWords(found: Entry, names: FindingNames): FindingWords {
  const known = EXPLAINED[found.code];
  if (known !== undefined) return known;
  switch (found.code) {
    case 'duplicate-id':
      return { what: 'Another entry has the same code.', todo: 'Give one of them another code.' };
    case 'unknown-department':
      return { what: `The city has no department “${found.value}”.`, todo: 'Choose one from the list.' };
    case 'unknown-unit':
      return { what: `The department has no unit “${found.value}”.`, todo: 'Choose one from the list.' };
    case 'unknown-service':
      return {
        what: `The catalogue has no service “${found.value}”.`,
        todo: 'Take it out, or choose another.',
      };
    case 'unknown-district':
      return { what: `The city has no district “${found.value}”.`, todo: 'Take it out, or choose another.' };
    case 'unknown-calendar':
      return { what: `The city has no hours called “${found.value}”.`, todo: 'Choose some from the list.' };
    case 'unknown-substitute':
      return {
        what: `Its substitute “${found.value}” is no entry of this directory.`,
        todo: 'Choose another, or none.',
      };
    case 'unknown-account':
      return {
        what: `${names.person(found.value)} stands in it, but has no account any more.`,
        todo: 'Choose somebody else.',
      };
    case 'impossible-date':
      return { what: `No calendar has ${found.value}.`, todo: 'Choose another day or time.' };
    case 'service-of-another':
      return {
        what: `${names.service(found.value)} belongs to ${names.department(found.owner)}.`,
        todo: 'Take it out, if that is not meant.',
      };
    case 'dates-reversed':
      return {
        what: `It ends on ${found.until}, before it begins on ${found.from}.`,
        todo: 'Swap the days, or correct one.',
      };
    case 'channel-without-address':
      return {
        what: `${CHANNEL_WORDS[found.kind]} has no address.`,
        todo: `Write ${NEEDS[found.kind]}, or remove it.`,
      };
    case 'channel-malformed':
      return {
        what: `“${found.value}” is no address for ${CHANNEL_WORDS[found.kind].toLowerCase()}.`,
        todo: `Write ${NEEDS[found.kind]}.`,
      };
    case 'acknowledge-too-long':
    case 'acknowledge-long': {
      const most = inWords(found.most * MINUTE);
      const end = found.code === 'acknowledge-long' ? 'usual' : 'allowed';
      return {
        what: `${inWords(found.minutes * MINUTE)} to acknowledge are more than the ${most} that are ${end} here.`,
        todo: found.code === 'acknowledge-long' ? 'Shorten it, if you can.' : `Allow at most ${most}.`,
      };
    }
    case 'acknowledge-clock-stops':
      return {
        what: 'The time to acknowledge an emergency stands still when these hours are over.',
        todo: 'Count it around the clock.',
      };
    case 'unverified':
      return {
        what:
          found.days === null
            ? 'Nobody ever made sure that this is right.'
            : `Nobody has made sure for ${found.days} days that this is right.`,
        todo: 'Ask the department, then mark it as verified.',
      };
    case 'verified-ahead':
      return { what: `It is verified on ${found.value}, a day to come.`, todo: 'Correct the day.' };
    case 'rule-unreadable':
      return {
        what: `The rule can't be read at “${found.part}”.`,
        todo: 'Choose days of the week, or correct the rule.',
      };
    case 'rule-never-occurs':
      return { what: 'By this rule the duty never comes.', todo: 'Choose other days, or a later last day.' };
    case 'rule-over':
      return {
        what: 'This duty is over; it comes no more.',
        todo: 'Remove it, or give it a later last day.',
      };
    case 'exception-without-duty':
      return {
        what: `From ${found.from} to ${found.until} there is no duty that the exception could be about.`,
        todo: 'Correct its days, or remove it.',
      };
    case 'roster-overlap': {
      const [a, b] = found.entries;
      return {
        what: `Duties ${a + 1} and ${b + 1} of the roster are at once: ${whenWords(found.when, names)}.`,
        todo: 'Change the times of one. Until then the first answers.',
      };
    }
    case 'substitute-loop':
      return {
        what: `The substitutes lead back to it: ${found.loop.map((id) => names.role(id)).join(', then ')}.`,
        todo: 'Give one of them no substitute, or another.',
      };
    case 'tier-missing':
      return {
        what: `It can't be reached: there is no tier ${found.tier} for the same below it.`,
        todo: `Add an entry at tier ${found.tier}, or move this one there.`,
      };
    case 'self-escalation':
      return {
        what: `Whoever answers here is alone at the next tier (${names.role(found.other)}) too: ${whenWords(found.when, names)}.`,
        todo: 'Put somebody else on duty at one of them, or name a backup.',
      };
    case 'two-duties':
      return {
        what: `Somebody is on duty here and at ${names.role(found.other)} at once: ${whenWords(found.when, names)}.`,
        todo: 'Change one roster, if one person can’t do both.',
      };
    default:
      return { what: found.code, todo: '' };
  }
}

/** A finding in words. Pure. */
export function findingWords(found: Finding, names: FindingNames): FindingWords {
  if (found.code === 'invented-entries') {
    const one = found.count === 1;
    return {
      what: `${found.count} ${one ? 'entry is' : 'entries are'} invented for demonstration.`,
      todo: 'Replace them by real ones before real use.',
    };
  }
  return 'department' in found ? coverWords(found, names) : entryWords(found, names);
}

/** Findings of one entry by field: "channels.0.address". */
export function findingsOf(findings: readonly Finding[], index: number): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>();
  for (const one of findings) {
    if (!('index' in one) || one.index !== index) continue;
    const key = one.field.join('.');
    if (!found.has(key)) found.set(key, one);
  }
  return found;
}
