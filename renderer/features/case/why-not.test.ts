import { describe, expect, it } from 'vitest';
import type { AccountActor, Role } from '../../../shared/domain/actor.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import type { CaseState } from '../../../shared/domain/case-state.ts';
import { accountId, caseId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { whyNot, whyNotReveal, type CaseDeed } from './why-not.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const DEEDS: CaseDeed[] = [
  'note',
  'assign',
  'schedule',
  'start',
  'wait',
  'refer',
  'add-caller',
  'split',
  'link',
  'close',
  'reopen',
];

const actor = (role: Role, department: string | null = null): AccountActor => ({
  kind: 'account',
  id: accountId.parse(uuid(9)),
  role,
  department,
  unit: null,
});

const facts = (state: CaseState, service = 'bulky-items'): CaseFacts => ({
  id: caseId.parse(uuid(1)),
  number: '1-7000000001',
  numberSource: 'desk311',
  service,
  department: 'LASAN',
  unit: null,
  assignee: null,
  state,
  waitingReason: null,
  scheduledFor: null,
  receiver: null,
  outcome: state === 'closed' ? 'completed' : null,
  closedElsewhere: false,
  channel: 'call',
  place: { ...NO_PLACE, address: '1234 S MAIN ST' },
  openedAt: 0,
  updatedAt: 0,
  closedAt: state === 'closed' ? 0 : null,
  clock: { startedAt: 0, pauses: [], dueAt: 1, because: [] },
  callerIds: [],
  anonymousCallers: 1,
  duplicateOf: null,
  reopenCount: 0,
  noteCount: 0,
  openedBy: null,
  closedBy: null,
  history: null,
  formerDepartments: [],
  promises: [],
  attachments: [],
  parent: null,
  children: [],
  duplicates: [],
  escalations: [],
  visits: [],
  evidence: null,
  surveys: [],
  version: 2,
});

const possible = (state: CaseState, who: AccountActor, service?: string) =>
  DEEDS.filter((deed) => whyNot(deed, facts(state, service), who, SMALL_CITY) === null);

describe('what can be done to a case', () => {
  it('is what the state allows a supervisor', () => {
    const all = (Object.keys({ new: 0, 'in-progress': 0, closed: 0 }) as CaseState[]).map((state) =>
      possible(state, actor('supervisor')),
    );
    expect(all).toEqual([
      ['note', 'assign', 'schedule', 'start', 'wait', 'refer', 'add-caller', 'split', 'link', 'close'],
      ['note', 'assign', 'schedule', 'wait', 'refer', 'add-caller', 'split', 'link', 'close'],
      ['note', 'add-caller', 'link', 'reopen'],
    ]);
  });

  it('is what the role allows', () => {
    expect({
      agent: possible('new', actor('agent')),
      agentHandOff: possible('new', actor('agent'), 'water-waste'),
      ownWorker: possible('new', actor('worker', 'LASAN')),
      otherWorker: possible('new', actor('worker', 'BSS')),
      otherLead: possible('new', actor('lead', 'BSS')),
      auditor: possible('new', actor('auditor')),
      steward: possible('new', actor('steward')),
    }).toEqual({
      agent: ['note', 'add-caller', 'split', 'link'],
      agentHandOff: [
        'note',
        'assign',
        'schedule',
        'start',
        'wait',
        'refer',
        'add-caller',
        'split',
        'link',
        'close',
      ],
      ownWorker: ['note', 'assign', 'schedule', 'start', 'wait', 'refer', 'close'],
      otherWorker: [],
      otherLead: ['note', 'add-caller', 'split', 'link'],
      auditor: [],
      steward: [],
    });
  });

  it('is escalating it, in every state, for those whom 311’s callers are', () => {
    const roles = (['agent', 'worker', 'lead', 'supervisor', 'auditor', 'steward'] as const).map((role) =>
      actor(role, 'LASAN'),
    );
    const may = (state: CaseState) =>
      roles
        .filter((who) => whyNot('escalate', facts(state), who, SMALL_CITY) === null)
        .map(({ role }) => role);
    expect([may('new'), may('closed')]).toEqual([
      ['agent', 'lead', 'supervisor'],
      ['agent', 'lead', 'supervisor'],
    ]);
    expect(whyNot('escalate', facts('new'), actor('worker', 'LASAN'), SMALL_CITY)).toBe(
      "Your role can't raise an escalation.",
    );
  });

  it('is refused in the words of the hub', () => {
    expect([
      whyNot('close', facts('new'), actor('agent'), SMALL_CITY),
      whyNot('schedule', facts('closed'), actor('supervisor'), SMALL_CITY),
      whyNot('reopen', facts('new'), actor('supervisor'), SMALL_CITY),
      whyNot('split', facts('closed'), actor('supervisor'), SMALL_CITY),
      whyNot('unlink', facts('new'), actor('supervisor'), SMALL_CITY),
      whyNot('unlink', facts('new'), actor('auditor'), SMALL_CITY),
      whyNot('link', { ...facts('new'), parent: caseId.parse(uuid(2)) }, actor('supervisor'), SMALL_CITY),
      whyNot('note', facts('new', 'unheard-of'), actor('supervisor'), SMALL_CITY),
    ]).toEqual([
      'Only LASAN or a supervisor can assign, schedule, refer or close it. Add a note instead.',
      "A case that is closed can't become scheduled. Reopen it first.",
      'This case is open. Add a note to it instead.',
      '1-7000000001 is closed. Reopen it first.',
      'No other case belongs to it.',
      "Your role can't link it to another case.",
      'This case is a part of another one. Unlink it from that one first.',
      'The catalogue on this desk does not know this service yet. Wait until the console has caught up.',
    ]);
  });

  it('lets contact details be revealed only to those who need them', () => {
    expect([
      whyNotReveal(facts('new'), actor('agent'), SMALL_CITY),
      whyNotReveal(facts('closed'), actor('worker', 'LASAN'), SMALL_CITY),
      whyNotReveal(facts('new'), actor('auditor'), SMALL_CITY),
    ]).toEqual([
      null,
      'You can see contact details only while the case is open and with your department.',
      "Your role can't see contact details.",
    ]);
  });
});
