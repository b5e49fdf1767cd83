import { describe, expect, it } from 'vitest';
import { CASE, codeOf, decide, elsewhere, opened, owner, person, TEXT } from '../../test/small-case.ts';
import type { CommandOf } from './case-command.ts';
import { accountId, type AccountId } from './ids.ts';
import {
  findable,
  findColleagues,
  isMentionable,
  mentionedIn,
  notePieces,
  stillMentioned,
  typedMention,
} from './mention.ts';

const one = (n: number): AccountId =>
  accountId.parse(`00000000-0000-4000-8000-${String(900 + n).padStart(12, '0')}`);
const ANA = { id: one(1), name: 'Ana Núñez', words: 'Agent ITA' };
const JOSE = { id: one(2), name: 'José Luis de la Cruz', words: 'Department worker LASAN Sanitation' };
const ANNA = { id: one(3), name: "Anna O'Brien", words: 'Escalation lead LASAN Sanitation' };
const LUIS = { id: one(4), name: 'Luis Ana Ortega', words: 'Supervisor' };

const note = (more: Partial<CommandOf<'add-note'>> = {}): CommandOf<'add-note'> => ({
  type: 'add-note',
  caseId: CASE,
  visibility: 'internal',
  note: { id: TEXT, body: '@Ana Núñez, look at this' },
  ...more,
});

describe('a note that mentions colleagues', () => {
  it('carries their ids and nothing of their names; one that mentions nobody has none', () => {
    const texts = [{ id: TEXT, body: '@Ana Núñez, look at this', kind: 'note', visibility: 'internal' }];
    const added = { type: 'note-added', text: TEXT, visibility: 'internal' };
    const decisions = [
      decide(opened(), note({ mentions: [ANA.id, JOSE.id] })),
      decide(opened(), note({ mentions: [] })),
      decide(opened(), note()),
    ];
    expect(decisions).toEqual(
      [{ ...added, mentions: [ANA.id, JOSE.id] }, added, added].map((event) => ({
        ok: true,
        events: [{ caseId: CASE, event }],
        texts,
        newCaller: null,
      })),
    );
  });

  it('is refused when it is public, names somebody twice or too many, or is not the sender’s to write', () => {
    const all = Array.from({ length: 11 }, (_, n) => one(n));
    const refused = [
      decide(opened(), note({ mentions: [ANA.id], visibility: 'public' })),
      decide(opened(), note({ mentions: [ANA.id, JOSE.id, ANA.id] })),
      decide(opened(), note({ mentions: all })),
      decide(opened(), note({ mentions: [ANA.id, ANA.id] }), { actor: person('worker', elsewhere) }),
      decide(opened(), note({ mentions: [ANA.id] }), { actor: person('auditor') }),
    ].map((decision) => (decision.ok ? 'taken' : [decision.refusal.code, decision.refusal.message]));
    expect(refused).toEqual([
      [
        'invalid',
        'A public note mentions nobody: residents would read the names. Make it internal, or mention nobody.',
      ],
      ['invalid', 'A colleague is mentioned twice. Mention each once.'],
      ['invalid', 'A note mentions 10 colleagues at most. Mention fewer.'],
      ['not-found', 'There is no such case, or it is not yours to see.'],
      ['not-permitted', "Your role can't add a note."],
    ]);
    expect(codeOf(decide(opened(), note({ mentions: all.slice(1) })))).toBe('ok');
  });

  it('mentions whoever may see the case, and is no mention to the one who wrote it', () => {
    const facts = opened();
    expect(
      [person('agent'), person('worker', owner), person('worker', elsewhere), person('lead', elsewhere)].map(
        (who) => isMentionable(who, facts, false),
      ),
    ).toEqual([true, true, false, true]);
    const event = { type: 'note-added' as const, text: TEXT, visibility: 'internal' as const };
    const by = { id: ANA.id, role: 'agent' as const };
    expect([
      mentionedIn({ by, event: { ...event, mentions: [JOSE.id, ANA.id] } }),
      mentionedIn({ by, event }),
    ]).toEqual([[JOSE.id], []]);
  });
});

