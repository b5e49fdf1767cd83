import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { contactPointOf, SMALL_DIRECTORY } from '../../../test/small-directory.ts';
import type { AccountId } from '../ids.ts';
import { DAY, HOUR } from '../instant.ts';
import { checkDirectory } from './check-directory.ts';
import type { ContactPoint, ContactPointId, Directory, RosterEntry } from './directory.ts';
import { finding, type Finding } from './finding.ts';

const [ANN, BEN] = ACCOUNTS as [AccountId, AccountId];
const at = (iso: string) => Date.parse(iso);
const id = (text: string) => text as ContactPointId;
/** Sunday, 22 November 2026, in the morning. */
const NOW = at('2026-11-22T10:00:00-08:00');
const TODAY = at('2026-11-22T00:00:00-08:00');
const END = at('2027-11-28T00:00:00-08:00');
const WHOLE = { spans: [[TODAY, END]] satisfies [number, number][], count: 1, total: END - TODAY };

const SOUND: Directory = {
  ...SMALL_DIRECTORY,
  contactPoints: SMALL_DIRECTORY.contactPoints.map((point) => ({ ...point, sample: false })),
};
const places = SOUND.contactPoints.map((point) => point.id);
const check = (
  contactPoints: readonly ContactPoint[],
  accounts: ReadonlySet<string> | null = null,
): Finding[] => checkDirectory({ ...SOUND, contactPoints: [...contactPoints] }, SMALL_PACK, NOW, accounts);
/** What is found when one entry of a sound directory says something else. */
const with1 = (which: string, change: Partial<ContactPoint>, accounts: ReadonlySet<string> | null = null) =>
  check(
    SOUND.contactPoints.map((point) => (point.id === which ? { ...point, ...change } : point)),
    accounts,
  );
const without = (...ids: string[]) => SOUND.contactPoints.filter((point) => !ids.includes(point.id));
/** Where a finding in an entry stands. */
const on = (point: string, ...field: (string | number)[]) => ({
  index: places.indexOf(id(point)),
  point: id(point),
  field,
});
const duty = (rest: Partial<RosterEntry>): RosterEntry => ({
  who: { name: 'Ann' },
  rule: 'FREQ=WEEKLY;BYDAY=MO',
  start: '2026-11-02T08:00',
  hours: 12,
  exceptions: [],
  ...rest,
});
const E1 = 'lasan-emergency-1';
const E2 = 'lasan-emergency-2';

describe('a sound directory', () => {
  it('has nothing found, but that its entries are invented', () => {
    expect(check(SOUND.contactPoints)).toEqual([]);
    expect(checkDirectory(SMALL_DIRECTORY, SMALL_PACK, NOW, null)).toEqual([
      { severity: 'warning', code: 'invented-entries', count: 13 },
    ]);
  });
});

