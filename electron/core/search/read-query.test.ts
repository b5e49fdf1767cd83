import { describe, expect, it } from 'vitest';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { cityOf } from '../../../shared/domain/city.ts';
import { lexiconOf } from './lexicon.ts';
import type { FilterCondition, Query, TypedWord } from './query.ts';
import { readQuery } from './read-query.ts';

const [bulky, pothole, animal, ...others] = SMALL_PACK.services;
if (bulky === undefined || pothole === undefined || animal === undefined) throw new Error('no services');
const CITY = cityOf({
  ...SMALL_PACK,
  departments: [
    ...SMALL_PACK.departments,
    {
      code: 'LAFD',
      name: 'Fire Department (LA Fire)',
      shortName: 'Fire',
      parent: null,
      aliases: ['DOT'],
      inDirective: true,
      units: [],
    },
  ],
  services: [
    { ...bulky, words: { en: ['couch', 'street sofa', 'trash can'], es: ['sofá', 'colchón'] } },
    { ...pothole, words: { en: ['road hole', 'hole', 'trash can'], es: ['bache', 'hoyo'] } },
    { ...animal, words: { en: ['dead animal', 'animal', 'roadkill'], es: ['animal muerto', 'perro'] } },
    ...others,
  ],
});
const context = {
  lexicon: lexiconOf(CITY),
  now: Date.parse('2026-11-18T10:00:00-08:00'),
  timeZone: 'America/Los_Angeles',
};
const read = (text: string) => readQuery(text, context);
const words = (list: readonly TypedWord[]) =>
  list.map(({ word, typing }) => (typing ? `${word}*` : word)).join(' ');

const EMPTY: Query = { words: [], without: [], phrases: [], filters: [], number: null, phone: null };
const state = (...states: string[]): FilterCondition => ({ kind: 'state', states });

/** Filters of a text: what was read, the chip, and the words it may also be. */
const chips = (text: string) =>
  read(text).filters.map(({ label, start, end, words: also }) =>
    [text.slice(start, end), label, words(also)].filter((one) => one !== '').join(' | '),
  );
const left = (text: string) => words(read(text).words);

describe('words', () => {
  it('are folded, with their places; the last is being typed', () => {
    expect(read('Peña, O’Brien')).toEqual({
      ...EMPTY,
      words: [
        { word: 'pena', start: 0, end: 4, typing: false },
        { word: 'obrien', start: 6, end: 13, typing: true },
      ],
    });
    expect(left('main ')).toBe('main');
    expect(left('main.')).toBe('main*');
    expect(read('  ')).toEqual(EMPTY);
  });

  it('leave out what stands between two streets', () => {
    expect(
      ['main & 5th', 'main at 5th', 'main and 5th ', 'main y 5th', 'main @ 5th', 'main and'].map(left),
    ).toEqual(['main 5th*', 'main 5th*', 'main 5th', 'main 5th*', 'main 5th*', 'main and*']);
  });

  it('are no more than twelve, of 500 letters', () => {
    const many = Array.from({ length: 30 }, (_, at) => `w${at}x`).join(' ');
    expect(read(many).words).toHaveLength(12);
    expect(read(`${' '.repeat(490)}main street open`).words).toEqual([
      { word: 'main', start: 490, end: 494, typing: false },
      { word: 'stree', start: 495, end: 500, typing: true },
    ]);
    expect(read('a'.repeat(10_000)).words).toEqual([
      { word: 'a'.repeat(40), start: 0, end: 500, typing: true },
    ]);
  });
});

