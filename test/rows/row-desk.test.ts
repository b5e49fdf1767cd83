import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRowDesk, type RowDesk } from './row-desk.ts';

const NOW = Date.UTC(2026, 6, 1, 19);
const folder = mkdtempSync(join(tmpdir(), 'desk311-rows-'));
let desk: RowDesk;

beforeAll(async () => {
  desk = await openRowDesk(folder, NOW);
  desk.load([
    {
      id: 'a',
      number: '1-5550001',
      type: 'Pothole',
      status: 'Open',
      address: '1200 S FIGUEROA ST, 90015',
      district: '9',
      openedAt: '2026-06-30T10:00:00Z',
      dueAt: '2026-07-01T10:00:00Z',
      callers: [{ name: 'José García', phone: '(213) 555-0142' }],
      texts: ['Deep hole by the bus stop'],
    },
    { id: 'b', type: 'Flying saucer', status: 'Closed', address: 'MAIN ST AT 5TH ST', openedAt: NOW - 1_000 },
  ]);
  desk.settle();
});
afterAll(() => {
  desk.close();
  rmSync(folder, { recursive: true });
});

describe('openRowDesk', () => {
  it('finds rows of any data set by everything in them', () => {
    const asked = [
      '5550001',
      'garcia',
      '213 555 0142',
      '1200 s figueroa',
      'figeroa pothole ',
      'bus stop hole',
      'overdue cd9',
      'saucer',
      'main & 5th',
      'closed today',
      'nothing of the kind',
    ];
    expect(asked.map((text) => [text, desk.search(text).rowIds])).toEqual([
      ['5550001', ['a']],
      ['garcia', ['a']],
      ['213 555 0142', ['a']],
      ['1200 s figueroa', ['a']],
      ['figeroa pothole ', ['a']],
      ['bus stop hole', ['a']],
      ['overdue cd9', ['a']],
      ['saucer', ['b']],
      ['main & 5th', ['b']],
      ['closed today', ['b']],
      ['nothing of the kind', []],
    ]);
  });

  it('changes and removes rows, and says which one it can not read', () => {
    desk.load([{ id: 'b', type: 'Flying saucer', address: 'HOOVER ST AT 5TH ST', openedAt: NOW - 1_000 }]);
    expect([desk.search('main 5th').rowIds, desk.search('hoover 5th').rowIds]).toEqual([[], ['b']]);
    desk.remove(['b']);
    expect(desk.search('hoover').rowIds).toEqual([]);
    expect(() => desk.load([{ id: 'c', type: 'x', openedAt: 'soon' }])).toThrow(
      'Row 1 can\'t be read: openedAt: "soon" is no time: write milliseconds since 1970 or an ISO date.',
    );
  });
});
