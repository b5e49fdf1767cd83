import type { CaseFacts } from '../case-facts.ts';
import type { Service } from '../city-pack.ts';
import type { Instant } from '../instant.ts';
import { OUTCOMES, type Outcome } from '../outcome.ts';
import type { ClosingReason, ClosureContract, ClosurePack, Demand } from './closure-pack.ts';
import { CLOCK_SLACK, type ClosingSaid, type Visit } from './evidence.ts';

function closeness(
  { services, groups, outcomes }: ClosureContract,
  service: Pick<Service, 'code' | 'group'>,
  ended: Outcome,
): number | null {
  if (!outcomes.includes(ended)) return null;
  if (services?.includes(service.code) === true) return 2;
  if (groups?.includes(service.group) === true) return 1;
  return services === undefined && groups === undefined ? 0 : null;
}

/**
 * The contract for a closing; null where the city asks for nothing. What the city only hands on is somebody else's work:
 * nobody here can visit it. Of two that are as close, the earlier.
 */
export function contractFor(
  pack: ClosurePack | undefined,
  service: Pick<Service, 'code' | 'group' | 'handOff'>,
  ended: Outcome,
): ClosureContract | null {
  if (pack === undefined || service.handOff) return null;
  let best: { contract: ClosureContract; close: number } | null = null;
  for (const contract of pack.contracts) {
    const close = closeness(contract, service, ended);
    if (close !== null && (best === null || close > best.close)) best = { contract, close };
  }
  return best?.contract ?? null;
}

/** Reasons of the city's list that an outcome can have. */
export function reasonsFor(pack: ClosurePack | undefined, ended: Outcome): readonly ClosingReason[] {
  return pack === undefined ? [] : pack.reasons.filter(({ outcomes }) => outcomes.includes(ended));
}

/** Visits since the case was opened, or reopened: what was seen before a reopening proves nothing about after it. */
export function visitsOfLife({ visits, clock }: Pick<CaseFacts, 'visits' | 'clock'>): readonly Visit[] {
  return visits.filter(({ at }) => at >= clock.startedAt - CLOCK_SLACK);
}

/** Something a contract asks for that is not there, and what to do about it. */
export interface Missing {
  readonly demand: Demand;
  readonly todo: string;
}

/**
 * What a closing lacks by its contract; empty when it may close. Pure: the dialog says it while one types, the hub
 * refuses by it, whatever way the command came.
 */
export function missingEvidence(
  contract: ClosureContract | null,
  pack: ClosurePack | undefined,
  facts: Pick<CaseFacts, 'visits' | 'clock' | 'attachments'>,
  said: ClosingSaid & { readonly outcome: Outcome },
  now: Instant,
): Missing[] {
  if (contract === null) return [];
  const visits = visitsOfLife(facts);
  const since = facts.clock.startedAt - CLOCK_SLACK;
  const test: Record<Demand, () => string | null> = {
    visit: () =>
      visits.length > 0
        ? null
        : facts.visits.length > 0
          ? 'No visit is recorded since it was reopened. Record one first.'
          : 'No visit is recorded. Record one first.',
    crew: () =>
      visits.some(({ crew }) => crew !== null) ? null : 'No visit names its crew. Record one that does.',
    'done-date': () => {
      const { doneAt } = said;
      if (doneAt === null) return 'Say when the work was done.';
      if (doneAt < since) return 'The work can’t have been done before the case was opened. Check the day.';
      return doneAt > now + CLOCK_SLACK
        ? 'The work can’t have been done in the future. Check the day.'
        : null;
    },
    'after-photo': () =>
      facts.attachments.some(
        ({ shows, state, addedAt }) => shows === 'after' && state !== 'refused' && addedAt >= since,
      )
        ? null
        : 'No photo shows it after the work. Add one and mark it “after the work”.',
    reason: () => {
      const known = reasonsFor(pack, said.outcome);
      if (said.reason === null) return 'Choose the reason.';
      return known.some(({ code }) => code === said.reason)
        ? null
        : `“${said.reason}” is no reason for “${OUTCOMES[said.outcome].label.toLowerCase()}”. Choose one of the list.`;
    },
  };
  return contract.demands.flatMap((one) => {
    const todo = test[one]();
    return todo === null ? [] : [{ demand: one, todo }];
  });
}
