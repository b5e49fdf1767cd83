import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closingLabels, type ClosingLabel } from './closing-label.ts';
import { readClosing } from './read-closing.ts';

test.each<[string, ClosingLabel]>([
  // Negation.
  ['The repair was not completed. It will be done next week.', 'scheduled'],
  ['The vehicle could not be located.', 'not-found'],
  ['Inspected. No action is needed.', 'no-violation'],
  ['The inspector was not able to gain access.', 'no-access'],
  // Tense.
  ['The sidewalk will be repaired.', 'scheduled'],
  ['The sidewalk has been repaired.', 'done'],
  ['The sidewalk needs to be repaired.', 'scheduled'],
  // The last word decides.
  ['The case was referred to Street Lighting and has been completed.', 'done'],
  ['We went to the site to remove the graffiti, but the gate was locked and nobody let us in.', 'no-access'],
  // Parts.
  ['Two of the four lamps were repaired; the others still need parts.', 'partly'],
  // A condition says nothing of what happened.
  [
    'Graffiti removed on 4/4. If it comes back or you find more, call us and an inspector will visit.',
    'done',
  ],
  // Short forms, shouting, typing errors.
  ['GOA', 'not-found'],
  ['UTL VEH', 'not-found'],
  ['dup sr 22-1', 'duplicate'],
  ['REFD TO WATER DEPT', 'referred'],
  ['potole repiared', 'done'],
  ['insp no viol', 'no-violation'],
  // Nothing said.
  ['Thank you for contacting us.', 'unclear'],
  ['', 'unclear'],
  ['4/4/22', 'unclear'],
])('%j is %s', (text, label) => {
  expect(readClosing(text).label).toBe(label);
});

test('it shows the words that decided, where they stand', () => {
  const text = 'Crew visited on Monday. The fallen tree has been removed.';
  const { because, label } = readClosing(text);
  expect(label).toBe('done');
  expect(because[0]?.words).toContain('removed');
  for (const { words, start, end } of because) expect(text.slice(start, end)).toBe(words);
});

test('Spanish is not judged, and said to be Spanish', () => {
  const reading = readClosing('El bache de la calle fue reparado el lunes por la mañana.');
  expect({
    label: reading.label,
    language: reading.language,
    judged: reading.judged,
    confidence: reading.confidence,
  }).toEqual({
    label: 'unclear',
    language: 'es',
    judged: false,
    confidence: 0,
  });
});

const words = fc.constantFrom(
  'The',
  'crew',
  'no',
  'not',
  'will',
  'repaired',
  'found',
  'violation',
  'if',
  'please',
  'GOA',
  'w/o',
  '#12',
  '5/5',
  'St.',
  '-',
  '…',
  '¿',
  'ñ',
  'removed',
  'referred',
  'to',
  'duplicate',
  '\n',
  '\u0000',
  '😀',
  '\ud800',
  'İ',
  'ß',
  'ﬁ',
  'closed',
  'case',
  ':',
  '(',
  'case closed. closed date : ',
);
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(words, { maxLength: 60 }).map((parts) => parts.join(' ')),
);

test('any text is read, twice the same, with its words where they stand', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const reading = readClosing(text);
      expect(readClosing(text)).toEqual(reading);
      expect(closingLabels).toContain(reading.label);
      expect(reading.confidence).toBeGreaterThanOrEqual(0);
      expect(reading.confidence).toBeLessThanOrEqual(1);
      for (const one of reading.because) {
        expect(text.slice(one.start, one.end)).toBe(one.words);
        expect(one.end).toBeGreaterThan(one.start);
        expect(one.weight).toBeGreaterThan(0);
      }
    }),
    { numRuns: 400, seed: 311 },
  );
});

test('a text of a million characters costs no more than a page', () => {
  const started = performance.now();
  readClosing('not repaired, will be done. '.repeat(40_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});

test('capitals, spaces and line breaks hardly ever change what is read', () => {
  const texts = [
    'The pothole was filled on Monday.',
    'Unable to locate the vehicle.',
    'Referred to the Health Department.',
    'Duplicate of an earlier request.',
    'The gate was locked, no access.',
    'No violation was found at the time of inspection.',
    'Work is scheduled for next week.',
    'Closed administratively after 30 days.',
    'Not within the city limits.',
    'Some of the trash was removed, the rest will be taken on Friday.',
    'Customer cancelled the request.',
  ];
  const dirt: ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => `  ${text.replaceAll(' ', '   ')}\n`,
    (text) => text.replace(/[.,]/g, ''),
    (text) => `${text} JM 4/4`,
    (text) => `Case Closed. Closed date : 2022-01-03 00:11:40.347 Case Noted ${text}`,
  ];
  const changed = texts.flatMap((text) =>
    dirt.map((make) => make(text)).filter((one) => readClosing(one).label !== readClosing(text).label),
  );
  expect(changed.length / (texts.length * dirt.length)).toBeLessThan(0.05);
});
