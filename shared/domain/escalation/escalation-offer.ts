import type { ContactPointId, EscalationPath, EscalationTier } from '../directory/directory.ts';
import { mismatch, type Concern, type OpenDirectory } from '../directory/open-directory.ts';
import { routeEscalation, type RouteRequest } from '../directory/route-escalation.ts';
import type { RouteStep, RouteTrace } from '../directory/route.ts';
import type { AccountId } from '../ids.ts';
import type { Instant } from '../instant.ts';
import { MOST_TRACE, type EscalationOffer } from './escalation.ts';

/** The published directory, opened. */
export interface PublishedDirectory {
  readonly version: number;
  readonly open: OpenDirectory;
}

/** What of an escalation decides where it goes next. */
export interface Routed extends Concern {
  readonly path: EscalationPath;
  readonly raisedBy: AccountId | null;
  /** Contact points that had it before. */
  readonly offered: readonly ContactPointId[];
}

/** An offer with the rules by which it was found; without an offer, by which nobody was. */
export interface FoundOffer {
  readonly offer: EscalationOffer | null;
  readonly trace: readonly RouteTrace[];
}

const MISMATCHES = new Set<string>(['other-unit', 'other-service', 'other-district']);

/** The trace up to a tier: what was plainly for others goes first when there is more than is kept. */
function kept(trace: readonly RouteTrace[], tier: EscalationTier | null): RouteTrace[] {
  const upTo = trace.filter((one) => tier === null || one.tier <= tier);
  if (upTo.length <= MOST_TRACE) return upTo;
  const telling = upTo.filter((one) => one.code !== 'passed-over' || !MISMATCHES.has(one.why));
  return telling.slice(-MOST_TRACE);
}

function offerOf(
  step: RouteStep,
  came: EscalationOffer['came'],
  number: number,
  { version }: PublishedDirectory,
): EscalationOffer {
  return {
    number,
    came,
    directoryVersion: version,
    ...step,
    channels: step.channels.slice(0, 10),
    acknowledgedBy: step.acknowledgedBy.slice(0, 4),
  };
}

/** The contact point of a tier, or of the next one above that has somebody. @param number which offer it is */
export function offerFrom(
  tier: EscalationTier,
  routed: Routed,
  came: EscalationOffer['came'],
  number: number,
  at: Instant,
  directory: PublishedDirectory,
): FoundOffer {
  const request: RouteRequest = { ...routed, firstTier: tier, at };
  const { steps, trace } = routeEscalation(request, directory.open);
  const [step] = steps;
  if (step === undefined) return { offer: null, trace: kept(trace, null) };
  return { offer: offerOf(step, came, number, directory), trace: kept(trace, step.tier) };
}

/**
 * One contact point that somebody chose, or the one that stands in for it while it is closed; what the directory says of
 * services and places doesn't count then. Undefined when the directory has no such contact point.
 */
export function offerTo(
  contactPoint: ContactPointId,
  routed: Routed,
  number: number,
  at: Instant,
  directory: PublishedDirectory,
): FoundOffer | undefined {
  const { open } = directory;
  const chosen = open.point(contactPoint);
  if (chosen === undefined) return undefined;
  const { department, unit, tier, services, districts } = chosen.point;
  const own: Routed = { ...routed, department, unit };
  const meant: Concern =
    mismatch(chosen.point, own) === null
      ? own
      : {
          department,
          unit,
          service: services === 'all' ? routed.service : (services[0] ?? null),
          district: districts === 'all' ? routed.district : (districts[0] ?? null),
        };
  const offered = routed.offered.filter((id) => id !== contactPoint);
  const only: OpenDirectory = {
    ...open,
    at: (...asked) => (asked[2] === tier ? [chosen] : []),
  };
  const { steps, trace } = routeEscalation({ ...own, ...meant, offered, firstTier: tier, at }, only);
  const [step] = steps;
  const upTo = kept(trace, tier);
  if (step === undefined) return { offer: null, trace: upTo };
  const after = nextTier(step, { ...own, offered: [...offered, step.contactPoint] }, open);
  const next = { tier: after, at: step.acknowledgeBy };
  return { offer: offerOf({ ...step, next }, 'passed-on', number, directory), trace: upTo };
}

/** Where it goes when nobody acknowledges; null: to the supervisors. */
function nextTier(step: RouteStep, routed: Routed, open: OpenDirectory): EscalationTier | null {
  const above = tierAbove(step.tier);
  if (above === null) return null;
  const { steps } = routeEscalation({ ...routed, firstTier: above, at: step.acknowledgeBy }, open);
  return steps[0]?.tier ?? null;
}

/** The next tier up; null above the top. */
export function tierAbove(tier: EscalationTier): EscalationTier | null {
  switch (tier) {
    case 1:
      return 2;
    case 2:
      return 3;
    case 3:
      return 4;
    case 4:
      return null;
  }
}
