import type { EscalationDeed } from './escalation-command.ts';
import type { EscalationState } from './escalation.ts';

/**
 * Who may take an edge. `desk`: 311 (agents, leads, supervisors), which owns the caller. `contact`: who answers at the
 * contact point it is with. `owner`: who raised it, or a supervisor.
 */
export type EdgeBy = 'desk' | 'contact' | 'owner' | 'system';

interface EscalationEdge {
  readonly deed: EscalationDeed['type'];
  readonly from: readonly EscalationState[];
  /** An advance also comes to its end: exhausted. A try leaves it where it is, or acknowledges it. */
  readonly to: EscalationState | 'unchanged';
  readonly by: readonly EdgeBy[];
  /** Why this edge exists, in words a steward can read. */
  readonly because: string;
}

/** Every allowed step of an escalation that was raised. What is not listed here can't happen, by any path. */
export const ESCALATION_EDGES: readonly EscalationEdge[] = [
  {
    deed: 'log-escalation-try',
    from: ['offered', 'acknowledged', 'accepted', 'exhausted'],
    to: 'unchanged',
    by: ['desk', 'contact', 'system'],
    because: 'Somebody tried to reach the contact point; a person reached there acknowledges it.',
  },
  {
    deed: 'acknowledge-escalation',
    from: ['offered', 'exhausted'],
    to: 'acknowledged',
    by: ['contact'],
    because: 'Somebody has taken note: its tiers stop.',
  },
  {
    deed: 'accept-escalation',
    from: ['offered', 'acknowledged', 'exhausted'],
    to: 'accepted',
    by: ['contact'],
    because: 'Somebody works on it.',
  },
  {
    deed: 'answer-escalation',
    from: ['offered', 'acknowledged', 'accepted', 'exhausted'],
    to: 'answered',
    by: ['contact'],
    because: 'There is something to tell the caller.',
  },
  {
    deed: 'answer-escalation',
    from: ['answered'],
    to: 'answered',
    by: ['contact'],
    because: 'The answer changes.',
  },
  {
    deed: 'return-escalation',
    from: ['offered', 'acknowledged', 'accepted'],
    to: 'returned',
    by: ['contact'],
    because: 'It can’t be answered there, for a reason; 311 has it again.',
  },
  {
    deed: 'pass-on-escalation',
    from: ['offered', 'acknowledged', 'accepted', 'exhausted'],
    to: 'offered',
    by: ['contact'],
    because: 'Another contact point has to see to it.',
  },
  {
    deed: 'pass-on-escalation',
    from: ['returned'],
    to: 'offered',
    by: ['desk'],
    because: '311 sends it on, or back with what was lacking.',
  },
  {
    deed: 'advance-escalation',
    from: ['offered'],
    to: 'offered',
    by: ['system'],
    because: 'Nobody acknowledged it in time: the next tier, and after the last the supervisors.',
  },
  {
    deed: 'tell-escalation-caller',
    from: ['answered'],
    to: 'unchanged',
    by: ['desk'],
    because: '311 owns the caller and tells them.',
  },
  {
    deed: 'resolve-escalation',
    from: ['answered'],
    to: 'resolved',
    by: ['desk'],
    because: 'It is answered and the caller knows.',
  },
  {
    deed: 'withdraw-escalation',
    from: ['offered', 'acknowledged', 'accepted', 'returned', 'exhausted'],
    to: 'withdrawn',
    by: ['owner', 'system'],
    because: 'It is needed no longer.',
  },
];

/** The edge that a deed takes from a state; undefined when there is none. */
export function edgeFrom(state: EscalationState, deed: EscalationDeed['type']): EscalationEdge | undefined {
  return ESCALATION_EDGES.find((edge) => edge.deed === deed && edge.from.includes(state));
}

/** What a deed does, as it stands in a sentence after "can't". */
export const DEED_WORDS: Record<EscalationDeed['type'], string> = {
  'raise-escalation': 'raise an escalation',
  'log-escalation-try': 'log a try',
  'acknowledge-escalation': 'acknowledge it',
  'accept-escalation': 'accept it',
  'answer-escalation': 'answer it',
  'return-escalation': 'return it',
  'pass-on-escalation': 'pass it on',
  'advance-escalation': 'send it to the next tier',
  'tell-escalation-caller': 'say that the caller was told',
  'resolve-escalation': 'resolve it',
  'withdraw-escalation': 'withdraw it',
};

/** A state inside a sentence. */
export const STATE_WORDS: Record<EscalationState, string> = {
  offered: 'waiting to be acknowledged',
  acknowledged: 'acknowledged',
  accepted: 'being worked on',
  answered: 'answered',
  returned: 'back at 311',
  exhausted: 'with the supervisors: nobody acknowledged it',
  resolved: 'resolved',
  withdrawn: 'withdrawn',
};
