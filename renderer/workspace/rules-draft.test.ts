import { describe, expect, it } from 'vitest';
import { readWorkspace } from './read-workspace.ts';
import type { RulesDraft, RulesWork } from './rules-draft.ts';
import { workspaceText } from './workspace-text.ts';
import { EMPTY_WORKSPACE } from './workspace.ts';

const BEFORE: RulesDraft = {
  version: 3,
  sets: { person: ['man'] },
  rules: [
    {
      id: 'half-gone',
      name: { en: 'Half gone', es: 'Va por la mitad', fr: 'À moitié' },
      active: true,
      services: 'all',
      path: 'complaint',
      kind: 'functional',
      tier: 1,
      when: { code: 'clock-share', share: 0.5, rounded: { to: [1, 2] } },
      quiet: { from: '22:00' },
    },
  ],
  damper: { most: 2, hours: 48, sameRuleHours: 12, exempt: [], byCaller: null },
  comment: 'From a later version',
};
const WORK: RulesWork = {
  base: 3,
  before: BEFORE,
  edited: { ...BEFORE, damper: { ...BEFORE.damper, hours: 'two days' } },
  note: 'Half',
};
const again = (work: RulesWork) =>
  readWorkspace(workspaceText({ ...EMPTY_WORKSPACE, rules: work }, () => true, 0)).rules;

describe('a working copy of the rules that escalate', () => {
  it('comes back as it was, with what is no number yet and what this version does not know', () => {
    expect(again(WORK)).toEqual(WORK);
  });

  it('leaves the rest of the workspace alone where it is too large or damaged', () => {
    const large = { ...WORK, edited: { ...BEFORE, sets: { all: Array(60_000).fill('zeppelin') } } };
    expect(again(large)).toBeNull();
    const damaged = JSON.stringify({ ...EMPTY_WORKSPACE, view: 'rules', rules: { base: 1, edited: 7 } });
    expect(readWorkspace(damaged)).toEqual({ ...EMPTY_WORKSPACE, view: 'rules' });
  });
});
