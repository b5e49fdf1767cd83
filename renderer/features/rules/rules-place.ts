import { create } from '../../workspace/create-store.ts';

/** The parts of the screen. */
export const SECTIONS = ['rules', 'check', 'changes', 'try', 'history'] as const;
export type RulesPart = (typeof SECTIONS)[number];

/** Where one is in the rules. It comes back when the screen does. */
export interface RulesPlace {
  /** What holds, or the working copy. */
  readonly source: 'saved' | 'work';
  readonly section: RulesPart;
  /** Place in the list: rules, then how often at most, then the word lists. */
  readonly row: number;
  /** Field that is to take the focus: "when.share"; null for none. */
  readonly field: string | null;
}

export const rulesPlace = create<RulesPlace>({ source: 'saved', section: 'rules', row: 0, field: null });

export function goInRules(parts: Partial<RulesPlace>): void {
  rulesPlace.set({ ...rulesPlace.get(), ...parts });
}
