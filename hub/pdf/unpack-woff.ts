import { inflateSync } from 'node:zlib';

/** Bytes of the heads of a WOFF file and of an entry of its list; the same of the font in it. */
const WOFF = { head: 44, entry: 20 } as const;
const SFNT = { head: 12, entry: 16 } as const;

/**
 * The font in a WOFF file (https://www.w3.org/TR/WOFF/), its tables unpacked. The reader of fonts unpacks them itself, but
 * by a program in JavaScript, for each document anew.
 * @param without tables that are left out
 */
export function unpackWoff(woff: Buffer, without: readonly string[]): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is no WOFF file');
  const all = Array.from({ length: woff.readUInt16BE(12) }, (_one, at) => {
    const entry = WOFF.head + at * WOFF.entry;
    const offset = woff.readUInt32BE(entry + 4);
    const packed = woff.subarray(offset, offset + woff.readUInt32BE(entry + 8));
    const length = woff.readUInt32BE(entry + 12);
    return {
      tag: woff.toString('latin1', entry, entry + 4),
      checksum: woff.readUInt32BE(entry + 16),
      // What packing does not make smaller is kept as it is.
      bytes: packed.length < length ? inflateSync(packed) : packed,
    };
  });
  const tables = all.filter(({ tag }) => !without.includes(tag));
  const count = tables.length;
  const power = 2 ** Math.floor(Math.log2(count));
  const list = Buffer.alloc(SFNT.head + count * SFNT.entry);
  woff.copy(list, 0, 4, 8);
  list.writeUInt16BE(count, 4);
  list.writeUInt16BE(power * 16, 6);
  list.writeUInt16BE(Math.log2(power), 8);
  list.writeUInt16BE((count - power) * 16, 10);
  const parts: Buffer[] = [list];
  let offset = list.length;
  for (const [at, { tag, checksum, bytes }] of tables.entries()) {
    const entry = SFNT.head + at * SFNT.entry;
    list.write(tag, entry, 'latin1');
    list.writeUInt32BE(checksum, entry + 4);
    list.writeUInt32BE(offset, entry + 8);
    list.writeUInt32BE(bytes.length, entry + 12);
    // Tables begin at multiples of four.
    const padded = bytes.length + ((4 - (bytes.length % 4)) % 4);
    parts.push(bytes, Buffer.alloc(padded - bytes.length));
    offset += padded;
  }
  return Buffer.concat(parts);
}