describe('an entry', () => {
  it('names what the city has', () => {
    const found = with1(E2, {
      unit: 'XX',
      services: ['bulky-items', 'no-such', 'pothole'],
      districts: ['1', '99'],
      substitute: id('nobody'),
      acknowledge: { minutes: 15, counted: 'moon', by: ['desk'] },
    });
    expect(found).toEqual([
      { severity: 'error', code: 'unknown-unit', ...on(E2, 'unit'), value: 'XX' },
      { severity: 'error', code: 'unknown-service', ...on(E2, 'services', 1), value: 'no-such' },
      { severity: 'error', code: 'unknown-district', ...on(E2, 'districts', 1), value: '99' },
      { severity: 'error', code: 'unknown-calendar', ...on(E2, 'acknowledge', 'counted'), value: 'moon' },
      { severity: 'error', code: 'unknown-substitute', ...on(E2, 'substitute'), value: 'nobody' },
      {
        severity: 'warning',
        code: 'service-of-another',
        ...on(E2, 'services', 2),
        value: 'pothole',
        owner: 'BSS',
      },
    ]);
  });

  it('has a department, an id and accounts that are there', () => {
    const stranger = contactPointOf('NASA', 'routine', 1, {
      id: id(E1),
      sample: false,
      primary: { account: ANN },
      roster: [
        duty({
          who: { account: BEN },
          exceptions: [{ from: '2026-11-30', until: '2026-11-30', instead: { account: ANN } }],
        }),
      ],
    });
    const here = { index: 13, point: id(E1) };
    expect(check([...SOUND.contactPoints, stranger], new Set([BEN]))).toEqual([
      { severity: 'error', code: 'duplicate-id', ...here, field: ['id'], first: places.indexOf(id(E1)) },
      { severity: 'error', code: 'unknown-department', ...here, field: ['department'], value: 'NASA' },
      { severity: 'error', code: 'unknown-account', ...here, field: ['primary'], value: ANN },
      {
        severity: 'error',
        code: 'unknown-account',
        ...here,
        field: ['roster', 0, 'exceptions', 0, 'instead'],
        value: ANN,
      },
    ]);
  });

  it('can be reached', () => {
    const found = with1(E1, {
      channels: [
        { kind: 'phone', address: '555-CALL' },
        { kind: 'mobile', address: ' ' },
        { kind: 'mail', address: 'desk@' },
        { kind: 'webhook', address: 'http://hooks.example.org/311' },
        { kind: 'webhook', address: 'https://hooks.example.org/311' },
        { kind: 'radio', address: 'Channel 4' },
        { kind: 'phone', address: '+1 (213) 555-0100 ext. 12' },
      ],
    });
    const kinds = { severity: 'error', code: 'channel-malformed' } as const;
    expect(found).toEqual([
      { ...kinds, ...on(E1, 'channels', 0, 'address'), kind: 'phone', value: '555-CALL' },
      {
        severity: 'error',
        code: 'channel-without-address',
        ...on(E1, 'channels', 1, 'address'),
        kind: 'mobile',
      },
      { ...kinds, ...on(E1, 'channels', 2, 'address'), kind: 'mail', value: 'desk@' },
      {
        ...kinds,
        ...on(E1, 'channels', 3, 'address'),
        kind: 'webhook',
        value: 'http://hooks.example.org/311',
      },
    ]);
    expect(with1('lasan-routine', { channels: [], primary: null })).toEqual([
      { severity: 'error', code: 'nobody-named', ...on('lasan-routine', 'primary') },
      { severity: 'error', code: 'no-channel', ...on('lasan-routine', 'channels') },
    ]);
  });

  it('is acknowledged in reasonable time, by a clock that runs, in a way it can be', () => {
    expect(with1(E1, { acknowledge: { minutes: 90, counted: 'office', by: ['mail'] } })).toEqual([
      {
        severity: 'error',
        code: 'acknowledge-clock-stops',
        ...on(E1, 'acknowledge', 'counted'),
        calendar: 'office',
      },
      {
        severity: 'warning',
        code: 'acknowledge-long',
        ...on(E1, 'acknowledge', 'minutes'),
        minutes: 90,
        most: 60,
      },
      { severity: 'warning', code: 'acknowledge-without-channel', ...on(E1, 'acknowledge', 'by') },
    ]);
    expect(with1(E1, { acknowledge: { minutes: 241, counted: 'always', by: ['desk'] } })).toEqual([
      {
        severity: 'error',
        code: 'acknowledge-too-long',
        ...on(E1, 'acknowledge', 'minutes'),
        minutes: 241,
        most: 240,
      },
    ]);
  });

  it('was verified within ninety days, on a day that has come', () => {
    const by = { name: 'Sam' };
    const days = ['2026-08-24', '2026-08-23', '2026-11-22', '2026-11-23', '2026-02-30'];
    expect(days.map((day) => with1(E1, { verified: { on: day, by } }))).toEqual([
      [],
      [{ severity: 'warning', code: 'unverified', ...on(E1, 'verified', 'on'), days: 91 }],
      [],
      [{ severity: 'error', code: 'verified-ahead', ...on(E1, 'verified', 'on'), value: '2026-11-23' }],
      [{ severity: 'error', code: 'impossible-date', ...on(E1, 'verified', 'on'), value: '2026-02-30' }],
    ]);
    expect(with1(E1, { verified: null })).toEqual([
      { severity: 'warning', code: 'unverified', ...on(E1, 'verified'), days: null },
    ]);
  });

  it('is effective from a day that there is to one not before it', () => {
    const routine = 'lasan-routine';
    expect(with1(routine, { effective: { from: '2026-12-31', until: '2026-12-01' } })).toEqual([
      {
        severity: 'error',
        code: 'dates-reversed',
        ...on(routine, 'effective'),
        from: '2026-12-31',
        until: '2026-12-01',
      },
    ]);
    expect(with1(routine, { effective: { from: '2026-02-29', until: null } })).toEqual([
      {
        severity: 'error',
        code: 'impossible-date',
        ...on(routine, 'effective', 'from'),
        value: '2026-02-29',
      },
    ]);
  });
});

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

