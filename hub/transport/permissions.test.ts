import { beforeAll, describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../../shared/domain/actor.ts';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { escalationId as escalationIdSchema } from '../../shared/domain/escalation/escalation.ts';
import { callerId, promiseId, type CallerId, type CaseId } from '../../shared/domain/ids.ts';
import { PERMISSIONS, type Permission } from '../../shared/domain/permission.ts';
import { EVERY, CASES, EXPECTED, type CaseStanding } from '../../test/expected-rights.ts';
import { attachmentOf } from '../../test/files/sample-files.ts';
import {
  assignCommand,
  closeCommand,
  contactCommandOf,
  ids,
  noteCommand,
  openCommand,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../test/test-hub.ts';

let the: TestHub;
let supervisor: TestDesk;
const desks = new Map<Role, TestDesk>();

interface Subject {
  readonly id: CaseId;
  readonly caller: CallerId;
}

/** A fresh case, so that no attempt stands in the way of the next. */
async function makeCase(standing: CaseStanding): Promise<Subject> {
  const { service, close } = CASES[standing];
  const caller = callerId.parse(ids.case());
  const command = openCommand({
    service,
    caller: {
      kind: 'new',
      id: caller,
      name: 'Ana Ruiz',
      phone: '213-555-0142',
      email: 'ana@example.org',
      language: 'en',
    },
  });
  await supervisor.send(command);
  if (close) await supervisor.send(closeCommand(command.caseId));
  return { id: command.caseId, caller };
}

function deskOf(role: Role): TestDesk {
  const desk = desks.get(role);
  if (desk === undefined) throw new Error(`nobody is ${role}`);
  return desk;
}

beforeAll(async () => {
  the = await testHub();
  supervisor = await the.desk('supervisor');
  for (const role of Object.keys(ROLES) as Role[]) desks.set(role, await the.desk(role, 'BSS'));
});

/** True when the hub did as asked or answered that the case, not the person, stands in the way. */
async function mayCommand(desk: TestDesk, command: CaseCommand): Promise<boolean> {
  const result = await desk.send(command);
  return result.status === 'accepted' || !['not-found', 'not-permitted'].includes(result.refusal.code);
}

const explanation = () => ({ id: ids.text(), body: 'It is still there, she says.' });

/** What tells over HTTP whether a right is had; several commands may need the same one. */
const ATTEMPTS: Record<
  Permission,
  (desk: TestDesk, subject: Subject, standing: CaseStanding) => Promise<boolean[]>
> = {
  'see-case': async (desk, { id }) => {
    const got = await desk.post('/api/query/get-case', { caseId: id, number: null });
    const { items } = await desk.feed(0, 2_000);
    return [got.body !== null, items.some((item) => item.kind === 'case' && item.facts.id === id)];
  },
  'see-callers': async (desk, { id, caller }) => {
    const got = await desk.post('/api/query/get-case', { caseId: id, number: null });
    const { items } = await desk.feed(0, 2_000);
    const told = items.flatMap((item) => (item.kind === 'case' && item.facts.id === id ? item.callers : []));
    return [JSON.stringify(got.body).includes('Ana Ruiz'), told.some((card) => card.id === caller)];
  },
  'reveal-contact': async (desk, { id, caller }) => {
    const { status, body } = await desk.post('/api/query/reveal-contact', {
      caseId: id,
      callerId: caller,
      reason: 'Asked to call back',
    });
    if (status === 200) expect(body).toEqual({ phones: ['213-555-0142'], emails: ['ana@example.org'] });
    else expect([403, 404]).toContain(status);
    return [status === 200];
  },
  'open-case': async (desk, _subject, standing) => [
    await mayCommand(desk, openCommand({ service: CASES[standing].service })),
  ],
  'add-note': async (desk, { id }) => [await mayCommand(desk, noteCommand(id, 'Seen'))],
  promise: async (desk, { id, caller }) => {
    const made = {
      id: promiseId.parse(ids.case()),
      kind: 'call-back',
      basis: 'agent',
      by: 1,
      language: 'en',
    } as const;
    const promised = await mayCommand(desk, {
      type: 'make-promise',
      caseId: id,
      promise: made,
      callerId: caller,
      why: null,
    });
    const settled = await mayCommand(desk, {
      type: 'settle-promise',
      caseId: id,
      promiseId: made.id,
      how: { name: 'done' },
      remark: null,
    });
    return [promised, settled];
  },
  'add-attachment': async (desk, { id }) => [
    await mayCommand(desk, {
      type: 'add-attachment',
      caseId: id,
      attachment: attachmentOf(Buffer.from('A text'), 'text/plain'),
    }),
  ],
  'release-attachment': async (desk, { id }) => [
    await mayCommand(desk, {
      type: 'release-attachment',
      caseId: id,
      attachment: attachmentOf(Buffer.from('A text')).id,
      verdict: 'release',
    }),
  ],
  'note-attachment': async (desk, { id }) => [
    await mayCommand(desk, {
      type: 'note-attachment',
      caseId: id,
      attachment: attachmentOf(Buffer.from('A text')).id,
      state: 'clean',
      reason: null,
      finding: null,
    }),
  ],
  'answer-survey': async (desk, { id, caller }) => [
    await mayCommand(desk, {
      type: 'answer-survey',
      caseId: id,
      callerId: caller,
      closing: 1,
      done: 'yes',
      satisfaction: 5,
      clear: true,
      words: null,
      again: null,
    }),
  ],
  'give-tracking-link': async (desk, { id, caller }) => {
    const { status } = await desk.post('/api/query/tracking-link', { caseId: id, callerId: caller });
    expect([200, 403, 404]).toContain(status);
    return [status === 200];
  },
  escalate: async (desk, { id }) => {
    const escalationId = escalationIdSchema.parse(ids.case());
    return [
      await mayCommand(desk, {
        type: 'log-escalation-try',
        caseId: id,
        escalationId,
        offer: 1,
        channel: 'phone',
        result: 'no-answer',
        text: null,
      }),
    ];
  },
  'add-caller': async (desk, { id }) => [
    await mayCommand(desk, { type: 'add-caller', caseId: id, caller: { kind: 'anonymous' } }),
  ],
  'change-caller': async (desk, { id, caller }) => {
    const other = callerId.parse(ids.case());
    const preview = await desk.post('/api/query/preview-merge', {
      caseId: id,
      callerId: caller,
      otherId: caller,
    });
    return [
      preview.status === 200,
      await mayCommand(desk, {
        type: 'merge-callers',
        caseId: id,
        callerId: caller,
        otherId: other,
        nameOf: caller,
      }),
      await mayCommand(desk, { type: 'unmerge-callers', caseId: id, callerId: caller, otherId: other }),
      await mayCommand(desk, {
        type: 'change-caller',
        caseId: id,
        callerId: caller,
        seen: { name: '', language: 'en', phones: [], emails: [] },
        name: 'Ana Ruiz',
        language: 'en',
        phones: [],
        emails: [],
      }),
    ];
  },
  'link-case': async (desk, { id }) => [
    await mayCommand(desk, { type: 'link-duplicate', caseId: id, duplicateOf: ids.case() }),
    await mayCommand(desk, { type: 'unlink-duplicate', caseId: id, duplicateOf: ids.case() }),
    await mayCommand(desk, { type: 'link-parent', caseId: id, parent: ids.case() }),
    await mayCommand(desk, { type: 'unlink-parent', caseId: id, parent: ids.case() }),
  ],
  'reopen-case': async (desk, { id }) => [
    await mayCommand(desk, {
      type: 'reopen-case',
      caseId: id,
      reason: 'not-done',
      explanation: explanation(),
    }),
  ],
  'take-contact': async (desk) => {
    const command = contactCommandOf();
    const sent = await desk.sendEnvelope({ commandId: ids.command(), seq: 1, command, seen: null });
    const stood = await desk.post('/api/presence', { presence: { state: 'available' }, forMs: 0 });
    expect([200, 403]).toContain(stood.status);
    return [sent.status === 'recorded', stood.status === 200];
  },
  'work-case': async (desk, { id }) => [
    await mayCommand(desk, {
      type: 'change-state',
      caseId: id,
      to: 'in-progress',
      waitingReason: null,
      scheduledFor: null,
      remark: null,
    }),
    await mayCommand(desk, assignCommand(id, 'ITA')).then(async (may) => {
      // Back to where it was, so that the next attempt meets the same case.
      if (may) await supervisor.send(assignCommand(id, await departmentOf(id)));
      return may;
    }),
    await mayCommand(desk, {
      type: 'refer',
      caseId: id,
      receiver: { kind: 'outside', name: 'Caltrans' },
      explanation: explanation(),
    }),
    await mayCommand(desk, closeCommand(id)),
  ],
};

async function departmentOf(id: CaseId): Promise<string> {
  const { facts } = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const service = the.hub.core.city.service(facts.service);
  if (service === undefined) throw new Error('the case has no service');
  return service.owner;
}

describe.each(Object.keys(PERMISSIONS) as Permission[])('%s', (permission) => {
  test.each(Object.keys(ROLES) as Role[])('by a %s', async (role) => {
    const got: Record<string, boolean[]> = {};
    const wanted: Record<string, boolean[]> = {};
    for (const standing of EVERY) {
      const subject = await makeCase(standing);
      const answers = await ATTEMPTS[permission](deskOf(role), subject, standing);
      got[standing] = answers;
      wanted[standing] = answers.map(() => EXPECTED[permission][role].includes(standing));
    }
    expect(got).toEqual(wanted);
  });
});

test('each look at contact data is on record, with who, whose and why', async () => {
  const { id, caller } = await makeCase('own, live');
  const agent = deskOf('agent');
  const ask = (reason: string) =>
    agent.post('/api/query/reveal-contact', { caseId: id, callerId: caller, reason });
  expect((await ask('  ')).status).toBe(400);
  expect((await ask('Call back about the hole')).status).toBe(200);
  const rows = await the.hub.db
    .selectFrom('contact_reveals')
    .select(['account_id', 'case_id', 'caller_id', 'reason'])
    .where('case_id', '=', id)
    .execute();
  expect(rows).toEqual([
    { account_id: agent.account.id, case_id: id, caller_id: caller, reason: 'Call back about the hole' },
  ]);
  const stranger = callerId.parse(ids.case());
  expect(
    (await agent.post('/api/query/reveal-contact', { caseId: id, callerId: stranger, reason: 'Curious' }))
      .status,
  ).toBe(404);
});

test('a count of states counts what one may see', async () => {
  const count = async (role: Role) => (await deskOf(role).post('/api/query/count-states', {})).body;
  const [everything, own] = [await count('auditor'), await count('worker')];
  const rows = await the.hub.db
    .selectFrom('cases')
    .select(['state', 'department', 'receiver_department'])
    .execute();
  const tally = (cases: typeof rows) => {
    const counts = Object.groupBy(cases, (row) => row.state);
    return {
      counts: Object.fromEntries(Object.entries(counts).map(([state, some]) => [state, some.length])),
    };
  };
  expect(everything).toEqual(tally(rows));
  expect(own).toEqual(
    tally(rows.filter((row) => row.department === 'BSS' || row.receiver_department === 'BSS')),
  );
});

test('colleagues are those of the department asked for, without anything secret', async () => {
  const { body } = await deskOf('lead').post('/api/query/list-colleagues', { department: 'BSS' });
  const accounts = [...desks.values()].map((desk) => desk.account);
  expect(body).toEqual({ colleagues: accounts.toSorted((a, b) => (a.name < b.name ? -1 : 1)) });
});

test('a case is found by its number however it was read out', async () => {
  const { id } = await makeCase('own, live');
  const { number } = await the.hub.db
    .selectFrom('cases')
    .select('number')
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  if (number === null) throw new Error('an opened case has a number');
  const digits = number.replace('-', '');
  for (const said of [number, digits, digits.slice(1), ` 1 ${digits.slice(1, 5)} ${digits.slice(5)}`]) {
    const { body } = await deskOf('agent').post('/api/query/get-case', { caseId: null, number: said });
    expect(body).toMatchObject({ facts: { id } });
  }
  expect(
    (await deskOf('agent').post('/api/query/get-case', { caseId: null, number: 'nonsense' })).body,
  ).toBeNull();
});
