import { expect, it } from 'vitest';
import { HOUR, MINUTE } from '../instant.ts';
import { crewRound, type CrewVisit } from './crew-round.ts';

const AT = Date.parse('2026-11-20T18:00:00Z');
const HERE = { at: AT, lat: 34, lng: -118 };
/** So many kilometres to the north. */
const visit = (kilometres: number, minutes: number): CrewVisit => ({
  at: AT + minutes * MINUTE,
  closedAt: AT + HOUR + minutes * MINUTE,
  lat: 34 + kilometres / 111.2,
  lng: -118,
});
const round = (...others: readonly CrewVisit[]) => crewRound('A1', HERE, others);

it('finds visits that a crew can’t have driven between, and tells of the one it would have had to be fastest for', () => {
  expect(round(visit(25, 10), visit(9, -2), visit(3, 20))).toEqual({
    crew: 'A1',
    others: 2,
    metres: expect.closeTo(25_000, -3),
    apart: 10 * MINUTE,
    last: AT + HOUR + 10 * MINUTE,
  });
});

it('finds nothing in what a crew can do, or what is typed to five minutes', () => {
  expect([
    round(),
    // The next house, in the same minute.
    round(visit(0.4, 0), visit(1.4, 0)),
    // 4 km with the slack of typed times.
    round(visit(4, 0)),
    round(visit(12, 20)),
    // Too long apart to tell.
    round(visit(90, 31)),
  ]).toEqual([null, null, null, null, null]);
});
