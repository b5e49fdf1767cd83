import { describe, expect, it } from 'vitest';
import { skeletonOf, soundOf, stemOf } from './stem-of.ts';

describe('forms of a word', () => {
  it.each([
    ['dump', 'dumps', 'dumped', 'dumping'],
    ['couch', 'couches'],
    ['trim', 'trimmed', 'trimming'],
    ['berry', 'berries', 'berry'],
    ['smoke', 'smoking', 'smoked'],
  ])('share a stem in English: %j and the others', (...forms) => {
    expect(new Set(forms.map((form) => stemOf(form, 'en'))).size).toBe(1);
  });

  it.each([
    ['tirar', 'tiran', 'tiraron', 'tirado', 'tiradas', 'tirando', 'tirarlo'],
    ['perro', 'perros', 'perra', 'perrito', 'perritas'],
    ['luz', 'luces'],
    ['arbol', 'arboles', 'arbolito'],
  ])('share a stem in Spanish: %j and the others', (...forms) => {
    expect(new Set(forms.map((form) => stemOf(form, 'es'))).size).toBe(1);
  });

  it('are not what only looks like one', () => {
    const different = [
      ['park', 'parking'],
      ['build', 'building'],
      ['speed', 'spe'],
      ['can', 'cane'],
    ];
    expect(different.filter(([a = '', b = '']) => stemOf(a, 'en') === stemOf(b, 'en'))).toEqual([]);
  });
});

describe('the sound of a word', () => {
  it.each([
    ['vasura', 'basura', 'es'],
    ['oyo', 'hoyo', 'es'],
    ['cayejon', 'callejon', 'es'],
    ['canpamento', 'campamento', 'es'],
    ['grafitti', 'graffiti', 'en'],
    ['brite', 'bright', 'en'],
  ] as const)('%j is heard as %j', (written, meant, language) => {
    expect(soundOf(written, language)).toBe(soundOf(meant, language));
  });

  it('its consonants stand for it', () => {
    expect(skeletonOf('park')).toBe('prk');
  });
});
