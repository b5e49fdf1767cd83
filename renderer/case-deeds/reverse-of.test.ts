import { describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { accountId, caseId, textId } from '../../shared/domain/ids.ts';
import { reverseOf } from './reverse-of.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const CASE = caseId.parse(uuid(1));
const PERSON = accountId.parse(uuid(2));
const text = { id: textId.parse(uuid(3)), body: 'An explanation of it.' };

type Before = Parameters<typeof reverseOf>[1];
const before = (change: Partial<CaseFacts>): Before => ({
  id: CASE,
  state: 'assigned',
  department: 'LASAN',
  unit: 'NC',
  assignee: PERSON,
  waitingReason: null,
  scheduledFor: null,
  ...change,
});

const start: CaseCommand = {
  type: 'change-state',
  caseId: CASE,
  to: 'in-progress',
  waitingReason: null,
  scheduledFor: null,
  remark: null,
};
const assign: CaseCommand = { type: 'assign', caseId: CASE, department: 'BSS', unit: null, assignee: null };
const refer: CaseCommand = {
  type: 'refer',
  caseId: CASE,
  receiver: { kind: 'outside', name: 'Caltrans' },
  explanation: text,
};

describe('taking a change back', () => {
  it('unlinks what was linked, and links again what was unlinked', () => {
    const other = caseId.parse(uuid(4));
    const links: CaseCommand[] = [
      { type: 'link-duplicate', caseId: CASE, duplicateOf: other },
      { type: 'unlink-duplicate', caseId: CASE, duplicateOf: other },
      { type: 'link-parent', caseId: other, parent: CASE },
      { type: 'unlink-parent', caseId: other, parent: CASE },
    ];
    expect(links.map((one) => reverseOf(one, before({ state: 'closed' })))).toEqual([
      links[1],
      links[0],
      links[3],
      links[2],
    ]);
  });

  it('gives an assigned case to the owner it had', () => {
    const back = { type: 'assign', caseId: CASE, department: 'LASAN', unit: 'NC', assignee: PERSON };
    expect([start, assign, refer].map((command) => reverseOf(command, before({})))).toEqual([
      back,
      back,
      back,
    ]);
  });

  it('schedules and lets wait as it was', () => {
    expect([
      reverseOf(start, before({ state: 'scheduled', scheduledFor: 5 })),
      reverseOf(start, before({ state: 'waiting', waitingReason: 'access' })),
      reverseOf(refer, before({ state: 'in-progress' })),
    ]).toEqual([
      { ...start, to: 'scheduled', scheduledFor: 5 },
      { ...start, to: 'waiting', waitingReason: 'access' },
      start,
    ]);
  });

  it('is not offered where it would not bring back what was', () => {
    const close: CaseCommand = { type: 'close-case', caseId: CASE, outcome: 'completed', explanation: text };
    const note: CaseCommand = { type: 'add-note', caseId: CASE, visibility: 'internal', note: text };
    expect([
      reverseOf(start, before({ state: 'new' })),
      reverseOf(assign, before({ state: 'scheduled' })),
      reverseOf(start, before({ state: 'reopened' })),
      reverseOf(close, before({})),
      reverseOf(note, before({})),
    ]).toEqual([null, null, null, null, null]);
  });
});
