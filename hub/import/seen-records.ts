import { hash } from 'node:crypto';
import type { CaseId } from '../../shared/domain/ids.ts';

/** Whether a case came before in the same file, and where. */
export type Sighting =
  | { readonly kind: 'first' }
  | { readonly kind: 'same' | 'other'; readonly line: number };

/** Two words of the case's id, one of the content, one line number: 32 bytes a case at half load. */
const WORDS = 4;
const word = (hex: string, from: number): number => Number.parseInt(hex.slice(from, from + 8), 16);

/** Remembers the cases of one file in a few bytes each, so that a number that comes twice is noticed in files of any length. */
export class SeenRecords {
  #slots = 1 << 12;
  #table = new Uint32Array(this.#slots * WORDS);
  #count = 0;

  /** Notes a case; `content` is all that its line says. */
  see(id: CaseId, content: string, line: number): Sighting {
    if (this.#count * 2 >= this.#slots) this.#grow();
    const [high, low] = [word(id, 0), word(id, 28)];
    const print = word(hash('sha1', content, 'hex'), 0);
    const at = this.#find(this.#table, high, low);
    const table = this.#table;
    const before = table[at + 3] ?? 0;
    if (before !== 0) return { kind: table[at + 2] === print ? 'same' : 'other', line: before };
    table.set([high, low, print, line], at);
    this.#count += 1;
    return { kind: 'first' };
  }

  /** Where the case stands, or the free place where it would. Lines count from 1: a 0 is a free place. */
  #find(table: Uint32Array, high: number, low: number): number {
    const slots = table.length / WORDS;
    let slot = high & (slots - 1);
    while (
      table[slot * WORDS + 3] !== 0 &&
      (table[slot * WORDS] !== high || table[slot * WORDS + 1] !== low)
    ) {
      slot = (slot + 1) & (slots - 1);
    }
    return slot * WORDS;
  }

  #grow(): void {
    const old = this.#table;
    this.#slots *= 2;
    const table = new Uint32Array(this.#slots * WORDS);
    for (let at = 0; at < old.length; at += WORDS) {
      if (old[at + 3] === 0) continue;
      table.set(old.subarray(at, at + WORDS), this.#find(table, old[at] ?? 0, old[at + 1] ?? 0));
    }
    this.#table = table;
  }
}
