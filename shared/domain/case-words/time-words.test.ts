import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '../instant.ts';
import { ageWords, dateTime, dueWords, exactTime, relativeTime, timeOfDay } from './time-words.ts';

const ZONE = 'America/Los_Angeles';
const NOW = Date.UTC(2026, 10, 19, 22, 10, 11);

describe('times in words', () => {
  it('shows an instant in the zone of the city', () => {
    expect({
      exact: exactTime(NOW, ZONE),
      short: dateTime(NOW, ZONE),
      clock: timeOfDay(NOW, ZONE),
      midnight: timeOfDay(Date.UTC(2026, 6, 4, 7, 0, 0), ZONE),
      elsewhere: exactTime(NOW, 'America/New_York'),
    }).toEqual({
      exact: 'Thu, Nov 19, 2026, 14:10 PST',
      short: 'Nov 19, 2026, 14:10',
      clock: '14:10:11',
      midnight: '00:00:00',
      elsewhere: 'Thu, Nov 19, 2026, 17:10 EST',
    });
  });

  it('says an age in its largest unit', () => {
    const ages = [
      0,
      59 * SECOND,
      MINUTE,
      59 * MINUTE,
      HOUR,
      26 * HOUR,
      99 * DAY,
      100 * DAY,
      729 * DAY,
      800 * DAY,
    ];
    expect(ages.map(ageWords)).toEqual([
      'now',
      'now',
      '1 min',
      '59 min',
      '1 h',
      '1 d',
      '99 d',
      '3 mo',
      '23 mo',
      '2 y',
    ]);
  });

  it('says how far an instant is, then gives the date', () => {
    const away = [-10 * SECOND, -5 * MINUTE, 3 * HOUR, -2 * DAY, -31 * DAY];
    expect(away.map((one) => relativeTime(NOW + one, NOW, ZONE))).toEqual([
      'just now',
      '5 min ago',
      'in 3 h',
      '2 d ago',
      'Oct 19, 2026',
    ]);
  });

  it('says what is left until something is due', () => {
    const left = [
      2 * DAY + 4 * HOUR,
      -3 * HOUR,
      30 * SECOND,
      -30 * SECOND,
      12 * DAY + 5 * HOUR,
      25 * MINUTE,
      -400 * DAY,
    ];
    expect(left.map((one) => dueWords(NOW + one, NOW))).toEqual([
      'due in 2 d 4 h',
      'overdue 3 h',
      'due now',
      'due now',
      'due in 12 d',
      'due in 25 min',
      'overdue 13 mo',
    ]);
  });
});
