import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ACCOUNTS, anyDirectory } from '../../../test/any-directory.ts';
import { NOW, SOUND } from '../../../test/checked-directory.ts';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { directory as schema, type ContactPoint, type Directory } from './directory.ts';
import { importDirectoryFile } from './import-directory-file.ts';
import { readDirectoryFile } from './read-directory-file.ts';
import { writeDirectoryFile } from './write-directory-file.ts';

const [ANN, BO, CY, DI] = ACCOUNTS;
if (ANN === undefined || BO === undefined || CY === undefined || DI === undefined) throw new Error('too few');
const PEOPLE = [
  { id: ANN, login: 'ann', name: 'Ann' },
  { id: BO, login: 'bo.lee', name: '=Bo "B" Lee (East)' },
  { id: CY, login: 'strange (login)', name: 'Cy' },
];

const readBack = (directory: Directory) => {
  const { serviceHours, points, problems } = readDirectoryFile(
    writeDirectoryFile(directory, null, PEOPLE),
    PEOPLE,
  );
  return {
    problems,
    directory: { serviceHours: serviceHours?.hours, contactPoints: points.map(({ point }) => point) },
  };
};
const NO_PROBLEMS: never[] = [];
/** Texts with what means something to a spreadsheet, to a list or to a name. */
const anyText = fc
  .array(
    fc.constantFrom(
      ...Array.from(`a Z,;"'=+-@()\t\n\réñ😀`),
      '\r\n',
      'all',
      '(ann)',
      'every day',
      '""',
      '\u{feff}',
      ' ',
    ),
    {
      maxLength: 7,
    },
  )
  .map((parts) => parts.join(''));

