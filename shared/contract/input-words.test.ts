import { expect, it } from 'vitest';
import { openCase } from '../domain/case-command.ts';
import { NO_PLACE } from '../domain/place.ts';
import { typedRefusal } from './input-words.ts';

const UUID = '6f1f7c1e-8f0b-4c55-9d6a-0f5f3c1b2a11';
const CALLER = { kind: 'new', id: UUID, name: 'Ana', phone: null, email: null, language: 'en' };
const COMMAND = {
  type: 'open-case',
  caseId: UUID,
  service: 'pothole',
  channel: 'call',
  place: NO_PLACE,
  caller: CALLER,
  description: null,
  placeSaid: null,
  answers: null,
};
const said = (body: string) => ({ id: UUID, body });
const answers = (values: unknown) => ({ id: UUID, catalogueVersion: '1', values });

function refusalOf(change: object): string | null {
  const read = openCase.safeParse({ ...COMMAND, ...change });
  const issue = read.error?.issues[0];
  return issue === undefined ? 'taken' : typedRefusal(issue);
}

it.each([
  [
    { description: said('bell \u0007') },
    'What the caller said has a control character that nobody can see at place 6. Delete it there, or write the text anew.',
  ],
  [
    { placeSaid: said('🛋️x\ud83d') },
    'The place in the caller’s words has half of a character at place 4. Delete it there, or write the text anew.',
  ],
  [
    { description: said('x'.repeat(4_001)) },
    'What the caller said has room for 4,000 characters. Make it shorter.',
  ],
  [{ caller: { ...CALLER, name: '  ' } }, 'The name is empty. Write it, or choose Anonymous.'],
  [
    { caller: { ...CALLER, email: 'ana@' } },
    'The e-mail address is no whole e-mail address such as ana@example.org. Correct it, or take it out.',
  ],
  [
    { caller: { ...CALLER, language: '<b>' } },
    'The language is no language such as en or es. Choose one from the list.',
  ],
  [
    { place: { ...NO_PLACE, address: '12 \u202eMAIN ST' } },
    'The address has a character that turns the direction of reading. Choose or type it anew.',
  ],
  [
    { answers: answers({ a: ['x\u0000'] }) },
    'What was answered has a control character that nobody can see at place 2. Delete it there, or write the text anew.',
  ],
  [
    { answers: answers({ a: 'x'.repeat(20_000) }) },
    'What was answered has room for 20,000 characters in all. Make it shorter.',
  ],
  [{ answers: answers({ a: [[['deep']]] }) }, null],
  [{ description: said('\u202eكنبة 🛋️ <script> =1+1 \u200b \ufeff\r\n\tend') }, 'taken'],
  [{ answers: answers({ a: 'مريم \u2066', b: 2, c: ['x', null, true], d: { e: 'f' } }) }, 'taken'],
])('%#: says which field, what is wrong and what to do', (change, words) => {
  expect(refusalOf(change)).toBe(words);
});
