import { describe, expect, it } from 'vitest';
import type { Action } from './action.ts';
import type { PressedKey } from './key-chord.ts';
import { pickAction } from './pick-action.ts';

const action = (id: string, keys: string[], whyNot: string | null = null): Action => ({
  id,
  label: id,
  group: 'Case',
  keys,
  icon: null,
  words: [],
  whyNot,
  perform: () => undefined,
});
const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: `Key${key.toUpperCase()}`,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const OFFERED = [
  action('close here', ['c']),
  action('close', ['c', 'ctrl+enter']),
  action('search', ['ctrl+k', '/']),
];
const pick = (pressed: PressedKey, writing = false) =>
  pickAction(OFFERED, pressed, writing, false)?.id ?? null;

describe('the key dispatcher', () => {
  it('lets the latest offer win a key', () => {
    expect([pick(press('c')), pick(press('Enter', { ctrlKey: true })), pick(press('x'))]).toEqual([
      'close here',
      'close',
      null,
    ]);
  });

  it('leaves single keys to what is being written, and keeps the others', () => {
    expect({
      letter: pick(press('c'), true),
      slash: pick(press('/'), true),
      chord: pick(press('k', { ctrlKey: true }), true),
      slashOutside: pick(press('/')),
    }).toEqual({ letter: null, slash: null, chord: 'search', slashOutside: 'search' });
  });

  it('finds an action that can not be done now, so that it can say why', () => {
    expect(pickAction([action('close', ['c'], 'It is closed.')], press('c'), false, false)?.whyNot).toBe(
      'It is closed.',
    );
  });
});
