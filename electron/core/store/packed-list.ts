/** What a list may hold: whole numbers, other numbers, texts, and anything that JSON can say. */
type Item = unknown;

/** Kinds of item, in the two lowest bits of its first number. */
const KIND = { integer: 0, degrees: 1, text: 2, other: 3 };
const KINDS = 4;
/** Coordinates are mostly given in so many parts of a degree. */
const DEGREE = 100_000;
/** Beyond this a whole number does not fit beside its kind. */
const LARGEST = Number.MAX_SAFE_INTEGER / (2 * KINDS);

let room = Buffer.alloc(64 * 1024);
let end = 0;

function writeNumber(value: number): void {
  let left = value;
  while (left >= 128) {
    room[end] = (left % 128) + 128;
    end += 1;
    left = Math.floor(left / 128);
  }
  room[end] = left;
  end += 1;
}

function writeText(kind: number, text: string): void {
  // A letter has three bytes at most.
  const most = end + text.length * 3 + 16;
  if (most > room.length) room = Buffer.concat([room], 2 * most);
  const length = Buffer.byteLength(text);
  writeNumber(length * KINDS + kind);
  end += room.write(text, end);
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);

function writeItem(item: Item): void {
  if (typeof item === 'string') return writeText(KIND.text, item);
  if (typeof item === 'number') {
    if (Number.isInteger(item) && Math.abs(item) < LARGEST) {
      return writeNumber(zigzag(item) * KINDS + KIND.integer);
    }
    const parts = Math.round(item * DEGREE);
    if (parts / DEGREE === item && Math.abs(parts) < LARGEST) {
      return writeNumber(zigzag(parts) * KINDS + KIND.degrees);
    }
  }
  return writeText(KIND.other, JSON.stringify(item));
}

/** A list in few bytes: what is small takes one or two. */
export function packList(list: readonly Item[]): Buffer {
  end = 0;
  for (const item of list) {
    if (end + 16 > room.length) room = Buffer.concat([room], 2 * room.length);
    writeItem(item);
  }
  return Buffer.from(room.subarray(0, end));
}

/** Reads a packed list item by item. */
export class PackedList {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get isDone(): boolean {
    return this.#at >= this.#bytes.length;
  }

  /** The next item. Past the end it is a bug, and throws. */
  next(): Item {
    const first = this.#number();
    const value = Math.floor(first / KINDS);
    switch (first % KINDS) {
      case KIND.integer:
        return unzigzag(value);
      case KIND.degrees:
        return unzigzag(value) / DEGREE;
      case KIND.text:
        return this.#text(value);
      default:
        return JSON.parse(this.#text(value));
    }
  }

  #number(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new Error('a packed list ends too early');
      this.#at += 1;
      value += (byte % 128) * scale;
      if (byte < 128) return value;
    }
  }

  #text(length: number): string {
    this.#at += length;
    return this.#bytes.toString('utf8', this.#at - length, this.#at);
  }
}

const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);
