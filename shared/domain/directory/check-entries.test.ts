import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import { check, duty, E1, E2, id, on, places, SOUND, with1 } from '../../../test/checked-directory.ts';
import { contactPointOf } from '../../../test/small-directory.ts';
import type { AccountId } from '../ids.ts';

const [ANN, BEN] = ACCOUNTS as [AccountId, AccountId];

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
