import { describe, expect, it } from 'vitest';
import { sampleHeic, samplePhoto, TAKEN_AT } from '../../../test/files/sample-files.ts';
import { seededRandom } from '../../../test/sample-feed.ts';
import { readPosition } from './read-position.ts';

const SEED = 3_112;

describe('where a photo was taken', () => {
  it('is read from its EXIF, and from nothing else', async () => {
    const photo = await samplePhoto(64, 48);
    expect(readPosition(Uint8Array.from(photo))).toEqual(TAKEN_AT);
    expect([
      readPosition(new Uint8Array()),
      readPosition(Uint8Array.from(Buffer.from('%PDF-1.7'))),
      readPosition(Uint8Array.from(sampleHeic('no exif at all', 'a picture'))),
    ]).toEqual([null, null, null]);
  });

  it('is a place on the earth or none, whatever is broken', async () => {
    const photo = await samplePhoto(64, 48);
    const random = seededRandom(SEED);
    console.log(`broken EXIF: seed ${SEED}`);
    for (let n = 0; n < 3_000; n += 1) {
      const bytes = Uint8Array.from(photo);
      // The first bytes hold the EXIF.
      for (let more = 0; more < 6; more += 1) bytes[Math.floor(random() * 400)] = Math.floor(random() * 256);
      const found = readPosition(bytes.slice(0, 20 + Math.floor(random() * bytes.length)));
      if (found === null) continue;
      expect([Math.abs(found.lat) <= 90, Math.abs(found.lng) <= 180], `seed ${SEED}, photo ${n}`).toEqual([
        true,
        true,
      ]);
    }
  });
});