describe('the ways from entry to entry', () => {
  it('end: a loop of substitutes is told once', () => {
    const looped = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, substitute: id(E2) };
      return point.id === E2 ? { ...point, substitute: id(E1) } : point;
    });
    expect(check(looped)).toEqual([
      { severity: 'error', code: 'substitute-loop', ...on(E1, 'substitute'), loop: [E1, E2] },
    ]);
    expect(with1(E1, { substitute: id(E1) })).toEqual([
      { severity: 'error', code: 'substitute-loop', ...on(E1, 'substitute'), loop: [E1] },
    ]);
  });

  it('leave no tier out', () => {
    const third = { ...contactPointOf('LASAN', 'emergency', 3), sample: false };
    expect(check([...without(E2), third])).toEqual([
      { severity: 'error', code: 'tier-missing', index: 12, point: third.id, field: ['tier'], tier: 2 },
    ]);
    const hole = { department: 'LASAN', service: null, district: null, tier: 2 };
    expect(check(without(E2, 'lasan-complaint-2'))).toEqual([
      { severity: 'error', code: 'no-second-tier', ...hole, path: 'emergency' },
      { severity: 'warning', code: 'no-second-complaint-tier', ...hole, path: 'complaint' },
    ]);
  });

  it('lead to somebody else', () => {
    const same = SOUND.contactPoints.map((point) =>
      point.id === E1 || point.id === E2 ? { ...point, primary: { name: 'Ann  Lee' } } : point,
    );
    expect(check(same)).toEqual([
      { severity: 'error', code: 'self-escalation', ...on(E1), other: E2, when: WHOLE },
    ]);
    const backed = same.map((point) => (point.id === E2 ? { ...point, backup: { name: 'Bo' } } : point));
    expect(check(backed)).toEqual([]);
  });

  it('are told when a roster alone brings the same person', () => {
    const shift = duty({ rule: 'FREQ=WEEKLY;COUNT=2', start: '2026-11-23T08:00' });
    const rostered = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, roster: [shift] };
      return point.id === E2 ? { ...point, primary: { name: 'ann' } } : point;
    });
    const when = {
      spans: [23, 30].map((day) => [
        at(`2026-11-${day}T08:00:00-08:00`),
        at(`2026-11-${day}T20:00:00-08:00`),
      ]),
      count: 2,
      total: DAY,
    };
    expect(check(rostered)).toEqual([
      { severity: 'error', code: 'self-escalation', ...on(E1), other: E2, when },
    ]);
  });

  it('warn of two duties at once', () => {
    const shift = duty({ who: { account: ANN }, rule: 'FREQ=WEEKLY;COUNT=1', start: '2026-11-23T08:00' });
    const late = { ...shift, start: '2026-11-23T18:00' };
    const rostered = SOUND.contactPoints.map((point) => {
      if (point.id === E1) return { ...point, roster: [shift] };
      return point.id === 'bss-emergency-1' ? { ...point, roster: [late] } : point;
    });
    expect(check(rostered)).toEqual([
      {
        severity: 'warning',
        code: 'two-duties',
        ...on(E1, 'roster'),
        other: 'bss-emergency-1',
        when: {
          spans: [[at('2026-11-23T18:00:00-08:00'), at('2026-11-23T20:00:00-08:00')]],
          count: 1,
          total: 2 * HOUR,
        },
      },
    ]);
  });
});

