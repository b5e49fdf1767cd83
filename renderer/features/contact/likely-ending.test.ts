import { describe, expect, it } from 'vitest';
import { SMALL_PACK } from '../../../test/small-city.ts';
import { caseId } from '../../../shared/domain/ids.ts';
import type { Disposition } from '../../../shared/domain/contact-pack.ts';
import { clockWords, knownWords, numberWords } from './call-words.ts';
import { endingByLetter, likelyEnding } from './likely-ending.ts';

const id = caseId.parse('00000000-0000-4000-8000-00000000000a');
const ending = (code: string, en: string, after: Disposition['after']): Disposition => ({
  code,
  label: { en, es: en },
  needs: 'nothing',
  after,
});
const ENDINGS = [
  ending('filed', 'New request filed', 'opened'),
  ending('status', 'Status given', 'looked-up'),
  ending('article', 'Answered from an article', 'article'),
  ending('sent', 'Sent to 911', null),
];

describe('how a contact likely ended', () => {
  it('follows from what did most', () => {
    const looked = { caseId: id, deed: 'looked-up' as const, title: '' };
    const article = { id: 'stray-animals', version: 1 };
    const code = (
      cases: (typeof looked | { caseId: typeof id; deed: 'opened'; title: string })[],
      articles: (typeof article)[],
    ) => likelyEnding(ENDINGS, { cases, articles })?.code ?? null;
    expect([
      code([], []),
      code([looked], []),
      code([looked], [article]),
      code([looked, { ...looked, deed: 'opened' }], [article]),
    ]).toEqual([null, 'status', 'article', 'filed']);
    expect(likelyEnding(SMALL_PACK.dispositions ?? [], { cases: [looked], articles: [] })).toBeNull();
  });

  it('is chosen by first letter, one after the other', () => {
    expect([
      endingByLetter(ENDINGS, 's', null)?.code,
      endingByLetter(ENDINGS, 'S', 'status')?.code,
      endingByLetter(ENDINGS, 's', 'sent')?.code,
      endingByLetter(ENDINGS, 'x', null),
    ]).toEqual(['status', 'sent', 'status', null]);
  });
});

describe('words of a call', () => {
  it('say a number as it is read out', () => {
    expect(['+1 213 555 0142', '2135550142', '555-0142', '+44 20 7946 0000', null].map(numberWords)).toEqual([
      '(213) 555-0142',
      '(213) 555-0142',
      '555-0142',
      '+44 20 7946 0000',
      'Number withheld',
    ]);
  });

  it('say how long it takes', () => {
    expect([-5, 0, 7_900, 61_000, 3_729_000].map(clockWords)).toEqual([
      '0:00',
      '0:00',
      '0:07',
      '1:01',
      '1:02:09',
    ]);
  });

  it('say how far nobody is known', () => {
    expect(
      (['nothing', 'part', 'all'] as const).map((holds) => knownWords({ candidates: [], holds })),
    ).toEqual([
      'This desk holds no cases yet, so nobody can be recognised.',
      'Nobody among the cases on this desk so far; its copy is still being made.',
      'Nobody on this desk has this number.',
    ]);
  });
});
