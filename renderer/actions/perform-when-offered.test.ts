import { afterEach, beforeEach, expect, it, onTestFinished } from 'vitest';
import type { Action } from './action.ts';
import { offer } from './action-registry.ts';
import { performWhenOffered } from './perform-when-offered.ts';

let done: string[] = [];
let leave = () => {};

const note = (of: string, whyNot: string | null = null): Action => ({
  id: 'case.note',
  label: 'Add note',
  group: 'Case',
  keys: ['n'],
  icon: null,
  words: [],
  whyNot,
  perform: () => done.push(of),
});
const wait = (go: () => void, stillThere = () => true) => ({
  id: 'case.note',
  go,
  stillThere,
  onWhyNot: (action: Action) => done.push(action.whyNot ?? ''),
});

beforeEach(() => {
  done = [];
  leave = offer(Symbol('old case'), [note('old case')]);
});
afterEach(() => leave());

it('acts at once on the screen that is on already', () => {
  performWhenOffered(
    wait(() => {}),
    true,
  );
  expect(done).toEqual(['old case']);
});

it('waits for the screen it goes to, and never acts on the one it leaves', async () => {
  performWhenOffered(
    wait(() => {}),
    false,
  );
  const stop = offer(Symbol('other'), []);
  expect(done).toEqual([]);
  stop();
  onTestFinished(offer(Symbol('new case'), [note('new case')]));
  await Promise.resolve();
  expect(done).toEqual(['new case']);
});

it('says why not, in the words of the screen', () => {
  performWhenOffered(
    wait(() => onTestFinished(offer(Symbol('new case'), [note('new case', 'It is confidential.')]))),
    false,
  );
  expect(done).toEqual(['It is confidential.']);
});

it('gives up once somebody went elsewhere', async () => {
  performWhenOffered(
    wait(
      () => {},
      () => false,
    ),
    false,
  );
  onTestFinished(offer(Symbol('new case'), [note('new case')]));
  await Promise.resolve();
  expect(done).toEqual([]);
});
