import { describe, expect, it } from 'vitest';
import { callerDoubles, type ComparedCaller } from './caller-doubles.ts';
import { joined, lastFours, maskedContacts, sameEmail, samePhone } from './caller-contacts.ts';
import { callerId } from './ids.ts';

const id = (n: number) => callerId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const at = (address: string, lat: number | null = null, lng: number | null = null) => ({ address, lat, lng });
const caller = (n: number, parts: Partial<ComparedCaller> = {}): ComparedCaller => ({
  id: id(n),
  name: `Somebody ${n}`,
  phoneKeys: [],
  places: [],
  ...parts,
});

describe('records that may be one person', () => {
  it('have a number in common, or a name and a place', () => {
    const rosa = caller(1, {
      name: 'Rosa Lim',
      phoneKeys: ['a', 'b'],
      places: [at('600 N ALVARADO ST', 34.0771, -118.2645)],
    });
    const others = [
      rosa,
      caller(2, { name: 'LIM, Rosa', places: [at('600 N Alvarado St')] }),
      caller(3, { name: 'R. Lim', phoneKeys: ['b'] }),
      caller(4, { name: 'Rosa Lím', phoneKeys: ['a'], places: [at('', 34.0772, -118.2646)] }),
      caller(5, { name: 'Rosa Lim', places: [at('1 MAIN ST', 34.2, -118.4)] }),
      caller(6, { name: 'Tom Baker', places: [at('600 N ALVARADO ST')] }),
      caller(7, { name: '  ', places: [at('600 N ALVARADO ST')] }),
    ];
    expect(callerDoubles(rosa, others)).toEqual([
      { id: id(4), because: ['the same phone number', 'the same name', 'cases 14 m apart'] },
      { id: id(3), because: ['the same phone number'] },
      { id: id(2), because: ['the same name', 'a case at 600 N ALVARADO ST'] },
    ]);
  });
});

describe('contact data of two records', () => {
  it.each([
    ['+1 (213) 555-0142', '213.555.0142', true],
    ['555-0142', '(213) 555-0142 ext. 7', true],
    ['213-555-0142', '323-555-0142', false],
    ['0142', '213-555-0142', false],
    ['311', '311', true],
  ])('%s and %s are one number: %s', (a, b, same) => {
    expect(samePhone(a, b)).toBe(same);
  });

  it('stands once', () => {
    expect(joined(['213-555-0142'], ['2135550142', '555-0199', '555 0199'], samePhone)).toEqual({
      all: ['213-555-0142', '555-0199'],
      added: ['555-0199'],
    });
    expect(joined(['a@example.org'], ['A@Example.org '], sameEmail).added).toEqual([]);
  });

  it('is told masked, from a card of one number as from one of several', () => {
    const one = { phoneLast4: '0142', emailMasked: null };
    expect([maskedContacts(one), lastFours(one)]).toEqual([{ phones: ['0142'], emails: [] }, ['0142']]);
    const several = {
      ...one,
      contacts: { phones: ['0142', '', '0199', '0142'], emails: ['r***@example.org'] },
    };
    expect([maskedContacts(several), lastFours(several)]).toEqual([several.contacts, ['0142', '0199']]);
  });
});
