import type { Actor } from '../actor.ts';
import type { Concern } from '../directory/open-directory.ts';
import type { Instant } from '../instant.ts';
import type { EscalationDeed } from './escalation-command.ts';
import type { PublishedDirectory } from './escalation-offer.ts';
import type { Escalation } from './escalation.ts';

/** What is escalated: a case or a complaint. */
export interface EscalationSubject extends Pick<Concern, 'service' | 'district'> {
  readonly what: 'case' | 'complaint';
  /** Callers with a name, who can be told something. */
  readonly callers: number;
}

/** All that a decision about escalations may depend on. */
export interface EscalationInput<D extends EscalationDeed = EscalationDeed> {
  readonly list: readonly Escalation[];
  readonly deed: D;
  readonly actor: Actor;
  readonly now: Instant;
  readonly subject: EscalationSubject;
  /** Null on a desk that has none yet: then nothing can be sent anywhere. The hub always has one. */
  readonly directory: PublishedDirectory | null;
}
