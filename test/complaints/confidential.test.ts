import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { moveUpOverdue } from '../../hub/complaints/move-up-overdue.ts';
import { phoneKeysOf } from '../../hub/write/caller-card.ts';
import { COMPLAINT_QUERIES } from '../../shared/contract/complaint-view.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import type { ComplaintCommand, FileComplaint } from '../../shared/domain/complaint/complaint-command.ts';
import { callerId, type CaseId, type ComplaintId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { atEndOfFile } from '../clean-up.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import {
  closeCommand,
  ids,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';
import { fileCommand, freshComplaint, said, sendComplaint } from './complaint-commands.ts';
import { everyQuestion } from './every-question.ts';

/*
 * A confidential complaint is not there for those who have no right to it: everything they can ask answers after it was
 * filed and worked on as it did before, word for word. Whoever has the right is the contrast.
 */

const PHONE = '2135550188';
const WORD = 'zanzibar';
const COMPLAINANT = {
  kind: 'new',
  id: callerId.parse(ids.case()),
  name: 'Zebulon Quist',
  phone: PHONE,
  email: 'zebulon@example.org',
  language: 'en',
} as const;
const PERIOD = { from: Date.now() - 30 * DAY, to: Date.now() + 30 * DAY };

let hub: TestHub;
let people: Record<'agent' | 'otherAgent' | 'lead' | 'subject' | 'auditor' | 'worker' | 'steward', TestDesk>;
let supervisor: TestDesk;
let open: CaseId;
let closed: CaseId;
let knownCaller: ReturnType<typeof callerId.parse>;
/** The number that the next complaint will have. */
let number: string;
let confidential: FileComplaint;

const record = async (desk: TestDesk, complaintId: ComplaintId) =>
  COMPLAINT_QUERIES.complaint.output.parse(
    (await desk.post('/api/query/complaint', { complaintId, number: null })).body,
  );

beforeAll(async () => {
  hub = await testHub();
  const [agent, otherAgent, lead, subject, auditor, worker, steward] = await Promise.all([
    hub.desk('agent', 'ITA'),
    hub.desk('agent', 'ITA'),
    hub.desk('lead', 'BSS'),
    hub.desk('supervisor'),
    hub.desk('auditor'),
    hub.desk('worker', 'BSS'),
    hub.desk('steward'),
  ]);
  people = { agent, otherAgent, lead, subject, auditor, worker, steward };
  supervisor = await hub.desk('supervisor');
  knownCaller = callerId.parse(ids.case());
  const one = openCommand({
    caller: {
      kind: 'new',
      id: knownCaller,
      name: 'Bea Ruiz',
      phone: '2135550111',
      email: null,
      language: 'en',
    },
  });
  const two = openCommand();
  [open, closed] = [one.caseId, two.caseId];
  for (const command of [one, two]) await agent.send(command);
  await supervisor.send(closeCommand(closed));
  // A plain complaint, so that lists and counts have something, and the next number is known.
  const plain = fileCommand({ cases: [open] });
  await sendComplaint(agent, plain);
  const last = (await record(supervisor, plain.complaintId))?.facts.number ?? '';
  number = last.slice(0, -6) + String(Number(last.slice(-6)) + 1).padStart(6, '0');
  confidential = fileCommand({
    about: 'person',
    subject: subject.account.id,
    statement: said(`The ${WORD} inspector shouted at me`),
    remedySought: said('An apology'),
    severity: 'serious',
    caller: COMPLAINANT,
    cases: [open, closed],
  });
});

/** Every question of the hub that is nearest to the confidential complaint. */
const questions = () =>
  everyQuestion({
    complaintId: confidential.complaintId,
    number,
    open,
    closed,
    complainant: COMPLAINANT.id,
    caller: knownCaller,
    phoneKeys: phoneKeysOf(PHONE, hub.hub.core.phoneKey),
    words: [WORD, 'inspector', 'apology', 'quist', 'zebulon'],
    phrase: ['shouted', 'at', 'me'],
    period: PERIOD,
  });

/** What goes on by itself: when it was asked. */
const OWN_TIME = new Set(['asOf', 'now', 'since', 'hubTime', 'expiresAt']);
const withoutTime = (value: unknown): string =>
  JSON.stringify(value, (key, part: unknown) => (OWN_TIME.has(key) ? undefined : part), 1);

/** Everything somebody can ask, each question with its answer. */
async function everything(who: TestDesk): Promise<Map<string, string>> {
  const asks = Object.entries(questions()).flatMap(([name, all]) =>
    // Whoever took it reads the number out, for a day: told apart below.
    (who === people.agent && name === 'complaint-receipt' ? [] : (all ?? [])).map((input, at) => ({
      key: `${name} ${at}`,
      path: `/api/query/${name}`,
      input,
    })),
  );
  const asked = await Promise.all(
    asks.map(async ({ key, path, input }): Promise<[string, string]> => {
      const answer = await who.post(path, input);
      // A question that the hub does not understand proves nothing.
      const isOdd = JSON.stringify(answer.body).includes('invalid-input');
      expect([key, isOdd ? answer.body : null]).toEqual([key, null]);
      return [key, withoutTime(answer)];
    }),
  );
  const read = await Promise.all(
    ['/api/feed?since=0&limit=500', '/api/directory', '/api/catalogue'].map(
      async (path): Promise<[string, string]> => [path, withoutTime(await who.get(path))],
    ),
  );
  const presence = await who.post('/api/presence', { presence: { state: 'available' }, forMs: 0 });
  return new Map([...asked, ...read, ['presence', withoutTime(presence)]]);
}

const different = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>) =>
  [...a.keys()].filter((key) => a.get(key) !== b.get(key));

