import { describe, expect, it } from 'vitest';
import { fileCommand, said } from '../../../test/complaints/complaint-commands.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import type { AccountActor, Role } from '../actor.ts';
import { cityOf } from '../city.ts';
import { accountId, caseId, commandId } from '../ids.ts';
import { MINUTE } from '../instant.ts';
import type { ComplaintCommand, FileComplaint } from './complaint-command.ts';
import type { ComplaintFacts } from './complaint-facts.ts';
import { seesComplaint, takesComplaints, type GuardedComplaint } from './complaint-rights.ts';
import { COMPLAINT_STAGES, complaintEdge, type ComplaintStage } from './complaint-stage.ts';
import { decideComplaint } from './decide-complaint.ts';
import { foldComplaint } from './fold-complaint.ts';

const CITY = cityOf(SMALL_PACK);
/** Friday, 20 November 2026, 16:00 in the city. */
const FRIDAY = Date.parse('2026-11-20T16:00:00-08:00');
const SELF = accountId.parse('00000000-0000-4000-8000-00000000000a');
const OTHER = accountId.parse('00000000-0000-4000-8000-00000000000b');
const CASE = caseId.parse('00000000-0000-4000-8000-00000000000c');
const COMMAND = commandId.parse('00000000-0000-4000-8000-00000000000d');
const STAGES = Object.keys(COMPLAINT_STAGES) as ComplaintStage[];
const ROLES: readonly Role[] = ['agent', 'worker', 'lead', 'supervisor', 'auditor', 'steward'];

const actor = (role: Role, department: string | null = 'BSS', id = SELF): AccountActor => ({
  kind: 'account',
  id,
  role,
  department,
  unit: null,
});

function decide(
  command: ComplaintCommand,
  facts: ComplaintFacts | null,
  by = actor('supervisor'),
  now = FRIDAY,
) {
  return decideComplaint({ facts, command, actor: by, now, city: CITY, directory: null, filing: null });
}

function filed(rest: Partial<FileComplaint> = {}, by = actor('agent', 'ITA', OTHER)): ComplaintFacts {
  const command = fileCommand(rest);
  const decision = decide(command, null, by);
  if (!decision.ok) throw new Error(decision.refusal.message);
  return foldComplaint(null, {
    complaintId: command.complaintId,
    version: 1,
    at: FRIDAY,
    by: { id: by.id, role: by.role },
    commandId: COMMAND,
    event: decision.event,
  });
}

describe('the edges', () => {
  it('are these and no others', () => {
    const edges = (withdrawn: boolean) =>
      STAGES.flatMap((from) =>
        STAGES.filter((to) => complaintEdge(from, to, withdrawn) !== null).map((to) => `${from} > ${to}`),
      );
    expect(edges(false)).toEqual([
      'received > acknowledged',
      'received > external',
      'acknowledged > assessed',
      'acknowledged > external',
      'assessed > investigated',
      'assessed > decided',
      'assessed > external',
      'investigated > decided',
      'investigated > external',
      'decided > communicated',
      'decided > external',
      'communicated > closed',
      'communicated > external',
      'closed > external',
      'external > closed',
    ]);
    expect(edges(true).filter((one) => !edges(false).includes(one))).toEqual([
      'received > decided',
      'acknowledged > decided',
    ]);
  });

  it('hold for commands: what has no edge is refused, from every stage', () => {
    const facts = filed();
    const { id: complaintId } = facts;
    const commands: readonly (readonly [ComplaintStage, ComplaintCommand])[] = [
      ['acknowledged', { type: 'acknowledge-complaint', complaintId, how: 'nobody-to-tell', remark: null }],
      ['investigated', { type: 'conclude-investigation', complaintId, finding: said('Nobody was there.') }],
      [
        'decided',
        {
          type: 'decide-complaint',
          complaintId,
          outcome: 'upheld',
          reasons: said('It is as they say.'),
          remedyGiven: null,
        },
      ],
      ['communicated', { type: 'communicate-complaint', complaintId, how: 'nobody-to-tell', remark: null }],
      ['closed', { type: 'close-complaint', complaintId, remark: null }],
      ['external', { type: 'refer-complaint-outside', complaintId, recourse: 'ombudsman', remark: null }],
    ];
    for (const stage of STAGES)
      for (const [to, command] of commands) {
        const decision = decide(command, { ...facts, stage });
        expect([stage, to, decision.ok]).toEqual([stage, to, complaintEdge(stage, to) !== null]);
      }
  });
});

