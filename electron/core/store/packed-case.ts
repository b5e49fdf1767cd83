import type { TimelineEntry } from '../../../shared/contract/case-record.ts';

/** A case as it is kept: a tenth of its JSON. */
export interface PackedCase {
  /** Bodies of its texts, oldest first, as JSON; null without any. */
  readonly said: string | null;
  /** Its UUIDs, 16 bytes each; its own is the first. */
  readonly ids: Buffer;
  /** All else, as one flat list (store/packed-list.ts). */
  readonly body: Buffer;
}

/** The fields of a value by their names. */
export type Values = Readonly<Record<string, unknown>>;

/** Who did something, as one term. */
export type Doer = readonly [TimelineEntry['by']['id'], TimelineEntry['by']['role'], string];

/** Stands for a whole that is the same as the last one; no set of fields has this number. */
export const SAME = -1;
/** Stands for a text that is the same as the last one (a source's times); a flag is never written out. */
export const SAME_TEXT = true;

/** What was said last, so that what repeats need not be written again. */
export interface Last {
  time: number;
  number: unknown;
  text: unknown;
  place: unknown;
  clock: unknown;
}

type AddressParts = Readonly<Record<string, string | null>>;

/** The address line that the parts of a place make. */
export function madeAddress(place: Values): string {
  const { house, direction, street, suffix, crossStreet, zip } = place as AddressParts;
  const parts = [house, direction, street, suffix].filter((one) => one !== null);
  const line = parts.join(' ') + (crossStreet == null ? '' : ` AT ${crossStreet}`);
  return zip == null ? line : `${line}, ${zip}`;
}
