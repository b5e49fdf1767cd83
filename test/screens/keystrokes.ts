/** One thing the keyboard did: a key or chord, or a text typed letter by letter. */
export type Stroke =
  | { readonly kind: 'key'; readonly key: string }
  | { readonly kind: 'text'; readonly text: string };

/** What a keyboard did, counted. */
export interface Keystrokes {
  /** Keys beyond the text: Enter, Tab, Space, a letter that chooses; a chord such as Ctrl+Enter is one. */
  readonly keys: number;
  /** Letters, digits and blanks of what was said and had to be written down. */
  readonly letters: number;
}

/** The one way keystrokes are counted. */
export function countStrokes(strokes: readonly Stroke[]): Keystrokes {
  return strokes.reduce<Keystrokes>(
    ({ keys, letters }, one) =>
      one.kind === 'key' ? { keys: keys + 1, letters } : { keys, letters: letters + one.text.length },
    { keys: 0, letters: 0 },
  );
}

const CAPS: Readonly<Record<string, string>> = {
  Control: 'Ctrl',
  ArrowDown: 'Down',
  ArrowUp: 'Up',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Escape: 'Esc',
};

function keyWords(chord: string): string {
  return chord
    .split('+')
    .map((part) => CAPS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('+');
}

/** What was done in the words on the keys: 'Alt+N "couch" Enter Tab x3'. */
export function strokeWords(strokes: readonly Stroke[]): string {
  const runs: { words: string; times: number }[] = [];
  for (const one of strokes) {
    const words = one.kind === 'key' ? keyWords(one.key) : `“${one.text}”`;
    const last = runs.at(-1);
    if (one.kind === 'key' && last?.words === words) last.times += 1;
    else runs.push({ words, times: 1 });
  }
  return runs.map(({ words, times }) => (times === 1 ? words : `${words} ×${times}`)).join('  ');
}
