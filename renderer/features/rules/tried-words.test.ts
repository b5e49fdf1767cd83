import { describe, expect, it } from 'vitest';
import type { TriedResult } from '../../../shared/contract/study.ts';
import { caseId } from '../../../shared/domain/ids.ts';
import { becauseWords, triedRows } from './tried-words.ts';

const ids = [1, 2, 3].map((one) => caseId.parse(`00000000-0000-4000-8000-00000000000${one}`));
const AT = Date.UTC(2026, 10, 20, 22, 0);
const HOUR = 3_600_000;
type Listed = TriedResult['list'][number];
const listed = (
  which: number,
  rule: string,
  hour: number,
  path: 'complaint' | 'emergency' = 'complaint',
): Listed => ({
  caseId: ids[which] ?? ids[0]!,
  number: `1-${which}`,
  service: 'pothole',
  raised: [
    {
      at: AT + hour * HOUR,
      rule,
      code: 'clock-breached',
      path,
      tier: 1,
      because: { by: 'overdue', dueAt: AT, lateBy: 0 },
    },
  ],
});
const result = (list: Listed[]): TriedResult => ({
  kind: 'try-triggers',
  count: 9,
  left: 0,
  raised: list.length,
  cases: list.length,
  rules: [],
  list,
});

describe('what rules would have done', () => {
  it('stands beside what those in force would have, by case and path', () => {
    const tried = result([listed(0, 'a', 1), listed(1, 'a', 3)]);
    const before = result([listed(0, 'b', 2), listed(1, 'b', 1, 'emergency'), listed(2, 'b', 4)]);
    const said = (rows: ReturnType<typeof triedRows>) =>
      rows.map(({ number, rule, compared }) => `${number} ${rule} ${compared}`);
    expect(said(triedRows(tried, before))).toEqual(['1-2 b gone', '1-1 a new', '1-0 a same', '1-1 b gone']);
    expect(said(triedRows(tried, null))).toEqual(['1-1 a null', '1-0 a null']);
  });

  it('is explained in words', () => {
    const names = { service: (code: string) => code.toUpperCase(), services: [] };
    const words = (
      because: Listed['raised'][number]['because'],
      code: 'reopened-again' | 'repeated-complaints' = 'reopened-again',
    ) => becauseWords({ because, code }, names, 'America/Los_Angeles');
    expect([
      words({ by: 'clock', share: 0.8, used: 0.8049, dueAt: AT }),
      words({ by: 'overdue', dueAt: AT, lateBy: 0 }),
      words({ by: 'overdue', dueAt: AT, lateBy: 26 * HOUR }),
      words({ by: 'count', count: 2, needed: 2 }),
      words({ by: 'count', count: 3, needed: 2 }, 'repeated-complaints'),
      words({ by: 'verdict', verdict: 'wrong-reason' }),
      words({ by: 'service', service: 'pothole' }),
      words({ by: 'channel', channel: 'council' }),
      words({ by: 'words', pattern: '<person> .. fell' }),
    ]).toEqual([
      '80 % of its time was used up; due Nov 20, 2026, 14:00',
      'It was due Nov 20, 2026, 14:00',
      'Overdue for 1 d 2 h; due Nov 20, 2026, 14:00',
      'Reopened 2 times',
      '3 complaints about it',
      'A review found a closure given a wrong reason',
      'It is about POTHOLE',
      "It came by Council or mayor's office",
      'The caller’s words fit “<person> .. fell”',
    ]);
  });
});
