import { describe, expect, it } from 'vitest';
import { deskGroup } from './desk-group.ts';
import { DAY, HOUR } from './instant.ts';
import { nearestNext } from './nearest-next.ts';
import { fillPlaceholders, unknownPlaceholders } from './run/fill-placeholders.ts';

const stop = (name: string, lng: number | null) => ({ name, lat: lng === null ? null : 34, lng });

describe('nearestNext', () => {
  it('goes from each stop to the nearest that is left, and leaves those without a point for last', () => {
    const stops = [stop('far', -118.4), stop('none', null), stop('start', -118.2), stop('near', -118.21)];
    const legs = nearestNext(stops, 2, 100);
    expect(
      legs.map(({ stop: { name }, metres }) => [name, metres === null ? null : Math.round(metres / 100)]),
    ).toEqual([
      ['start', null],
      ['near', 9],
      ['far', 175],
      ['none', null],
    ]);
  });

  it('orders no more than it is asked to, and loses none', () => {
    const stops = Array.from({ length: 9 }, (_, at) => stop(String(at), -118 - ((at * 4) % 9) / 100));
    const names = nearestNext(stops, 0, 3).map(({ stop: { name } }) => name);
    expect([names.length, names.toSorted()]).toEqual([9, stops.map(({ name }) => name)]);
  });

  it('keeps the order when the first has no point', () => {
    expect(nearestNext([stop('a', null), stop('b', -118)], 0, 9).map(({ stop: { name } }) => name)).toEqual([
      'a',
      'b',
    ]);
  });
});

describe('deskGroup', () => {
  const day = { now: 10 * HOUR, dayStart: 0, dayEnd: DAY };
  it('tells where a case stands by its state and its clock', () => {
    const at = (
      state: 'assigned' | 'waiting' | 'referred',
      dueAt: number | null,
      receiver: string | null = null,
    ) => deskGroup({ state, dueAt, receiver }, 'BSS', day);
    expect([
      at('assigned', 9 * HOUR),
      at('assigned', 11 * HOUR),
      at('assigned', 3 * DAY),
      at('assigned', 8 * DAY),
      at('assigned', null),
      at('waiting', 9 * HOUR),
      at('referred', 9 * HOUR, 'BSS'),
      at('referred', 9 * HOUR, 'BSL'),
    ]).toEqual(['overdue', 'today', 'week', 'later', 'later', 'waiting', 'referred-to-us', 'referred-by-us']);
  });
});

describe('placeholders', () => {
  it('are filled with the case’s own words, once, and what means nothing is found', () => {
    const values = { number: '1-42', service: 'Pothole', due: 'Monday', address: '{number} MAIN ST' };
    expect(fillPlaceholders('{number}: {service} at {address} by {due}, {other}', values)).toBe(
      '1-42: Pothole at {number} MAIN ST by Monday, {other}',
    );
    expect(unknownPlaceholders('{number} {nubmer} {}')).toEqual(['nubmer']);
  });
});
