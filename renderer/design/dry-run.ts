import type { Actor } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import type { City } from '../../shared/domain/city.ts';
import { decideCase } from '../../shared/domain/decide-case.ts';
import type { KnownChild } from '../../shared/domain/decision.ts';
import type { PublishedDirectory } from '../../shared/domain/escalation/escalation-offer.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { Refusal } from '../../shared/domain/refusal.ts';

interface Situation {
  /** Null for a case about to be opened. */
  readonly facts: CaseFacts | null;
  /** The other case of a link or a duplicate, as far as it is known here. */
  readonly other?: CaseFacts | null;
  /** The parts of a case that is to be closed. */
  readonly children?: readonly KnownChild[];
  readonly actor: Actor;
  readonly city: City;
  readonly now: Instant;
  /** The contact points, for what is about an escalation. */
  readonly directory?: PublishedDirectory | null;
}

/** What the hub would say to a command, by the same rules and in the same words; null when it would take it. */
export function dryRun(
  command: CaseCommand,
  { facts, other = null, children = [], actor, city, now, directory = null }: Situation,
): Refusal | null {
  const decision = decideCase({
    facts,
    other,
    children,
    command,
    actor,
    seen: null,
    now,
    city,
    number: null,
    directory,
  });
  return decision.ok ? null : decision.refusal;
}
