import { describe, expect, it } from 'vitest';
import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { mergeRules } from './merge-rules.ts';
import { changesBetween, withoutChange } from './rule-changes.ts';

const rule = (id: string, share = 0.5): RuleDraft => ({
  id,
  name: { en: id, es: id },
  active: true,
  services: 'all',
  path: 'complaint',
  kind: 'functional',
  tier: 1,
  when: { code: 'clock-share', share },
});
const [A, B, C, D] = [rule('a'), rule('b'), rule('c'), rule('d')];
const BASE: RulesDraft = {
  version: 4,
  sets: { person: ['man', 'woman'] },
  rules: [A, B, C],
  damper: { most: 2, hours: 48, sameRuleHours: 12, exempt: [] },
  foreign: { kept: true },
};
const ids = ({ rules }: RulesDraft) => rules.map(({ id }) => id).join('');

describe('changes between two versions', () => {
  it('are told part by part, and a move as a move of as few as can be', () => {
    const after: RulesDraft = {
      ...BASE,
      sets: { person: ['man', 'woman', 'child'], place: ['street'] },
      rules: [C, A, rule('b', 0.9), D],
      damper: { ...BASE.damper, most: 3 },
    };
    expect(changesBetween(BASE, after)).toEqual([
      { unit: { of: 'rule', id: 'c' }, kind: 'moved' },
      { unit: { of: 'rule', id: 'b' }, kind: 'changed' },
      { unit: { of: 'rule', id: 'd' }, kind: 'added' },
      { unit: { of: 'damper' }, kind: 'changed' },
      { unit: { of: 'set', id: 'person' }, kind: 'changed' },
      { unit: { of: 'set', id: 'place' }, kind: 'added' },
    ]);
    expect(changesBetween(BASE, structuredClone(BASE))).toEqual([]);
  });

  it('can each be taken back, until it says the same again', () => {
    const after: RulesDraft = {
      ...BASE,
      sets: { place: ['street'] },
      rules: [C, rule('a', 0.9), D],
      damper: { ...BASE.damper, most: 3 },
    };
    const again = changesBetween(BASE, after).reduce(
      (document, change) => withoutChange(BASE, document, change),
      after,
    );
    expect(
      changesBetween(BASE, again)
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'moved'),
    ).toEqual([]);
    const back = changesBetween(BASE, again).reduce(
      (document, change) => withoutChange(BASE, document, change),
      again,
    );
    expect(back).toEqual(BASE);
  });
});

describe('two changed copies of one version', () => {
  it('are put together where only one of them changed something', () => {
    const mine: RulesDraft = { ...BASE, rules: [A, rule('b', 0.9), C, D], sets: {} };
    const theirs: RulesDraft = {
      ...BASE,
      version: 5,
      rules: [rule('a', 0.1), B],
      damper: { ...BASE.damper, most: 9 },
    };
    expect(mergeRules(BASE, mine, theirs, new Set())).toEqual({
      document: {
        version: 5,
        sets: {},
        rules: [rule('a', 0.1), rule('b', 0.9), D],
        damper: { ...BASE.damper, most: 9 },
        foreign: { kept: true },
      },
      conflicts: [],
    });
  });

  it('are theirs where both changed the same, unless mine is kept', () => {
    const mine: RulesDraft = { ...BASE, rules: [rule('a', 0.9), C], foreign: { kept: 'mine' } };
    const theirs: RulesDraft = { ...BASE, rules: [rule('a', 0.1), rule('b', 0.1), C] };
    const conflicts = [
      { of: 'rule', id: 'a' },
      { of: 'rule', id: 'b' },
    ];
    const plain = mergeRules(BASE, mine, theirs, new Set());
    expect(plain.conflicts).toEqual(conflicts);
    expect(plain.document).toEqual({ ...theirs, foreign: { kept: 'mine' } });
    const own = mergeRules(BASE, mine, theirs, new Set(['rule a', 'rule b']));
    expect(own.document.rules).toEqual([rule('a', 0.9), C]);
  });

  it('keep the order of whoever changed it', () => {
    const mine: RulesDraft = { ...BASE, rules: [C, B, A] };
    const theirs: RulesDraft = { ...BASE, rules: [A, D, B, C] };
    expect(ids(mergeRules(BASE, mine, theirs, new Set()).document)).toBe('cdba');
    expect(ids(mergeRules(BASE, theirs, mine, new Set()).document)).toBe('cbad');
  });
});
