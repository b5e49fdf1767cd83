import { describe, expect, it } from 'vitest';
import {
  A,
  B,
  C,
  D,
  NEW,
  ANA,
  LUIS,
  MEI,
  PEOPLE,
  PROMISE,
  duplicate,
  noDuplicate,
  part,
  noPart,
  join,
  close,
  reopen,
  open,
  four,
} from '../../test/family-commands.ts';
import { uuid } from '../../test/family-world.ts';
import { handOff, named, NOW, person, plain } from '../../test/small-case.ts';
import type { CaseCommand } from './case-command.ts';
import { caseId } from './ids.ts';
import { HOUR } from './instant.ts';

describe('a part of a case', () => {
  it('is named by both, and both say so', () => {
    const world = four();
    expect(world.must(part(B, A))).toEqual([
      {
        caseId: B,
        event: { type: 'parent-linked', parent: A, split: false, callerIds: [], anonymousCallers: 0 },
      },
      { caseId: A, event: { type: 'child-linked', child: B, split: false } },
    ]);
    world.must(part(C, A));
    expect([world.facts(A).children, world.facts(B).parent, world.facts(C).parent]).toEqual([[B, C], A, A]);
    expect(world.must(noPart(B, A))).toEqual([
      { caseId: B, event: { type: 'parent-unlinked', parent: A } },
      { caseId: A, event: { type: 'child-unlinked', child: B } },
    ]);
    expect([world.facts(A).children, world.facts(B).parent]).toEqual([[C], null]);
  });

  it('has no parts, is a part of one case only, and of none that is closed or a duplicate', () => {
    const world = four();
    world.must(part(B, A));
    expect([
      world.refusal(part(A, A)),
      world.refusal(part(B, A)),
      world.refusal(part(B, C)),
      world.refusal(part(A, C)),
      world.refusal(part(C, B)),
      world.refusal(part(C, NEW)),
      world.refusal(noPart(C, A)),
      world.refusal(noPart(B, C)),
    ]).toEqual([
      "A case can't be a part of itself.",
      'They are linked already.',
      'It is a part of another case already. Unlink it from that one first.',
      'It has parts of its own, and parts have no parts. Link those to the other case instead.',
      '1-7000000002 is itself a part of another case, and parts have no parts. Use that case.',
      'There is no such case to be a part of.',
      'It is no part of that case any more. Look at it again.',
      'It is no part of that case any more. Look at it again.',
    ]);
    world.must(duplicate(C, D));
    expect([
      world.refusal(part(C, A)),
      world.refusal(part(B, C)),
      world.refusal(duplicate(B, D)),
      world.refusal(duplicate(A, D)),
      world.refusal(duplicate(C, A)),
    ]).toEqual([
      'It is a duplicate of another case. Unlink it from that one first.',
      'It is a part of another case already. Unlink it from that one first.',
      'This case is a part of another one. Unlink it from that one first.',
      'This case has parts. Unlink them first, or link the other case to this one.',
      'This case is a duplicate of another one already. Unlink it from that one first.',
    ]);
    world.must(noPart(B, A));
    expect(world.refusal(part(B, C))).toBe('1-7000000003 is a duplicate. Use the case it repeats.');
    world.must(close(D));
    expect(world.refusal(part(B, D))).toBe('1-7000000004 is closed. Reopen it first.');
    // What is done already can be a part all the same.
    world.must(close(B));
    world.must(part(B, A));
  });

  it('is linked by those who may link cases', () => {
    const world = four();
    const asked = (['agent', 'lead', 'worker', 'auditor', 'steward'] as const).map((role) => [
      role,
      world.refusal(part(B, A), { actor: person(role, plain.owner) }),
    ]);
    expect(asked).toEqual([
      ['agent', null],
      ['lead', null],
      ['worker', "Your role can't link it to another case."],
      ['auditor', "Your role can't link it to another case."],
      ['steward', "Your role can't link it to another case."],
    ]);
  });
});

