import { createHash } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';
import type { NewAttachment } from '../../shared/domain/case-command.ts';
import type { Random } from './random.ts';

const WIDTH = 320;
const HEIGHT = 240;

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** A street under the sky, as little like a photo as a demo's must be: nobody should take it for one. */
function drawStreet(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(1 + WIDTH * 3);
    for (let x = 0; x < WIDTH; x += 1) {
      const isLine = y > 170 && y < 176 && x % 64 < 36;
      const colour =
        y < 110 ? [176, 205, 226] : y < 130 ? [150, 150, 142] : isLine ? [240, 222, 120] : [92, 96, 102];
      row.set(colour, 1 + x * 3);
    }
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(WIDTH, 0);
  head.writeUInt32BE(HEIGHT, 4);
  // Eight bits a colour, red, green and blue.
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const BYTES = drawStreet();

/** The one picture that stands for all photos of crews in the demo city. */
export const DEMO_PHOTO = {
  bytes: BYTES,
  sha256: createHash('sha256').update(BYTES).digest('hex'),
  media: 'image/png',
  width: WIDTH,
  height: HEIGHT,
} as const;

/** It as a new file of a case. */
export function demoPhoto(random: Random): NewAttachment {
  return {
    id: random.uuid() as NewAttachment['id'],
    sha256: DEMO_PHOTO.sha256,
    size: DEMO_PHOTO.bytes.length,
    media: DEMO_PHOTO.media,
    visibility: 'internal',
    name: { id: random.uuid() as NewAttachment['name']['id'], body: 'crew-photo.png' },
    note: null,
  };
}
