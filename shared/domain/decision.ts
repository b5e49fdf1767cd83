import type { Actor } from './actor.ts';
import type { CallerInput, CaseCommand, SeenFacts } from './case-command.ts';
import type { CaseEvent } from './case-event.ts';
import type { CaseFacts } from './case-facts.ts';
import { edgeReason, stateWords, type CaseState } from './case-state.ts';
import type { City } from './city.ts';
import type { EscalationText } from './escalation/decide-escalation.ts';
import type { PublishedDirectory } from './escalation/escalation-offer.ts';
import type { CaseId, TextId } from './ids.ts';
import type { Instant } from './instant.ts';
import { refuse, type Refusal } from './refusal.ts';

/** A text to be kept apart from the events, so that it can be erased. */
export interface KeptText {
  readonly id: TextId;
  readonly kind:
    | 'description'
    | 'place-said'
    | 'service-said'
    | 'answers'
    | 'note'
    | 'remark'
    | 'explanation'
    | 'promise'
    | 'file-name'
    | 'file-note'
    | 'survey'
    | EscalationText['kind'];
  readonly body: string;
  /** Internal texts are for the city's people only. */
  readonly visibility: 'internal' | 'public';
}

export type NewCaller = Extract<CallerInput, { kind: 'new' }>;

/** What a command leads to. Events may concern more than one case: a duplicate hands its callers to the other. */
export type Decision =
  | {
      readonly ok: true;
      readonly events: readonly { readonly caseId: CaseId; readonly event: CaseEvent }[];
      readonly texts: readonly KeptText[];
      readonly newCaller: NewCaller | null;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** A part of a case, as the one who decides knows it. */
export interface KnownChild {
  readonly id: CaseId;
  /** Null for one without a number yet, one that the actor may not see, and one that the desk does not hold. */
  readonly number: string | null;
  /** Null where that is not known. */
  readonly open: boolean | null;
}

/** All that a decision may depend on; the hub reads it under lock, the console from its cache. */
export interface DecisionInput {
  readonly facts: CaseFacts | null;
  /** The other case a link names; null when there is none or the actor may not see it. */
  readonly other: CaseFacts | null;
  /** The parts of a case that is to be closed; none for other commands. */
  readonly children: readonly KnownChild[];
  readonly command: CaseCommand;
  readonly actor: Actor;
  readonly seen: SeenFacts | null;
  readonly now: Instant;
  readonly city: City;
  /** The number for a case about to be opened; null on a desk, which can't give one. */
  readonly number: string | null;
  /** The contact points; null on a desk that has none yet. The hub always has. */
  readonly directory: PublishedDirectory | null;
}

/** Shortest explanation, in characters: less can't say what was done. */
export const MINIMUM_EXPLANATION = 10;

export const no = (refusal: Refusal): Decision => ({ ok: false, refusal });

export function yes(caseId: CaseId, event: CaseEvent, texts: readonly KeptText[] = []): Decision {
  return { ok: true, events: [{ caseId, event }], texts, newCaller: null };
}

export function explanationTooShort(body: string): Refusal | null {
  if (body.trim().length >= MINIMUM_EXPLANATION) return null;
  return refuse(
    'explanation-needed',
    'Say in a sentence what was done or why it could not be done: the resident will read it.',
  );
}

export function noEdge(facts: CaseFacts, to: CaseState): Refusal | null {
  if (edgeReason(facts.state, to) !== null) return null;
  const first = facts.state === 'closed' ? ' Reopen it first.' : '';
  return refuse(
    'edge-not-allowed',
    `A case that is ${stateWords(facts.state)} can't become ${stateWords(to)}.${first}`,
  );
}
