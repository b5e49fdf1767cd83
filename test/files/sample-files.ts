import { createHash, randomUUID } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import type { Media } from '../../shared/domain/attachment.ts';
import type { NewAttachment } from '../../shared/domain/case-command.ts';
import { attachmentId, textId } from '../../shared/domain/ids.ts';

/** Where the sample photo was taken: 34 deg 3' N, 118 deg 15' W. */
export const TAKEN_AT = { lat: 34.05, lng: -118.25 } as const;

/** A photo as a telephone makes it: turned on its side, with its place, its maker and an XMP packet in it. */
export function samplePhoto(width = 640, height = 480): Promise<Buffer> {
  const stripes = Buffer.alloc(width * height * 3, 0).map((_, at) => (Math.floor(at / 3) % width) & 0xff);
  return sharp(stripes, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: 'Camera of Ana Ruiz' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '34/1 3/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '118/1 15/1 0/1',
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><Owner>Ana Ruiz</Owner></x:xmpmeta>')
    .jpeg({ quality: 90 })
    .toBuffer();
}

const CRC = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit += 1) value = value % 2 === 1 ? 0xedb8_8320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function pngChunk(kind: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  let crc = 0xffff_ffff;
  for (const byte of body) crc = (CRC[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  sum.writeUInt32BE((crc ^ 0xffff_ffff) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A PNG that says it has so many pixels and holds a few packed bytes: decoded it would fill the memory. */
export function bombPicture(side = 60_000): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const box = (kind: string, ...content: Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8);
  head.write(kind, 4, 'latin1');
  return Buffer.concat([head, body]);
};
const numbers = (...list: readonly [value: number, bytes: number][]): Buffer =>
  Buffer.concat(
    list.map(([value, bytes]) => {
      const part = Buffer.alloc(bytes);
      part.writeUIntBE(value, 0, bytes);
      return part;
    }),
  );

/** A HEIC file of one picture item and one EXIF item, whose bytes are the two texts. */
export function sampleHeic(exif: string, picture: string): Buffer {
  const item = (id: number, type: string) =>
    box('infe', numbers([2, 1], [0, 3], [id, 2], [0, 2]), Buffer.from(`${type}\0`, 'latin1'));
  const type = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const make = (at: number) =>
    box(
      'meta',
      numbers([0, 4]),
      box('iinf', numbers([0, 4], [2, 2]), item(1, 'hvc1'), item(2, 'Exif')),
      box(
        'iloc',
        numbers([0, 4], [0x4400, 2], [2, 2]),
        numbers([1, 2], [0, 2], [1, 2], [at, 4], [picture.length, 4]),
        numbers([2, 2], [0, 2], [1, 2], [at + picture.length, 4], [exif.length, 4]),
      ),
      box('iprp', box('ipco', box('ispe', numbers([0, 4], [4_032, 4], [3_024, 4])))),
    );
  const start = type.length + make(0).length + 8;
  return Buffer.concat([type, make(start), box('mdat', Buffer.from(picture + exif, 'latin1'))]);
}

/** The line every virus checker reports, and which harms nobody; in two halves, so that none finds it here. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What a desk says of a file it adds. */
export function attachmentOf(
  bytes: Uint8Array,
  media: Media = 'image/jpeg',
  rest: Partial<NewAttachment> = {},
): NewAttachment {
  return {
    id: attachmentId.parse(randomUUID()),
    sha256: sha256Of(bytes),
    size: bytes.length,
    media,
    visibility: 'internal',
    name: { id: textId.parse(randomUUID()), body: 'IMG_0311.jpg' },
    note: null,
    ...rest,
  };
}
