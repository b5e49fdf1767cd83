import { describe, expect, it } from 'vitest';
import { at, duty, E1, on, with1 } from '../../../test/checked-directory.ts';
import { HOUR } from '../instant.ts';
import type { RosterEntry } from './directory.ts';

describe('a roster', () => {
  const roster = (...entries: Partial<RosterEntry>[]) => with1(E1, { roster: entries.map(duty) });

  it('has rules that can be read and occur', () => {
    const found = roster(
      { rule: 'FREQ=HOURLY' },
      { rule: 'FREQ=WEEKLY;BYDAY=MO,XX' },
      { rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' },
      { rule: 'FREQ=DAILY;UNTIL=20270230' },
      { start: '2026-02-30T08:00' },
      { rule: 'FREQ=WEEKLY;COUNT=2' },
      { rule: 'every Monday' },
      { rule: 'FREQ=WEEKLY;BYMONTHDAY=1' },
    );
    const rule = (place: number) => on(E1, 'roster', place, 'rule');
    expect(found).toEqual([
      { severity: 'error', code: 'rule-unreadable', ...rule(0), rule: 'FREQ=HOURLY', part: 'FREQ=HOURLY' },
      {
        severity: 'error',
        code: 'rule-unreadable',
        ...rule(1),
        rule: 'FREQ=WEEKLY;BYDAY=MO,XX',
        part: 'BYDAY=MO,XX',
      },
      {
        severity: 'error',
        code: 'rule-never-occurs',
        ...rule(2),
        rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      },
      { severity: 'error', code: 'impossible-date', ...rule(3), value: 'UNTIL=20270230' },
      {
        severity: 'error',
        code: 'impossible-date',
        ...on(E1, 'roster', 4, 'start'),
        value: '2026-02-30T08:00',
      },
      { severity: 'error', code: 'rule-unreadable', ...rule(6), rule: 'every Monday', part: 'every Monday' },
      {
        severity: 'error',
        code: 'rule-unreadable',
        ...rule(7),
        rule: 'FREQ=WEEKLY;BYMONTHDAY=1',
        part: 'FREQ=WEEKLY;BYMONTHDAY=1',
      },
      { severity: 'warning', code: 'rule-over', ...rule(5), rule: 'FREQ=WEEKLY;COUNT=2' },
    ]);
  });

  it('has exceptions on days with a duty, or a piece of one', () => {
    const [monday, tuesday] = ['2026-11-30', '2026-12-01'];
    const exceptions = [monday, tuesday].map((day) => ({ from: day, until: day, instead: null }));
    const reversed = { from: tuesday, until: monday, instead: null };
    expect(roster({ exceptions: [...exceptions, reversed] })).toEqual([
      {
        severity: 'error',
        code: 'dates-reversed',
        ...on(E1, 'roster', 0, 'exceptions', 2),
        from: tuesday,
        until: monday,
      },
      {
        severity: 'warning',
        code: 'exception-without-duty',
        ...on(E1, 'roster', 0, 'exceptions', 1),
        from: tuesday,
        until: tuesday,
      },
    ]);
    expect(roster({ hours: 48, exceptions })).toEqual([]);
  });

  it('puts one on duty at a time, exceptions taken into account', () => {
    const night = { who: { name: 'Bo' }, rule: 'FREQ=DAILY;COUNT=30', start: '2026-11-02T19:00' };
    expect(roster({}, night)).toEqual([
      {
        severity: 'error',
        code: 'roster-overlap',
        ...on(E1, 'roster', 1),
        entries: [0, 1],
        when: {
          spans: [
            [at('2026-11-23T19:00:00-08:00'), at('2026-11-23T20:00:00-08:00')],
            [at('2026-11-30T19:00:00-08:00'), at('2026-11-30T20:00:00-08:00')],
          ],
          count: 2,
          total: 2 * HOUR,
        },
      },
    ]);
    const out = { from: '2026-11-23', until: '2026-11-30', instead: null };
    expect(roster({}, { ...night, exceptions: [out] })).toEqual([]);
  });
});