describe('a directory as a file', () => {
  it('comes back as it went, for directories of the small city', () => {
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        expect(readBack(directory)).toEqual({ problems: NO_PROBLEMS, directory });
      }),
    );
  });

  it('comes back as it went, whatever texts stand in it', () => {
    fc.assert(
      fc.property(anyDirectory, fc.infiniteStream(anyText), (made, texts) => {
        const next = (most: number) =>
          Array.from(texts.next().value)
            .slice(0, most / 2)
            .join('') || 'x';
        const directory: Directory = {
          serviceHours: next(60),
          contactPoints: made.contactPoints.map((point) => ({
            ...point,
            unit: point.unit === null ? null : next(40).replaceAll(/\p{Cc}/gu, '-'),
            role: next(120),
            primary: point.primary === null ? null : { name: next(120) },
            tty: point.substitute === null ? null : next(40),
            hours: next(60),
            channels: point.channels.map(({ kind }) => ({ kind, address: texts.next().value })),
            districts: point.districts === 'all' ? 'all' : [next(20), next(20)],
            roster: point.roster.map((entry) => ({ ...entry, rule: next(200), who: { name: next(120) } })),
          })),
        };
        expect(schema.parse(directory)).toEqual(directory);
        expect(readBack(directory)).toEqual({ problems: NO_PROBLEMS, directory });
      }),
    );
  });

  it.each<[string, Partial<ContactPoint>]>([
    ['formulas', { role: '=1+1', tty: '+1 213 555 0100', unit: "'@x" }],
    ['quotation marks', { role: '"Night" desk, "all"', primary: { name: ' "x" ' } }],
    ['lines', { role: 'one\r\ntwo\nthree\ttabbed; four' }],
    ['names like logins', { primary: { name: 'Ann (ann)' }, backup: { account: ANN } }],
    ['other accounts', { primary: { account: CY }, backup: { account: DI } }],
    ['names like accounts', { primary: { name: `X (account ${ANN})` }, backup: { account: BO } }],
    ['lists', { services: ['all'], districts: ['all', '1; 2', ' "x"', 'a,b'] }],
    [
      'rules like words',
      {
        roster: [
          'every day',
          'FREQ=DAILY',
          'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU',
          'FREQ=MONTHLY;BYDAY=1MO',
        ].map((rule) => ({
          who: { name: 'Ann' },
          rule,
          start: '2026-02-30T25:61',
          hours: 0.25,
          exceptions: [{ from: '2026-99-99', until: '2026-01-01', instead: null }],
        })),
      },
    ],
  ])('comes back as it went: %s', (_what, change) => {
    const [first, ...others] = SOUND.contactPoints;
    if (first === undefined) throw new Error('an empty directory');
    const directory = { ...SOUND, contactPoints: [{ ...first, ...change }, ...others] };
    expect(readBack(directory)).toEqual({ problems: NO_PROBLEMS, directory });
  });

  it('has the names of its columns, what to write in them, and rows that a department can fill in', () => {
    const point = SOUND.contactPoints.find(({ id }) => id === 'lasan-emergency-1');
    if (point === undefined) throw new Error('no such entry');
    const file = writeDirectoryFile(
      {
        ...SOUND,
        contactPoints: [
          {
            ...point,
            primary: { account: ANN },
            roster: [
              {
                who: { name: 'Night desk' },
                rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA,SU',
                start: '2026-11-07T19:00',
                hours: 12,
                exceptions: [{ from: '2026-12-26', until: '2026-12-27', instead: null }],
              },
            ],
          },
        ],
      },
      'LASAN',
      PEOPLE,
    );
    const [titles, help, ...rows] = file.split('\r\n');
    expect(titles).toBe(
      '\u{feff}row,contact point,department,division,path,tier,role,primary,backup,languages,text telephone,hours,after hours,services,districts,acknowledge within minutes,minutes counted in,acknowledged by,from,until,verified on,verified by,made up,channel,number or address,person,comes again,first begins,hours long',
    );
    expect(help?.startsWith('"what to write: contact point, and below it a row for')).toBe(true);
    expect(rows).toEqual([
      'contact point,lasan-emergency-1,LASAN,,emergency,1,LASAN emergency 1,Ann (ann),,"en; es",,around-the-clock,,all,all,15,around-the-clock,"desk; spoken",,,2026-11-02,Sam Steward,no,,,,,,',
      'channel,lasan-emergency-1,,,,,,,,,,,,,,,,,,,,,,desk-queue,LASAN emergency 1,,,,',
      'channel,lasan-emergency-1,,,,,,,,,,,,,,,,,,,,,,phone,213-555-0100,,,,',
      'duty,lasan-emergency-1,,,,,,,,,,,,,,,,,,,,,,,,Night desk,"every 2 weeks on Sat, Sun",2026-11-07 19:00,12',
      'exception,lasan-emergency-1,,,,,,,,,,,,,,,,,2026-12-26,2026-12-27,,,,,,,,,',
      '',
    ]);
  });
});

/** Rows of the file of a department, changed; the whole of it imported again. */
function imported(change: (rows: string[][]) => void, department: string | null = 'LASAN') {
  const rows = writeDirectoryFile(SOUND, department, PEOPLE)
    .split('\r\n')
    .slice(0, -1)
    // No cell of this directory has a comma in it but those of the explanations.
    .map((line, index) => (index === 1 ? ['what to write'] : line.split(',')));
  change(rows);
  return importDirectoryFile({
    file: rows.map((row) => row.join(',')).join('\r\n'),
    department,
    into: SOUND,
    pack: SMALL_PACK,
    people: PEOPLE,
    now: NOW,
    accounts: new Set(ACCOUNTS),
  });
}
/** Where the contact point lasan-routine stands, below the titles and what explains them; from 0. */
const ROUTINE = 2;
const cells = (rows: string[][], row: number): string[] => {
  const found = rows[row];
  if (found === undefined) throw new Error(`there is no row ${row + 1}`);
  return found;
};
const set = (row: number, column: number, text: string) => (rows: string[][]) => {
  cells(rows, row)[column] = text;
};
const DUTY = (start: string, rule = 'every day', hours = '8') => {
  const before = Array.from({ length: 23 }, () => '');
  return ['duty', 'lasan-routine'].concat(before, 'Ann', rule, start, hours);
};
const EXCEPTION = (from: string, until: string) => {
  const row = DUTY('', '', '').with(0, 'exception').with(25, '');
  return row.with(18, from).with(19, until);
};
const problemsOf = (change: (rows: string[][]) => void, department: string | null = 'LASAN') => {
  const answer = imported(change, department);
  return answer.ok ? [] : answer.problems.map(({ cell, wrong, instead }) => [cell, wrong, instead]);
};

