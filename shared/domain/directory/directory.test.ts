import { describe, expect, it } from 'vitest';
import { ACCOUNTS } from '../../../test/any-directory.ts';
import { contactPointOf, SMALL_DIRECTORY } from '../../../test/small-directory.ts';
import { assignAccounts } from './assign-accounts.ts';
import { contactPoint, directory, isAddressOf, personKey, type RosterEntry } from './directory.ts';

const [ANN] = ACCOUNTS;
if (ANN === undefined) throw new Error('no account');

describe('the shape of a directory', () => {
  it('takes a whole one as it is, and knows no other names', () => {
    expect(directory.parse(SMALL_DIRECTORY)).toEqual(SMALL_DIRECTORY);
    const misspelt = { ...contactPointOf('LASAN', 'routine', 1), bakup: null };
    expect(contactPoint.safeParse(misspelt).error?.issues.map((issue) => issue.code)).toEqual([
      'unrecognized_keys',
    ]);
  });

  it('keeps a draft with mistakes of content, and refuses what has another form', () => {
    const point = contactPointOf('LASAN', 'routine', 1, {
      hours: 'no such calendar',
      effective: { from: '2026-02-30', until: '2025-01-01' },
      channels: [],
    });
    expect(contactPoint.safeParse(point).success).toBe(true);
    const bad = [
      { ...point, tier: 5 },
      { ...point, effective: { from: 'soon', until: null } },
      { ...point, primary: { account: 'ann' } },
      { ...point, primary: { name: 'Ann', account: ANN } },
      { ...point, id: 'LASAN 1' },
      { ...point, role: 'x'.repeat(121) },
    ];
    expect(bad.map((one) => contactPoint.safeParse(one).success)).toEqual(bad.map(() => false));
  });
});

describe('people', () => {
  it('are the same whatever the capitals and spaces of a name', () => {
    expect(personKey({ name: ' Ann  LEE ' })).toBe(personKey({ name: 'ann lee' }));
    expect(personKey({ account: ANN })).toBe(ANN);
  });

  it('whose name one account has get that account, wherever they stand; of two nobody', () => {
    const entry: RosterEntry = {
      who: { name: 'ann lee' },
      rule: 'FREQ=DAILY',
      start: '2026-01-01T08:00',
      hours: 8,
      exceptions: [{ from: '2026-01-02', until: '2026-01-02', instead: { name: 'Ann Lee' } }],
    };
    const point = contactPointOf('LASAN', 'routine', 1, {
      primary: { name: 'Ann Lee' },
      backup: { name: 'Bo' },
      roster: [entry],
      verified: { on: '2026-01-01', by: { name: 'Ann Lee' } },
    });
    const accounts = ACCOUNTS.map((id, i) => ({ id, name: ['Ann Lee', 'Bo', 'bo', 'Cy'][i] ?? '' }));
    const ann = { account: ANN };
    expect(assignAccounts({ serviceHours: 'office', contactPoints: [point] }, accounts)).toEqual({
      serviceHours: 'office',
      contactPoints: [
        {
          ...point,
          primary: ann,
          backup: { name: 'Bo' },
          roster: [{ ...entry, who: ann, exceptions: [{ ...entry.exceptions[0], instead: ann }] }],
          verified: { on: '2026-01-01', by: ann },
        },
      ],
    });
  });
});

describe('addresses of channels', () => {
  it.each([
    ['phone', '(213) 555-0100', true],
    ['phone', '+1 213.555.0100 x12', true],
    ['mobile', '555-0100', true],
    ['phone', '911', false],
    ['phone', '213-555-CALL', false],
    ['mail', 'ana@example.org', true],
    ['mail', 'ana at example.org', false],
    ['webhook', 'https://hooks.example.org/desk?key=1', true],
    ['webhook', 'http://hooks.example.org', false],
    ['webhook', 'https://', false],
    ['radio', 'Channel 4', true],
    ['desk-queue', '  ', false],
  ] as const)('%s %s: %s', (kind, address, good) => {
    expect(isAddressOf(kind, address)).toBe(good);
  });
});
