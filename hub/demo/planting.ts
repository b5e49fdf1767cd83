import type { CaseId } from '../../shared/domain/ids.ts';

/** Ways in which a demo city closes what was not done, and how often each is taken of a hundred. */
export const MECHANISMS = {
  'batch-round': { weight: 16, label: 'A crew closes its list in one go, without having been there' },
  'hand-off': { weight: 9, label: 'Closed as done when it was handed on' },
  'before-due': { weight: 9, label: 'Closed minutes before it is due' },
  'reused-text': { weight: 12, label: 'One worker’s same text under everything' },
  scheduled: { weight: 9, label: 'Closed as done when it was put on a list' },
  'one-try': { weight: 10, label: 'Not found, after one hasty try' },
  'parent-elsewhere': { weight: 5, label: 'Duplicate of a case at another place' },
  'parent-dropped': { weight: 4, label: 'Duplicate of a case that is dropped then' },
  clock: { weight: 6, label: 'Closed by the clock' },
  'from-the-desk': { weight: 6, label: 'Done within minutes, from the desk' },
  'no-redirect': { weight: 5, label: 'Not the city’s, and sent nowhere' },
  'night-sweep': { weight: 5, label: 'Closed at night before the month’s figures' },
  'stock-phrase': { weight: 6, label: 'A phrase that says nothing' },
  'before-the-day': { weight: 4, label: 'Done, days before the planned day' },
} as const satisfies Record<string, { readonly weight: number; readonly label: string }>;

export type Mechanism = keyof typeof MECHANISMS;
export const mechanisms = Object.keys(MECHANISMS) as readonly Mechanism[];

/** Closings of a demo city that were too early, as somebody wants to find them; and some honest dirt besides. */
export interface Planting {
  /** Share of the closings that people or crews are asked for. */
  readonly rate: number;
  /** Cases the city will have: how often a crew sweeps its list follows from it. */
  readonly cases: number;
  /** Told the truth, which stands nowhere in the city itself. @param closing which of the case, from 1 */
  planted(id: CaseId, closing: number, mechanism: Mechanism): void;
}