describe('filters in plain words', () => {
  it('are given whole, with their words left out of the rest', () => {
    expect(read('open pothole main')).toEqual({
      ...EMPTY,
      words: [{ word: 'main', start: 13, end: 17, typing: true }],
      filters: [
        { condition: state('open'), label: 'Open', start: 0, end: 4, words: [] },
        {
          condition: { kind: 'service', services: ['pothole'] },
          label: 'Pothole',
          start: 5,
          end: 12,
          words: [{ word: 'pothole', start: 5, end: 12, typing: false }],
        },
      ],
    });
    expect(
      read('overdue mine escalated reopened bss cd14').filters.map(({ condition }) => condition),
    ).toEqual([
      { kind: 'overdue' },
      { kind: 'mine' },
      { kind: 'escalated' },
      { kind: 'reopened' },
      { kind: 'department', department: 'BSS' },
      { kind: 'district', district: '14' },
    ]);
    expect(read('in progress').filters.map(({ condition }) => condition)).toEqual([state('in-progress')]);
  });

  it('are states in English and Spanish', () => {
    const said: Record<string, string> = {
      Open: 'open abierto abiertos abierta ABIERTAS',
      Closed: 'closed cerrado cerradas',
      'In progress': 'inprogress',
      Reopened: 'reopened reabierto reabiertas',
      Overdue: 'overdue vencido vencidas atrasados',
      Escalated: 'escalated escalado escalados',
      Mine: 'mine mios míos',
    };
    for (const [label, list] of Object.entries(said)) {
      for (const word of list.split(' ')) expect(chips(word)).toEqual([`${word} | ${label}`]);
    }
    const phrases = [
      'in-progress',
      'en curso',
      'past due',
      're-opened',
      'my cases',
      'mis casos',
      'en espera',
    ];
    expect(phrases.flatMap(chips)).toEqual([
      'in-progress | In progress',
      'en curso | In progress',
      'past due | Overdue',
      're-opened | Reopened',
      'my cases | Mine',
      'mis casos | Mine',
      'en espera | Waiting',
    ]);
  });

  it('keep their words when they may be meant so', () => {
    expect(chips('new hampshire ave')).toEqual(['new | New | new']);
    expect(chips('waiting')).toEqual(['waiting | Waiting | waiting*']);
    expect(['assigned', 'referred', 'scheduled', 'nuevos'].flatMap(chips)).toEqual([
      'assigned | Assigned | assigned*',
      'referred | Referred | referred*',
      'scheduled | Scheduled | scheduled*',
      'nuevos | New | nuevos*',
    ]);
  });

  it('are departments by code, alias and name', () => {
    expect(
      ['lasan', 'bos ', 'Sanitation ', 'street services ', 'fire department', 'la fire', 'dot '].flatMap(
        chips,
      ),
    ).toEqual([
      'lasan | Sanitation',
      'bos | Sanitation | bos',
      'Sanitation | Sanitation | sanitation',
      'street services | Street Services | street services',
      'fire department | Fire',
      'la fire | Fire',
      'dot | Fire | dot',
    ]);
    expect(chips('fire hydrant')).toEqual([]);
  });

  it('are districts in every form', () => {
    const forms = ['cd14', 'cd 14', 'cd-14', 'CD014', 'district 14', 'council district 14', 'distrito 14'];
    expect(forms.flatMap(chips)).toEqual(forms.map((form) => `${form} | CD 14`));
    expect(['cd', 'cd 0', 'cd1234', 'district main'].flatMap(chips)).toEqual([]);
  });

  it('are the longest phrase of a service, singular or plural', () => {
    expect(chips('dead animal main')).toEqual(['dead animal | Dead animal | dead animal']);
    expect(chips('Potholes ')).toEqual(['Potholes | Pothole | potholes']);
    expect(chips('baches couches animales muertos ')).toEqual([
      'baches | Pothole | baches',
      'couches | Bulky items | couches',
      'animales muertos | Dead animal | animales muertos',
    ]);
    expect(read('trash can').filters[0]).toMatchObject({
      condition: { kind: 'service', services: ['bulky-items', 'pothole'] },
      label: 'Trash can',
    });
    expect(chips('bulky')).toEqual([]);
    expect(chips('dead, animal')).toEqual(['animal | Dead animal | animal*']);
  });

  it('are not seen in the names of streets', () => {
    for (const text of [
      '123 state st',
      'open st',
      '123 n open',
      '1234 s mine',
      'calle cerrada',
      'hole way',
    ]) {
      expect([text, chips(text), left(`${text} `)]).toEqual([text, [], text]);
    }
    expect(chips('open street sofa')).toEqual(['open | Open', 'street sofa | Bulky items | street sofa*']);
    expect(chips('open road hole')).toEqual(['open | Open', 'road hole | Pothole | road hole*']);
    expect(chips('main st open')).toEqual(['open | Open']);
    expect(chips('1234 main closed')).toEqual(['closed | Closed']);
  });
});

