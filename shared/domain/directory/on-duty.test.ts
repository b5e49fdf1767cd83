import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import { HOUR } from '../instant.ts';
import { personIn } from './on-duty.ts';
import type { ContactPoint, RosterEntry } from './directory.ts';
import { openDirectory } from './open-directory.ts';

const at = (iso: string) => Date.parse(iso);
const open = (rest: Partial<ContactPoint>) => {
  const point = contactPointOf('LASAN', 'emergency', 1, rest);
  const [opened] = openDirectory({ serviceHours: 'office', contactPoints: [point] }, SMALL_PACK).points;
  if (opened === undefined) throw new Error('the directory lost its only point');
  return opened;
};
const entry = (name: string, rest: Partial<RosterEntry>): RosterEntry => ({
  who: { name },
  rule: 'FREQ=DAILY',
  start: '2026-01-01T19:00',
  hours: 12,
  exceptions: [],
  ...rest,
});
const names = (rest: Partial<ContactPoint>, time: string) => {
  const opened = open(rest);
  return opened.people(at(time)).map(({ slot }) => {
    const who = personIn(opened.point, slot);
    return who !== null && 'name' in who ? who.name : who;
  });
};
/** Beginnings and ends of the duties of a roster between two times. */
const duties = (roster: RosterEntry[], from: string, to: string) =>
  open({ roster })
    .rostered(at(from), at(to))
    .map((duty) => [
      new Date(duty.from).toISOString(),
      (duty.to - duty.from) / HOUR,
      duty.entry,
      duty.instead,
    ]);

describe('who is on duty', () => {
  it('is the roster, else the primary, else the backup; stand-ins follow, each once', () => {
    const nights = { roster: [entry('Nia', {})], primary: { name: 'Pat' }, backup: { name: 'Bo' } };
    expect(names(nights, '2026-11-22T23:00:00-08:00')).toEqual(['Nia', 'Bo', 'Pat']);
    expect(names(nights, '2026-11-22T12:00:00-08:00')).toEqual(['Pat', 'Bo']);
    expect(names({ ...nights, primary: null }, '2026-11-22T12:00:00-08:00')).toEqual(['Bo']);
    expect(names({ ...nights, primary: null, backup: null }, '2026-11-22T12:00:00-08:00')).toEqual([]);
    expect(names({ ...nights, primary: { name: ' nia' } }, '2026-11-22T23:00:00-08:00')).toEqual([
      'Nia',
      'Bo',
    ]);
  });

  it('is known by account where there is one', () => {
    const [account] = ACCOUNTS;
    if (account === undefined) throw new Error('no account');
    expect(open({ primary: { account }, backup: { name: 'Bo' } }).people(0)).toEqual([
      { slot: { as: 'primary' }, account },
      { slot: { as: 'backup' }, account: null },
    ]);
  });

  it('changes for the days of an exception: nobody, or somebody else', () => {
    const roster = [
      entry('Nia', {
        exceptions: [
          { from: '2026-12-24', until: '2026-12-25', instead: null },
          { from: '2026-12-31', until: '2026-12-31', instead: { name: 'Eve' } },
        ],
      }),
    ];
    const at23 = (day: string) => names({ roster, primary: { name: 'Pat' } }, `${day}T23:00:00-08:00`)[0];
    expect(['2026-12-23', '2026-12-24', '2026-12-25', '2026-12-26', '2026-12-31'].map(at23)).toEqual([
      'Nia',
      'Pat',
      'Pat',
      'Nia',
      'Eve',
    ]);
    // The night belongs to the day it begins on: its morning goes with it.
    expect(names({ roster, primary: { name: 'Pat' } }, '2027-01-01T06:00:00-08:00')[0]).toBe('Eve');
    expect(names({ roster, primary: { name: 'Pat' } }, '2026-12-24T06:00:00-08:00')[0]).toBe('Nia');
  });

  it('of a week can be swapped for a day, from the hour at which the duty changes', () => {
    const week = entry('Nia', {
      rule: 'FREQ=WEEKLY;INTERVAL=2',
      start: '2026-11-16T08:00',
      hours: 168,
      exceptions: [{ from: '2026-11-19', until: '2026-11-19', instead: { name: 'Eve' } }],
    });
    expect(duties([week], '2026-11-10T00:00Z', '2026-12-10T00:00Z')).toEqual([
      ['2026-11-16T16:00:00.000Z', 72, 0, null],
      ['2026-11-19T16:00:00.000Z', 24, 0, 0],
      ['2026-11-20T16:00:00.000Z', 72, 0, null],
      ['2026-11-30T16:00:00.000Z', 168, 0, null],
    ]);
  });

  it('ends at the same time of day in the nights in which the clocks change', () => {
    const night = [entry('Nia', {})];
    expect(duties(night, '2026-03-08T00:00Z', '2026-03-09T20:00Z')).toEqual([
      ['2026-03-08T03:00:00.000Z', 11, 0, null],
      ['2026-03-09T02:00:00.000Z', 12, 0, null],
    ]);
    expect(duties(night, '2026-11-01T00:00Z', '2026-11-01T20:00Z')).toEqual([
      ['2026-11-01T02:00:00.000Z', 13, 0, null],
    ]);
  });

  it('does not miss a duty that begins in the hour the clocks skip, nor take one twice', () => {
    const early = [entry('Nia', { start: '2026-01-01T02:30', hours: 6 })];
    expect(duties(early, '2026-03-08T00:00Z', '2026-03-08T20:00Z')).toEqual([
      ['2026-03-08T10:00:00.000Z', 5.5, 0, null],
    ]);
    const repeated = [entry('Nia', { start: '2026-01-01T01:30', hours: 6 })];
    expect(duties(repeated, '2026-11-01T06:00Z', '2026-11-01T20:00Z')).toEqual([
      ['2026-11-01T08:30:00.000Z', 7, 0, null],
    ]);
  });

  it('goes by the first entry where two overlap', () => {
    const roster = [entry('Nia', {}), entry('Eve', { start: '2026-01-01T06:00', hours: 14 })];
    expect(duties(roster, '2026-06-02T02:00Z', '2026-06-03T02:00Z')).toEqual([
      ['2026-06-02T02:00:00.000Z', 12, 0, null],
      ['2026-06-02T14:00:00.000Z', 12, 1, null],
    ]);
  });

  it('follows rules of months, of years, with an end by day, by UTC and by count', () => {
    const first = (rule: string, start = '2026-01-03T00:00') =>
      duties([entry('Nia', { rule, start, hours: 1 })], '2026-01-01T00:00Z', '2029-01-01T00:00Z').map(
        ([from]) => from,
      );
    expect(first('FREQ=MONTHLY;BYDAY=1SA,-1SA;UNTIL=20260228')).toEqual([
      '2026-01-03T08:00:00.000Z',
      '2026-01-31T08:00:00.000Z',
      '2026-02-07T08:00:00.000Z',
      '2026-02-28T08:00:00.000Z',
    ]);
    expect(first('RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29')).toEqual(['2028-02-29T08:00:00.000Z']);
    expect(first('freq=daily;count=2', '2026-03-08T02:30')).toEqual([
      '2026-03-08T10:00:00.000Z',
      '2026-03-09T09:30:00.000Z',
    ]);
    // 7 January at 23:30 in Los Angeles is the 8th in UTC.
    expect(first('FREQ=DAILY;UNTIL=20260108T073000Z', '2026-01-06T23:30')).toEqual([
      '2026-01-07T07:30:00.000Z',
      '2026-01-08T07:30:00.000Z',
    ]);
  });
});

