import { describe, expect, it } from 'vitest';
import { chordCaps, matchesChord, parseChord, typesText, type PressedKey } from './key-chord.ts';

const NONE = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const press = (key: string, held: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : key,
  ...NONE,
  ...held,
});
const hits = (chord: string, pressed: PressedKey, mac = false) =>
  matchesChord(parseChord(chord), pressed, mac);

describe('key chords', () => {
  it('are read from what an action writes', () => {
    expect(['ctrl+k', 'Ctrl+Shift+P', 'shift+/', '?', 'alt+1'].map(parseChord)).toEqual([
      { key: 'k', ctrl: true, alt: false, shift: false },
      { key: 'p', ctrl: true, alt: false, shift: true },
      { key: '?', ctrl: false, alt: false, shift: false },
      { key: '?', ctrl: false, alt: false, shift: false },
      { key: '1', ctrl: false, alt: true, shift: false },
    ]);
  });

  it.each(['', 'ctrl+', 'hyper+k'])('refuse %j', (text) => {
    expect(() => parseChord(text)).toThrow('is not a key');
  });

  it('match exactly what is held', () => {
    expect({
      k: hits('ctrl+k', press('k', { ctrlKey: true })),
      capsLock: hits('ctrl+k', press('K', { ctrlKey: true })),
      withShift: hits('ctrl+k', press('K', { ctrlKey: true, shiftKey: true })),
      bare: hits('ctrl+k', press('k')),
      bareAndHeld: hits('e', press('e', { ctrlKey: true })),
      windowsKey: hits('e', press('e', { metaKey: true })),
      altGr: hits('e', press('€', { ctrlKey: true, altKey: true })),
    }).toEqual({
      k: true,
      capsLock: true,
      withShift: false,
      bare: false,
      bareAndHeld: false,
      windowsKey: false,
      altGr: false,
    });
  });

  it('find a sign wherever the keyboard has it', () => {
    expect([
      hits('?', press('?', { shiftKey: true })),
      hits('shift+/', press('?')),
      hits('/', press('/', { shiftKey: true })),
    ]).toEqual([true, true, true]);
  });

  it('use Command on a Mac and see through what Option types', () => {
    expect({
      command: hits('ctrl+k', press('k', { metaKey: true }), true),
      control: hits('ctrl+k', press('k', { ctrlKey: true }), true),
      option: hits('alt+n', { key: 'Dead', code: 'KeyN', ...NONE, altKey: true }, true),
      digit: hits('alt+1', { key: '¡', code: 'Digit1', ...NONE, altKey: true }, true),
      caps: chordCaps('ctrl+shift+p', true),
    }).toEqual({ command: true, control: false, option: true, digit: true, caps: ['⌘', '⇧', 'P'] });
  });

  it('know which of them type text', () => {
    expect(['e', 'enter', '?', 'ctrl+e', 'alt+1', 'escape'].map((one) => typesText(parseChord(one)))).toEqual(
      [true, true, true, false, false, false],
    );
  });

  it('are shown by the caps of the keyboard', () => {
    expect(['ctrl+k', '/', 'escape', 'j', 'alt+arrowdown'].map((one) => chordCaps(one, false))).toEqual([
      ['Ctrl', 'K'],
      ['/'],
      ['Esc'],
      ['J'],
      ['Alt', '↓'],
    ]);
  });
});
