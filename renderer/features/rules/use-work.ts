import { useWorkspace } from '../../workspace/use-workspace.ts';
import type { RulesDraft, RulesWork } from '../../workspace/rules-draft.ts';
import { setRulesWork, workspace } from '../../workspace/workspace.ts';
import { NO_RULES } from './new-rule.ts';
import { saysTheSame } from './rule-changes.ts';
import { goInRules } from './rules-place.ts';
import type { SavedRules } from './use-rules.ts';

/** The working copy at this desk; null while nobody began one. It is kept with the tabs, on disk. */
export function useWork(): RulesWork | null {
  return useWorkspace((state) => state.rules);
}

/** A working copy that says what a version says; null: the city has none. */
export function workFrom(newest: Pick<SavedRules, 'version' | 'document'> | null): RulesWork {
  const before = newest?.document ?? NO_RULES;
  return { base: newest?.version ?? 0, before, edited: before, note: '' };
}

/** Takes another text of the working copy, as it stands when this is called; begins one where there is none. */
export function changeWork(newest: SavedRules | null, change: (document: RulesDraft) => RulesDraft): void {
  const work = workspace.get().rules ?? workFrom(newest);
  setRulesWork({ ...work, edited: change(work.edited) });
  goInRules({ source: 'work' });
}

/** Whether a working copy says anything new. */
export function isChanged({ before, edited }: RulesWork): boolean {
  return before !== edited && !saysTheSame(before, edited);
}
