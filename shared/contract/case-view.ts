import { z } from 'zod';
import { caseFacts } from '../domain/case-facts.ts';
import { caseState } from '../domain/case-state.ts';
import { askedText } from '../domain/free-text.ts';
import { channel } from '../domain/channel.ts';
import { deskCommand } from '../domain/desk-command.ts';
import { caseId, commandId, departmentCode, serviceCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { outcome } from '../domain/outcome.ts';
import { refusal } from '../domain/refusal.ts';
import { callerCard, timelineEntry } from './case-record.ts';

/** One row of a list of cases: what the eye needs to pick the right one. */
export const caseRow = z.object({
  id: caseId,
  /** Null while only this desk knows the case; show `reference` and say that it is temporary. */
  number: z.string().nullable(),
  reference: z.string(),
  service: serviceCode,
  /** What the source called it, when that is not the service's name. */
  sourceType: z.string().nullable(),
  department: departmentCode,
  state: caseState,
  outcome: outcome.nullable(),
  closedElsewhere: z.boolean(),
  address: z.string(),
  district: z.string().nullable(),
  channel,
  openedAt: instant,
  updatedAt: instant,
  closedAt: instant.nullable(),
  dueAt: instant.nullable(),
  callers: z.number().int(),
  reopenCount: z.number().int(),
  /** Has an open escalation. */
  escalated: z.boolean(),
  /** Has work of this desk that the hub has not yet confirmed. */
  pending: z.boolean(),
});
export type CaseRow = z.infer<typeof caseRow>;

/** A named list of the queue. */
export const CASE_LISTS = [
  'open',
  'overdue',
  'due-today',
  'new-today',
  'waiting',
  'my-department',
  'mine',
  'closed-lately',
  'all',
] as const;
export const caseList = z.enum(CASE_LISTS);
export type CaseList = z.infer<typeof caseList>;

export const caseListQuery = z.object({
  list: caseList,
  /** Words as typed into the filter; the same language as the search box. */
  filter: askedText(200),
  sort: z.enum(['due', 'opened', 'updated']),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().positive().max(200),
});
export const caseListPage = z.object({
  rows: z.array(caseRow),
  total: z.number().int(),
  asOf: instant.nullable(),
});

/** Work of this desk on the way to the hub, or refused by it. */
export const outboxEntry = z.object({
  commandId,
  command: deskCommand,
  madeAt: instant,
  state: z.discriminatedUnion('name', [
    z.object({ name: z.literal('unsent'), tries: z.number().int() }),
    /** The hub has it; it leaves when its own event comes back. */
    z.object({ name: z.literal('accepted') }),
    z.object({ name: z.literal('refused'), refusal, at: instant }),
  ]),
  /** What the case is called; for work that concerns no case, what it is. */
  caseReference: z.string(),
  /** What the hub will probably say to it, when the case has changed since so that it no longer applies. */
  foreseen: refusal.optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntry>;

/** The whole of a case as one screen needs it, unsent work of this desk included. */
export const caseView = z.object({
  facts: caseFacts,
  reference: z.string(),
  entries: z.array(timelineEntry.extend({ pending: z.boolean() })),
  callers: z.array(callerCard),
  /** Cases at the same place or near by, newest first. */
  nearby: z.array(caseRow),
  duplicateOf: caseRow.nullable(),
  /** The cases that this one's links and timeline name, as far as this desk holds them. */
  related: z.array(caseRow),
  unsent: z.array(outboxEntry),
  /** "cache", or "hub" when the desk does not hold it. */
  from: z.enum(['cache', 'hub', 'desk']),
});
export type CaseView = z.infer<typeof caseView>;
