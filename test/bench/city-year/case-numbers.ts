import type { CaseId } from '../../../shared/domain/ids.ts';

/** An odd multiplier and its inverse modulo 2 ** 32: ids look random and yet say which case they are of. */
const MIX = 0x9e37_79b1;
const UNMIX = inverse(MIX);

function inverse(odd: number): number {
  let found = odd;
  for (let round = 0; round < 5; round += 1) found = Math.imul(found, 2 - Math.imul(odd, found));
  return found;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const byte = (word: number, shift: number): string => BYTES[(word >>> shift) & 0xff] ?? '';
const hex = (word: number): string => byte(word, 24) + byte(word, 16) + byte(word, 8) + byte(word, 0);

/** A UUID made of two whole numbers, the same for the same; quick, as millions are made. @param kind what it names, 0 to 4095 */
export function numberedUuid(kind: number, index: number, part: number): string {
  const head = hex(Math.imul(index + 1, MIX));
  const tail = hex(Math.imul(index ^ 0x5bd1_e995, 0x85eb_ca6b) ^ Math.imul(part + 1, 0xc2b2_ae35));
  return `${head}-${tail.slice(0, 4)}-4${kind.toString(16).padStart(3, '0')}-a${tail.slice(4, 7)}-${tail.slice(7)}${hex(part)}${head.slice(5)}`;
}

/** The id of a case by its place in the order of time. */
export function caseIdOf(index: number): CaseId {
  return numberedUuid(1, index, 0) as CaseId;
}

/** Which case of the city an id names. */
export function indexOfCase(id: string): number {
  return (Math.imul(Number.parseInt(id.slice(0, 8), 16), UNMIX) >>> 0) - 1;
}
