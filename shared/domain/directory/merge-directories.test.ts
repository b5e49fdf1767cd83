import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory } from '../../../test/any-directory.ts';
import { SOUND } from '../../../test/checked-directory.ts';
import type { ContactPoint, ContactPointId, Directory } from './directory.ts';
import { changesBetween, countChanges, differsOnlyIn, isUnchanged } from './directory-change.ts';
import { mergeDirectories } from './merge-directories.ts';

const with1 = (id: string, change: Partial<ContactPoint>, from: Directory = SOUND): Directory => ({
  ...from,
  contactPoints: from.contactPoints.map((point) => (point.id === id ? { ...point, ...change } : point)),
});
const without = (id: string): Directory => ({
  ...SOUND,
  contactPoints: SOUND.contactPoints.filter((point) => point.id !== id),
});
const E1 = 'lasan-emergency-1' as ContactPointId;
const NO_CONFLICTS = { points: [], serviceHours: false };

describe('mergeDirectories', () => {
  it('keeps what one side alone changed, added and removed', () => {
    const added = { ...SOUND.contactPoints[0], id: 'lasan-new' as ContactPointId } as ContactPoint;
    const mine = with1(E1, { role: 'Mine' });
    const here = { ...mine, contactPoints: [...mine.contactPoints, added] };
    const there = {
      ...with1('bss-emergency-1', { role: 'Theirs' }, without('bss-complaint-2')),
      serviceHours: 'all',
    };
    const merged = mergeDirectories(SOUND, here, there);
    expect(merged.conflicts).toEqual(NO_CONFLICTS);
    expect(changesBetween(there, merged.directory)).toEqual([
      { kind: 'changed', point: E1, department: 'LASAN', role: 'Mine', fields: ['role'] },
      { kind: 'added', point: 'lasan-new', department: 'LASAN', role: added.role, fields: [] },
    ]);
    // Beside the entries of its department.
    const order = merged.directory.contactPoints.map(({ department }) => department);
    expect(order.lastIndexOf('LASAN')).toBeLessThan(order.indexOf('BSS'));
  });

  it('names what both changed, and takes it from where it is said to', () => {
    const here = { ...with1(E1, { role: 'Mine' }), serviceHours: 'mine' };
    const there = { ...with1(E1, { role: 'Theirs' }), serviceHours: 'theirs' };
    const conflicts = { points: [E1], serviceHours: true };
    expect(mergeDirectories(SOUND, here, there)).toEqual({ directory: there, conflicts });
    expect(mergeDirectories(SOUND, here, there, conflicts)).toEqual({ directory: here, conflicts });
    const removed = mergeDirectories(SOUND, without(E1), there);
    expect([removed.directory, removed.conflicts.points]).toEqual([there, [E1]]);
  });

  it('takes a side as it is when the other changed nothing', () => {
    fc.assert(
      fc.property(anyDirectory, anyDirectory, (base, other) => {
        for (const merged of [mergeDirectories(base, base, other), mergeDirectories(other, base, base)]) {
          expect(merged.conflicts).toEqual(NO_CONFLICTS);
        }
        expect(mergeDirectories(base, base, other).directory).toEqual(other);
        const kept = mergeDirectories(base, other, base).directory;
        expect(isUnchanged(countChanges(other, kept))).toBe(true);
      }),
    );
  });
});

describe('differsOnlyIn', () => {
  it('lets nothing by that is of another department', () => {
    const [first] = SOUND.contactPoints;
    if (first === undefined) throw new Error('an empty directory');
    const twin = { ...SOUND, contactPoints: [...SOUND.contactPoints, first] };
    const moved = { ...SOUND, contactPoints: SOUND.contactPoints.toReversed() };
    expect(
      [
        SOUND,
        moved,
        without(E1),
        with1(E1, { role: 'Mine' }),
        twin,
        with1('bss-emergency-1', { role: 'Mine' }),
        without('bss-emergency-1'),
        with1('bss-emergency-1', { department: 'LASAN' }),
        with1(E1, { department: 'BSS' }),
        { ...SOUND, serviceHours: 'mine' },
      ].map((after) => differsOnlyIn('LASAN', SOUND, after)),
    ).toEqual([true, true, true, true, true, false, false, false, false, false]);
  });
});
