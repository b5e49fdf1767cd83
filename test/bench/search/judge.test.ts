import { describe, expect, it } from 'vitest';
import type { CallerCard } from '../../../shared/contract/case-record.ts';
import type { CaseFacts } from '../../../shared/domain/case-facts.ts';
import { callerId, caseId, commandId, textId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { SMALL_CITY } from '../../small-city.ts';
import { BENCH_ACCOUNT } from '../city-year/bench-account.ts';
import { numberedUuid } from '../city-year/case-numbers.ts';
import type { CaseItem } from '../city-year/city-year.ts';
import type { WantedCases } from './search-query.ts';
import { caseTable } from './case-table.ts';
import { judgeOf } from './judge.ts';
import { judgeWords } from './judge-words.ts';

interface Written {
  readonly address: string;
  readonly service?: string;
  readonly district?: string;
  readonly open?: boolean;
  readonly caller?: string;
  readonly phone?: string;
  readonly note?: string;
  readonly mine?: boolean;
  readonly dueAt?: number;
}

const NOW = 100;
/** Ten cases, oldest first. */
const WRITTEN: readonly Written[] = [
  { address: '1234 S MAIN ST, 90015', caller: 'José Núñez', phone: '2135550142' },
  { address: 'MAIN ST AT 5TH ST, 90013', district: '14', open: true },
  { address: '77 W FIGUEROA BLVD, 90037', note: 'Mattress by the main gate' },
  { address: '500 N SPRING ST, 90012', caller: "Mary O'Brien", phone: '8185551234' },
  { address: '1234 MAINE AVE, 91331', district: '2', open: true, dueAt: 50 },
  { address: '9 E 5TH AVE, 90004', service: 'pothole', caller: 'Ana Main' },
  { address: '12 OLIVE ST, 90015', note: 'Near Main Street', open: true, mine: true, dueAt: 200 },
  { address: '3456 HOPE DR, 90210', service: 'pothole', district: '14' },
  { address: '1 GRAND AVE, 90012', note: 'sofá rojo, Núñez knows' },
  { address: '2 GRAND AVE, 90012', caller: 'Main Maine', service: 'pothole', open: true },
];

function itemOf(one: Written, index: number): CaseItem {
  const id = caseId.parse(numberedUuid(1, index, 0));
  const text = textId.parse(numberedUuid(2, index, 0));
  const caller = callerId.parse(numberedUuid(3, index, 0));
  const callers: CallerCard[] =
    one.caller === undefined
      ? []
      : [
          {
            id: caller,
            name: one.caller,
            language: 'en',
            phoneLast4: one.phone?.slice(-4) ?? null,
            phoneKeys: [],
            emailMasked: null,
          },
        ];
  const facts: CaseFacts = {
    id,
    number: `1-400000${1_000 + index}`,
    numberSource: 'desk311',
    service: one.service ?? 'bulky-items',
    department: 'LASAN',
    unit: null,
    assignee: one.mine === true ? BENCH_ACCOUNT.id : null,
    state: one.open === true ? 'assigned' : 'closed',
    waitingReason: null,
    scheduledFor: null,
    receiver: null,
    outcome: null,
    closedElsewhere: false,
    channel: 'call',
    place: { ...NO_PLACE, address: one.address, district: one.district ?? null },
    openedAt: index,
    updatedAt: index,
    closedAt: one.open === true ? null : index + 5,
    clock: { startedAt: index, pauses: [], dueAt: one.dueAt ?? null, because: [] },
    callerIds: callers.map((card) => card.id),
    anonymousCallers: 0,
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
    version: 1,
  };
  const entry = {
    caseId: id,
    version: 1,
    at: index,
    by: { id: null, role: 'system' as const },
    commandId: commandId.parse(numberedUuid(4, index, 0)),
    byName: '',
    event: { type: 'note-added' as const, text, visibility: 'internal' as const },
  };
  return {
    kind: 'case',
    feedNo: index + 1,
    facts,
    callers,
    entries: one.note === undefined ? [] : [{ ...entry, texts: { [text]: one.note } }],
  };
}

const columns = caseTable(SMALL_CITY, WRITTEN.length, BENCH_ACCOUNT.id, NOW);
// The order in which they come does not matter.
for (const index of [3, 1, 0, 9, 8, 2, 7, 4, 6, 5]) {
  const one = WRITTEN[index];
  if (one !== undefined) columns.add(index, itemOf(one, index), [one.phone ?? null]);
}
const judge = judgeOf(SMALL_CITY, columns);
const ideal = (asked: WantedCases) => judge.of(asked).ideal(10);
const words = (text: string, begins = false): WantedCases => {
  const said = judgeWords(text);
  return { words: said.map((word, at) => ({ word, begins: begins && at === said.length - 1 })) };
};

describe('the judge', () => {
  it('puts cases with all words in fields first, the newest first, then those with the rest in texts', () => {
    expect(ideal(words('main'))).toEqual([9, 5, 1, 0, 6, 2]);
    expect(ideal(words('mai', true))).toEqual([9, 5, 4, 1, 0, 6, 2]);
    expect(judge.of(words('main')).ideal(2)).toEqual([9, 5]);
  });

  it('puts words as they stand before words that only begin so, and a service by its name before its other words', () => {
    // "MAINE" only begins so; it is a field still, and goes before what stands in texts.
    expect(ideal(words('main', true))).toEqual([9, 5, 1, 0, 4, 6, 2]);
    expect(ideal(words('ma', true))).toEqual([9, 5, 4, 3, 1, 0, 6, 2]);
    expect([0, 4, 6].map((index) => judge.of(words('main', true)).verdict(index))).toEqual([
      'fields',
      'loose fields',
      'text',
    ]);
    expect(judge.of(words('mattr gat', true)).verdict(2)).toBeNull();
    expect(judge.of(words('mattress gat', true)).verdict(2)).toBe('loose text');
  });

  it('wants every word, in whatever form it is written', () => {
    expect(ideal(words('1234 south main street'))).toEqual([0]);
    expect(ideal(words('main fifth'))).toEqual([5, 1]);
    expect(ideal(words('nunez jose'))).toEqual([0]);
    expect(ideal(words('NÚÑEZ'))).toEqual([0, 8]);
    expect([ideal(words('obrien')), ideal(words('O’Brien')), ideal(words('brien'))]).toEqual([[3], [3], [3]]);
    expect(ideal(words('figueroa bulevar'))).toEqual([2]);
    expect(ideal(words('main nowhere'))).toEqual([]);
  });

  it("knows a service by its citizens' words, numbers and phones by their parts", () => {
    expect(ideal(words('potholes'))).toEqual([9, 7, 5]);
    expect([
      ideal(words('1003')),
      ideal(words('4000001')),
      ideal(words('0142')),
      ideal(words('5551234')),
      ideal(words('2135550142')),
    ]).toEqual([[3], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0], [0], [3], [0]]);
  });

  it('keeps to filters, quotes and what must not be there', () => {
    expect(ideal({ ...words('main'), states: ['assigned'] })).toEqual([9, 1, 6]);
    expect(ideal({ ...words(''), district: '14' })).toEqual([7, 1]);
    expect(ideal({ ...words(''), services: ['pothole'], opened: [6, 9] })).toEqual([7]);
    expect(ideal({ ...words(''), closed: [10, 13] })).toEqual([7, 5]);
    expect([ideal({ ...words(''), mine: true }), ideal({ ...words(''), overdue: true })]).toEqual([[6], [4]]);
    expect(ideal({ ...words('main'), without: ['5th'] })).toEqual([9, 0, 6, 2]);
    expect(ideal({ ...words('main gate'), phrases: [['main', 'gate']] })).toEqual([2]);
    expect(ideal({ ...words('gate mattress'), phrases: [['gate', 'mattress']] })).toEqual([]);
    expect(ideal({ ...words(''), department: 'LADOT' })).toEqual([]);
  });
});