/** What all answer once the hub's own work in the background has come to rest. */
async function atRest(who: TestDesk) {
  let last = await everything(who);
  return until('rest', async () => {
    await wait(300);
    const next = await everything(who);
    const moved = different(last, next);
    last = next;
    return moved.length === 0 ? next : null;
  });
}

/** What is done with the complaint, by whom has the right. */
const work = (complaintId: ComplaintId): ComplaintCommand[] => [
  { type: 'acknowledge-complaint', complaintId, how: 'call', remark: said(`The ${WORD} was called`) },
  {
    type: 'assess-complaint',
    complaintId,
    severity: 'serious',
    safety: 'none',
    complexity: 'involved',
    impact: 'one',
    remark: null,
  },
  { type: 'add-complaint-note', complaintId, visibility: 'internal', note: said(`He is the ${WORD} one`) },
  { type: 'escalate-complaint', complaintId, tier: 4, reason: said('It is grave') },
  { type: 'conclude-investigation', complaintId, finding: said('It was as the caller said') },
];

describe('a confidential complaint', () => {
  it('changes no answer of the hub to anybody without the right; for a supervisor it is there', async () => {
    expect(Object.keys(questions()).toSorted()).toEqual(Object.keys(hubQueries).toSorted());
    const watched = Object.entries(people);
    await atRest(supervisor);
    const before = await Promise.all(watched.map(([, desk]) => everything(desk)));
    const supervisorsBefore = await everything(supervisor);

    expect((await sendComplaint(people.agent, confidential)).status).toBe('recorded');
    for (const command of work(confidential.complaintId))
      expect([command.type, (await sendComplaint(supervisor, command)).status]).toEqual([
        command.type,
        'recorded',
      ]);
    expect((await record(supervisor, confidential.complaintId))?.facts.number).toBe(number);
    expect(await moveUpOverdue(hub.hub.core)).toBe(0);
    const card = { ...PERIOD, department: null, district: null };
    await until('the scorecard counts it', async () => {
      const now = withoutTime(await supervisor.post('/api/query/scorecard', card));
      return now === supervisorsBefore.get('scorecard 0') ? null : true;
    });

    const supervisors = different(supervisorsBefore, await atRest(supervisor));
    const after = await Promise.all(watched.map(([, desk]) => everything(desk)));
    expect(
      Object.fromEntries(
        watched.map(([who], at) => [who, different(before[at] ?? new Map(), after[at] ?? new Map())]),
      ),
    ).toEqual(Object.fromEntries(watched.map(([who]) => [who, []])));
    expect(supervisors).toEqual([
      'complaint 0',
      'complaint 1',
      'complaints 0',
      'complaints 1',
      'complaints 2',
      'complaints 3',
      'complaint-trends 0',
      'complaint-trends 1',
      'tickets 2',
      'scorecard 0',
      'scorecard 1',
    ]);
    // Whoever took it can read the number out, and nothing else.
    const receipt = await people.agent.post('/api/query/complaint-receipt', {
      complaintId: confidential.complaintId,
    });
    expect(receipt.body).toMatchObject({ number, confidential: true, reopened: false });
  });

  it('answers commands as if it were not there, filing anew and merging its caller among them', async () => {
    const { complaintId } = confidential;
    const none = freshComplaint();
    const plain = async (desk: TestDesk, command: ComplaintCommand) => {
      const { commandId: _, ...answer } = await sendComplaint(desk, command);
      return answer;
    };
    for (const [who, desk] of Object.entries(people)) {
      for (const given of work(complaintId)) {
        const asked = await plain(desk, given);
        expect([who, asked]).toEqual([who, await plain(desk, { ...given, complaintId: none })]);
        expect([who, asked]).toMatchObject([who, { status: 'refused', refusal: { code: 'not-found' } }]);
      }
    }
    // Who takes no complaints is told that, whether there is one of this id or not.
    for (const desk of [people.worker, people.auditor, people.steward]) {
      const again = { ...confidential, statement: said('Another'), remedySought: null, subject: null };
      const asked = await plain(desk, again);
      expect(asked).toMatchObject({ status: 'refused', refusal: { code: 'not-permitted' } });
      expect(asked).toEqual(await plain(desk, { ...again, complaintId: none }));
    }
    const merge = (otherId: typeof knownCaller) =>
      people.otherAgent.send({
        type: 'merge-callers',
        caseId: open,
        callerId: knownCaller,
        otherId,
        nameOf: knownCaller,
      });
    const refusals = [await merge(COMPLAINANT.id), await merge(callerId.parse(ids.case()))].map(
      ({ commandId: _, ...answer }) => answer,
    );
    expect(refusals[0]).toMatchObject({ status: 'refused', refusal: { code: 'unknown-caller' } });
    expect(refusals[0]).toEqual(refusals[1]);
  });

  it('is on no desk but where it may be seen: not in the search, suggestions, lists or counts of whoever took it', async () => {
    const [desk, seeing] = await Promise.all([deskOf(people.agent), deskOf(supervisor)]);
    const command = fileCommand({
      about: 'person',
      statement: said('The xylophone inspector laughed at me'),
      caller: { ...COMPLAINANT, id: callerId.parse(ids.case()), name: 'Xenia Quill', phone: '2135550199' },
      cases: [open],
    });
    const { complaintId } = command;
    const before = await onDesk(desk, complaintId);
    const supervisorsBefore = await onDesk(seeing, complaintId);
    const sent = await desk.ask('command.send', { commandId: ids.command(), command });
    expect(sent.status).toBe('queued');
    const told = await until('the receipt', async () => {
      const { receipt: one } = await desk.ask('complaint.receipt', { id: complaintId });
      return one;
    });
    await until('nothing is unsent', async () =>
      (await desk.ask('outbox.list', {})).entries.length === 0 ? true : null,
    );
    expect(told.confidential).toBe(true);
    const seen = await seeing.ask('complaint.get', { id: null, number: told.number });
    expect(seen?.facts.id).toBe(complaintId);
    expect(different(before, await onDesk(desk, complaintId))).toEqual([]);
    expect(different(supervisorsBefore, await onDesk(seeing, complaintId))).toEqual([
      'complaint.list',
      'complaint.list ended',
      'complaint.list of the case',
      'complaint.get',
      'complaint.trends',
    ]);
    expect(await desk.ask('complaint.get', { id: null, number: told.number })).toBeNull();
    await Promise.all([desk.close(), seeing.close()]);
  });
});

