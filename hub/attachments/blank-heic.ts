/** A box of an ISO base media file: its kind, and where its content lies. */
interface Box {
  readonly kind: string;
  readonly from: number;
  readonly to: number;
}

/** Where an item's bytes lie: in the file, or in the box of data inside `meta`. */
interface Extent {
  readonly item: number;
  readonly inData: boolean;
  readonly from: number;
  readonly length: number;
}

/** The file is not what it claims to be. */
class BrokenHeic extends Error {}

const MOST_BOXES = 4_096;

class Reader {
  readonly #bytes: DataView;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = at;
  }

  /** A number of so many bytes, 0 for none. */
  number(size: number): number {
    if (this.at + size > this.#bytes.byteLength) throw new BrokenHeic('it ends too early');
    let value = 0;
    for (let n = 0; n < size; n += 1) value = value * 256 + this.#bytes.getUint8(this.at + n);
    this.at += size;
    if (!Number.isSafeInteger(value)) throw new BrokenHeic('a number is too large');
    return value;
  }

  letters(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(this.number(1))).join('');
  }

  /** A text up to its NUL. */
  text(end: number): string {
    let text = '';
    while (this.at < end) {
      const letter = this.number(1);
      if (letter === 0) break;
      text += String.fromCharCode(letter);
    }
    return text;
  }
}

function boxesIn(bytes: Uint8Array, from: number, to: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at + 8 <= to;) {
    const reader = new Reader(bytes, at);
    let length = reader.number(4);
    const kind = reader.letters(4);
    if (length === 1) length = reader.number(8);
    if (length === 0) length = to - at;
    if (at + length > to || reader.at > at + length)
      throw new BrokenHeic('a box is longer than what holds it');
    boxes.push({ kind, from: reader.at, to: at + length });
    if (boxes.length > MOST_BOXES) throw new BrokenHeic('it has too many boxes');
    at += length;
  }
  return boxes;
}

/** Items that hold what a camera or a program wrote about the picture: EXIF, and XMP under its MIME type. */
function metadataItems(bytes: Uint8Array, { from, to }: Box): Set<number> {
  const reader = new Reader(bytes, from);
  const wide = reader.number(1) > 0;
  reader.at += 3;
  reader.number(wide ? 4 : 2);
  const items = new Set<number>();
  for (const box of boxesIn(bytes, reader.at, to)) {
    if (box.kind !== 'infe') continue;
    const entry = new Reader(bytes, box.from);
    const version = entry.number(1);
    entry.at += 3;
    if (version < 2) continue;
    const id = entry.number(version === 2 ? 2 : 4);
    entry.number(2);
    const type = entry.letters(4);
    entry.text(box.to);
    const mime = type === 'mime' ? entry.text(box.to) : '';
    if (type === 'Exif' || type === 'uri ' || mime !== '') items.add(id);
  }
  return items;
}

function extentsOf(bytes: Uint8Array, { from }: Box): Extent[] {
  const reader = new Reader(bytes, from);
  const version = reader.number(1);
  reader.at += 3;
  const sizes = reader.number(2);
  const [offsetSize, lengthSize, baseSize, indexSize] = [12, 8, 4, 0].map((shift) => (sizes >> shift) & 15);
  const items = reader.number(version < 2 ? 2 : 4);
  const extents: Extent[] = [];
  for (let n = 0; n < items; n += 1) {
    const item = reader.number(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : reader.number(2) & 15;
    reader.number(2);
    const base = reader.number(baseSize ?? 0);
    const count = reader.number(2);
    if (extents.length + count > MOST_BOXES) throw new BrokenHeic('it is in too many pieces');
    for (let piece = 0; piece < count; piece += 1) {
      if (version > 0) reader.number(indexSize ?? 0);
      const start = base + reader.number(offsetSize ?? 0);
      const length = reader.number(lengthSize ?? 0);
      if (method === 2) throw new BrokenHeic('its pieces are made of other pieces');
      extents.push({ item, inData: method === 1, from: start, length });
    }
  }
  return extents;
}

/** Pixels of the largest picture, from its `ispe` boxes; null when none says. */
function largestSize(bytes: Uint8Array, meta: readonly Box[]): { width: number; height: number } | null {
  const sizes = meta
    .filter((box) => box.kind === 'iprp')
    .flatMap((box) => boxesIn(bytes, box.from, box.to))
    .filter((box) => box.kind === 'ipco')
    .flatMap((box) => boxesIn(bytes, box.from, box.to))
    .filter((box) => box.kind === 'ispe')
    .map((box) => {
      const reader = new Reader(bytes, box.from + 4);
      return { width: reader.number(4), height: reader.number(4) };
    });
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0] ?? null;
}

export interface BlankedHeic {
  readonly bytes: Uint8Array;
  readonly width: number | null;
  readonly height: number | null;
}

/**
 * A copy of a HEIC file in which EXIF and XMP are zeros, in place, so that nothing else moves. Null for a file whose
 * structure can't be followed: nobody could say then that nothing was left in it.
 */
export function blankHeic(original: Uint8Array): BlankedHeic | null {
  try {
    const top = boxesIn(original, 0, original.length);
    const metaBox = top.find((box) => box.kind === 'meta');
    if (metaBox === undefined || top.some((box) => box.kind === 'moov')) return null;
    const meta = boxesIn(original, metaBox.from + 4, metaBox.to);
    const infos = meta.find((box) => box.kind === 'iinf');
    const places = meta.find((box) => box.kind === 'iloc');
    if (infos === undefined || places === undefined) return null;
    const items = metadataItems(original, infos);
    const data = meta.find((box) => box.kind === 'idat');
    const bytes = Uint8Array.from(original);
    for (const extent of extentsOf(original, places)) {
      if (!items.has(extent.item)) continue;
      const from = extent.from + (extent.inData ? (data?.from ?? Number.NaN) : 0);
      const to = extent.length === 0 ? bytes.length : from + extent.length;
      if (!(from >= 0 && to <= bytes.length)) return null;
      bytes.fill(0, from, to);
    }
    // Beside the picture a file may carry boxes of any maker.
    for (const box of top)
      if (['uuid', 'free', 'skip', 'udta'].includes(box.kind)) bytes.fill(0, box.from, box.to);
    const size = largestSize(original, meta);
    return { bytes, width: size?.width ?? null, height: size?.height ?? null };
  } catch (error) {
    if (error instanceof BrokenHeic) return null;
    throw error;
  }
}
