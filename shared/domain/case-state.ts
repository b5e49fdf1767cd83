import { z } from 'zod';

/** The states of a case (product.md, "The words"). Referred and scheduled are alive: they are not done. */
export const CASE_STATES = [
  'new',
  'assigned',
  'scheduled',
  'in-progress',
  'waiting',
  'referred',
  'closed',
  'reopened',
] as const;
export const caseState = z.enum(CASE_STATES);
export type CaseState = z.infer<typeof caseState>;

/** Why a case waits; the clock stands still only for the reasons marked so. */
export const WAITING_REASONS = {
  'caller-reply': { label: 'Waiting for the caller', pausesClock: true },
  access: { label: 'No access to the place', pausesClock: true },
  permit: { label: 'Waiting for a permit or another agency', pausesClock: true },
  weather: { label: 'Weather', pausesClock: true },
  parts: { label: 'Waiting for parts or equipment', pausesClock: false },
  crew: { label: 'Waiting for a crew', pausesClock: false },
} as const satisfies Record<string, { label: string; pausesClock: boolean }>;
export const waitingReason = z.enum(
  Object.keys(WAITING_REASONS) as [keyof typeof WAITING_REASONS, ...(keyof typeof WAITING_REASONS)[]],
);
export type WaitingReason = z.infer<typeof waitingReason>;

interface Edge {
  readonly from: CaseState;
  readonly to: CaseState;
  /** Why this edge exists, in words a steward can read. */
  readonly because: string;
}

const LIVE: readonly CaseState[] = [
  'new',
  'assigned',
  'scheduled',
  'in-progress',
  'waiting',
  'referred',
  'reopened',
];

const into = (to: CaseState, from: readonly CaseState[], because: string): readonly Edge[] =>
  from.map((one) => ({ from: one, to, because }));

/** Every allowed step from state to state. What is not listed here can't happen, by any path. */
const CASE_STATE_EDGES: readonly Edge[] = [
  ...into('assigned', ['new', 'reopened'], 'A department takes it.'),
  ...into('assigned', ['assigned', 'scheduled', 'in-progress', 'waiting'], 'It is handed to another unit.'),
  ...into('assigned', ['referred'], 'The receiver takes it, or sends it back to us.'),
  ...into(
    'scheduled',
    ['new', 'assigned', 'in-progress', 'waiting', 'referred', 'reopened'],
    'A day for the work is set.',
  ),
  ...into('scheduled', ['scheduled'], 'The day for the work moves.'),
  ...into(
    'in-progress',
    ['new', 'assigned', 'scheduled', 'waiting', 'referred', 'reopened'],
    'The work starts or goes on.',
  ),
  ...into(
    'waiting',
    ['new', 'assigned', 'scheduled', 'in-progress', 'referred', 'reopened'],
    'Work can not go on until something happens.',
  ),
  ...into('waiting', ['waiting'], 'It now waits for something else.'),
  ...into('referred', LIVE, 'It belongs to somebody else; it stays alive until the receiver confirms.'),
  ...into('closed', LIVE, 'It ends with an outcome and an explanation.'),
  ...into('reopened', ['closed'], 'It was not done, or it was closed by mistake.'),
];

/** A state inside a sentence: "in progress". */
export function stateWords(state: CaseState): string {
  return state.replace('-', ' ');
}

/** The reason for which a case may go from one state to another; null when it may not. */
export function edgeReason(from: CaseState, to: CaseState): string | null {
  return CASE_STATE_EDGES.find((edge) => edge.from === from && edge.to === to)?.because ?? null;
}

/** The states that can follow a state. */
export function nextStates(from: CaseState): CaseState[] {
  return CASE_STATES.filter((to) => edgeReason(from, to) !== null);
}

/** True until the case is closed. */
export function isLive(state: CaseState): boolean {
  return state !== 'closed';
}