describe('what is typed after an @', () => {
  const typed = (text: string) => {
    const caret = text.indexOf('|');
    return typedMention(text.replace('|', ''), caret);
  };

  it('is what stands between it and the caret, over a few words', () => {
    expect([
      typed('@an|'),
      typed('Ask @josé lui|s'),
      typed('(@ana|) and more'),
      typed('a\n@maría de la cr|'),
      typed("@o'br|"),
      typed('@Núñ|'),
    ]).toEqual([
      { at: 0, typed: 'an' },
      { at: 4, typed: 'josé lui' },
      { at: 1, typed: 'ana' },
      { at: 2, typed: 'maría de la cr' },
      { at: 0, typed: "o'br" },
      { at: 0, typed: 'Núñ' },
    ]);
  });

  it('is nothing without a letter, in an address of mail, after another line or too many words', () => {
    expect(
      ['@|', 'ana@exa|', '@ ana|', '@5pm|', '@ana\nbob|', '@a b c d e|', '@ana, bo|', 'no one|'].map(typed),
    ).toEqual(Array.from({ length: 8 }, () => null));
  });

  it('takes no time in a long note', () => {
    const long = `${'@a b c d '.repeat(1_200)}@ana`;
    const began = performance.now();
    expect(typedMention(long, long.length)).toEqual({ at: long.length - 4, typed: 'ana' });
    expect(performance.now() - began).toBeLessThan(20);
  });
});

describe('colleagues', () => {
  const people = findable([LUIS, JOSE, ANNA, ANA]);
  const found = (typed: string) => findColleagues(typed, people, 10).map(({ name }) => name);

  it('are found without accents and in any order of their names, those it begins with first', () => {
    expect({
      ana: found('ana'),
      an: found('an'),
      nunez: found('nunez an'),
      'cruz jose': found('cruz jose'),
      obrien: found('obrien'),
      ÁNÁ: found('ÁNÁ'),
    }).toEqual({
      ana: ['Ana Núñez', 'Luis Ana Ortega'],
      an: ['Ana Núñez', "Anna O'Brien", 'Luis Ana Ortega'],
      nunez: ['Ana Núñez'],
      'cruz jose': ['José Luis de la Cruz'],
      obrien: ["Anna O'Brien"],
      ÁNÁ: ['Ana Núñez', 'Luis Ana Ortega'],
    });
  });

  it('are told apart by role and department typed behind the name, not found by those alone', () => {
    expect({
      'an lasan': found('an lasan'),
      'lu sup': found('lu sup'),
      lasan: found('lasan'),
      'ana ana': found('ana ana'),
      none: found('zoe'),
      empty: found('.'),
    }).toEqual({
      'an lasan': ["Anna O'Brien"],
      'lu sup': ['Luis Ana Ortega'],
      lasan: [],
      'ana ana': [],
      none: [],
      empty: [],
    });
    expect(findColleagues('an', people, 1).map(({ name }) => name)).toEqual(['Ana Núñez']);
  });
});

describe('the names in a note', () => {
  const MARK = { id: one(5), name: 'Mark' };
  const MARKUS = { id: one(6), name: 'Mark Us' };

  it('are set off where they stand as a whole, the longer name before the shorter', () => {
    const text = '@Mark Us and @Mark, not @Marko; Mark neither. @Mark';
    const pieces = notePieces(text, [MARK, MARKUS]);
    expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    expect(pieces).toEqual([
      { at: 0, text: '@Mark Us', mention: MARKUS.id },
      { at: 8, text: ' and ', mention: null },
      { at: 13, text: '@Mark', mention: MARK.id },
      { at: 18, text: ', not @Marko; Mark neither. ', mention: null },
      { at: 46, text: '@Mark', mention: MARK.id },
    ]);
    expect(notePieces(text, [])).toEqual([{ at: 0, text, mention: null }]);
    expect(notePieces('', [MARK])).toEqual([]);
  });

  it('keep somebody mentioned as long as theirs stands there; of two with one name both, where it stands twice', () => {
    const twin = { id: one(7), name: 'Mark' };
    expect(
      ['@Mark', '@Mark and @Mark', '@Mar', 'Mark', '@Mark Us'].map((text) =>
        stillMentioned(text, [MARK, twin, MARKUS]).map(({ id }) => id),
      ),
    ).toEqual([[MARK.id], [MARK.id, twin.id], [], [], [MARKUS.id]]);
  });
});
