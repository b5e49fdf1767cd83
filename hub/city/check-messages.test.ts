import { afterAll, beforeEach, expect, test } from 'vitest';
import { cityPackCopies } from '../../test/city-pack-copy.ts';

const copies = cityPackCopies();
beforeEach(() => copies.renew());
afterAll(() => copies.remove());

const FILE = 'messages.json';
const spoil = (find: string, replace: string, mark = '') => copies.spoil(FILE, find, replace, mark);

test('a placeholder that nobody knows, in a text and in a subject', async () => {
  const body = spoil('It is due by {due}.', 'It is due by {deu}.');
  const subject = spoil('Your request {number} is late', 'Your request {due} is late');
  expect(await copies.problems()).toEqual([
    {
      file: FILE,
      line: body,
      text:
        'templates[0].mail.en.body[3] "{deu}" is not known here. Use one of: {name}, {number}, {service}, {place}, ' +
        '{department}, {city}, {phone}, {trackingLink}, {due}.',
    },
    {
      file: FILE,
      line: subject,
      text:
        'templates[6].mail.en.subject "{due}" is not known here. Use one of: {name}, {number}, {service}, ' +
        '{department}, {city}, {phone}.',
    },
  ]);
});

test('a language that is not there, and a brace without its partner', async () => {
  const missing = spoil('"es": [', '"fr": [', '"sms"');
  expect((await copies.problems()).map(({ file, text }) => [file, text])).toEqual([
    [FILE, expect.stringContaining('es is missing. Add it.')],
  ]);
  expect(missing).toBeGreaterThan(1);
  copies.renew();
  const line = spoil('The number is now {original}.', 'The number is now {original.');
  expect(await copies.problems()).toEqual([
    {
      file: FILE,
      line,
      text: expect.stringContaining('has a brace without its partner. Close it or take it out.'),
    },
  ]);
});

test('templates for what there is not, twice the same, or none at all; hours that end before they begin', async () => {
  spoil('"bulky-items"', '"bulky"');
  spoil('"Water and spills"', '"Water"');
  spoil('"id": "scheduled-pickup"', '"id": "scheduled"');
  spoil('"occasion": "overdue"', '"occasion": "delayed"');
  spoil('"08:00"', '"22:00"');
  const said = (await copies.problems()).map(({ text }) => text.replace(/line \d+/, 'line N'));
  expect(said.toSorted()).toEqual([
    'hours.sms must begin before it ends, on the same day.',
    'templates has none for all services on the occasion "overdue". Add one without services, groups and outcomes.',
    'templates[1].services[0] "bulky" is not the code of a service.',
    'templates[2].groups[1] "Water" is the group of no service.',
    'templates[4].id "scheduled" is there already, at messages.json line N. Change or remove one.',
  ]);
});
