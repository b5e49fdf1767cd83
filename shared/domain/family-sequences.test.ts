import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CASES,
  NEW,
  PEOPLE,
  duplicate,
  noDuplicate,
  part,
  noPart,
  join,
  close,
  reopen,
  open,
  four,
  type Id,
} from '../../test/family-commands.ts';
import { isLive } from './case-state.ts';

describe('any sequence of links, splits, closings and reopenings', () => {
  const SOME = [...CASES, NEW] as const;
  const anyCase = fc.constantFrom(...SOME);
  const command = fc.oneof(
    fc.tuple(anyCase, anyCase).map(([one, other]) => duplicate(one, other)),
    fc.tuple(anyCase, anyCase).map(([one, other]) => noDuplicate(one, other)),
    fc.tuple(anyCase, anyCase).map(([one, other]) => part(one, other)),
    fc.tuple(anyCase, anyCase).map(([one, other]) => noPart(one, other)),
    fc.tuple(anyCase, fc.constantFrom(...PEOPLE, null)).map(([one, who]) => join(one, who)),
    fc.tuple(anyCase, fc.subarray([...SOME])).map(([one, stay]) => close(one, stay)),
    anyCase.map((one) => close(one, undefined, 'duplicate')),
    anyCase.map(reopen),
    fc.constantFrom(...CASES).map((from) => open(NEW, from)),
  );

  it('leads to no loop, and to no two cases that disagree', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const world = four();
        const came = new Map<Id, Set<string>>();
        for (const one of commands) {
          const events = world.try(one);
          for (const { caseId: of, event } of events ?? []) {
            const own = came.get(of) ?? new Set();
            if (event.type === 'caller-joined' && event.from === undefined && event.callerId !== null)
              own.add(event.callerId);
            came.set(of, own);
            if (event.type !== 'closed') continue;
            const still = world.facts(of).children.filter((id) => isLive(world.facts(id).state));
            expect(event.stayOpen ?? []).toEqual(still);
          }
          for (const facts of world.all()) {
            const { id, parent, children, duplicateOf, duplicates, callerIds } = facts;
            expect(new Set(children).size).toBe(children.length);
            for (const child of children) expect(world.facts(child).parent).toBe(id);
            if (parent !== null) {
              expect(world.facts(parent).children).toContain(id);
              expect([children, duplicateOf, world.facts(parent).parent]).toEqual([[], null, null]);
            }
            if (children.length > 0) expect(duplicateOf).toBeNull();
            for (const { id: of, callerIds: brought } of duplicates) {
              const repeat = world.facts(of);
              expect(repeat.duplicateOf).toBe(id);
              expect(callerIds).toEqual(expect.arrayContaining(repeat.callerIds));
              expect(callerIds).toEqual(expect.arrayContaining(brought));
            }
            if (duplicateOf !== null)
              expect(world.facts(duplicateOf).duplicates.map((of) => of.id)).toContain(id);
            const unnamed = duplicates.reduce((sum, of) => sum + of.anonymousCallers, 0);
            expect(facts.anonymousCallers).toBeGreaterThanOrEqual(unnamed);
            expect(callerIds).toEqual(expect.arrayContaining([...(came.get(id) ?? [])]));
            const line = [id];
            for (let at = duplicateOf; at !== null; at = world.facts(at).duplicateOf) {
              expect(line).not.toContain(at);
              line.push(at);
            }
          }
        }
      }),
      { numRuns: 400, seed: 311 },
    );
  });
});
