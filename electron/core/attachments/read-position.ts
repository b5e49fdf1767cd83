import ExifReader from 'exifreader';

/** A point on the earth, WGS 84 degrees. */
export interface Position {
  readonly lat: number;
  readonly lng: number;
}

/** Places of 1e-6 degrees: 11 cm, finer than any camera knows. */
const fine = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/**
 * Where a photo was taken, from its EXIF; null when it does not say, says nonsense, or is no photo. Read before the hub
 * draws the photo anew: there it is lost, as it should be.
 */
export function readPosition(bytes: Uint8Array<ArrayBuffer>): Position | null {
  let gps: { Latitude?: number; Longitude?: number } | undefined;
  try {
    ({ gps } = ExifReader.load(bytes.buffer, { expanded: true, includeTags: { gps: true } }));
  } catch {
    // The library throws for what is no picture of its kinds: then there is no position.
    return null;
  }
  const { Latitude: lat, Longitude: lng } = gps ?? {};
  if (lat === undefined || lng === undefined || !(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180))
    return null;
  // A camera that has not found its place yet writes zeros.
  return lat === 0 && lng === 0 ? null : { lat: fine(lat), lng: fine(lng) };
}
