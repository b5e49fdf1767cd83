import { describe, expect, it } from 'vitest';
import { parseAddress, type AddressParts } from './parse-address.ts';

const NONE: AddressParts = {
  house: null,
  direction: null,
  street: null,
  suffix: null,
  crossStreet: null,
  zip: null,
};

describe('parseAddress', () => {
  const cases: [line: string, parts: Partial<AddressParts>][] = [
    [
      '2111 W BELLEVUE AVE, 90026',
      { house: '2111', direction: 'W', street: 'BELLEVUE', suffix: 'AVE', zip: '90026' },
    ],
    ['243 S AVENUE 50, 90042', { house: '243', direction: 'S', street: 'AVENUE 50', zip: '90042' }],
    ['410 S BROADWAY, 90013', { house: '410', direction: 'S', street: 'BROADWAY', zip: '90013' }],
    [
      '1502 1/2 S HARVARD BLVD, 90006',
      { house: '1502 1/2', direction: 'S', street: 'HARVARD', suffix: 'BLVD', zip: '90006' },
    ],
    [
      '5331 E HUNTINGTON DR NORTH, 90032',
      { house: '5331', direction: 'E', street: 'HUNTINGTON', suffix: 'DR NORTH', zip: '90032' },
    ],
    [
      '1815 W MARTIN LUTHER KING, JR BLVD, 90062',
      { house: '1815', direction: 'W', street: 'MARTIN LUTHER KING, JR', suffix: 'BLVD', zip: '90062' },
    ],
    [
      'VAN NUYS BLVD AT ALBERS ST, 91411',
      { street: 'VAN NUYS', suffix: 'BLVD', crossStreet: 'ALBERS ST', zip: '91411' },
    ],
    [
      'MARTIN LUTHER KING, JR BLVD AT WEST BLVD, 90008',
      { street: 'MARTIN LUTHER KING, JR', suffix: 'BLVD', crossStreet: 'WEST BLVD', zip: '90008' },
    ],
    [
      'BUCKINGHAM ROAD AT MARTIN LUTHER KING,',
      { street: 'BUCKINGHAM', suffix: 'ROAD', crossStreet: 'MARTIN LUTHER KING' },
    ],
    ['EXPOSITION BLVD N/R AT 3RD AVE', { street: 'EXPOSITION BLVD N/R', crossStreet: '3RD AVE' }],
    ['PARK AVE AND STEPNEY', { street: 'PARK', suffix: 'AVE', crossStreet: 'STEPNEY' }],
    [
      'SYLVAN ST. & HAZELTINE AVE., LOS ANGELES, CA 91401, USA',
      { street: 'SYLVAN', suffix: 'ST', crossStreet: 'HAZELTINE AVE.', zip: '91401' },
    ],
    [
      'LAUREL CANYON / PIERCE, LOS ANGELES, CA 91331, USA',
      { street: 'LAUREL CANYON', crossStreet: 'PIERCE', zip: '91331' },
    ],
    [
      '5649-5647 TAMPA AVE, TARZANA, CA 91356, USA',
      { house: '5649-5647', street: 'TAMPA', suffix: 'AVE', zip: '91356' },
    ],
    ['10614 CA-2, LOS ANGELES, CA 90025, USA', { house: '10614', street: 'CA-2', zip: '90025' }],
    ['5718 san ramon dr 90042', { house: '5718', street: 'SAN RAMON', suffix: 'DR', zip: '90042' }],
    [
      '100 S MAIN ST, 90012-3456',
      { house: '100', direction: 'S', street: 'MAIN', suffix: 'ST', zip: '90012' },
    ],
    ['1603 E AMAR RD', { house: '1603', direction: 'E', street: 'AMAR', suffix: 'RD' }],
    ['12345', { street: '12345' }],
    ['', {}],
    [' , ', {}],
  ];
  it.each(cases)('reads %j', (line, parts) => {
    expect(parseAddress(line)).toEqual({ ...NONE, ...parts });
  });
});
