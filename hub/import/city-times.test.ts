import { describe, expect, it } from 'vitest';
import { cityTimeReader } from './city-times.ts';

const ZONE = 'America/Los_Angeles';
const at = (iso: string) => Date.parse(iso);
const day = (iso: string) => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

describe('cityTimeReader', () => {
  it('reads each format in the zone of the city, in winter and in summer', () => {
    expect(cityTimeReader('month-day-year', ZONE)('12/31/2017 11:59:58 PM')).toEqual({
      at: at('2017-12-31T23:59:58-08:00'),
      day: day('2017-12-31'),
      doubt: null,
    });
    expect(cityTimeReader('year-month-day', ZONE)('2020-07-01 00:05:00')).toEqual({
      at: at('2020-07-01T00:05:00-07:00'),
      day: day('2020-07-01'),
      doubt: null,
    });
    expect(cityTimeReader('iso', ZONE)('2022-09-19T11:07:12')).toEqual({
      at: at('2022-09-19T11:07:12-07:00'),
      day: day('2022-09-19'),
      doubt: null,
    });
  });

  it('knows that 12 AM is midnight and 12 PM is noon', () => {
    const read = cityTimeReader('month-day-year', ZONE);
    expect(read('01/05/2018 12:00:00 AM')?.at).toBe(at('2018-01-05T00:00:00-08:00'));
    expect(read('01/05/2018 12:00:00 PM')?.at).toBe(at('2018-01-05T12:00:00-08:00'));
  });

  it('takes the first of an hour that came twice and says so', () => {
    const read = cityTimeReader('iso', ZONE);
    expect(read('2022-11-06T01:30:00')).toEqual({
      at: at('2022-11-06T01:30:00-07:00'),
      day: day('2022-11-06'),
      doubt: 'came twice',
    });
    expect(read('2022-11-06T00:59:59')?.doubt).toBeNull();
    expect(read('2022-11-06T02:00:00')).toEqual({
      at: at('2022-11-06T02:00:00-08:00'),
      day: day('2022-11-06'),
      doubt: null,
    });
  });

  it('adds an hour to a time that never came and says so', () => {
    const read = cityTimeReader('iso', ZONE);
    expect(read('2022-03-13T02:30:00')).toEqual({
      at: at('2022-03-13T03:30:00-07:00'),
      day: day('2022-03-13'),
      doubt: 'never came',
    });
    expect(read('2022-03-13T01:59:59')?.at).toBe(at('2022-03-13T01:59:59-08:00'));
    expect(read('2022-03-13T03:00:00')).toEqual({
      at: at('2022-03-13T03:00:00-07:00'),
      day: day('2022-03-13'),
      doubt: null,
    });
  });

  it('refuses what is no time', () => {
    const us = cityTimeReader('month-day-year', ZONE);
    const iso = cityTimeReader('iso', ZONE);
    const wrong = [
      '',
      'yesterday',
      '13/01/2017 01:00:00 AM',
      '02/30/2018 01:00:00 AM',
      '01/01/2018 13:00:00 PM',
      '01/01/2018 00:10:00 AM',
      '01/01/2018 01:60:00 AM',
    ];
    expect(wrong.map(us)).toEqual(wrong.map(() => null));
    expect(
      ['2022-02-29T00:00:00', '2022-09-19 11:07:12', '2022-09-19T24:00:00', '2022-09-19T11:07:12Z'].map(iso),
    ).toEqual([null, null, null, null]);
  });
});
