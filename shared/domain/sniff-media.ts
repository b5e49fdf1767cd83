import type { Media } from './attachment.ts';

const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'hevm', 'hevs']);
/** Beginnings of texts that a browser, a shell or an office program would run or render. */
const ACTIVE_TEXT = /^(?:<[!?a-z]|#!|%!|\{\\rtf|mime-version:|from:|received:|begin:v)/i;
const BOM = [0xef, 0xbb, 0xbf];

function startsWith(bytes: Uint8Array, start: readonly number[], at = 0): boolean {
  return start.every((byte, n) => bytes[at + n] === byte);
}

function ascii(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** HEIC by its brands: `mif1` alone may hold any picture, so one of the others must be named as well. */
function isHeic(bytes: Uint8Array): boolean {
  if (ascii(bytes, 4, 8) !== 'ftyp') return false;
  const length = (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0);
  if (bytes[0] !== 0 || bytes[1] !== 0 || length < 16 || length > 256) return false;
  for (let at = 8; at + 4 <= length; at += 4) if (HEIF_BRANDS.has(ascii(bytes, at, at + 4))) return true;
  return false;
}

/** Bytes that follow the first one of a UTF-8 letter; null for one that begins none. */
function following(first: number): number | null {
  if (first < 0x80) return 0;
  if (first >= 0xc2 && first <= 0xdf) return 1;
  if (first >= 0xe0 && first <= 0xef) return 2;
  return first >= 0xf0 && first <= 0xf4 ? 3 : null;
}

/** The second byte of a letter has a narrower range where the letter would be too long, a surrogate or beyond Unicode. */
function secondFits(first: number, second: number): boolean {
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second <= 0x9f;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second <= 0x8f;
}

/** Valid UTF-8 of letters, tabs and line ends: no other control character, so nothing of a binary file. */
function isPlainText(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] ?? 0;
    if (first === 0x7f || (first < 0x20 && first !== 9 && first !== 10 && first !== 12 && first !== 13)) {
      return false;
    }
    const more = following(first);
    if (more === null) return false;
    for (let n = 1; n <= more; n += 1) {
      const next = bytes[at + n] ?? 0;
      if (next < 0x80 || next > 0xbf || (n === 1 && !secondFits(first, next))) return false;
    }
    at += more;
  }
  return true;
}

/**
 * What a whole file is, by its first bytes and, for a text, by all of them; null for what is not taken. A text that
 * begins like a page, a script or a letter with attachments is not taken.
 */
export function sniffMedia(bytes: Uint8Array): Media | null {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WEBP') return 'image/webp';
  if (isHeic(bytes)) return 'image/heic';
  if (/^%PDF-\d/.test(ascii(bytes, 0, 6))) return 'application/pdf';
  if (bytes.length === 0 || !isPlainText(bytes)) return null;
  const begin = startsWith(bytes, BOM) ? BOM.length : 0;
  const opening = ascii(bytes, begin, Math.min(bytes.length, begin + 1_024)).trimStart();
  return ACTIVE_TEXT.test(opening) ? null : 'text/plain';
}
