import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { MAX_PIXELS, type Media } from '../../shared/domain/attachment.ts';
import { sniffMedia } from '../../shared/domain/sniff-media.ts';
import { bombPicture, sampleHeic, samplePhoto } from '../../test/files/sample-files.ts';
import { seededRandom } from '../../test/sample-feed.ts';
import { blankHeic } from './blank-heic.ts';
import { renewFile } from './renew-picture.ts';

const SEED = Number(process.env['DESK311_SEED'] ?? 31_100);
const random = seededRandom(SEED);
const below = (n: number) => Math.floor(random() * n);

let samples: { kind: Media; bytes: Buffer }[];

beforeAll(async () => {
  console.log(`hostile files: seed ${SEED}`);
  const photo = await samplePhoto(120, 90);
  const [png, webp] = await Promise.all([
    sharp(photo).keepMetadata().png().toBuffer(),
    sharp(photo).keepMetadata().webp().toBuffer(),
  ]);
  samples = [
    { kind: 'image/jpeg', bytes: photo },
    { kind: 'image/png', bytes: png },
    { kind: 'image/webp', bytes: webp },
  ];
});

/** The bytes with some of them changed, cut off, doubled or grown, as broken disks and hostile people do. */
function spoilt(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  for (let n = below(12); n >= 0; n -= 1) copy[below(copy.length)] = below(256);
  switch (below(5)) {
    case 0:
      return copy.subarray(0, below(copy.length));
    case 1:
      return Buffer.concat([copy, copy.subarray(below(copy.length))]);
    case 2:
      return Buffer.concat([copy, Buffer.from('PK\u0003\u0004<script>alert(1)</script>', 'latin1')]);
    default:
      return copy;
  }
}

describe('hostile files', () => {
  it('are drawn anew or refused, never thrown about, and keep nothing of what was not the picture', async () => {
    const outcomes = { renewed: 0, refused: 0 };
    for (let n = 0; n < 600; n += 1) {
      const sample = samples[n % samples.length];
      if (sample === undefined) throw new Error('no sample');
      const bytes = spoilt(sample.bytes);
      const kind = sniffMedia(bytes);
      if (kind === null || !kind.startsWith('image/')) continue;
      const renewal = await renewFile(bytes, kind);
      if (!renewal.ok) {
        outcomes.refused += 1;
        continue;
      }
      outcomes.renewed += 1;
      const { file, thumbnail } = renewal.renewed;
      for (const kept of [file.bytes, thumbnail?.bytes]) {
        const text = Buffer.from(kept === undefined ? [] : kept).toString('latin1');
        expect(text.match(/Ana Ruiz|<script>|adobe:ns:meta/)?.[0], `seed ${SEED}, file ${n}`).toBeUndefined();
      }
    }
    console.log(`of the spoilt pictures ${outcomes.renewed} were drawn anew, ${outcomes.refused} refused`);
    expect(outcomes.renewed).toBeGreaterThan(20);
    expect(outcomes.refused).toBeGreaterThan(100);
  });

  it('of HEIC keep their length or are refused', () => {
    const whole = sampleHeic('GPS Ana Ruiz', 'the coded picture');
    let blanked = 0;
    for (let n = 0; n < 10_000; n += 1) {
      const bytes = spoilt(whole);
      const made = blankHeic(bytes);
      if (made === null) continue;
      blanked += 1;
      expect(made.bytes.length, `seed ${SEED}, file ${n}`).toBe(bytes.length);
    }
    console.log(`of 10,000 spoilt HEIC files ${blanked} could be followed`);
    expect(blanked).toBeGreaterThan(100);
  });

  it('that would fill the memory are refused by their header', async () => {
    const before = process.memoryUsage().rss;
    const results = await Promise.all(
      [9_000, 30_000, 65_000].map((side) => renewFile(bombPicture(side), 'image/png')),
    );
    expect(9_000 ** 2).toBeGreaterThan(MAX_PIXELS);
    expect(results).toEqual(results.map(() => ({ ok: false, reason: 'too-many-pixels' })));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('that are one thing outside and another inside are what they are outside, and nothing more', async () => {
    const [photo, png] = [samples[0]?.bytes, samples[1]?.bytes];
    if (photo === undefined || png === undefined) throw new Error('no samples');
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const both = Buffer.concat([photo, page, png]);
    const renewal = await renewFile(both, 'image/jpeg');
    if (!renewal.ok) throw new Error(renewal.reason);
    const { file } = renewal.renewed;
    expect([
      Buffer.from(file.bytes).includes('<script>'),
      (await sharp(file.bytes).metadata()).format,
    ]).toEqual([false, 'jpeg']);
    // Told to be another kind than it is.
    expect(await renewFile(png, 'image/jpeg')).toEqual({ ok: false, reason: 'broken' });
  });
});
