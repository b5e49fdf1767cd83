import type { CaseFacts } from '../case-facts.ts';
import { WAITING_REASONS } from '../case-state.ts';
import type { City } from '../city.ts';
import type { Instant } from '../instant.ts';
import { departmentName } from '../case-words/sentence.ts';

type Known = Pick<
  CaseFacts,
  | 'state'
  | 'scheduledFor'
  | 'waitingReason'
  | 'receiver'
  | 'department'
  | 'unit'
  | 'closedElsewhere'
  | 'duplicateOf'
>;

interface NextStepContext {
  readonly city: City;
  /** A time in the city. */
  when(at: Instant): string;
}

function holder({ department, unit }: Known, city: City): string {
  const name = departmentName(city, department);
  if (unit === null) return name;
  const known = city.department(department)?.units.find((one) => one.code === unit)?.name;
  return `${name}, ${known ?? unit}`;
}

/** What happens next to a case, in words for somebody who does not know the system. Pure. */
export function nextStep(facts: Known, { city, when }: NextStepContext): string {
  switch (facts.state) {
    case 'new':
      return `${holder(facts, city)} has to take it.`;
    case 'assigned':
      return `${holder(facts, city)} has to plan or start the work.`;
    case 'scheduled':
      return facts.scheduledFor === null
        ? 'The work is planned; no day is said.'
        : `The work is planned for ${when(facts.scheduledFor)}.`;
    case 'in-progress':
      return `${holder(facts, city)} is at work.`;
    case 'waiting': {
      const reason = facts.waitingReason === null ? null : WAITING_REASONS[facts.waitingReason];
      if (reason === null) return 'It waits; no reason is said.';
      return `${reason.label}${reason.pausesClock ? '; the clock stands still.' : '; the clock runs on.'}`;
    }
    case 'referred': {
      const to = facts.receiver;
      if (to === null) return 'Referred; it stays open until it is confirmed.';
      const name = to.kind === 'department' ? departmentName(city, to.department) : to.name;
      return `${name} has to confirm that it is done; until then it is open.`;
    }
    case 'reopened':
      return `${holder(facts, city)} has to look at it again: it was reopened.`;
    case 'closed':
      if (facts.closedElsewhere) return 'None. Another system closed it; nobody here has seen evidence.';
      return facts.duplicateOf === null ? 'None.' : 'None here: it goes on in the case that it repeats.';
  }
}