describe('closing over open parts', () => {
  it('is refused with their numbers unless each is said to stay open, and the closing names them', () => {
    const world = four();
    world.must(part(B, A));
    expect(world.refused(close(A))).toEqual({
      code: 'open-children',
      message: 'A part of this case is still open: 1-7000000002. Close it first, or say that it stays open.',
      fields: [],
    });
    world.must(part(C, A));
    world.must(part(D, A));
    world.must(close(D));
    expect([world.refusal(close(A, [C])), world.refusal(close(A, [D]))]).toEqual([
      'A part of this case is still open: 1-7000000002. Close it first, or say that it stays open.',
      '2 parts of this case are still open: 1-7000000002, 1-7000000003. Close them first, or say that they stay open.',
    ]);
    // The one that was closed meanwhile did not stay open.
    const [closing] = world.must(close(A, [B, C, D]));
    expect(closing?.event).toMatchObject({ type: 'closed', stayOpen: [B, C] });
    expect([world.facts(A).state, world.facts(B).state, world.facts(C).state]).toEqual([
      'closed',
      'new',
      'new',
    ]);
  });

  it('asks again after a part was reopened, and no more when all are closed', () => {
    const world = four();
    world.must(part(B, A));
    world.must(close(B));
    const [closing] = world.must(close(A));
    expect(closing?.event).not.toHaveProperty('stayOpen');
    world.must(reopen(A));
    world.must(reopen(B));
    expect(world.refused(close(A))?.code).toBe('open-children');
  });

  it('counts parts of which nothing is known as open, without a number', () => {
    const world = four();
    world.must(part(B, A));
    world.must(part(C, A));
    const children = [
      { id: B, number: null, open: null },
      { id: C, number: '1-7000000003', open: true },
    ];
    expect([world.refusal(close(A), { children }), world.refusal(close(A, [C]), { children })]).toEqual([
      '2 parts of this case are still open: 1-7000000003, one not shown here. Close them first, or say that they stay open.',
      'A part of this case is still open: one not shown here. Close it first, or say that it stays open.',
    ]);
    expect(world.refusal(close(A, [B, C]), { children })).toBeNull();
  });
});

describe('splitting a part off', () => {
  it('makes a case with the same callers, a part of the first', () => {
    const world = four();
    world.must(join(A, ANA));
    world.must(join(A, LUIS));
    const split = { ...open(NEW, A), caller: { kind: 'known' as const, id: ANA } } as CaseCommand;
    expect(world.must(split).slice(1)).toEqual([
      { caseId: NEW, event: { type: 'caller-joined', callerId: ANA } },
      {
        caseId: NEW,
        event: { type: 'parent-linked', parent: A, split: true, callerIds: [LUIS], anonymousCallers: 1 },
      },
      { caseId: A, event: { type: 'child-linked', child: NEW, split: true } },
    ]);
    const { parent, callerIds, anonymousCallers, version } = world.facts(NEW);
    expect({ parent, callerIds, anonymousCallers, version }).toEqual({
      parent: A,
      callerIds: [ANA, LUIS],
      anonymousCallers: 1,
      version: 3,
    });
  });

  it('counts an anonymous caller once, and leaves them behind where a name is needed', () => {
    const world = four();
    world.must(open(NEW, A));
    expect(world.facts(NEW).anonymousCallers).toBe(1);
    const other = caseId.parse(uuid(10));
    const split = {
      ...open(other, A, named.code),
      caller: { kind: 'known' as const, id: MEI },
    } as CaseCommand;
    world.must(split);
    expect([world.facts(other).callerIds, world.facts(other).anonymousCallers]).toEqual([[MEI], 0]);
  });

  it('is refused with the way to go where the first can have no parts', () => {
    const world = four();
    world.must(part(B, A));
    world.must(duplicate(C, A));
    world.must(close(D));
    expect([B, C, D, caseId.parse(uuid(8))].map((from) => world.refused(open(NEW, from)))).toEqual(
      [
        '1-7000000002 is itself a part of another case, and parts have no parts. Use that case.',
        '1-7000000003 is a duplicate. Use the case it repeats.',
        '1-7000000004 is closed. Reopen it first.',
        'There is no such case to be a part of.',
      ].map((message) => ({ code: 'parent-target', message, fields: [] })),
    );
    expect(world.refusal(open(NEW, A, handOff.code), { actor: person('worker', plain.owner) })).toBe(
      "Your role can't open a case.",
    );
  });
});

