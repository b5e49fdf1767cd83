/** Phrases by their words, each with what it means. */
export interface PhraseBook<T> {
  /**
   * The longest run of words from `at` (before `end`) that is a whole phrase, and where it ends; null when none is.
   * @param form the form in which each word is looked up
   */
  longest(
    words: readonly { readonly word: string }[],
    at: number,
    end: number,
    form?: (word: string) => string,
  ): { readonly value: T; readonly end: number } | null;
  /** What the phrases mean that begin with these words, the last of which may go on. */
  begun(words: readonly { readonly word: string }[]): readonly T[];
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  value: T | null;
}

const valuesBelow = <T>({ next, value }: Node<T>): T[] => [
  ...(value === null ? [] : [value]),
  ...[...next.values()].flatMap(valuesBelow),
];

const asIs = (word: string): string => word;

/** Builds a book. Of phrases with the same words the first stays. */
export function phraseBook<T>(
  entries: Iterable<readonly [words: readonly string[], value: T]>,
): PhraseBook<T> {
  const root: Node<T> = { next: new Map(), value: null };
  for (const [words, value] of entries) {
    let node = root;
    for (const word of words) {
      let next = node.next.get(word);
      if (next === undefined) {
        next = { next: new Map(), value: null };
        node.next.set(word, next);
      }
      node = next;
    }
    if (node !== root) node.value ??= value;
  }
  return {
    longest(words, at, end, form = asIs) {
      let found: { value: T; end: number } | null = null;
      let node: Node<T> | undefined = root;
      for (let place = at; place < end; place += 1) {
        node = node.next.get(form(words[place]?.word ?? ''));
        if (node === undefined) break;
        if (node.value !== null) found = { value: node.value, end: place + 1 };
      }
      return found;
    },
    begun(words) {
      let node: Node<T> | undefined = root;
      for (const { word } of words.slice(0, -1)) node = node?.next.get(word);
      const last = words.at(-1)?.word ?? '';
      const begins = node === undefined ? [] : [...node.next].filter(([word]) => word.startsWith(last));
      return begins.flatMap(([, below]) => valuesBelow(below));
    },
  };
}
