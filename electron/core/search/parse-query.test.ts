import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { lexiconOf } from './lexicon.ts';
import { matchExpression, parseQuery } from './parse-query.ts';

const lexicon = lexiconOf(SMALL_CITY);
const parse = (text: string) => parseQuery(text, lexicon);
const fields = (text: string) =>
  parse(text).words.map(({ word, meanings }) => [
    word,
    [...new Set(meanings.filter((one) => one.field !== 'text').map((one) => one.field))].join(' '),
  ]);
const tokens = (text: string) => parse(text).words.map(({ meanings }) => meanings.map((one) => one.token));

describe('parseQuery', () => {
  it('takes a finished word as it is and the last one as being typed', () => {
    expect(matchExpression(parse('main '), true)).toBe('("r_main" OR "p_main" OR "y_main")');
    expect(matchExpression(parse('main'), true)).toBe('("r_main"* OR "p_main"* OR "y_main")');
    expect(matchExpression(parse('mai'), true)).toBe('("r3_mai" OR "p3_mai" OR "y_mai")');
    expect(matchExpression(parse('main '), false)).toBe('("r_main" OR "p_main" OR "y_main" OR "main")');
    expect(matchExpression(parse('  '), false)).toBeNull();
  });

  it('knows what a word can mean in this city', () => {
    expect(fields('1234 s main ')).toEqual([
      ['1234', 'address caller phone service'],
      ['s', 'address caller service'],
      ['main', 'address caller service'],
    ]);
    expect(fields('bos open cd14 ')).toEqual([
      ['bos', 'address caller service department'],
      ['open', 'address caller service state'],
      ['cd14', 'district'],
    ]);
    expect(tokens('bache ')[0]).toContain('v_pothole');
    expect(tokens('potholes ')[0]).toContain('v_pothole');
    expect(tokens('artic')[0]).toContain('v_bulky_items');
    expect(tokens('cerrado ')[0]).toContain('x_closed');
    expect(tokens('progress ')[0]).toContain('x_inprogress');
    expect(tokens('fifth ')[0]).toContain('r_5th');
    expect(tokens('5 ')[0]).toContain('r_5th');
    expect(tokens('bulevar ')[0]).toContain('s_blvd');
  });

  it('reads districts, overdue and the words between two streets', () => {
    expect(parse('cd 7 pothole ').words.map((one) => one.word)).toEqual(['cd', 'pothole']);
    expect(tokens('district 14 ')).toEqual([['c_14']]);
    expect(parse('overdue pothole')).toMatchObject({ overdue: true, words: [{ word: 'pothole' }] });
    expect(parse('main & 5th').words.map((one) => one.word)).toEqual(['main', '5th']);
    expect(parse('main at 5th').words.map((one) => one.word)).toEqual(['main', '5th']);
    expect(parse('main and 5th').words.map((one) => one.word)).toEqual(['main', '5th']);
  });

  it('sees numbers and phone numbers in every form', () => {
    const number = (text: string) => parse(text).number;
    expect(
      ['1-4601662271', '4601662271', '14601662271', ' 1 - 4601662271', '4601', '1-46016'].map(number),
    ).toEqual(['4601662271', '4601662271', '14601662271', '4601662271', '4601', '46016']);
    expect(['460', '1234 main', 'main', '12-34 st'].map(number)).toEqual([null, null, null, null]);
    const phone = (text: string) => parse(text).phone;
    expect(
      ['(213) 555-0142', '213.555.0142', '+1 213 555 0142', '5550142', '555-0142', '0142'].map(phone),
    ).toEqual(['2135550142', '2135550142', '12135550142', '5550142', '5550142', null]);
  });

  it('makes an expression of plain quoted words of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        const expression = matchExpression(parse(text), false) ?? '';
        const terms = [...expression.matchAll(/"([^"]*)"\*?/g)].map((match) => match[1]);
        expect(terms.every((term) => /^[\p{L}\p{N}_]+$/u.test(term ?? ''))).toBe(true);
        expect(expression.replaceAll(/"[^"]*"\*?/g, '').replaceAll(/ (?:OR|AND) |[()]/g, '')).toBe('');
      }),
    );
  });
});
