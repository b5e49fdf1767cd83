import { describe, expect, it } from 'vitest';
import { contactPointOf } from '../../../test/small-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { weekCover } from '../../../shared/domain/directory/cover.ts';
import { openDirectory } from '../../../shared/domain/directory/open-directory.ts';
import { HOUR } from '../../../shared/domain/instant.ts';
import { holesOf, instantOf, weekRows } from './week-cells.ts';

const CONCERN = { department: 'LASAN', unit: null, service: null, district: null };
/** Nobody from 22:30 to 06:00. */
const NIGHTS = contactPointOf('LASAN', 'emergency', 1, {
  primary: null,
  roster: [
    {
      who: { name: 'Day desk' },
      rule: 'FREQ=DAILY',
      start: '2026-01-05T06:00',
      hours: 16.5,
      exceptions: [],
    },
  ],
});

function weekAt(text: string) {
  const open = openDirectory({ serviceHours: 'office', contactPoints: [NIGHTS] }, SMALL_PACK);
  const week = weekCover(CONCERN, 'emergency', Date.parse(text), open);
  return { week, rows: weekRows(week, open.times) };
}

const signs = { covered: '#', hole: '!', 'not-needed': '.', skipped: ' ' } as const;
const drawn = (rows: ReturnType<typeof weekRows>) =>
  rows.map(({ cells }) => cells.map(({ state }) => signs[state]).join(''));

describe('the week grid', () => {
  it('shows each hour that has a hole', () => {
    const { week, rows } = weekAt('2026-11-25T12:00:00-08:00');
    expect(drawn(rows)).toEqual(Array.from({ length: 7 }, () => '!!!!!!################!!'));
    const cell = rows[0]?.cells[22];
    expect(cell).toEqual({
      hour: 22,
      state: 'hole',
      spans: [[Date.parse('2026-11-23T22:00:00-08:00'), Date.parse('2026-11-23T23:00:00-08:00')]],
      gaps: [[Date.parse('2026-11-23T22:30:00-08:00'), Date.parse('2026-11-23T23:00:00-08:00')]],
      tier: 1,
    });
    expect(cell && instantOf(cell)).toBe(Date.parse('2026-11-23T22:30:00-08:00'));
    expect(holesOf(week)).toHaveLength(8);
  });

  it('has no hour that the clocks skip, and one of two hours when they go back', () => {
    const spring = weekAt('2027-03-12T12:00:00-08:00').rows[6];
    expect(spring && drawn([spring])).toEqual(['!! !!!################!!']);
    const autumn = weekAt('2026-11-01T12:00:00-08:00').rows[6];
    expect(autumn?.cells[1]?.spans.map(([from, to]) => (to - from) / HOUR)).toEqual([2]);
  });
});
