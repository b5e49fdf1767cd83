import type { AccountId } from '../ids.ts';
import { DAY, type Instant } from '../instant.ts';
import type { ContactPointId } from './directory.ts';
import type { OnDuty } from './duty-slot.ts';
import type { OpenPoint } from './on-duty.ts';
import type { OpenDirectory } from './open-directory.ts';

/** A contact point at which somebody answers first now. */
export interface OwnDuty {
  readonly contactPoint: ContactPointId;
  /** When it becomes somebody else's; null: not within two weeks. */
  readonly until: Instant | null;
  /** Who answers first then; null: nobody does. */
  readonly next: OnDuty | null;
}

/** A duty that ends later is no reason to think of its end. */
const FARTHEST = 14 * DAY;

function endOf(there: OpenPoint, account: AccountId, now: Instant): Instant | null {
  let at = now;
  // Two duties of the same person may follow one another.
  while (at < now + FARTHEST) {
    const [duty] = there.rostered(at, now + FARTHEST);
    if (duty === undefined || duty.from > at) return null;
    if (there.people(duty.to)[0]?.account !== account) return duty.to < now + FARTHEST ? duty.to : null;
    at = duty.to;
  }
  return null;
}

/** Where somebody answers first at an instant, what ends soonest first. Who stands in, or is named without a roster, has no end. */
export function ownDuties({ points }: OpenDirectory, account: AccountId, now: Instant): OwnDuty[] {
  return points
    .filter((there) => there.people(now)[0]?.account === account && there.standing(now) === 'reachable')
    .map((there): OwnDuty => {
      const until = endOf(there, account, now);
      const next = until === null ? undefined : there.people(until)[0];
      return { contactPoint: there.point.id, until, next: next === undefined ? null : next };
    })
    .toSorted((a, b) => (a.until ?? Infinity) - (b.until ?? Infinity));
}