describe('cover', () => {
  const hole = { department: 'LASAN', service: null, district: null, path: 'emergency', tier: null } as const;

  it('of emergencies has no hole, not for an hour', () => {
    const days = duty({ rule: 'FREQ=DAILY', start: '2026-01-01T07:00' });
    const nights = duty({
      rule: 'FREQ=DAILY',
      start: '2026-01-01T19:00',
      exceptions: [{ from: '2027-03-13', until: '2027-03-13', instead: null }],
    });
    const points = without(E1, E2).concat(
      contactPointOf('LASAN', 'emergency', 1, { sample: false, primary: null, roster: [days, nights] }),
      contactPointOf('LASAN', 'emergency', 2, { sample: false, hours: 'office' }),
    );
    // The night in which the clocks go forward: eleven hours.
    const night: [number, number] = [at('2027-03-13T19:00:00-08:00'), at('2027-03-14T07:00:00-07:00')];
    expect(check(points)).toEqual([
      { severity: 'error', code: 'cover-gap', ...hole, when: { spans: [night], count: 1, total: 11 * HOUR } },
    ]);
  });

  it('of a department without entries is missing altogether', () => {
    expect(check(without(E1, E2))).toEqual([{ severity: 'error', code: 'cover-gap', ...hole, when: WHOLE }]);
  });

  it('names the service and the district that lack it', () => {
    const points = without(E1).concat(
      contactPointOf('LASAN', 'emergency', 1, { sample: false, services: ['bulky-items'] }),
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id('lasan-animals'),
        services: ['dead-animal'],
        districts: ['2'],
      }),
    );
    const only = points.filter((point) => point.id !== E2);
    expect(check(only).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'error', code: 'cover-gap', ...hole, service: 'dead-animal', district: '1', when: WHOLE },
    ]);
  });

  it('warns where only a case without a district or a service is left alone', () => {
    const byDistrict = (['1', '2'] as const).map((district) =>
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id(`lasan-${district}`),
        districts: [district],
      }),
    );
    expect(check([...without(E1, E2), ...byDistrict]).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'warning', code: 'cover-gap-without-district', ...hole, when: WHOLE },
    ]);
    const byService = ['bulky-items', 'dead-animal'].map((service) =>
      contactPointOf('LASAN', 'emergency', 1, {
        sample: false,
        id: id(`lasan-${service}`),
        services: [service],
      }),
    );
    expect(check([...without(E1, E2), ...byService]).filter((one) => one.code.startsWith('cover'))).toEqual([
      { severity: 'warning', code: 'cover-gap-without-service', ...hole, when: WHOLE },
    ]);
  });

  it('of the first tier alone is a warning', () => {
    const found = with1(E1, { effective: { from: '2026-11-23', until: null } });
    const when = { spans: [[TODAY, TODAY + DAY]], count: 1, total: DAY };
    expect(found).toEqual([{ severity: 'warning', code: 'first-tier-gap', ...hole, tier: 1, when }]);
  });

  it('of complaints is needed in service hours', () => {
    const short = { sample: false, effective: { from: null, until: '2027-11-24' } };
    const points = without('lasan-complaint-1', 'lasan-complaint-2').concat(
      contactPointOf('LASAN', 'complaint', 1, short),
      contactPointOf('LASAN', 'complaint', 2, short),
    );
    // Thursday is Thanksgiving, so Friday alone is missing.
    const friday: [number, number] = [at('2027-11-26T07:00:00-08:00'), at('2027-11-26T16:00:00-08:00')];
    expect(check(points)).toEqual([
      {
        severity: 'error',
        code: 'cover-gap',
        ...hole,
        path: 'complaint',
        when: { spans: [friday], count: 1, total: 9 * HOUR },
      },
    ]);
    expect(checkDirectory({ ...SOUND, serviceHours: 'moon' }, SMALL_PACK, NOW, null)[0]).toEqual({
      severity: 'error',
      code: 'unknown-calendar',
      index: null,
      point: null,
      field: ['serviceHours'],
      value: 'moon',
    });
  });
});

it('findings have the shape they are sent in', () => {
  const found = [...check(without(E1, E2)), ...with1(E1, { unit: 'XX', verified: null, substitute: id(E1) })];
  expect(found.map((one) => finding.parse(one))).toEqual(found);
});
