const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;
const LEAST_ROOM = 1_024;
const NONE = -1;

/** Hash of a word without the letter at a place; of the whole word when the place is past its end. */
function hashWithout(word: string, place: number): number {
  let hash = FNV_OFFSET;
  for (let at = 0; at < word.length; at += 1) {
    if (at !== place) hash = Math.imul(hash ^ word.charCodeAt(at), FNV_PRIME);
  }
  // The low bits choose the chain, so the high ones are mixed in.
  return (hash ^ (hash >>> 15)) >>> 0;
}

/**
 * Finds words one edit apart: two such words become the same when each loses at most one letter, so every word is
 * kept under itself and under itself without each of its letters (the idea of SymSpell). Only hashes are kept; what
 * shares one by accident must be told apart by whoever asks.
 */
export class DeleteTable {
  #heads: Int32Array;
  #next: Int32Array;
  #ids: Int32Array;
  #used = 0;

  /** @param entries how many there will be, roughly: letters of all words, and one more for each */
  constructor(entries: number) {
    const room = 2 ** Math.ceil(Math.log2(Math.max(LEAST_ROOM, entries)));
    this.#heads = new Int32Array(room).fill(NONE);
    this.#next = new Int32Array(room);
    this.#ids = new Int32Array(room);
  }

  add(word: string, id: number): void {
    for (let place = 0; place <= word.length; place += 1) this.#put(hashWithout(word, place), id);
  }

  /** Numbers of words that may be one edit away, each once. */
  near(word: string): Set<number> {
    const found = new Set<number>();
    for (let place = 0; place <= word.length; place += 1) {
      const slot = hashWithout(word, place) & (this.#heads.length - 1);
      for (let at = this.#heads[slot] ?? NONE; at !== NONE; at = this.#next[at] ?? NONE) {
        found.add(this.#ids[at] ?? 0);
      }
    }
    return found;
  }

  #put(hash: number, id: number): void {
    if (this.#used === this.#next.length) this.#grow();
    const slot = hash & (this.#heads.length - 1);
    this.#next[this.#used] = this.#heads[slot] ?? NONE;
    this.#ids[this.#used] = id;
    this.#heads[slot] = this.#used;
    this.#used += 1;
  }

  /** More room for entries; the chains stay as they are and grow longer. */
  #grow(): void {
    const more = (old: Int32Array) => {
      const grown = new Int32Array(old.length * 2);
      grown.set(old);
      return grown;
    };
    this.#next = more(this.#next);
    this.#ids = more(this.#ids);
  }
}
