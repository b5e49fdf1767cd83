import { describe, expect, it } from 'vitest';
import { checkTriggers } from '../../../shared/domain/escalation/check-triggers.ts';
import type { RuleDraft, RulesDraft } from '../../workspace/rules-draft.ts';
import { findingWords, notesOf, placeOf } from './rule-findings.ts';

const rule = (id: string, when: RuleDraft['when'], rest: Partial<RuleDraft> = {}): RuleDraft => ({
  id,
  name: { en: id, es: id },
  active: true,
  services: 'all',
  path: 'complaint',
  kind: 'functional',
  tier: 1,
  when,
  ...rest,
});
const DOCUMENT: RulesDraft = {
  version: 1,
  sets: { person: ['man', '|woman'], round: ['<round>'] },
  rules: [
    rule('share', { code: 'clock-share', share: 2 }),
    rule('share', { code: 'clock-breached', minutes: '1,5' }, { name: { en: '', es: 'a' } }),
    rule('Caps', { code: 'reopened-again', count: 0 }, { services: [] }),
    rule('words', {
      code: 'safety-words',
      patterns: ['fine', 'a|', '<lost> fell'],
      harmless: ['x'.repeat(301)],
    }),
    rule('where', { code: 'repeated-complaints', count: 1.5, days: 0 }, { services: ['pot-hole'], tier: 9 }),
    rule('review', { code: 'unsupported-closure', verdicts: [] }, { path: 'nowhere' }),
  ],
  damper: { most: 0, hours: 'x', sameRuleHours: -1, exempt: [] },
};
const findingsOf = (document: unknown) => {
  const check = checkTriggers(document, [{ code: 'pothole' }]);
  return check.ok ? [] : check.findings.map(({ path, message }) => ({ path: [...path], message }));
};

describe('what is wrong with rules', () => {
  it('is said in a sentence, at its field', () => {
    const said = findingsOf(DOCUMENT).map((finding) => {
      const { part, field } = placeOf(finding);
      const where = part.of === 'rule' ? part.index : part.of === 'set' ? part.id : part.of;
      return `${where} ${field}: ${findingWords(finding, DOCUMENT)}`;
    });
    expect(said.toSorted()).toEqual([
      '0 when.share: Must be more than 0 and less than 100 percent.',
      '1 name.en: Is missing, or longer than 120 letters.',
      '1 when.minutes: Must be a whole number of minutes from 0 to a year.',
      '2 id: Must be lower-case words joined by dashes.',
      '2 services: Choose at least one service, or all.',
      '2 when.count: Must be a whole number from 1 to 20.',
      `3 when.harmless: “${'x'.repeat(40)}…” is longer than 300 characters.`,
      '3 when.patterns: “a|” has no word, or an empty one beside a “|”.',
      '4 tier: Choose one.',
      '4 when.count: Must be a whole number from 2 to 50.',
      '4 when.days: Must be a whole number from 1 to 730.',
      '5 path: Choose one.',
      '5 when.verdicts: Choose at least one.',
      'damper hours: Must be a whole number from 1 to 8,784.',
      'damper most: Must be a whole number from 1 to 20.',
      'damper sameRuleHours: Must be a whole number from 0 to 8,784.',
      'person words: “|woman” has no word, or an empty one beside a “|”.',
    ]);
    expect(notesOf(findingsOf(DOCUMENT), { of: 'damper' }, DOCUMENT).get('most')).toEqual({
      severity: 'error',
      text: 'Must be a whole number from 1 to 20.',
    });
  });

  it('names codes twice, word lists that are missing or go in a circle, and services that are not there', () => {
    const twice: RulesDraft = {
      ...DOCUMENT,
      sets: { round: ['<round>'] },
      rules: [
        rule('one', { code: 'clock-breached', minutes: 0 }),
        rule('one', { code: 'safety-words', patterns: ['<lost> fell'], harmless: [] }),
      ],
      damper: { most: 1, hours: 1, sameRuleHours: 0, exempt: [] },
    };
    expect(findingsOf(twice).map((finding) => findingWords(finding, twice))).toEqual([
      'It is the code of another rule too: “one”.',
      'It names the word list “lost”, which is not there.',
      'It names itself in a circle.',
    ]);
    const unknown = {
      ...twice,
      sets: {},
      rules: [rule('one', { code: 'clock-share', share: 0.5 }, { services: ['pot-hole'] })],
    };
    expect(findingsOf(unknown).map((finding) => findingWords(finding, unknown))).toEqual([
      '“pot-hole” is not the code of a service.',
    ]);
  });
});
