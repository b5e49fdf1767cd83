/** A house of a street, as an address-point file has it. Units of one house are one. */
export interface House {
  readonly number: number;
  /** What follows the number: "", "A", " 1/2". */
  readonly mark: string;
  readonly zip: string | null;
  /** The town its file names, when it is another than the city: "BEVERLY HILLS". */
  readonly town: string | null;
  /** WGS 84 degrees, to five places (about a metre). */
  readonly lat: number;
  readonly lng: number;
}

/** Coordinates are kept in steps of this many degrees. */
const STEPS = 100_000;
const VERSION = 1;

/** Bytes that grow as they are written. */
class Writer {
  #bytes = new Uint8Array(256);
  #length = 0;

  /** A whole number from 0 up, seven bits a byte, the lowest first. */
  number(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.#byte((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.#byte(rest);
  }

  /** A whole number of either sign, small ones short. */
  signed(value: number): void {
    this.number(value < 0 ? -value * 2 - 1 : value * 2);
  }

  text(value: string): void {
    this.number(value.length);
    for (let at = 0; at < value.length; at += 1) this.number(value.charCodeAt(at));
  }

  done(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #byte(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const wider = new Uint8Array(this.#length * 2);
      wider.set(this.#bytes);
      this.#bytes = wider;
    }
    this.#bytes[this.#length] = byte;
    this.#length += 1;
  }
}

/** Reads what Writer wrote. Throws a RangeError where the bytes end too soon. */
class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let [value, weight] = [0, 1];
    for (;;) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) throw new RangeError('packed houses end too soon');
      this.#at += 1;
      if (byte < 128) return value + byte * weight;
      value += (byte - 128) * weight;
      weight *= 128;
    }
  }

  signed(): number {
    const value = this.number();
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  text(): string {
    return String.fromCharCode(...Array.from({ length: this.number() }, () => this.number()));
  }
}

const byNumber = (a: House, b: House): number =>
  a.number - b.number ||
  (a.mark < b.mark ? -1 : Number(a.mark > b.mark)) ||
  (placeOf(a) < placeOf(b) ? -1 : Number(placeOf(a) > placeOf(b)));

/** Zip and town as one text, since a street has few of them. */
const placeOf = ({ zip, town }: House): string => `${zip ?? ''}\t${town ?? ''}`;

/** What tells two houses of a street apart: number, mark, zip and town. */
export function houseKey(house: House): string {
  return `${house.number}${house.mark}\t${placeOf(house)}`;
}

/**
 * The houses of a street in about five bytes each, in order of their numbers whatever order they came in: the same
 * houses always make the same bytes.
 */
export function packHouses(houses: readonly House[]): Uint8Array {
  const sorted = houses.toSorted(byNumber);
  const tails = [...new Set(sorted.map(placeOf))].toSorted();
  const marks = [...new Set(sorted.map((one) => one.mark))].toSorted();
  const tailAt = new Map(tails.map((tail, at) => [tail, at]));
  const markAt = new Map(marks.map((mark, at) => [mark, at]));
  const out = new Writer();
  out.number(VERSION);
  out.number(sorted.length);
  for (const list of [tails, marks]) {
    out.number(list.length);
    for (const text of list) out.text(text);
  }
  let [number, lat, lng] = [0, 0, 0];
  for (const house of sorted) {
    out.number(house.number - number);
    out.number((markAt.get(house.mark) ?? 0) * tails.length + (tailAt.get(placeOf(house)) ?? 0));
    const [nextLat, nextLng] = [Math.round(house.lat * STEPS), Math.round(house.lng * STEPS)];
    out.signed(nextLat - lat);
    out.signed(nextLng - lng);
    [number, lat, lng] = [house.number, nextLat, nextLng];
  }
  return out.done();
}

const ALL = (): boolean => true;

/**
 * The houses of packed bytes, in order of their numbers. Throws a RangeError for what packHouses did not write.
 * @param isWanted only houses of these numbers; passing one over is much quicker than giving it
 */
export function* unpackHouses(
  packed: Uint8Array,
  isWanted: (number: number) => boolean = ALL,
): Generator<House> {
  const from = new Reader(packed);
  if (from.number() !== VERSION) throw new RangeError('packed houses of another version');
  const count = from.number();
  const list = (): string[] => Array.from({ length: from.number() }, () => from.text());
  const tails = list().map((tail) => {
    const [zip = '', town = ''] = tail.split('\t');
    return { zip: zip || null, town: town || null };
  });
  const marks = list();
  let [number, lat, lng] = [0, 0, 0];
  for (let at = 0; at < count; at += 1) {
    number += from.number();
    const which = from.number();
    lat += from.signed();
    lng += from.signed();
    if (!isWanted(number)) continue;
    const tail = tails[which % tails.length];
    const mark = marks[Math.floor(which / tails.length)];
    if (tail === undefined || mark === undefined) throw new RangeError('packed houses are damaged');
    yield { number, mark, ...tail, lat: lat / STEPS, lng: lng / STEPS };
  }
}
