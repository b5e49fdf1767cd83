import { describe, expect, it } from 'vitest';
import { addressKey, addressWords } from './address-words.ts';

const parts = (address: string) => addressWords(address).map(({ part, form }) => `${part} ${form}`);

describe('addressWords', () => {
  it('says what each word of an address is, in its one form', () => {
    expect(parts('1234 S MAIN ST, 90015')).toEqual([
      'house 1234',
      'direction s',
      'street main',
      'suffix st',
      'zip 90015',
    ]);
    expect(parts('1234 South Main Street')).toEqual([
      'house 1234',
      'direction s',
      'street main',
      'suffix st',
    ]);
    expect(parts('fifth st at main st')).toEqual([
      'street 5th',
      'suffix st',
      'between at',
      'street main',
      'suffix st',
    ]);
    expect(parts('5TH ST & MAIN ST')).toEqual([
      'street 5th',
      'suffix st',
      'between &',
      'street main',
      'suffix st',
    ]);
    expect(parts('MARTIN LUTHER KING, JR BLVD AT WEST BLVD, 90008')).toEqual([
      'street martin',
      'street luther',
      'street king',
      'street jr',
      'suffix blvd',
      'between at',
      'direction w',
      'suffix blvd',
      'zip 90008',
    ]);
  });

  it('gives places in the text as written', () => {
    const address = '1234 S MAIN ST';
    expect(addressWords(address).map(({ start, end }) => address.slice(start, end))).toEqual([
      '1234',
      'S',
      'MAIN',
      'ST',
    ]);
  });
});

describe('addressKey', () => {
  it('is the same for the same place in other words', () => {
    const same = [
      '1234 S MAIN ST, 90015',
      '1234 South Main Street',
      '1234 s main st.',
      '1234  S. Main St, 90015-1234',
    ];
    expect(new Set(same.map(addressKey))).toEqual(new Set(['1234 s main st']));
    const crossing = [
      'MAIN ST AT 5TH ST, 90013',
      'Fifth St & Main St',
      '5th street and main street',
      'MAIN ST / 5TH ST',
    ];
    expect(new Set(crossing.map(addressKey))).toEqual(new Set(['5th st & main st']));
  });

  it('tells different places apart, and nowhere from everywhere', () => {
    const different = [
      '1234 S MAIN ST',
      '1234 N MAIN ST',
      '1235 S MAIN ST',
      '1234 S MAIN AVE',
      'MAIN ST AT 4TH ST',
      '',
    ];
    expect(new Set(different.map(addressKey)).size).toBe(different.length);
    expect(addressKey('')).toBe('');
    expect(addressKey(' ,')).toBe('');
  });
});
