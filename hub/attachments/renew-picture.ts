import sharp, { type Sharp } from 'sharp';
import {
  MAX_PIXELS,
  THUMBNAIL_SIDE,
  type AttachmentReason,
  type Media,
} from '../../shared/domain/attachment.ts';
import { blankHeic } from './blank-heic.ts';
import type { KeptFile } from './attachment-store.ts';

/** What is kept of a file after it was looked through. */
export interface RenewedFile {
  readonly file: KeptFile;
  readonly thumbnail: KeptFile | null;
  /** Pixels; null where there are none to tell. */
  readonly width: number | null;
  readonly height: number | null;
}

type Renewal =
  | { readonly ok: true; readonly renewed: RenewedFile }
  | { readonly ok: false; readonly reason: AttachmentReason };

const QUALITY = 88;
const THUMBNAIL_QUALITY = 74;
/** A hub has more to do than pictures: one thread each, and nothing of one is remembered for the next. */
sharp.concurrency(1);
sharp.cache(false);

const open = (bytes: Uint8Array) =>
  sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, animated: false });

const FORMATS: Partial<Record<Media, string>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

function encoded(picture: Sharp, kind: Media): Sharp {
  switch (kind) {
    case 'image/jpeg':
      return picture.jpeg({ quality: QUALITY });
    case 'image/png':
      return picture.png({ compressionLevel: 7 });
    default:
      return picture.webp({ quality: QUALITY });
  }
}

/** True for what sharp throws of a picture larger than it was told to take. */
const isTooLarge = (error: unknown): boolean => error instanceof Error && /pixel limit/i.test(error.message);

/** Draws a picture anew: its pixels the right way up, and nothing of what else the file held. */
async function renewPicture(bytes: Uint8Array, kind: Media): Promise<Renewal> {
  try {
    // The header alone: what would fill the memory is never decoded.
    const { width, height, format } = await open(bytes).metadata();
    if (format !== FORMATS[kind] || width === 0 || height === 0) return { ok: false, reason: 'broken' };
    if (width * height > MAX_PIXELS) return { ok: false, reason: 'too-many-pixels' };
    const whole = await encoded(open(bytes).autoOrient(), kind).toBuffer({ resolveWithObject: true });
    const small = await open(whole.data)
      .resize(THUMBNAIL_SIDE, THUMBNAIL_SIDE, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: THUMBNAIL_QUALITY })
      .toBuffer();
    return {
      ok: true,
      renewed: {
        file: { media: kind, bytes: whole.data },
        thumbnail: { media: 'image/webp', bytes: small },
        width: whole.info.width,
        height: whole.info.height,
      },
    };
  } catch (error) {
    // Whatever a strange picture makes the decoder say, it can't be read.
    return { ok: false, reason: isTooLarge(error) ? 'too-many-pixels' : 'broken' };
  }
}

function renewHeic(bytes: Uint8Array): Renewal {
  const blanked = blankHeic(bytes);
  if (blanked === null) return { ok: false, reason: 'broken' };
  const { width, height } = blanked;
  if (width !== null && height !== null && width * height > MAX_PIXELS) {
    return { ok: false, reason: 'too-many-pixels' };
  }
  const file: KeptFile = { media: 'image/heic', bytes: blanked.bytes };
  const pixels = width === 0 || height === 0 ? { width: null, height: null } : { width, height };
  return { ok: true, renewed: { file, thumbnail: null, ...pixels } };
}

/**
 * What is kept of a file of a known kind: a picture without what a camera or a program wrote into it, a HEIC photo (which
 * no decoder here can read) with that part zeroed, any other file as it came.
 */
export async function renewFile(bytes: Uint8Array, kind: Media): Promise<Renewal> {
  if (kind in FORMATS) return renewPicture(bytes, kind);
  if (kind === 'image/heic') return renewHeic(bytes);
  return { ok: true, renewed: { file: { media: kind, bytes }, thumbnail: null, width: null, height: null } };
}
