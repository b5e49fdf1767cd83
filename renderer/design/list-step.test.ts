import { expect, it } from 'vitest';
import { stepOf } from './list-step.ts';

it('moves within a list and never out of it', () => {
  expect({
    down: stepOf('j', 3, 10, 5),
    up: stepOf('ArrowUp', 3, 10, 5),
    top: stepOf('k', 0, 10, 5),
    bottom: stepOf('ArrowDown', 9, 10, 5),
    pageDown: stepOf('PageDown', 3, 10, 5),
    pastTheEnd: stepOf('PageDown', 8, 10, 5),
    pageUp: stepOf('PageUp', 3, 10, 5),
    home: stepOf('Home', 3, 10, 5),
    end: stepOf('End', 3, 10, 5),
    other: stepOf('x', 3, 10, 5),
    empty: stepOf('j', 0, 0, 5),
  }).toEqual({
    down: 4,
    up: 2,
    top: 0,
    bottom: 9,
    pageDown: 8,
    pastTheEnd: 9,
    pageUp: 0,
    home: 0,
    end: 9,
    other: null,
    empty: null,
  });
});
