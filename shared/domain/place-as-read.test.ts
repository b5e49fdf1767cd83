import { describe, expect, it } from 'vitest';
import { placeAsRead } from './place-as-read.ts';
import { NO_PLACE, place } from './place.ts';
import { readPlace } from './read-place.ts';

describe('a place made of what was typed', () => {
  it.each([
    [
      '1234 south main street apt 5, los angeles 90015',
      {
        address: '1234 S MAIN ST, 90015',
        house: '1234',
        direction: 'S',
        street: 'MAIN',
        suffix: 'ST',
        zip: '90015',
      },
    ],
    [
      '5649-47 tampa ave',
      { address: '5649-5647 TAMPA AVE', house: '5649-5647', street: 'TAMPA', suffix: 'AVE' },
    ],
    ['corner of main and fifth st', { address: 'MAIN AT 5TH ST', street: 'MAIN', crossStreet: '5TH ST' }],
    [
      '1200 block of n main st',
      { address: '1200 BLOCK OF N MAIN ST', direction: 'N', street: 'MAIN', suffix: 'ST' },
    ],
    ['main st between 5th and 6th', { address: 'MAIN ST BETWEEN 5TH AND 6TH', street: 'MAIN', suffix: 'ST' }],
    ['behind the school', {}],
    ['', {}],
  ])('%j', (typed, parts) => {
    const made = placeAsRead(readPlace(typed));
    expect(made).toEqual({ ...NO_PLACE, ...parts });
    expect(place.parse(made)).toEqual(made);
  });
});
