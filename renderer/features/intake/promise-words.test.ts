import { describe, expect, it } from 'vitest';
import { SMALL_CITY } from '../../../test/small-city.ts';
import { promiseWords, type Told } from './promise-words.ts';

const DUE = Date.UTC(2026, 11, 2, 1);
const service = (code: string) => {
  const found = SMALL_CITY.service(code);
  if (found === undefined) throw new Error(`the small city has no ${code}`);
  return found;
};

describe('what to tell a caller before there is a number', () => {
  it('names who does it and the target, in the caller’s language and the city’s day', () => {
    expect([
      promiseWords(service('pothole'), SMALL_CITY, { basis: 'due', by: DUE }, 'en'),
      promiseWords(service('pothole'), SMALL_CITY, { basis: 'due', by: DUE }, 'es'),
    ]).toEqual([
      'I’m filing this as “Pothole”. Street Services takes care of it. The target is Tuesday, December 1. I’ll give you the case number in a moment.',
      'Voy a registrarlo como “Bache”. Lo atiende Street Services. La meta es atenderlo a más tardar el martes, 1 de diciembre. Enseguida le doy el número de su caso.',
    ]);
  });

  it('says on what the day rests', () => {
    const of = (basis: Told['basis'], language: string) =>
      promiseWords(service('pothole'), SMALL_CITY, { basis, by: DUE }, language).split('. ')[2];
    expect([of('usual', 'en'), of('agent', 'en'), of('usual', 'es'), of('agent', 'es')]).toEqual([
      'Such work is nearly always done by Tuesday, December 1',
      'It will be done by Tuesday, December 1',
      'Casi siempre queda hecho a más tardar el martes, 1 de diciembre',
      'Quedará hecho a más tardar el martes, 1 de diciembre',
    ]);
  });

  it('does not claim work the city only hands on, nor a target it does not have', () => {
    expect(promiseWords(service('water-waste'), SMALL_CITY, { basis: 'none', by: null }, 'ko')).toBe(
      'I’m filing this as “Report water waste”. We pass it on to Information Technology. I can’t give you a date for it. I’ll give you the case number in a moment.',
    );
  });
});
