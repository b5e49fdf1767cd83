import { expect, it } from 'vitest';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { ESCALATION_REASONS, escalationReason } from '../../shared/domain/escalation/escalation-reason.ts';
import { NOW, opened } from '../../test/small-case.ts';
import { escalateDefaults, kindOf, REASONS_OF_PATH } from './escalate-defaults.ts';

const asked = (answer: 'yes' | 'no', told911 = false) => [
  { event: { type: 'emergency-checked', kind: 'wire', answers: { sparks: answer }, told911 } as const },
];

it('follow from what is known of the case: danger before all, then dispute, then lateness', () => {
  const facts = (change: Partial<CaseFacts>) => ({ facts: { ...opened(), ...change }, entries: [] });
  const late = { clock: { ...opened().clock, dueAt: NOW - 1 } };
  const found = [
    { ...facts({}), entries: asked('yes') },
    { ...facts({ state: 'closed' }), entries: asked('no', true) },
    { ...facts({}), entries: asked('no') },
    facts({ channel: 'council' }),
    facts({ reopenCount: 2, ...late }),
    facts({ reopenCount: 1 }),
    facts({ state: 'closed' }),
    facts(late),
  ].map((known) => Object.values(escalateDefaults(known, NOW)).join(' '));
  expect(found).toEqual([
    'emergency danger',
    'emergency danger',
    'complaint caller-waits',
    'complaint council-or-press',
    'complaint reopened-again',
    'complaint caller-disputes',
    'complaint caller-disputes',
    'complaint clock-breached',
  ]);
});

it('offer every reason that a person may give on every path, and each has a kind', () => {
  const byPerson = escalationReason.options.filter((one) => ESCALATION_REASONS[one].person);
  for (const reasons of Object.values(REASONS_OF_PATH)) expect(new Set(reasons)).toEqual(new Set(byPerson));
  expect(byPerson.filter((one) => kindOf(one) === 'functional')).toEqual([
    'danger',
    'needs-skill',
    'whose-is-it',
    'disability-access',
    'other',
  ]);
});
