import { describe, expect, it } from 'vitest';
import { dutyWords, endWords, readWeekly, weekdayOf, writeWeekly } from './roster-rule.ts';

const START = '2026-01-08T08:00';

describe('a duty on days of the week', () => {
  it.each([
    ['FREQ=DAILY', { every: 1, days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], until: null }],
    ['RRULE:freq=weekly;byday=fr,mo', { every: 1, days: ['MO', 'FR'], until: null }],
    ['FREQ=WEEKLY;INTERVAL=3', { every: 3, days: ['TH'], until: null }],
    ['FREQ=WEEKLY;BYDAY=SU;UNTIL=20261231', { every: 1, days: ['SU'], until: '2026-12-31' }],
  ])('%s is read', (rule, duty) => expect(readWeekly(rule, START)).toEqual(duty));

  it.each([
    'FREQ=MONTHLY;BYDAY=1MO',
    'FREQ=WEEKLY;BYDAY=1MO',
    'FREQ=DAILY;INTERVAL=2',
    'FREQ=WEEKLY;COUNT=5',
    'FREQ=WEEKLY;UNTIL=20261231T080000Z',
    'every day',
    '',
  ])('%j stays a rule', (rule) => expect(readWeekly(rule, START)).toBeNull());

  it('is written and read as the same', () => {
    const duties = [
      { every: 1, days: ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], until: null },
      { every: 2, days: ['TU', 'SA'], until: '2027-02-28' },
    ] as const;
    expect(duties.map(writeWeekly)).toEqual([
      'FREQ=DAILY',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,SA;UNTIL=20270228',
    ]);
    expect(duties.map((duty) => readWeekly(writeWeekly(duty), START))).toEqual(duties);
  });
});

describe('a duty in words', () => {
  it.each([
    [{ rule: 'FREQ=DAILY', start: '2026-01-05T06:00', hours: 8 }, 'Every day, 06:00 to 14:00'],
    [
      { rule: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR', start: '2026-01-05T19:00', hours: 12 },
      'Mon to Fri, 19:00 to 07:00 the day after',
    ],
    [
      { rule: 'FREQ=WEEKLY;INTERVAL=3', start: START, hours: 168 },
      'Every 3 weeks, Thu, 08:00 to 08:00, 7 days later',
    ],
    [{ rule: 'FREQ=MONTHLY;BYDAY=1MO', start: START, hours: 2.5 }, 'FREQ=MONTHLY;BYDAY=1MO, 08:00 to 10:30'],
  ])('%j', (duty, words) => expect(dutyWords(duty)).toBe(words));

  it('says nothing of a time that is none', () =>
    expect([endWords('2026-02-31T08:00', 8), endWords(START, 0), weekdayOf('2026-02-31')]).toEqual([
      null,
      null,
      null,
    ]));
});
