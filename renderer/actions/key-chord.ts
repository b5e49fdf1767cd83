/** A key with what must be held down with it. */
export interface KeyChord {
  /** Lower case: "k", "enter", "escape", "?", "arrowdown". */
  readonly key: string;
  /** Control, or Command on a Mac. */
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

/** What a chord is compared with: the parts of a KeyboardEvent that matter. */
export interface PressedKey {
  readonly key: string;
  /** The place on the keyboard ("KeyN"): on a Mac Alt turns letters into signs. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Signs that need Shift on some keyboards and not on others; they are matched by what was typed. */
const SHIFTED: Readonly<Record<string, string>> = { '/': '?', ',': '<', '.': '>' };

/** Reads "ctrl+k", "shift+/", "?" or "g". Throws when it is no key: that is a bug in an action. */
export function parseChord(text: string): KeyChord {
  const parts = text.toLowerCase().split('+');
  const key = parts.pop();
  if (key === undefined || key === '' || parts.some((one) => !['ctrl', 'alt', 'shift'].includes(one))) {
    throw new Error(`"${text}" is not a key such as "ctrl+k"`);
  }
  const shift = parts.includes('shift');
  const sign = shift ? SHIFTED[key] : undefined;
  return {
    key: sign ?? key,
    ctrl: parts.includes('ctrl'),
    alt: parts.includes('alt'),
    shift: shift && sign === undefined,
  };
}

/** True for a key that would type something: it must not act while someone writes. */
export function typesText(chord: KeyChord): boolean {
  return (
    !chord.ctrl && !chord.alt && (chord.key.length === 1 || chord.key === 'enter' || chord.key === 'space')
  );
}

function isSign(key: string): boolean {
  return key.length === 1 && !/[a-z0-9]/.test(key);
}

/** True when this is the key that was pressed. */
export function matchesChord(chord: KeyChord, pressed: PressedKey, mac: boolean): boolean {
  const ctrl = mac ? pressed.metaKey : pressed.ctrlKey;
  if (ctrl !== chord.ctrl || pressed.altKey !== chord.alt) return false;
  if (mac ? pressed.ctrlKey : pressed.metaKey) return false;
  const key = pressed.key === ' ' ? 'space' : pressed.key.toLowerCase();
  if (isSign(chord.key)) return key === chord.key;
  if (pressed.shiftKey !== chord.shift) return false;
  if (key === chord.key) return true;
  if (!chord.alt || chord.key.length !== 1) return false;
  return pressed.code === (/\d/.test(chord.key) ? `Digit${chord.key}` : `Key${chord.key.toUpperCase()}`);
}

const NAMES: Readonly<Record<string, string>> = {
  escape: 'Esc',
  enter: 'Enter',
  space: 'Space',
  arrowdown: '↓',
  arrowup: '↑',
  arrowleft: '←',
  arrowright: '→',
  pageup: 'Page Up',
  pagedown: 'Page Down',
};

/** The caps to show for a chord: ["Ctrl", "K"], or ["⌘", "K"] on a Mac. */
export function chordCaps(text: string, mac: boolean): string[] {
  const { key, ctrl, alt, shift } = parseChord(text);
  const caps: string[] = [];
  if (ctrl) caps.push(mac ? '⌘' : 'Ctrl');
  if (alt) caps.push(mac ? '⌥' : 'Alt');
  if (shift) caps.push(mac ? '⇧' : 'Shift');
  const named =
    NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1));
  return [...caps, named];
}

/** A chord in the form of aria-keyshortcuts: "Control+K", "Shift+?", "Alt+1". */
export function ariaKeys(text: string): string {
  const { key, ctrl, alt, shift } = parseChord(text);
  const held = [ctrl ? 'Control' : '', alt ? 'Alt' : '', shift ? 'Shift' : ''].filter((one) => one !== '');
  return [...held, key.length === 1 ? key.toUpperCase() : key.charAt(0).toUpperCase() + key.slice(1)].join(
    '+',
  );
}
