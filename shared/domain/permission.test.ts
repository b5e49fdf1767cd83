import { describe, expect, it } from 'vitest';
import { ROLES, type Role } from './actor.ts';
import type { CaseCommand } from './case-command.ts';
import type { CaseFacts } from './case-facts.ts';
import { mayNot, PERMISSIONS, type Permission } from './permission.ts';
import { CASE, elsewhere, handOff, person, opened, text, codeOf, decide } from '../../test/small-case.ts';

describe('rights', () => {
  const mine = opened();
  const theirs: CaseFacts = { ...mine, department: elsewhere };

  /** What product.md says, cell by cell: [own department, another's, a hand-off service there]. */
  const TABLE: Record<Permission, Record<Role, readonly [boolean, boolean, boolean]>> = {
    'see-case': {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [true, true, true],
      steward: [true, true, true],
    },
    'see-callers': {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [true, true, true],
      steward: [false, false, false],
    },
    'reveal-contact': {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, false, false],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'open-case': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'add-note': {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    escalate: {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'take-contact': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'add-attachment': {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'release-attachment': {
      agent: [false, false, false],
      worker: [false, false, false],
      lead: [false, false, false],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'note-attachment': {
      agent: [false, false, false],
      worker: [false, false, false],
      lead: [false, false, false],
      supervisor: [false, false, false],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'answer-survey': {
      agent: [false, false, false],
      worker: [false, false, false],
      lead: [false, false, false],
      supervisor: [false, false, false],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'give-tracking-link': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'add-caller': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'change-caller': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'link-case': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'reopen-case': {
      agent: [true, true, true],
      worker: [false, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    promise: {
      agent: [true, true, true],
      worker: [true, false, false],
      lead: [true, true, true],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
    'work-case': {
      agent: [false, false, true],
      worker: [true, false, false],
      lead: [true, false, false],
      supervisor: [true, true, true],
      auditor: [false, false, false],
      steward: [false, false, false],
    },
  };

  it.each(Object.keys(PERMISSIONS) as Permission[])(
    '%s is as the table says for every role',
    (permission) => {
      const found = Object.fromEntries(
        (Object.keys(ROLES) as Role[]).map((role) => {
          const who = person(role, mine.department);
          return [
            role,
            [
              mayNot(who, permission, mine, false) === null,
              mayNot(who, permission, theirs, false) === null,
              mayNot(who, permission, theirs, true) === null,
            ],
          ];
        }),
      );
      expect(found).toEqual(TABLE[permission]);
    },
  );

  it('answers a worker of another department as if the case did not exist', () => {
    const note: CaseCommand = { type: 'add-note', caseId: CASE, visibility: 'internal', note: text('hello') };
    expect(decide(theirs, note, { actor: person('worker', mine.department) })).toEqual(
      decide(null, note, { actor: person('worker', mine.department) }),
    );
  });

  it('lets an agent work a case the city only hands on', () => {
    const facts = opened(handOff.code);
    const refer: CaseCommand = {
      type: 'refer',
      caseId: CASE,
      receiver: { kind: 'outside', name: 'The county' },
      explanation: text('The county looks after this.'),
    };
    expect(codeOf(decide(facts, refer, { actor: person('agent') }))).toBe('ok');
    expect(codeOf(decide(opened(), refer, { actor: person('agent') }))).toBe('not-permitted');
  });
});
