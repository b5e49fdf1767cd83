import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OUTCOMES, type Outcome } from '../outcome.ts';
import { checkExplanation } from './check-explanation.ts';
import type { RecentText } from './recent-text.ts';
import type { TextFindingCode } from './text-finding.ts';
import { fingerprintOf } from './text-fingerprint.ts';

const check = (
  text: string,
  outcome: Outcome | null = 'completed',
  about = 'pothole on Fifth Street',
  recent: RecentText[] = [],
) => checkExplanation({ text, outcome, about, recent });
const codes = (...asked: Parameters<typeof check>): TextFindingCode[] =>
  check(...asked).findings.map((one) => one.code);

test('a plain explanation of this case has no findings', () => {
  expect(codes('We filled the pothole on Fifth Street on Monday.')).toEqual([]);
  expect(
    codes('The gate was locked on both visits, so we could not trim your tree.', 'unable', 'tree'),
  ).toEqual([]);
});

test.each(['', '   \n', '...', '-', 'JM 4/4', 'n/a', 'asdf', '4/4/22 0900', 'ok'])(
  '%j says nothing',
  (text) => {
    expect(codes(text)).toEqual(['empty']);
  },
);

test.each([
  'Work completed.',
  'Your request has been closed. Thank you for contacting the city.',
  'The department investigated the complaint and determined that no further action was necessary.',
  'The condition was inspected and resolved.',
])('%j could stand under any case', (text) => {
  expect(codes(text, null)).toContain('boilerplate');
});

test('the same words are no boilerplate when the request is about them', () => {
  expect(codes('The order was completed.', null, 'graffiti')).toContain('boilerplate');
  expect(codes('The sofa was collected.', null, 'sofa')).not.toContain('boilerplate');
});

test.each<[string, Outcome]>([
  ['The pothole will be filled next week.', 'completed'],
  ['We referred the pothole to the gas company.', 'completed'],
  ['No pothole was found on Fifth Street.', 'completed'],
  ['The gate was locked and our crew had no access.', 'completed'],
  ['The pothole was filled on Monday.', 'no-violation'],
  ['The pothole was filled on Monday.', 'duplicate'],
  ['Only half of the potholes were filled; the rest will follow in May.', 'completed'],
])('%j contradicts %s', (text, outcome) => {
  const [first] = check(text, outcome).findings;
  expect(first?.code).toBe('contradicts');
  expect(first?.words).toMatch(/^This reads as if /);
  expect(text.slice(first?.start, first?.end)).not.toBe('');
});

test.each<[string, Outcome]>([
  ['The pothole was filled on Monday.', 'completed'],
  ['Duplicate of case 1-4410.', 'duplicate'],
  ['The lot is outside the city; we referred it to the county.', 'out-of-jurisdiction'],
  ['You cancelled this request.', 'cancelled-by-requester'],
  ['The car was gone when our officer came.', 'not-found'],
  ['The fence was inspected and no violation was found.', 'no-violation'],
])('%j fits %s', (text, outcome) => {
  expect(codes(text, outcome)).not.toContain('contradicts');
});

test('a text that does not say what happened is told so', () => {
  expect(codes('Thank you for telling us about the pothole on Fifth Street.')).toContain('no-result');
});

test('a text used before is found under other names, numbers and days, and only then', () => {
  const text =
    'Crew visited 12 Main Street on Monday and removed the couch and two mattresses from the curb. Regards, Joe Smith';
  const again =
    'Crew visited 4410 Elm Street on Friday and removed the couch and two mattresses from the curb. Regards, Ann Lee';
  const other = 'A car hit the light pole; we set a new one and the lamp has been on again since Friday.';
  const recent = [{ case: '1-77', fingerprint: fingerprintOf(text) ?? '' }];
  const found = check(again, null, 'couch', recent).findings.find((one) => one.code === 'reused');
  expect(found?.words).toContain('1-77');
  expect(codes(other, null, 'light', recent)).not.toContain('reused');
  expect(fingerprintOf('Pothole filled 3/3.')).toBeNull();
});

test('hard words, capitals and short forms are told with what to do', () => {
  expect(
    codes(
      'Notwithstanding the aforementioned determination, jurisdictional responsibilities pertaining to infrastructure remediation on Fifth Street are administered by an intergovernmental authority.',
      null,
    ),
  ).toContain('hard-to-read');
  expect(codes('WE FILLED THE POTHOLE ON FIFTH STREET')).toEqual(['capitals']);
  const text = 'Veh on Fifth Street was GOA, NFA.';
  const jargon = check(text, 'not-found').findings.filter((one) => one.code === 'jargon');
  expect(jargon.map((one) => [text.slice(one.start, one.end), one.severity])).toEqual([
    ['Veh', 'hint'],
    ['GOA', 'hint'],
    ['NFA', 'hint'],
  ]);
  expect(codes('The Bureau of Street Lighting (BSL) set a new pole at 12 Main St.', null)).toEqual([]);
});

test('Spanish is read for length and reuse only', () => {
  const { reading, findings } = check(
    'El bache de la calle fue reparado el lunes por la mañana y ya no hay peligro.',
    'duplicate',
  );
  expect({ judged: reading.judged, findings }).toEqual({ judged: false, findings: [] });
});

test('any text is checked, with spans within it and the worst first', () => {
  const order = ['serious', 'warning', 'hint'];
  const outcomes = fc.constantFrom(null, ...(Object.keys(OUTCOMES) as Outcome[]));
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.lorem({ maxCount: 20 }));
  fc.assert(
    fc.property(text, outcomes, fc.string(), (said, outcome, about) => {
      const { findings } = checkExplanation({ text: said, outcome, about, recent: [] });
      for (const { start, end } of findings) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(said.length);
      }
      const places = findings.map((one) => order.indexOf(one.severity));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
    { numRuns: 300, seed: 311 },
  );
});
