import { createHash } from 'node:crypto';
import { z } from 'zod';
import { phoneKeys } from '../../electron/core/search/phone-keys.ts';
import type { CallerCard, FeedItem } from '../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { phoneDigits } from '../../shared/domain/caller-contacts.ts';
import { CASE_STATES, type CaseState } from '../../shared/domain/case-state.ts';
import type { City } from '../../shared/domain/city.ts';
import { foldText } from '../../shared/domain/fold-text.ts';
import { callerId, caseId, commandId, departmentCode, textId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';

const time = z.union([z.number(), z.string()]).transform((value, context) => {
  const at = typeof value === 'number' ? value : Date.parse(value);
  if (Number.isFinite(at)) return at;
  context.addIssue(`"${value}" is no time: write milliseconds since 1970 or an ISO date`);
  return z.NEVER;
});

/** A case as a row of any data set. Only `id`, `type` and `openedAt` are needed. */
export const caseRowInput = z.object({
  id: z.string().min(1),
  number: z.string().nullable().default(null),
  /** Code or name of a service of the city pack, or any other words. */
  type: z.string(),
  department: z.string().max(20).nullable().default(null),
  /** A state of Desk311, or "open". */
  status: z.string().default('open'),
  address: z.string().max(300).default(''),
  zip: z.string().max(10).nullable().default(null),
  district: z.string().max(20).nullable().default(null),
  lat: z.number().nullable().default(null),
  lng: z.number().nullable().default(null),
  openedAt: time,
  updatedAt: time.nullable().default(null),
  closedAt: time.nullable().default(null),
  dueAt: time.nullable().default(null),
  callers: z.array(z.object({ name: z.string(), phone: z.string().nullable().default(null) })).default([]),
  /** Descriptions and notes. */
  texts: z.array(z.string()).default([]),
});
export type CaseRowInput = z.input<typeof caseRowInput>;

/** A UUID made of words, the same for the same words. */
export function idOf(...words: string[]): string {
  const hex = createHash('sha256').update(words.join('\n')).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function stateOf(status: string): CaseState {
  const said = status
    .toLowerCase()
    .trim()
    .replaceAll(/[\s_]+/g, '-');
  return CASE_STATES.find((one) => one === said) ?? (said === 'closed' ? 'closed' : 'assigned');
}

/** Finds services by code, by name or by what another source calls them. */
export function serviceFinder(city: City): (type: string) => { code: CaseFacts['service']; known: boolean } {
  const byName = new Map<string, CaseFacts['service']>();
  for (const { code, name, sourceTypes } of city.pack.services) {
    for (const one of [code, name.en, name.es, ...sourceTypes]) byName.set(foldText(one), code);
  }
  return (type) => {
    const code = byName.get(foldText(type));
    return { code: code ?? city.pack.otherService, known: code !== undefined };
  };
}

function cardOf(caller: { name: string; phone: string | null }, phoneKey: string): CallerCard {
  const digits = caller.phone === null ? '' : phoneDigits(caller.phone);
  return {
    id: callerId.parse(idOf('caller', caller.name, digits)),
    name: caller.name,
    language: 'en',
    phoneLast4: digits.length >= 4 ? digits.slice(-4) : null,
    phoneKeys: caller.phone === null ? [] : phoneKeys(caller.phone, phoneKey),
    emailMasked: null,
  };
}

/** A row as the feed of a hub would tell it. */
export function rowItem(
  row: z.output<typeof caseRowInput>,
  feedNo: number,
  city: City,
  find: ReturnType<typeof serviceFinder>,
  phoneKey: string,
): FeedItem {
  const id = caseId.parse(idOf('case', row.id));
  const { code } = find(row.type);
  const state = stateOf(row.status);
  const cards = row.callers.map((one) => cardOf(one, phoneKey));
  const owner = city.service(code)?.owner;
  const department = departmentCode.parse(row.department ?? owner ?? city.pack.departments[0]?.code);
  const closedAt = state === 'closed' ? (row.closedAt ?? row.openedAt) : null;
  const updatedAt = row.updatedAt ?? closedAt ?? row.openedAt;
  const facts: CaseFacts = {
    id,
    number: row.number,
    numberSource: 'rows',
    service: code,
    department,
    unit: null,
    assignee: null,
    state,
    waitingReason: null,
    scheduledFor: null,
    receiver: null,
    outcome: null,
    closedElsewhere: state === 'closed',
    channel: 'call',
    place: {
      ...NO_PLACE,
      address: row.address,
      zip: row.zip,
      district: row.district,
      lat: row.lat,
      lng: row.lng,
    },
    openedAt: row.openedAt,
    updatedAt,
    closedAt,
    clock: { startedAt: row.openedAt, pauses: [], dueAt: row.dueAt, because: [] },
    callerIds: [...new Set(cards.map((one) => one.id))],
    anonymousCallers: 0,
    duplicateOf: null,
    reopenCount: 0,
    noteCount: row.texts.length,
    openedBy: null,
    closedBy: null,
    history: {
      source: 'rows',
      type: row.type,
      status: row.status,
      owner: department,
      channel: '',
      times: { created: '', updated: '', closed: '', service: '' },
      updatedAt,
      defects: [],
    },
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
    version: 1 + row.texts.length,
  };
  const base = { caseId: id, by: { id: null, role: 'system' as const }, byName: 'Rows', at: row.openedAt };
  return {
    kind: 'case',
    feedNo,
    facts,
    callers: cards,
    entries: [
      {
        ...base,
        version: 1,
        commandId: commandId.parse(idOf('command', row.id, '1')),
        event: { type: 'history-recorded', facts },
        texts: {},
      },
      ...row.texts.map((body, at) => {
        const text = textId.parse(idOf('text', row.id, String(at)));
        return {
          ...base,
          version: at + 2,
          commandId: commandId.parse(idOf('command', row.id, String(at + 2))),
          event: { type: 'note-added' as const, text, visibility: 'internal' as const },
          texts: { [text]: body },
        };
      }),
    ],
  };
}
