import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  A,
  B,
  C,
  CASES,
  close,
  duplicate,
  four,
  join,
  NEW,
  noDuplicate,
  noPart,
  open,
  part,
  PEOPLE,
  reopen,
  type Id,
} from '../../test/family-commands.ts';
import type { FamilyWorld } from '../../test/family-world.ts';
import { isLive } from './case-state.ts';

describe('any sequence of links, splits, closings and reopenings', () => {
  const SOME = [...CASES, NEW] as const;
  const anyCase = fc.constantFrom(...SOME);
  /** A link there is, taken back. */
  const unlink = fc.nat().map((n) => (world: FamilyWorld) => {
    const links = world
      .all()
      .flatMap(({ id, parent, duplicateOf }) => [
        ...(parent === null ? [] : [noPart(id, parent)]),
        ...(duplicateOf === null ? [] : [noDuplicate(id, duplicateOf)]),
      ]);
    return links[n % Math.max(1, links.length)] ?? noPart(A, B);
  });
  const command = fc.oneof(
    fc.tuple(anyCase, anyCase).map(([one, other]) => duplicate(one, other)),
    fc.tuple(anyCase, anyCase).map(([one, other]) => part(one, other)),
    fc.tuple(anyCase, fc.constantFrom(...PEOPLE, null)).map(([one, who]) => join(one, who)),
    fc.tuple(anyCase, fc.subarray([...SOME])).map(([one, stay]) => close(one, stay)),
    anyCase.map((one) => close(one, undefined, 'duplicate')),
    anyCase.map(reopen),
    fc.constantFrom(...CASES).map((from) => open(NEW, from)),
  );
  /** Several that repeat the same. */
  const repeats = fc.constantFrom(B, C).map((one) => duplicate(one, A));
  const step = fc.oneof(
    { weight: 8, arbitrary: command },
    { weight: 1, arbitrary: repeats },
    { weight: 1, arbitrary: unlink },
  );
  const callersOf = fc.tuple(...CASES.map(() => fc.subarray([...PEOPLE])));

  it('leads to no loop, and to no two cases that disagree', () => {
    fc.assert(
      fc.property(callersOf, fc.array(step, { maxLength: 40, size: 'max' }), (callers, steps) => {
        const world = four();
        CASES.forEach((id, n) => callers[n]?.forEach((who) => world.must(join(id, who))));
        const came = new Map<Id, Set<string>>(CASES.map((id, n) => [id, new Set(callers[n])]));
        for (const one of steps) {
          const events = world.try(typeof one === 'function' ? one(world) : one);
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
