import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../test/small-city.ts';
import { contactCommandOf, ids } from '../../test/test-hub.ts';
import type { Actor, Role } from './actor.ts';
import { contactCommand } from './contact-command.ts';
import { decideContact } from './decide-contact.ts';
import { caseOf, deskCommand, isCaseCommand, isContactCommand } from './desk-command.ts';

const actor = (role: Role): Actor => ({
  kind: 'account',
  id: ids.account(),
  role,
  department: null,
  unit: null,
});
const decide = (rest: Parameters<typeof contactCommandOf>[0] = {}, role: Role = 'agent') =>
  decideContact(contactCommandOf(rest), actor(role), SMALL_CITY)?.code ?? null;

describe('decideContact', () => {
  it('takes a contact that concerned no case', () => expect(decide()).toBeNull());

  it('asks for what the disposition needs', () => {
    const cases = [{ caseId: ids.case(), deed: 'opened' as const }];
    const articles = [{ id: 'stray-animals', version: 3 }];
    expect([
      decide({ disposition: 'filed' }),
      decide({ disposition: 'filed', cases }),
      decide({ disposition: 'article' }),
      decide({ disposition: 'article', articles }),
      decide({ disposition: 'unheard-of' }),
    ]).toEqual(['invalid', null, 'invalid', null, 'invalid']);
  });

  it('lets those take contacts who may', () => {
    const roles: Role[] = ['agent', 'worker', 'lead', 'supervisor', 'auditor', 'steward'];
    expect(roles.filter((role) => decide({}, role) === null)).toEqual(['agent', 'lead', 'supervisor']);
  });

  it('takes no contact that ends before it begins', () => {
    const { startedAt, endedAt } = contactCommandOf();
    expect([decide({ endedAt: startedAt - 1 }), decide({ wrappedUpAt: endedAt - 1 })]).toEqual([
      'invalid',
      'invalid',
    ]);
  });
});

describe('a command of a desk', () => {
  it('is of a case or of a contact', () => {
    const contact = contactCommandOf();
    expect(deskCommand.parse(contact)).toEqual(contact);
    expect([isContactCommand(contact), isCaseCommand(contact), caseOf(contact)]).toEqual([true, false, null]);
  });

  it.each([
    { note: { id: ids.text(), body: 'a\u0000b' } },
    { note: { id: ids.text(), body: 'x'.repeat(2_001) } },
    { language: 'x' },
    { interpreter: 'dog' },
    { call: { ucid: null, ani: 'tel:<script>' } },
    { cases: [{ caseId: ids.case(), deed: 'closed' }] },
  ])('is refused with %j', (wrong) => {
    expect(contactCommand.safeParse({ ...contactCommandOf(), ...wrong }).success).toBe(false);
  });
});
