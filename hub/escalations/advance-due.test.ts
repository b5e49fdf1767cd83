import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import {
  escalationId,
  type Escalation,
  type EscalationId,
} from '../../shared/domain/escalation/escalation.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { MINUTE } from '../../shared/domain/instant.ts';
import { moveClock } from '../../test/move-clock.ts';
import { until } from '../../test/program.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let the: TestHub;
let agent: TestDesk;
let lead: TestDesk;

beforeAll(async () => {
  the = await testHub();
  [agent, lead] = await Promise.all([the.desk('agent'), the.desk('lead', 'BSS')]);
});

const raise = (caseId: CaseId): CommandOf<'raise-escalation'> => ({
  type: 'raise-escalation',
  caseId,
  escalationId: escalationId.parse(ids.case()),
  path: 'emergency',
  kind: 'functional',
  tier: 1,
  reason: 'danger',
  rule: null,
  department: 'BSS',
  unit: null,
  text: { id: ids.text(), body: 'The hole is a metre deep.' },
});

async function escalated(): Promise<{ caseId: CaseId; id: EscalationId }> {
  const opened = openCommand();
  await agent.send(opened);
  const command = raise(opened.caseId);
  expect(await agent.send(command)).toMatchObject({ status: 'accepted' });
  return { caseId: opened.caseId, id: command.escalationId };
}

async function escalationOf(caseId: CaseId): Promise<Escalation> {
  const row = await the.hub.db
    .selectFrom('cases')
    .select('facts')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const [one] = row.facts.escalations;
  if (one === undefined) throw new Error('the case was never escalated');
  return one;
}

const stateBecomes = (caseId: CaseId, state: Escalation['state'], offers: number) =>
  until(`${state} after ${offers} offers`, async () => {
    const one = await escalationOf(caseId);
    return one.state === state && one.offers.length === offers ? one : null;
  });

const due = () =>
  the.hub.db.selectFrom('escalation_due').select(['escalation_id', 'offer', 'tier']).execute();

describe('an escalation nobody acknowledges', () => {
  it('goes on tier by tier by the database’s clock, once each, and ends with the supervisors', async () => {
    const { caseId, id } = await escalated();
    expect(await due()).toEqual([{ escalation_id: id, offer: 1, tier: 1 }]);
    await moveClock(the.hub.db, 16 * MINUTE);
    const second = await stateBecomes(caseId, 'offered', 2);
    expect(second.offers.map(({ tier, came, contactPoint }) => ({ tier, came, contactPoint }))).toEqual([
      { tier: 1, came: 'raised', contactPoint: 'bss-emergency-1' },
      { tier: 2, came: 'advanced', contactPoint: 'bss-emergency-2' },
    ]);
    expect(await due()).toEqual([{ escalation_id: id, offer: 2, tier: 2 }]);
    await moveClock(the.hub.db, 16 * MINUTE);
    const last = await stateBecomes(caseId, 'exhausted', 2);
    expect(last.exhausted?.why).toBe('unacknowledged');
    expect(await due()).toEqual([]);
    const events = await the.hub.db
      .selectFrom('events')
      .select(['event', 'by_role'])
      .where('case_id', '=', caseId)
      .orderBy('version')
      .execute();
    expect(events.map(({ event, by_role }) => [event.type, by_role])).toEqual([
      ['case-opened', 'agent'],
      ['caller-joined', 'agent'],
      ['escalation-raised', 'agent'],
      ['escalation-advanced', 'system'],
      ['escalation-exhausted', 'system'],
    ]);
  });

  it('stops at the tier that acknowledges, whose answer is on the case at once', async () => {
    const { caseId, id } = await escalated();
    expect(
      await lead.send({ type: 'acknowledge-escalation', caseId, escalationId: id, offer: 1 }),
    ).toMatchObject({ status: 'accepted' });
    expect(await due()).toEqual([]);
    await moveClock(the.hub.db, 60 * MINUTE);
    const answer = { id: ids.text(), body: 'A crew fills it before ten tonight.' };
    expect(
      await lead.send({
        type: 'answer-escalation',
        caseId,
        escalationId: id,
        offer: 1,
        answer,
        tell: true,
      }),
    ).toMatchObject({ status: 'accepted' });
    const { body } = await agent.post('/api/query/get-case', { caseId, number: null });
    expect(JSON.stringify(body)).toContain('A crew fills it before ten tonight.');
    const said = await agent.send({ type: 'resolve-escalation', caseId, escalationId: id, text: null });
    expect(said).toMatchObject({ status: 'refused', refusal: { code: 'edge-not-allowed' } });
    await agent.send({
      type: 'tell-escalation-caller',
      caseId,
      escalationId: id,
      result: 'nobody-to-tell',
      text: null,
    });
    expect(
      await agent.send({ type: 'resolve-escalation', caseId, escalationId: id, text: null }),
    ).toMatchObject({ status: 'accepted' });
    expect((await escalationOf(caseId)).state).toBe('resolved');
  });

  it('is sent on by nobody who signs in, and to nobody who may not see the case', async () => {
    const { caseId, id } = await escalated();
    const forged = await agent.send({
      type: 'advance-escalation',
      caseId,
      escalationId: id,
      offer: 1,
      tier: 1,
    });
    expect(forged).toMatchObject({ status: 'refused', refusal: { code: 'not-permitted' } });
    const stranger = await the.desk('worker', 'LASAN');
    const said = await stranger.send({
      type: 'acknowledge-escalation',
      caseId,
      escalationId: id,
      offer: 1,
    });
    expect(said).toMatchObject({ status: 'refused', refusal: { code: 'not-found' } });
  });
});
