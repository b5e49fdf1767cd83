import { DeleteTable } from './delete-table.ts';
import { distanceWithin, letterMask } from '../../../shared/domain/edit-distance.ts';

/** A word with the number of cases that have it. */
export interface CountedWord {
  readonly word: string;
  readonly n: number;
}

const MOST_FRESH = 200;
/** Bits in a letter mask by which two words so many edits apart can differ at most. */
const BITS_PER_EDIT = 2;

const bitsIn = (mask: number): number => {
  let rest = mask - ((mask >>> 1) & 0x5555_5555);
  rest = (rest & 0x3333_3333) + ((rest >>> 2) & 0x3333_3333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24;
};

/** The words of one field in alphabetical order (by UTF-16 units), with counts. A word that no case has is not in it. */
export class WordList {
  readonly #counts = new Map<string, number>();
  /** Sorted. Words whose count fell to nothing stay until the next sorting and are passed over. */
  #sorted: string[];
  /** New words that are not sorted in yet; few, since each question looks at all of them. */
  #fresh: string[] = [];
  /** Words by number, and the table that finds those one edit away; made when first needed. */
  #spelling: { readonly words: string[]; readonly table: DeleteTable } | null = null;
  /** Letters of each sorted word as bits, made when first needed. */
  #masks: Uint32Array | null = null;

  /** @param words sorted by UTF-16 units or in UTF-8 byte order */
  constructor(words: readonly CountedWord[] = []) {
    for (const { word, n } of words) this.#counts.set(word, n);
    this.#sorted = words.map((one) => one.word).toSorted();
  }

  get size(): number {
    return this.#counts.size;
  }

  count(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** Counts a word so many times more or less. */
  add(word: string, by: number): void {
    const before = this.#counts.get(word);
    const n = (before ?? 0) + by;
    if (n <= 0) this.#counts.delete(word);
    else this.#counts.set(word, n);
    if (before !== undefined || n <= 0) return;
    this.#fresh.push(word);
    if (this.#spelling !== null) {
      this.#spelling.table.add(word, this.#spelling.words.length);
      this.#spelling.words.push(word);
    }
    if (this.#fresh.length > MOST_FRESH) this.#sortIn();
  }

  /** Words that begin so, so many at most: in alphabetical order, then those that are new. */
  beginningWith(letters: string, most: number): CountedWord[] {
    const sorted = this.#sorted;
    const found: CountedWord[] = [];
    for (let at = this.#firstFrom(letters); at < sorted.length && found.length < most; at += 1) {
      const word = sorted[at] ?? '';
      if (!word.startsWith(letters)) break;
      const n = this.#counts.get(word);
      if (n !== undefined) found.push({ word, n });
    }
    for (const word of this.#fresh) {
      if (found.length >= most) break;
      const n = word.startsWith(letters) ? this.#counts.get(word) : undefined;
      if (n !== undefined && !found.some((one) => one.word === word)) found.push({ word, n });
    }
    return found;
  }

  /** Whether any word begins so. */
  begins(letters: string): boolean {
    return this.beginningWith(letters, 1).length > 0;
  }

  /** Words one edit away from a word, in no order. */
  oneEditFrom(word: string): CountedWord[] {
    const { words, table } = this.#spellings();
    const found = new Map<string, number>();
    for (const id of table.near(word)) {
      const other = words[id] ?? '';
      const n = this.#counts.get(other);
      if (n !== undefined && other !== word && distanceWithin(word, other, 1) === 1) found.set(other, n);
    }
    return [...found].map(([other, n]) => ({ word: other, n }));
  }

  /** Makes what finds misspelt words, so that the first of them need not wait. */
  prepareSpelling(): void {
    this.#spellings();
  }

  #spellings(): { readonly words: string[]; readonly table: DeleteTable } {
    if (this.#spelling !== null) return this.#spelling;
    const words = [...this.#counts.keys()];
    const table = new DeleteTable(words.reduce((sum, word) => sum + word.length + 1, 0));
    words.forEach((word, id) => table.add(word, id));
    this.#spelling = { words, table };
    return this.#spelling;
  }

  /** Words at most so many edits away from a word (itself left out), in no order. */
  near(word: string, edits: number): { readonly word: string; readonly n: number; readonly edits: number }[] {
    const sorted = this.#sorted;
    const masks = this.#masksInOrder(sorted);
    const mask = letterMask(word);
    const mostBits = BITS_PER_EDIT * edits;
    const found = new Map<string, { word: string; n: number; edits: number }>();
    const consider = (other: string) => {
      if (Math.abs(other.length - word.length) > edits || other === word) return;
      const n = this.#counts.get(other);
      if (n === undefined) return;
      const away = distanceWithin(word, other, edits);
      if (away <= edits) found.set(other, { word: other, n, edits: away });
    };
    for (let at = 0; at < sorted.length; at += 1) {
      if (bitsIn((masks[at] ?? 0) ^ mask) <= mostBits) consider(sorted[at] ?? '');
    }
    this.#fresh.forEach(consider);
    return [...found.values()];
  }

  #sortIn(): void {
    const kept = this.#sorted.filter((word) => this.#counts.has(word));
    const known = new Set(kept);
    this.#sorted = merged(kept, this.#fresh.filter((word) => !known.has(word)).toSorted());
    this.#fresh = [];
    this.#masks = null;
  }

  #masksInOrder(sorted: readonly string[]): Uint32Array {
    this.#masks ??= Uint32Array.from(sorted, letterMask);
    return this.#masks;
  }

  #firstFrom(letters: string): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? '') < letters) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Two sorted lists as one. */
function merged(many: readonly string[], few: readonly string[]): string[] {
  const all: string[] = [];
  let next = 0;
  for (const word of many) {
    for (let one = few[next]; one !== undefined && one < word; one = few[next]) {
      all.push(one);
      next += 1;
    }
    all.push(word);
  }
  return [...all, ...few.slice(next)];
}
