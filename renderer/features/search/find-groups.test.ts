import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../../../shared/contract/case-view.ts';
import type { SearchHit } from '../../../shared/contract/search-view.ts';
import { caseId, departmentCode, serviceCode, type CaseId } from '../../../shared/domain/ids.ts';
import { answerGroups, hubGroup, knownGroups, MOST_HITS } from './find-groups.ts';
import type { FoundGroup } from './found-item.ts';
import { spoken } from './found-words.ts';

const id = (n: number) => caseId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const row = (n: number): CaseRow => ({
  id: id(n),
  number: `1-${n}`,
  reference: `R-${n}`,
  service: serviceCode.parse('pothole'),
  sourceType: null,
  department: departmentCode.parse('BSS'),
  state: 'new',
  outcome: null,
  closedElsewhere: false,
  address: '1 MAIN ST',
  district: '14',
  channel: 'call',
  openedAt: 0,
  updatedAt: 0,
  closedAt: null,
  dueAt: null,
  callers: 1,
  reopenCount: 0,
  escalated: false,
  pending: false,
});
const hit = (n: number): SearchHit => ({ kind: 'case', row: row(n), because: [] });
const around = (pinned: CaseId[] = [], mayOpen = true) => ({ city: null, mayOpen, pinned: new Set(pinned) });
const look = (groups: readonly FoundGroup[]) =>
  groups
    .filter((one) => one.items.length > 0)
    .map(({ title, items, more }) => ({ title, keys: items.map((one) => one.key), more }));

describe('the groups', () => {
  it('stand in the order of the best hit of each kind, with what else helps behind them', () => {
    const hits: SearchHit[] = [
      { kind: 'district', district: '14', name: 'Council district 14', openCases: 3, because: [] },
      hit(1),
      {
        kind: 'contact-point',
        id: 'p1',
        department: departmentCode.parse('BSS'),
        role: 'Duty officer',
        path: 'emergency',
        tier: 1,
        reach: 'phone 213-555-0100',
        because: [],
      },
      hit(2),
    ];
    expect(look(answerGroups({ hits, text: 'offline', actions: [], around: around() }))).toEqual([
      { title: 'Districts', keys: ['district:14'], more: false },
      { title: 'Cases', keys: [`case:${id(1)}`, `case:${id(2)}`], more: false },
      { title: 'Contact points', keys: ['contact-point:p1'], more: false },
      { title: 'Help topics', keys: ['action:help.offline'], more: false },
      { title: 'Not there?', keys: ['new-case'], more: false },
    ]);
  });

  it('say that there may be more when the answer is full, and offer no new case to those who may not open one', () => {
    const hits = Array.from({ length: MOST_HITS }, (_, at) => hit(at));
    const [cases, ...others] = look(
      answerGroups({ hits, text: 'zz', actions: [], around: around([], false) }),
    );
    expect({ more: cases?.more, count: cases?.keys.length, others }).toEqual({
      more: true,
      count: MOST_HITS,
      others: [],
    });
  });

  it('show a pinned case once before anything is typed', () => {
    const known = [1, 2, 3].map((n) => ({ caseId: id(n), title: String(n) }));
    expect(look(knownGroups(known.slice(1, 2), known, around([id(2)])))).toEqual([
      { title: 'Pinned', keys: [`known:${id(2)}`], more: false },
      { title: 'Recent cases', keys: [`known:${id(1)}`, `known:${id(3)}`], more: false },
    ]);
  });
});

describe('what the hub adds', () => {
  const hub = (asking: Parameters<typeof hubGroup>[0]['asking'], found: number[]) =>
    hubGroup({
      asking,
      hits: found.map((n) => ({ row: row(n), because: [] })),
      most: 3,
      desk: new Set([id(1)]),
      around: around(),
      askHub: () => {},
    });

  it('leaves out what this desk found, and says how far it is', () => {
    expect(
      look([
        hub(null, [1, 2]),
        hub(null, [1]),
        hub({ name: 'offer' }, []),
        hub(null, [1, 2, 3]),
        hub({ name: 'behind' }, [2]),
      ]),
    ).toEqual([
      { title: 'From the hub', keys: [`case:${id(2)}`], more: false },
      { title: 'From the hub', keys: ['ask-hub'], more: false },
      { title: 'From the hub', keys: ['ask-hub'], more: false },
      { title: 'From the hub', keys: [`case:${id(2)}`, `case:${id(3)}`], more: true },
      { title: 'From the hub', keys: [`case:${id(2)}`, 'ask-hub'], more: false },
    ]);
  });

  it('is said to those who hear the list, with filters and corrections', () => {
    const answer = {
      asked: 'open figeroa',
      groups: [
        ...answerGroups({ hits: [hit(1)], text: 'open figeroa', actions: [], around: around() }),
        hub(null, [2]),
      ],
      chips: [{ kind: 'state' as const, label: 'Open', start: 0, end: 4 }],
      corrections: [{ typed: 'figeroa', shown: 'figueroa', start: 5, end: 12 }],
      complete: true,
      tookMs: 1,
      older: 'looked' as const,
    };
    const nothing = { ...answer, groups: [], chips: [], corrections: [] };
    expect([
      spoken(answer),
      spoken({ ...answer, groups: [hub({ name: 'failed', message: '' }, [])], chips: [], corrections: [] }),
      spoken({ ...answer, asked: ' ' }),
      spoken({ ...nothing, older: 'looking' }),
      spoken({ ...nothing, older: 'not all' }),
    ]).toEqual([
      '1 result, 1 from the hub. Filters: Open. Showing figueroa for figeroa',
      'No results. The hub can’t be asked now',
      '',
      'No results yet',
      'No results. Not all older cases were looked at',
    ]);
  });
});