describe('rights', () => {
  it('are those of the table, by role and kind', () => {
    const plain: GuardedComplaint = {
      confidential: false,
      department: 'BSS',
      takenBy: OTHER,
      subject: null,
      assignee: null,
    };
    const kinds: Record<string, GuardedComplaint> = {
      plain,
      'of another department': { ...plain, department: 'LASAN' },
      'taken by oneself': { ...plain, department: 'LASAN', takenBy: SELF },
      'given to oneself': { ...plain, department: 'LASAN', assignee: SELF },
      confidential: { ...plain, confidential: true },
      'confidential, taken by oneself': { ...plain, confidential: true, takenBy: SELF },
      'confidential, given to oneself': { ...plain, confidential: true, assignee: SELF },
      'about oneself': { ...plain, confidential: true, subject: SELF, assignee: SELF, takenBy: SELF },
    };
    const sees = Object.fromEntries(
      ROLES.map((role) => [
        role,
        Object.keys(kinds).filter((kind) => seesComplaint(actor(role), kinds[kind] ?? plain)),
      ]),
    );
    expect(sees).toEqual({
      agent: ['taken by oneself'],
      worker: [],
      lead: ['plain', 'taken by oneself', 'given to oneself', 'confidential, given to oneself'],
      supervisor: Object.keys(kinds).filter((kind) => kind !== 'about oneself'),
      auditor: ['plain', 'of another department', 'taken by oneself', 'given to oneself'],
      steward: [],
    });
    expect(ROLES.filter((role) => takesComplaints(actor(role)))).toEqual(['agent', 'lead', 'supervisor']);
  });

  it('a forbidden complaint and none are refused alike', () => {
    const facts = filed({ about: 'person' });
    const { id: complaintId } = facts;
    const command = { type: 'close-complaint', complaintId, remark: null } as const;
    for (const role of ROLES.filter((one) => one !== 'supervisor'))
      expect(decide(command, facts, actor(role))).toEqual(decide(command, null, actor(role)));
  });
});

describe('clocks', () => {
  it('go over the business calendar: faster when it is serious or somebody could get hurt, and say why', () => {
    const due = (rest: Partial<FileComplaint>) => {
      const { clock } = filed(rest);
      return [clock?.stage, new Date(clock?.dueAt ?? 0).toISOString(), clock?.because.length];
    };
    expect([due({}), due({ severity: 'serious' }), due({ safety: 'possible' })]).toEqual([
      ['acknowledged', '2026-11-24T00:00:00.000Z', 1],
      ['acknowledged', '2026-11-23T19:00:00.000Z', 2],
      ['acknowledged', '2026-11-23T19:00:00.000Z', 2],
    ]);
  });

  it('begin anew with each stage, by what the assessment says', () => {
    const facts: ComplaintFacts = { ...filed(), stage: 'acknowledged' };
    const decision = decide(
      {
        type: 'assess-complaint',
        complaintId: facts.id,
        severity: 'minor',
        safety: 'none',
        complexity: 'simple',
        impact: 'one',
        remark: null,
      },
      facts,
      actor('lead'),
      FRIDAY + MINUTE,
    );
    expect(
      decision.ok && decision.event.type === 'complaint-assessed' ? decision.event.clock : null,
    ).toMatchObject({
      stage: 'investigated',
      startedAt: FRIDAY + MINUTE,
    });
  });
});

describe('filing', () => {
  const refusal = (rest: Partial<FileComplaint>, by = actor('agent')) => {
    const decision = decide(fileCommand(rest), null, by);
    return decision.ok ? null : decision.refusal.code;
  };
  it('refuses what does not fit together', () => {
    const disputes = { caseId: CASE, notDone: true, text: said('x').id };
    expect([
      refusal({}),
      refusal({}, actor('worker')),
      refusal({ department: 'NONE' }),
      refusal({ subject: OTHER }),
      refusal({ about: 'person', subject: OTHER }),
      refusal({ about: 'handling', disputes, cases: [CASE] }),
      refusal({ about: 'closure', disputes }),
      refusal({ about: 'closure', disputes, cases: [CASE] }),
    ]).toEqual([null, 'not-permitted', 'unknown-department', 'invalid', null, 'invalid', 'invalid', null]);
  });

  it('a person gives a confidential one to somebody only as supervisor, never to whom it is about', () => {
    const facts: ComplaintFacts = {
      ...filed({ about: 'person', subject: OTHER }, actor('supervisor')),
      assignee: SELF,
    };
    const give = (assignee: typeof SELF | null, by: AccountActor) => {
      const command = {
        type: 'assign-complaint',
        complaintId: facts.id,
        department: 'BSS',
        assignee,
      } as const;
      const decision = decide(command, facts, by);
      return decision.ok ? null : decision.refusal.code;
    };
    expect([
      give(SELF, actor('supervisor')),
      give(OTHER, actor('supervisor')),
      give(null, actor('lead')),
    ]).toEqual([null, 'invalid', 'not-permitted']);
  });
});
