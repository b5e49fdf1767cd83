import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CallerCard } from '../../shared/contract/case-record.ts';
import { mergePreview } from '../../shared/contract/merge-preview.ts';
import type { CallerCommand } from '../../shared/domain/caller-command.ts';
import { maskedContacts } from '../../shared/domain/caller-contacts.ts';
import { callerId, type CallerId, type CaseId } from '../../shared/domain/ids.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { phoneKeysOf } from './caller-card.ts';

let hub: TestHub;
let agent: TestDesk;
let auditor: TestDesk;

beforeAll(async () => {
  hub = await testHub();
  [agent, auditor] = await Promise.all([hub.desk('agent'), hub.desk('auditor')]);
});

interface KnownCaller {
  readonly id: CallerId;
  readonly cases: readonly CaseId[];
}

async function person(
  name: string,
  phone: string | null,
  email: string | null,
  cases = 1,
): Promise<KnownCaller> {
  const id = callerId.parse(ids.case());
  const opened: CaseId[] = [];
  for (let n = 0; n < cases; n += 1) {
    const caller =
      n === 0
        ? { kind: 'new' as const, id, name, phone, email, language: 'en' }
        : { kind: 'known' as const, id };
    const command = openCommand({ caller });
    expect(await agent.send(command)).toMatchObject({ status: 'accepted' });
    opened.push(command.caseId);
  }
  return { id, cases: opened };
}

const send = (command: CallerCommand, desk = agent) => desk.send(command);
/** What a desk is told of a case from some feed number on; null when it is told nothing. */
async function told(id: CaseId, since: number) {
  const { items } = await agent.feed(since, 2_000);
  const item = items.find((one) => one.kind === 'case' && one.facts.id === id);
  return item?.kind === 'case' ? item : null;
}
const head = async () => (await agent.feed(0, 1)).head;
const callersOf = async (id: CaseId) => (await told(id, 0))?.facts.callerIds;
const cardOn = async (id: CaseId, caller: CallerId): Promise<CallerCard> => {
  const card = (await told(id, 0))?.callers.find((one) => one.id === caller);
  if (card === undefined) throw new Error('no such card');
  return card;
};
const reveal = async (id: CaseId, caller: CallerId) =>
  (await agent.post('/api/query/reveal-contact', { caseId: id, callerId: caller, reason: 'For the test' }))
    .body;
const seenOf = (card: CallerCard) => {
  const { phones, emails } = maskedContacts(card);
  return { name: card.name, language: card.language, phones: [...phones], emails: [...emails] };
};

describe('changing a caller', () => {
  let rosa: KnownCaller;
  const change = async (parts: Partial<Extract<CallerCommand, { type: 'change-caller' }>> = {}) => {
    const [caseId] = rosa.cases;
    if (caseId === undefined) throw new Error('no case');
    return {
      type: 'change-caller' as const,
      caseId,
      callerId: rosa.id,
      seen: seenOf(await cardOn(caseId, rosa.id)),
      name: 'Rosa Lim-Baker',
      language: 'ko',
      phones: [
        { kind: 'new' as const, value: '323 555 0199' },
        { kind: 'kept' as const, at: 0 },
      ],
      emails: [],
      ...parts,
    };
  };
  beforeEach(async () => {
    rosa = await person('Rosa Lim', '213-555-0142', 'rosa@example.org', 3);
  });

  it('tells all their cases anew, with every number to be found by', async () => {
    const before = await head();
    expect(await send(await change())).toMatchObject({ status: 'accepted', caseId: rosa.cases[0] });
    const items = await Promise.all(rosa.cases.map((id) => told(id, before)));
    const card = {
      id: rosa.id,
      name: 'Rosa Lim-Baker',
      language: 'ko',
      phoneLast4: '0199',
      phoneKeys: [
        ...phoneKeysOf('3235550199', hub.hub.core.phoneKey),
        ...phoneKeysOf('2135550142', hub.hub.core.phoneKey),
      ],
      emailMasked: null,
      contacts: { phones: ['0199', '0142'], emails: [] },
    };
    expect(items.map((item) => item?.callers)).toEqual([[card], [card], [card]]);
    // Nothing happened to the cases themselves.
    expect(items.map((item) => item?.facts.version)).toEqual([2, 2, 2]);
    expect(await reveal(rosa.cases[0]!, rosa.id)).toEqual({
      phones: ['323 555 0199', '213-555-0142'],
      emails: [],
    });
  });

  it('is refused to those without the right, without telling whether there is such a caller', async () => {
    expect(await send(await change(), auditor)).toMatchObject({
      status: 'refused',
      refusal: { code: 'not-permitted' },
    });
    const nobody = await change({ callerId: callerId.parse(ids.case()) });
    expect(await send(nobody)).toMatchObject({ status: 'refused', refusal: { code: 'unknown-caller' } });
    expect(await send(await change({ caseId: ids.case() }))).toMatchObject({
      refusal: { code: 'not-found' },
    });
  });

  it('never overwrites what somebody else changed meanwhile', async () => {
    const [mine, theirs] = [await change(), await change({ name: 'Rosa Other' })];
    expect(await send(theirs)).toMatchObject({ status: 'accepted' });
    const refused = await send(mine);
    expect(refused).toMatchObject({ status: 'refused', refusal: { code: 'conflict', fields: [] } });
    expect((await cardOn(rosa.cases[0]!, rosa.id)).name).toBe('Rosa Other');
  });

  it('leaves nothing of a person in ledger, events and log', async () => {
    await send(await change({ name: 'Zenobia Quartermain' }));
    await send(await change({ phones: [{ kind: 'kept', at: 7 }] }));
    const { rows } = await sql<{ said: string }>`
      select string_agg(result::text, ' ') || (select string_agg(event::text, ' ') from events) as said
      from commands`.execute(hub.hub.db);
    // Four digits alone stand in ids now and then.
    for (const secret of ['Zenobia', 'Rosa', '555-0199', '555 0199', '555-0142', '5550199', '5550142']) {
      expect(`${rows[0]?.said} ${hub.log()}`).not.toContain(secret);
    }
  });
});

