import { beforeAll, expect, it } from 'vitest';
import { COMPLAINT_QUERIES } from '../../shared/contract/complaint-view.ts';
import type { ComplaintCommand } from '../../shared/domain/complaint/complaint-command.ts';
import { callerId } from '../../shared/domain/ids.ts';
import { writingHub, type WritingHub } from '../messages/writing-hub.ts';
import { until } from '../program.ts';
import { ids } from '../test-hub.ts';
import { fileCommand, said, sendComplaint } from './complaint-commands.ts';

let world: WritingHub;

beforeAll(async () => {
  world = await writingHub();
});

it('whoever complains gets the number at once, and the decision with its reasons; the case’s page tells of neither', async () => {
  const { agent, supervisor, mail } = world;
  const { id: caseId } = await world.opened({ email: 'bea@example.org', name: 'Bea Ruiz' });
  const command = fileCommand({
    about: 'person',
    cases: [caseId],
    caller: {
      kind: 'new',
      id: callerId.parse(ids.case()),
      name: 'Cid Roe',
      phone: null,
      email: 'cid@example.org',
      language: 'en',
    },
  });
  const { complaintId } = command;
  const mails = () => mail.mails.filter((one) => one.to === 'cid@example.org');
  const steps: readonly ComplaintCommand[] = [
    { type: 'acknowledge-complaint', complaintId, how: 'call', remark: said('INTERNAL a') },
    {
      type: 'assess-complaint',
      complaintId,
      severity: 'minor',
      safety: 'none',
      complexity: 'simple',
      impact: 'one',
      remark: null,
    },
    {
      type: 'decide-complaint',
      complaintId,
      outcome: 'upheld',
      reasons: said('He should not have said that.'),
      remedyGiven: null,
    },
    { type: 'communicate-complaint', complaintId, how: 'call', remark: said('INTERNAL b') },
  ];
  await sendComplaint(agent, command);
  await until('the receipt', async () => (mails().length === 1 ? true : null));
  for (const step of steps) expect((await sendComplaint(supervisor, step)).status).toBe('recorded');
  await until('the decision', async () => (mails().length === 2 ? true : null));

  const { body } = await supervisor.post('/api/query/complaint', { complaintId, number: null });
  const record = COMPLAINT_QUERIES.complaint.output.parse(body);
  const number = record?.facts.number ?? '';
  expect(mails().map(({ headers }) => headers.get('subject'))).toEqual([
    `Complaint ${number}`,
    `Decided ${number}`,
  ]);
  expect(mails()[1]?.body).toContain('Because He should not have said that.');
  expect(mails().some((one) => one.body.includes('INTERNAL'))).toBe(false);
  expect(record?.messages.map(({ occasion, state, address }) => ({ occasion, state, address }))).toEqual([
    { occasion: 'received', state: 'sent', address: 'c***@example.org' },
    { occasion: 'decided', state: 'sent', address: 'c***@example.org' },
  ]);
  const ofCase = await agent.post('/api/query/case-messages', { caseId });
  expect(JSON.stringify(ofCase.body)).not.toContain(number);
});
