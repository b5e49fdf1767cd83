import type { Action } from './action.ts';
import { matchesChord, parseChord, typesText, type KeyChord, type PressedKey } from './key-chord.ts';

const parsed = new Map<string, KeyChord>();

function chordOf(text: string): KeyChord {
  let chord = parsed.get(text);
  if (chord === undefined) {
    chord = parseChord(text);
    parsed.set(text, chord);
  }
  return chord;
}

/**
 * The action a pressed key asks for: the latest offered one with that key. Null when there is none, or when the key
 * belongs to what is being written.
 * @param writing the focus is in a text field, a menu or the like
 */
export function pickAction(
  actions: readonly Action[],
  pressed: PressedKey,
  writing: boolean,
  mac: boolean,
): Action | null {
  for (const action of actions) {
    const asked = action.keys
      .map(chordOf)
      .some((one) => !(writing && typesText(one)) && matchesChord(one, pressed, mac));
    if (asked) return action;
  }
  return null;
}