describe('an import', () => {
  it('puts the entries of the file where the department had its own', () => {
    expect(imported(() => undefined)).toEqual({ ok: true, directory: SOUND });
    expect(imported(() => undefined, null)).toEqual({ ok: true, directory: SOUND });
    const without = imported((rows) => void rows.splice(ROUTINE, 2));
    expect(without).toEqual({
      ok: true,
      directory: { ...SOUND, contactPoints: SOUND.contactPoints.filter(({ id }) => id !== 'lasan-routine') },
    });
  });

  it('takes what a spreadsheet makes of a file: other columns, days, numbers, marks between the cells', () => {
    const file = writeDirectoryFile(SOUND, 'LASAN', PEOPLE)
      .replaceAll('2026-11-02', '11/2/2026')
      .replaceAll(',', ';')
      .replaceAll('"en; es"', '"en, es"')
      .replaceAll('"desk; spoken"', 'desk, spoken')
      .replaceAll('\r\n', '\n');
    const into = { ...SOUND, contactPoints: SOUND.contactPoints.filter(({ id }) => id !== 'lasan-routine') };
    const context = { department: 'LASAN', into, pack: SMALL_PACK, people: PEOPLE, now: NOW, accounts: null };
    const answer = importDirectoryFile({ ...context, file });
    expect(answer.ok && new Set(answer.directory.contactPoints)).toEqual(new Set(SOUND.contactPoints));
  });

  it.each<[string, (rows: string[][]) => void, (readonly [string, string, string])[]]>([
    [
      'an unknown department',
      set(ROUTINE, 2, 'LASAM'),
      [
        [
          'C3',
          'The file is for LASAN, and this entry is of LASAM.',
          'Write LASAN, or take the entry and its rows out.',
        ],
      ],
    ],
    [
      'a bad tier',
      set(ROUTINE, 5, '5'),
      [
        [
          'F3',
          '"5" is none of what can stand here.',
          'Write 1 for who answers first, up to 4 for who answers for the department.',
        ],
      ],
    ],
    ['a tier in words', set(ROUTINE, 5, 'first'), [['F3', '"first" is no number.', expect.any(String)]]],
    [
      'no path',
      set(ROUTINE, 4, ''),
      [['E3', 'The cell is empty.', 'Write emergency, complaint or routine.']],
    ],
    [
      'a service that is misspelt',
      set(ROUTINE, 13, 'bulky-item'),
      [['N3', 'The city has no service "bulky-item".', 'Write bulky-items.']],
    ],
    [
      'a day that is on no calendar',
      set(ROUTINE, 18, '2026-02-30'),
      [['S3', '"2026-02-30" is on no calendar.', 'Write a day that exists, such as 2026-11-23.']],
    ],
    ['no day at all', set(ROUTINE, 18, 'soon'), [['S3', '"soon" is no day.', expect.any(String)]]],
    [
      'a number too short',
      set(ROUTINE + 1, 24, '911'),
      [['Y4', '"911" is no phone.', 'Write a number with seven digits at least, such as (213) 555-0100.']],
    ],
    [
      'duties that overlap',
      (rows) => rows.splice(ROUTINE + 2, 0, DUTY('2026-11-02 08:00'), DUTY('11/2/2026 3:00 PM')),
      [
        [
          '6',
          'This duty overlaps the one in row 5, first from 2026-11-22 15:00 to 2026-11-22 16:00, 371 times in a year.',
          'Change one of them so that they follow each other, or add an exception to one.',
        ],
      ],
    ],
    [
      'a rule that says nothing',
      (rows) => rows.splice(ROUTINE + 2, 0, DUTY('2026-11-02 08:00', 'now and then')),
      [['AA5', '"now and then" says nothing about when the duty comes again.', expect.any(String)]],
    ],
    [
      'an impossible day in a rule',
      (rows) => rows.splice(ROUTINE + 2, 0, DUTY('2026-02-29 08:00')),
      [['AB5', '"2026-02-29T08:00" is on no calendar.', 'Write a day that exists, such as 2026-11-23.']],
    ],
    [
      'a duty that never ends',
      (rows) => rows.splice(ROUTINE + 2, 0, DUTY('2026-11-02 08:00', 'every day', '9999')),
      [['AC5', '"9999" is too much.', 'Write how many hours it lasts, such as 12 or 7.5.']],
    ],
    [
      'an exception that ends before it begins, and one without a duty',
      (rows) => {
        rows.splice(ROUTINE + 2, 0, DUTY('2026-11-02 08:00'), EXCEPTION('2026-12-26', '2026-12-24'));
      },
      [
        [
          'S6',
          'It ends on 2026-12-24, before it begins on 2026-12-26.',
          'Write the earlier day under "from".',
        ],
      ],
    ],
    [
      'an exception above its duty',
      (rows) => rows.splice(ROUTINE + 2, 0, EXCEPTION('2026-12-24', '2026-12-24')),
      [['5', 'No duty of this contact point stands above.', 'Put the row below the duty it is about.']],
    ],
    [
      'a code twice, and one of another department',
      (rows) => {
        const [point, channel] = [cells(rows, ROUTINE), cells(rows, ROUTINE + 1)];
        const named = (id: string) => [point.with(1, id), channel.with(1, id)];
        rows.push(...named('bss-emergency-1'), ...named('lasan-emergency-2'));
      },
      [
        ['B17', 'The code "bss-emergency-1" belongs to an entry of BSS already.', 'Write another code.'],
        ['B19', 'The code "lasan-emergency-2" belongs to row 8 already.', 'Write another code.'],
      ],
    ],
    [
      'rows that nobody knows',
      (rows) => {
        cells(rows, ROUTINE + 1)[0] = 'phone';
        cells(rows, ROUTINE + 2)[25] = 'Ann';
        cells(rows, ROUTINE + 3)[1] = 'nobody';
      },
      [
        [
          'A4',
          'There are no rows of this kind.',
          'Write one of: city, contact point, channel, duty, exception.',
        ],
        [
          'Z5',
          'This column says nothing in a row "contact point".',
          'Empty the cell, or put it where it belongs.',
        ],
        [
          'B6',
          'The file has no contact point "nobody".',
          'Write the code of a row "contact point" of this file.',
        ],
      ],
    ],
    [
      'a column that is named otherwise',
      set(0, 5, 'level'),
      [
        ['F1', 'No column is named "level".', 'Name it as it was, or delete the column.'],
        ['1', 'The column "tier" is missing.', 'Begin with a file that Desk311 has written.'],
      ],
    ],
    [
      'a quotation mark that nothing closes',
      (rows) => set(rows.length - 1, 24, '"213-555-0100')(rows),
      [
        [
          '16',
          'A quotation mark opens a cell here and nothing closes it.',
          'Close it, or take it out. A spreadsheet saves files without this fault.',
        ],
      ],
    ],
    [
      'an empty file',
      (rows) => void rows.splice(1),
      [['1', 'The file has no contact point.', 'Add a row "contact point" and the rows that belong to it.']],
    ],
    [
      'service hours in the file of a department',
      (rows) => void rows.push(['city', ...Array.from({ length: 10 }, () => ''), 'office']),
      [['17', 'Only a file of the whole city says its service hours.', 'Delete the row.']],
    ],
  ])('is refused whole for %s', (_what, change, problems) => {
    expect(problemsOf(change)).toEqual(problems);
  });

  it('names a department that the city does not have, and its service hours', () => {
    expect(problemsOf(set(2, 11, 'offise'), null)).toEqual([
      ['L3', 'The city has no calendar "offise".', expect.stringContaining('around-the-clock, ')],
    ]);
    expect(problemsOf(set(3, 2, 'PARKS'), null)).toEqual([
      ['C4', 'The city has no department "PARKS".', 'Write LASAN, BSS, ITA.'],
    ]);
  });
});
