import fc from 'fast-check';
import { expect, it } from 'vitest';
import { correctionWords, withExactWord, withoutStretch } from './search-text.ts';

const cut = (text: string, part: string) =>
  withoutStretch(text, text, { start: text.indexOf(part), end: text.indexOf(part) + part.length });

it('takes a filter out of the text and tidies the spaces', () => {
  expect([
    cut('open pothole cd14 last week', 'cd14'),
    cut('open pothole cd14 last week', 'last week'),
    cut('open pothole', 'open'),
    cut('open  cd14   figueroa', 'cd14'),
    cut('open', 'open'),
    cut('-couch main', '-couch'),
  ]).toEqual(['open pothole last week ', 'open pothole cd14 ', 'pothole ', 'open figueroa ', '', 'main ']);
});

it('leaves a text alone that has changed where the filter stood', () => {
  expect([
    withoutStretch('opera figueroa', 'open fig', { start: 0, end: 4 }),
    withoutStretch('open figueroa', 'open fig', { start: 0, end: 4 }),
  ]).toEqual(['opera figueroa', 'figueroa ']);
});

it('never leaves a double space, and keeps every other word', () => {
  const word = fc.stringMatching(/^[a-z0-9"-]{1,6}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(), (words, pick) => {
      const at = pick % words.length;
      const start = words.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
      const text = words.join(' ');
      const left = withoutStretch(text, text, { start, end: start + (words[at]?.length ?? 0) });
      expect(left.trim().split(' ').filter(Boolean)).toEqual(words.toSpliced(at, 1));
      expect(left).not.toMatch(/ {2}|^ /);
    }),
  );
});

it('says corrections, and puts the word as typed in quotes', () => {
  const correction = { typed: 'figeroa', shown: 'figueroa', start: 5, end: 12 };
  expect({
    said: correctionWords([correction, { typed: 'grafiti', shown: 'graffiti', start: 0, end: 7 }]),
    none: correctionWords([]),
    exact: withExactWord('open figeroa st', 'open figeroa', correction),
    changed: withExactWord('open fig', 'open figeroa', correction),
  }).toEqual({
    said: 'Showing figueroa for figeroa, graffiti for grafiti',
    none: '',
    exact: 'open "figeroa" st',
    changed: 'open fig',
  });
});