describe('key:value', () => {
  it('is always a filter', () => {
    const text =
      'state:new status:"in progress" service:couch dept:fire district:3 cd:4 is:mine type:bulky-items';
    expect(chips(text)).toEqual([
      'state:new | New',
      'status:"in progress" | In progress',
      'service:couch | Bulky items',
      'dept:fire | Fire',
      'district:3 | CD 3',
      'cd:4 | CD 4',
      'is:mine | Mine',
      'type:bulky-items | Bulky items',
    ]);
    expect(left(text)).toBe('');
    expect(chips('State: open')).toEqual(['State: open | Open']);
    expect(read('state:reopened').filters[0]?.condition).toEqual(state('reopened'));
    expect(read('is:reopened').filters[0]?.condition).toEqual({ kind: 'reopened' });
  });

  it('is just words when the key or the value is unknown', () => {
    for (const text of [
      'state:foo',
      'note:open',
      'state:',
      'is:pothole',
      '10:30',
      'state:mine',
      'a:b:c',
      '-state:open',
    ]) {
      expect(chips(text)).toEqual([]);
    }
    expect(left('closed:foo main')).toBe('closed foo main*');
    expect(read('dept:"fire and rain"')).toMatchObject({
      filters: [],
      phrases: [{ words: ['fire', 'and', 'rain'], start: 5, end: 20 }],
    });
  });
});

describe('minus and quotes', () => {
  it('take the word that is still being typed as a beginning', () => {
    const read1 = read('"roof of the ga');
    expect(words(read1.words)).toBe('roof of the ga*');
    expect(read1.words.at(-1)?.typing).toBe(true);
    expect(read1.phrases).toEqual([{ words: ['roof', 'of', 'the'], start: 0, end: 12 }]);
    expect(read('"roof of the ga"').phrases).toEqual([
      { words: ['roof', 'of', 'the', 'ga'], start: 0, end: 16 },
    ]);
  });

  it('leave words out', () => {
    expect(read('main -graffiti')).toEqual({
      ...EMPTY,
      words: [{ word: 'main', start: 0, end: 4, typing: false }],
      without: [{ word: 'graffiti', start: 6, end: 14, typing: true }],
    });
    expect(words(read('-open -"new" x').without)).toBe('open new');
    for (const text of ['main - 5th', 'a-b', '-', '1-4601662271', '555-0142', '213 -555 -0142', '-e-waste']) {
      expect(read(text).without).toEqual([]);
    }
    expect(left('-e-waste ')).toBe('e waste');
  });

  it('keep words together as phrases, whatever they mean', () => {
    expect(read('open "Closed Main" x')).toEqual({
      ...EMPTY,
      words: [
        { word: 'closed', start: 6, end: 12, typing: false },
        { word: 'main', start: 13, end: 17, typing: false },
        { word: 'x', start: 19, end: 20, typing: true },
      ],
      phrases: [{ words: ['closed', 'main'], start: 5, end: 18 }],
      filters: [{ condition: state('open'), label: 'Open', start: 0, end: 4, words: [] }],
    });
    const phrases = (text: string) =>
      read(text).phrases.map((one) => [one.words.join(' '), one.start, one.end]);
    expect(phrases('“main at 5th” “open ')).toEqual([
      ['main at 5th', 0, 13],
      ['open', 14, 20],
    ]);
    expect(phrases('-"two words"')).toEqual([['two words', 1, 12]]);
    expect(phrases('6" pipe "" ')).toEqual([]);
  });
});

describe('numbers and phone numbers', () => {
  it('are seen in every form', () => {
    const number = (text: string) => read(text).number;
    expect(
      ['1-4601662271', '4601662271', '14601662271', ' 1 - 4601662271', '4601', '1-46016', '"4601"'].map(
        number,
      ),
    ).toEqual(['4601662271', '4601662271', '14601662271', '4601662271', '4601', '46016', '4601']);
    expect(['460', '1234 main', 'main', '12-34 st'].map(number)).toEqual([null, null, null, null]);
    // As it is written down and read out.
    for (const text of [
      '#4601662271',
      'SR# 1-4601662271',
      'sr#1-4601662271',
      'case no. 4601662271',
      'Caso: 1-4601662271',
    ])
      expect([text, number(text)]).toEqual([text, '4601662271']);
    expect(['# main', 'case main 12', 'north 1234', 'sr'].map(number)).toEqual([null, null, null, null]);
    const phone = (text: string) => read(text).phone;
    expect(
      ['(213) 555-0142', '213.555.0142', '+1 213 555 0142', '5550142', '555-0142', '0142'].map(phone),
    ).toEqual(['2135550142', '2135550142', '12135550142', '5550142', '5550142', null]);
  });

  it('are seen beside filters and words after a minus', () => {
    expect(read('open 1-4601662271 cd14 -main')).toMatchObject({ number: '4601662271' });
    expect(read('2026-11-03')).toMatchObject({ number: null, phone: null });
    expect(read('pothole 555-0142')).toMatchObject({ phone: '5550142' });
  });
});