describe('a duplicate', () => {
  it('carries every caller, also those who join it later, and takes with it only those it brought', () => {
    const world = four();
    world.must(join(A, ANA));
    world.must(join(B, ANA));
    world.must(join(B, LUIS));
    world.must(duplicate(B, A));
    expect(world.facts(A)).toMatchObject({
      callerIds: [ANA, LUIS],
      anonymousCallers: 2,
      duplicates: [{ id: B, callerIds: [LUIS], anonymousCallers: 1 }],
    });
    expect(world.must(join(B, MEI))).toEqual([
      { caseId: B, event: { type: 'caller-joined', callerId: MEI } },
      { caseId: A, event: { type: 'caller-joined', callerId: MEI, from: B } },
    ]);
    world.must(join(B, null));
    // Who is there by themselves stays so.
    world.must(join(A, null));
    world.must(close(B, undefined, 'duplicate'));
    expect(world.refusal(noDuplicate(B, A))).toBe(
      'It was closed as a duplicate: its callers are answered there. Reopen it first.',
    );
    world.must(reopen(B));
    expect(world.must(noDuplicate(B, A))).toEqual([
      { caseId: B, event: { type: 'duplicate-unlinked', duplicateOf: A } },
      {
        caseId: A,
        event: { type: 'duplicate-returned', from: B, callerIds: [LUIS, MEI], anonymousCallers: 2 },
      },
    ]);
    expect(world.facts(A)).toMatchObject({ callerIds: [ANA], anonymousCallers: 2, duplicates: [] });
    expect(world.facts(B)).toMatchObject({
      callerIds: [ANA, LUIS, MEI],
      anonymousCallers: 2,
      duplicateOf: null,
    });
  });

  it('leaves those behind whom another duplicate brought too, or who were promised something there', () => {
    const world = four();
    for (const who of PEOPLE) world.must(join(B, who));
    world.must(join(C, LUIS));
    world.must(duplicate(B, A));
    world.must(duplicate(C, A));
    world.must({
      type: 'make-promise',
      caseId: A,
      promise: {
        id: PROMISE,
        kind: 'call-back',
        basis: 'agent',
        by: NOW + HOUR,
        language: 'en',
      },
      callerId: MEI,
      why: null,
    });
    world.must(noDuplicate(B, A));
    expect(world.facts(A).callerIds).toEqual([LUIS, MEI]);
  });

  it('of a duplicate is led to the live case', () => {
    const world = four();
    world.must(duplicate(B, A));
    world.must(duplicate(A, C));
    expect([world.refusal(join(B, ANA)), world.refusal(duplicate(D, A))]).toEqual([
      'This case repeats 1-7000000001, which repeats yet another one. Add the caller to that one.',
      'The other case is itself a duplicate. Link to the one it points to.',
    ]);
    world.must(join(A, ANA));
    expect(world.facts(C).callerIds).toEqual([ANA]);
  });
});

describe('callers who become one', () => {
  it('stay with the case when either of them followed it for its own sake', () => {
    const world = four();
    world.must(join(A, ANA));
    world.must(join(B, LUIS));
    world.must(join(B, MEI));
    world.must(duplicate(B, A));
    world.happen(A, { type: 'callers-merged', from: LUIS, to: ANA, both: true });
    expect(world.facts(A)).toMatchObject({
      callerIds: [ANA, MEI],
      duplicates: [{ id: B, callerIds: [MEI], anonymousCallers: 1 }],
    });
    world.happen(A, { type: 'callers-merged', from: MEI, to: LUIS, both: false });
    expect(world.facts(A).duplicates).toEqual([{ id: B, callerIds: [LUIS], anonymousCallers: 1 }]);
    world.happen(A, { type: 'callers-parted', from: LUIS, to: MEI, both: false });
    expect(world.facts(A)).toMatchObject({
      callerIds: [ANA, MEI],
      duplicates: [{ id: B, callerIds: [MEI], anonymousCallers: 1 }],
    });
  });
});
