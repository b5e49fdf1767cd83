import { describe, expect, it } from 'vitest';
import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { changeLines, conflictWords } from './change-words.ts';
import { changesBetween } from './rule-changes.ts';
import type { RuleNames } from './rule-words.ts';

const NAMES: RuleNames = { service: (code) => code.toUpperCase(), services: ['a', 'b', 'c', 'd', 'e'] };
const RULE: RuleDraft = {
  id: 'danger',
  name: { en: 'Danger', es: 'Peligro' },
  active: true,
  services: ['a', 'b'],
  path: 'emergency',
  kind: 'functional',
  tier: 1,
  when: { code: 'safety-words', patterns: ['fire', 'wire'], harmless: [] },
};
const documentWith = (rule: Partial<RuleDraft>, damper: Partial<RulesDraft['damper']> = {}): RulesDraft => ({
  version: 1,
  sets: {},
  rules: [Object.assign({ ...RULE }, rule)],
  damper: { most: 2, hours: 48, sameRuleHours: 12, exempt: [], ...damper },
});
const BEFORE = documentWith({});
const linesOf = (after: RulesDraft, before = BEFORE) =>
  changesBetween(before, after).flatMap((change) => changeLines(change, before, after, NAMES));

describe('what differs between two versions', () => {
  it('is told field by field, lists by what came and what went', () => {
    const after = documentWith(
      {
        name: { en: 'Great danger', es: 'Peligro' },
        active: false,
        services: ['b', 'c'],
        tier: 2,
        when: { code: 'safety-words', patterns: ['wire', 'flood'], harmless: ['fire drill'] },
      },
      { hours: 36, exempt: ['emergency'] },
    );
    expect(linesOf(after)).toEqual([
      { field: 'Name', was: 'Danger', is: 'Great danger' },
      { field: 'State', was: 'switched on', is: 'switched off' },
      { field: 'Words', added: ['flood'], removed: ['fire'] },
      { field: 'Harmless words', added: ['fire drill'], removed: [] },
      { field: 'Services', added: ['C'], removed: ['A'] },
      { field: 'Tier', was: '1', is: '2' },
      { field: 'Within', was: '2 days', is: '36 hours' },
      { field: 'Not counted', was: 'none', is: 'Emergency' },
    ]);
  });

  it('says services by those left out where that is shorter', () => {
    expect(linesOf(documentWith({ services: ['a', 'b', 'c', 'd'] }))).toEqual([
      { field: 'Services', was: 'A and B', is: 'all but E' },
    ]);
    const before = documentWith({ services: ['a', 'b', 'c', 'd'] });
    expect(linesOf(documentWith({ services: ['b', 'c', 'd', 'e'] }), before)).toEqual([
      { field: 'Services left out', added: ['A'], removed: ['E'] },
    ]);
    expect(linesOf(documentWith({ services: 'all' }), before)).toEqual([
      { field: 'Services', was: 'all but E', is: 'all' },
    ]);
  });

  it('does not hide what this version of the desk does not know', () => {
    expect(linesOf(documentWith({ quiet: true }))).toEqual([
      { field: 'Something else', was: 'another', is: 'changed' },
    ]);
  });

  it('is told between two people', () => {
    const [mine, theirs] = [documentWith({ tier: 2 }), documentWith({ tier: 3 })];
    const unit = { of: 'rule', id: 'danger' } as const;
    expect([
      conflictWords(unit, theirs, mine, NAMES),
      conflictWords(unit, theirs, { ...mine, rules: [] }, NAMES),
      conflictWords(unit, documentWith({ services: ['a'] }), documentWith({ services: ['b'] }), NAMES),
    ]).toEqual([
      ['Tier: theirs 3, yours 2.'],
      ['You removed it, they changed it.'],
      ['Services: only theirs A, only yours B.'],
    ]);
  });
});