describe('merging two records of a person', () => {
  let rosa: KnownCaller;
  let double: KnownCaller;
  let both: CaseId;
  const ask = () => ({ caseId: rosa.cases[0]!, callerId: rosa.id, otherId: double.id });
  const merge = (nameOf = rosa.id): CallerCommand => ({ type: 'merge-callers', ...ask(), nameOf });
  const unmerge = (): CallerCommand => ({ type: 'unmerge-callers', ...ask() });

  beforeEach(async () => {
    rosa = await person('Rosa Lim', '213-555-0142', 'rosa@example.org', 2);
    double = await person('R. Lim', '(213) 555 0142', 'LIM@example.net', 2);
    const command = openCommand({ caller: { kind: 'known', id: rosa.id } });
    await agent.send(command);
    both = command.caseId;
    await agent.send({ type: 'add-caller', caseId: both, caller: { kind: 'known', id: double.id } });
  });

  it('is previewed with what each has and what will be', async () => {
    const answer = await agent.post('/api/query/preview-merge', ask());
    const { caller, other, after } = mergePreview.parse(answer.body);
    const brief = ({ card, cases, openCases }: typeof caller) => [
      card.name,
      maskedContacts(card),
      cases,
      openCases,
    ];
    expect([caller, other, after].map(brief)).toEqual([
      ['Rosa Lim', { phones: ['0142'], emails: ['r***@example.org'] }, 3, 3],
      ['R. Lim', { phones: ['0142'], emails: ['L***@example.net'] }, 3, 3],
      ['Rosa Lim', { phones: ['0142'], emails: ['r***@example.org', 'L***@example.net'] }, 5, 5],
    ]);
    expect((await auditor.post('/api/query/preview-merge', ask())).status).toBe(403);
    const strangers = { ...ask(), caseId: double.cases[0], callerId: rosa.id, otherId: rosa.id };
    expect((await agent.post('/api/query/preview-merge', strangers)).status).toBe(404);
  });

  it('puts the one that stays on all cases, and tells them all anew', async () => {
    const before = await head();
    expect(await send(merge())).toMatchObject({ status: 'accepted' });
    const all = [...rosa.cases, ...double.cases, both];
    const items = await Promise.all(all.map((id) => told(id, before)));
    expect(items.map((item) => item?.facts.callerIds)).toEqual(all.map(() => [rosa.id]));
    expect(new Set(items.map((item) => item?.callers.map(({ name }) => name).join()))).toEqual(
      new Set(['Rosa Lim']),
    );
    expect(items.map((item) => item?.entries.at(-1)?.event.type === 'callers-merged')).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
    expect(await reveal(double.cases[0]!, rosa.id)).toEqual({
      phones: ['213-555-0142'],
      emails: ['rosa@example.org', 'LIM@example.net'],
    });
    expect(await send(merge())).toMatchObject({ status: 'refused', refusal: { code: 'unknown-caller' } });
  });

  it('can be taken back: each has again what it had', async () => {
    await send(merge(double.id));
    expect((await cardOn(rosa.cases[0]!, rosa.id)).name).toBe('R. Lim');
    const later = openCommand({ caller: { kind: 'known', id: rosa.id } });
    await agent.send(later);
    expect(await send(unmerge())).toMatchObject({ status: 'accepted' });
    expect(await callersOf(both)).toEqual([rosa.id, double.id]);
    for (const id of [...rosa.cases, later.caseId]) expect(await callersOf(id)).toEqual([rosa.id]);
    for (const id of double.cases) expect(await callersOf(id)).toEqual([double.id]);
    expect([(await cardOn(both, rosa.id)).name, (await cardOn(both, double.id)).name]).toEqual([
      'Rosa Lim',
      'R. Lim',
    ]);
    expect(await reveal(both, rosa.id)).toEqual({ phones: ['213-555-0142'], emails: ['rosa@example.org'] });
    expect(await reveal(both, double.id)).toEqual({
      phones: ['(213) 555 0142'],
      emails: ['LIM@example.net'],
    });
    expect(await send(unmerge())).toMatchObject({ status: 'refused', refusal: { code: 'invalid' } });
    expect(await send(merge())).toMatchObject({ status: 'accepted' });
  });

  it('leads a desk that had not heard of it to the one that stays', async () => {
    await send(merge());
    const command = openCommand({ caller: { kind: 'known', id: double.id } });
    expect(await agent.send(command)).toMatchObject({ status: 'accepted' });
    expect(await callersOf(command.caseId)).toEqual([rosa.id]);
  });

  it('is done once, however many ask at once, and a repeated command does nothing', async () => {
    const envelope = { commandId: ids.command(), seq: 900, command: merge(), seen: null };
    const results = await Promise.all([
      agent.sendEnvelope(envelope),
      agent.sendEnvelope(envelope),
      send(merge()),
    ]);
    expect(results.filter(({ status }) => status === 'accepted').length).toBeGreaterThan(0);
    const { rows } = await sql<{ merges: number }>`
      select count(*) as merges from caller_merges where other_id = ${double.id}`.execute(hub.hub.db);
    expect(rows).toEqual([{ merges: 1 }]);
    expect(
      (await told(both, 0))?.entries.filter(({ event }) => event.type === 'callers-merged'),
    ).toHaveLength(1);
  });
});
