import { describe, expect, it } from 'vitest';
import { EMPTY_DRAFT } from '../../workspace/workspace.ts';
import { handOverNote } from './hand-over-note.ts';

const ARTICLE = {
  title: { en: 'No water', es: 'Sin agua' },
  transfer: {
    to: 'outside' as const,
    name: 'Water and Power',
    phone: '800-342-5397',
    handOver: ['How fast it flows', 'Homes at risk'],
  },
};
const TARGET = { name: 'Water and Power', reach: 'phone 800-342-5397', sample: false };

describe('the note for a warm hand-over', () => {
  it('leaves open what nobody said', () => {
    expect(handOverNote(ARTICLE, TARGET, null, 'es').split('\n')).toEqual([
      'To: Water and Power (phone 800-342-5397)',
      'About: No water',
      'Caller:',
      'Call back:',
      'Speaks: Spanish',
      'Place:',
      'How fast it flows:',
      'Homes at risk:',
      'Told the caller:',
    ]);
  });

  it('takes over what the caller said for the new case', () => {
    const draft = {
      ...EMPTY_DRAFT,
      callerName: ' Ana Ruiz ',
      callerPhone: '213 555 0142',
      callerLanguage: 'ko',
      placeText: '2200 s figueroa',
    };
    expect(handOverNote(ARTICLE, TARGET, draft, 'en').split('\n').slice(2, 6)).toEqual([
      'Caller: Ana Ruiz',
      'Call back: 213 555 0142',
      'Speaks: Korean',
      'Place: 2200 s figueroa',
    ]);
  });

  it('says that the caller wants no name', () => {
    const draft = { ...EMPTY_DRAFT, callerMode: 'anonymous' as const, callerName: 'Ana' };
    const note = handOverNote(ARTICLE, TARGET, draft, 'en');
    expect(note).toContain('Caller: does not give a name\n');
    expect(note).toContain('Speaks:\n');
  });
});
