import { describe, expect, it } from 'vitest';
import { cityDate, cityInstant, daysFrom } from './city-date.ts';

const ZONE = 'America/Los_Angeles';

describe('days of the city', () => {
  it('begin at the midnight of the city, not of the desk', () => {
    const late = Date.UTC(2026, 10, 20, 7, 30);
    expect([cityDate(late, ZONE), daysFrom(late, 1, ZONE), daysFrom(late, 14, ZONE)]).toEqual([
      '2026-11-19',
      '2026-11-20',
      '2026-12-03',
    ]);
  });

  it('become instants on both sides of daylight saving time', () => {
    expect([cityInstant('2026-07-01', '08:00', ZONE), cityInstant('2026-12-01', '08:00', ZONE)]).toEqual([
      Date.UTC(2026, 6, 1, 15),
      Date.UTC(2026, 11, 1, 16),
    ]);
  });

  it.each([
    ['', '08:00'],
    ['2026-11-19', ''],
    ['2026-13-01', '08:00'],
    ['2026-11-1', '08:00'],
  ])('are nothing while %j %j is not whole', (date, time) => {
    expect(cityInstant(date, time, ZONE)).toBeNull();
  });
});