describe('a contact point', () => {
  it('is closed out of hours and on holidays, has nobody where nobody is named, and days before and after', () => {
    const office = open({ hours: 'office', effective: { from: '2026-11-01', until: '2026-11-30' } });
    const standing = (time: string) => office.standing(at(time));
    expect(standing('2026-10-30T12:00:00-07:00')).toBe('not-yet-effective');
    expect(standing('2026-11-23T06:59:00-08:00')).toBe('closed');
    expect(standing('2026-11-23T07:00:00-08:00')).toBe('reachable');
    expect(standing('2026-11-23T16:00:00-08:00')).toBe('closed');
    expect(standing('2026-11-26T12:00:00-08:00')).toBe('closed');
    expect(standing('2026-12-01T12:00:00-08:00')).toBe('expired');
    expect(open({ primary: null }).standing(0)).toBe('nobody-on-duty');
    expect(open({ hours: 'no such calendar' }).standing(0)).toBe('closed');
    expect(open({ effective: { from: '2026-02-30', until: null } }).standing(0)).toBe('expired');
  });

  it('opens next after the holiday and the weekend, when somebody is there', () => {
    const eve = at('2026-11-25T17:00:00-08:00');
    expect(open({ hours: 'office' }).opensAt(eve)).toBe(at('2026-11-27T07:00:00-08:00'));
    const late = entry('Nia', { start: '2026-01-01T12:00', hours: 2 });
    const part = open({ hours: 'office', primary: null, roster: [late] });
    expect(part.opensAt(eve)).toBe(at('2026-11-27T12:00:00-08:00'));
    expect(part.reachable(eve, at('2026-12-01T00:00:00-08:00'))).toEqual([
      [at('2026-11-27T12:00:00-08:00'), at('2026-11-27T14:00:00-08:00')],
      [at('2026-11-30T12:00:00-08:00'), at('2026-11-30T14:00:00-08:00')],
    ]);
    expect(open({ primary: null }).opensAt(eve)).toBeNull();
  });

  it('counts an acknowledgement around the clock, or while a calendar is open', () => {
    const by = (counted: string, minutes: number) =>
      open({ acknowledge: { minutes, counted, by: ['desk'] } }).acknowledgeBy(
        at('2026-11-25T15:30:00-08:00'),
      );
    expect(by('around-the-clock', 60)).toBe(at('2026-11-25T16:30:00-08:00'));
    expect(by('office', 30)).toBe(at('2026-11-25T16:00:00-08:00'));
    expect(by('office', 31)).toBe(at('2026-11-27T07:01:00-08:00'));
    expect(by('no such calendar', 60)).toBe(at('2026-11-25T16:30:00-08:00'));
  });
});