/** A desk of somebody, live. */
async function deskOf({ account }: TestDesk): Promise<InProcessDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-confidential-'));
  atEndOfFile(() => rmSync(folder, { recursive: true, force: true }));
  const desk = await openDesk(folder, hub.url);
  await desk.ask('session.sign-in', { login: account.login, password: PASSWORD });
  await until('live', async () =>
    (await desk.ask('connection.get', {})).state.name === 'live' ? true : null,
  );
  return desk;
}

/** What a desk finds once it has all its cases, and time to look at them: a first question is cut short on a busy machine. */
const foundOnDesk = (desk: InProcessDesk, text: string): Promise<unknown> =>
  until(`all of ${text}`, async () => {
    const { tookMs: _, ...found } = await desk.ask('search', { text, limit: 50, patience: 2 });
    return found.complete && !found.cutShort ? found : null;
  });

/** What a desk shows of all that a complaint could be found by. */
async function onDesk(desk: InProcessDesk, complaintId: ComplaintId): Promise<Map<string, string>> {
  const searched = [
    'xylophone',
    'xylo',
    'Xenia Quill',
    'quill',
    '2135550199',
    '5550199',
    'C-20',
    'complaint',
  ];
  const asked: (readonly [string, Promise<unknown>])[] = [
    ...searched.flatMap((text): (readonly [string, Promise<unknown>])[] => [
      [`search ${text}`, foundOnDesk(desk, text)],
      [`search.hub ${text}`, desk.ask('search.hub', { text, limit: 50 })],
      [`caller.suggest ${text}`, desk.ask('caller.suggest', { text })],
    ]),
    ['call.look-up', desk.ask('call.look-up', { ani: '+12135550199' })],
    ['mention.list', desk.ask('mention.list', {})],
    ['mention.count', desk.ask('mention.count', {})],
    ['case.counts', desk.ask('case.counts', {})],
    ['case.get', desk.ask('case.get', { id: open })],
    ['owed.count', desk.ask('owed.count', {})],
    ['escalation.list', desk.ask('escalation.list', {})],
    ['draft.list', desk.ask('draft.list', {})],
    ['outbox.list', desk.ask('outbox.list', {})],
    ['complaint.list', desk.ask('complaint.list', { ended: false, caseId: null })],
    ['complaint.list ended', desk.ask('complaint.list', { ended: true, caseId: null })],
    ['complaint.list of the case', desk.ask('complaint.list', { ended: true, caseId: open })],
    ['complaint.get', desk.ask('complaint.get', { id: complaintId, number: null })],
    ['complaint.trends', desk.ask('complaint.trends', { days: 30, department: null })],
  ];
  const answers = await Promise.all(
    asked.map(async ([name, answer]): Promise<[string, string]> => [name, withoutTime(await answer)]),
  );
  return new Map(answers);
}
