import { expect, it } from 'vitest';
import { deadHours } from './dead-hour.ts';

it('tells the local time at hours when nobody usually works, and on Sundays', () => {
  const deadHour = deadHours('America/Los_Angeles');
  const told = [
    '2026-11-20T05:59:30-08:00',
    '2026-11-20T06:00:00-08:00',
    '2026-11-20T19:59:59-08:00',
    '2026-11-20T20:07:00-08:00',
    '2026-11-22T12:34:00-08:00',
    // The hour that comes twice when summer time ends.
    '2026-11-01T01:20:00-07:00',
    '2026-11-01T01:20:00-08:00',
  ].map((text) => deadHour(Date.parse(text)));
  expect(told).toEqual(['05:59', null, null, '20:07', '12:34', '01:20', '01:20']);
});
