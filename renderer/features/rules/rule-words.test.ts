import { describe, expect, it } from 'vitest';
import type { DamperDraft, RuleDraft } from '../../workspace/rules-draft.ts';
import { damperSentence, ruleSentence, type RuleNames } from './rule-words.ts';

const NAMES: RuleNames = {
  service: (code) => code.replaceAll('-', ' ').replace(/^./, (letter) => letter.toUpperCase()),
  services: [
    'pothole',
    'graffiti',
    'flooding',
    'guard-rail',
    'dead-animal',
    'street-light',
    'tree-emergency',
  ],
};
const DAMPER: DamperDraft = { most: 2, hours: 168, sameRuleHours: 72, exempt: ['emergency'] };
const rule = (when: RuleDraft['when'], rest: Partial<RuleDraft> = {}): RuleDraft => ({
  id: 'one',
  name: { en: 'One', es: 'Una' },
  active: true,
  services: 'all',
  path: 'complaint',
  kind: 'functional',
  tier: 1,
  when,
  ...rest,
});
const said = (...[when, rest]: Parameters<typeof rule>) => ruleSentence(rule(when, rest), DAMPER, NAMES);

describe('a rule as a sentence', () => {
  it('says what fires it, for which services, where it goes and how often at most', () => {
    expect([
      said({ code: 'clock-share', share: 0.07 }, { services: ['flooding'] }),
      said({ code: 'clock-breached', minutes: 0 }, { tier: 2, kind: 'hierarchic' }),
      said(
        { code: 'clock-breached', minutes: 10_080 },
        { active: false, services: NAMES.services.filter((code) => code !== 'graffiti') },
      ),
      said({ code: 'reopened-again', count: 2 }, { services: [...NAMES.services].slice(0, 3) }),
      said({ code: 'repeated-complaints', count: 2, days: 90 }),
      said({ code: 'unsupported-closure', verdicts: ['unsupported', 'wrong-reason'] }),
      said({ code: 'safety-words', patterns: ['a', 'b'], harmless: [] }, { path: 'emergency' }),
      said({ code: 'disability-access', always: ['guard-rail'], patterns: ['a'], harmless: [] }),
      said({ code: 'council-or-press', channels: ['council', 'letter'], patterns: [], harmless: [] }),
      said({ code: 'council-or-press', channels: [], patterns: [], harmless: [] }),
    ]).toEqual([
      'A case of Flooding that has used up 7 % of its time is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      'A case of any service that is overdue is escalated upward as a complaint to tier 2, at most once in 3 days (all rules: 2 times in 7 days).',
      'Off: a case of any service but Graffiti that is overdue for 7 days is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      'A case of Pothole, Graffiti or Flooding that is reopened 2 times is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      'A case of any service about which 2 complaints came within 90 days is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      'A case of any service of which a review finds a closure unsupported or given a wrong reason is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      'A case of any service whose caller’s words speak of danger (2 patterns) is escalated as an emergency to tier 1, at most once in 3 days.',
      'A case of any service that is about Guard rail or whose caller speaks of a barrier to people with a disability (1 pattern) is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).',
      "A case of any service that came by Council or mayor's office or Letter or fax is escalated as a complaint to tier 1, at most once in 3 days (all rules: 2 times in 7 days).",
      'It looks for nothing yet, so it escalates nothing.',
    ]);
  });

  it('can leave out what is the same for most rules', () => {
    const one = rule({ code: 'clock-breached', minutes: 90 });
    expect(ruleSentence(one, DAMPER, NAMES, true)).toBe(
      'A case of any service that is overdue for 90 minutes is escalated as a complaint to tier 1, at most once in 3 days.',
    );
  });

  it('shows what was typed where a number should be', () => {
    expect(said({ code: 'clock-share', share: 'eighty' })).toContain('used up “eighty” of its time');
  });

  it('says how often a case is escalated at most', () => {
    expect([
      damperSentence(DAMPER),
      damperSentence({ ...DAMPER, sameRuleHours: 0, hours: 30, most: 1, exempt: [] }),
    ]).toEqual([
      'Rules raise at most 2 escalations for one case in 7 days, not counting emergencies. The same rule waits 3 days before it raises another one. While an escalation of a path is open, no rule raises another one on it.',
      'Rules raise at most 1 escalation for one case in 30 hours. The same rule raises again as soon as something new happens. While an escalation of a path is open, no rule raises another one on it.',
    ]);
  });
});
