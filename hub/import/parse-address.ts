import type { Place } from '../../shared/domain/place.ts';

export type AddressParts = Pick<Place, 'house' | 'direction' | 'street' | 'suffix' | 'crossStreet' | 'zip'>;

/** Last words of a street that say what kind it is, as the city's files write them. */
const SUFFIXES = new Set(
  'ALLEY AV AVE BLVD CIR CL CT DR EXPY FWY GRN HWY LANE LN MALL PKWY PL PLAZA RD ROAD ROW SQ ST TER TR TRL WALK WAY WY'.split(
    ' ',
  ),
);
const DIRECTIONS = new Set('N S E W NE NW SE SW NORTH SOUTH EAST WEST'.split(' '));

const HOUSE = /^\d+[A-Z]?(?:-\d+[A-Z]?)?$/;
/** A free address as people write it ends in the city, the state or the country: none of it is the street. */
const TAIL = /(?:,\s*USA)?$/;
const ZIP = /(?:(?:,[A-Z .]+)?,\s*CA)?[\s,.]+(\d{5})(?:-\d{4})?$/;
/** "N/R" is the roadway on one side of a divided street. */
const CROSSING = /\s+(?:AT|AND|&|\/)\s+|\s*&\s*|(?<!\b[NSEW])\s*\/\s*/;

const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');
const bare = (word: string | undefined): string => (word ?? '').replaceAll(/[.,]/g, '');
const tidy = (text: string): string | null => text.replaceAll(/^[\s,]+|[\s,]+$/g, '') || null;

function streetParts(text: string): Pick<AddressParts, 'direction' | 'street' | 'suffix'> {
  let rest = words(text.replaceAll(/^[\s,]+|[\s,]+$/g, ''));
  let direction: string | null = null;
  let suffix: string | null = null;
  if (rest.length > 1 && DIRECTIONS.has(bare(rest[0]))) {
    direction = bare(rest[0]);
    rest = rest.slice(1);
  }
  // "HUNTINGTON DR SOUTH": the two sides of a divided street.
  const tail =
    rest.length > 2 && DIRECTIONS.has(bare(rest.at(-1))) && SUFFIXES.has(bare(rest.at(-2))) ? 2 : 1;
  if (rest.length > tail && SUFFIXES.has(bare(rest.at(-tail)))) {
    suffix = rest.slice(-tail).map(bare).join(' ');
    rest = rest.slice(0, -tail);
  }
  return { direction, street: tidy(rest.join(' ')), suffix };
}

/**
 * The parts of an address line: "2111 W BELLEVUE AVE, 90026", "VAN NUYS BLVD AT ALBERS ST, 91411". A comma inside a
 * street's name stays in it ("MARTIN LUTHER KING, JR BLVD"): only a zip at the very end is cut off.
 */
export function parseAddress(line: string): AddressParts {
  const text = line.trim().toUpperCase().replace(TAIL, '');
  const zip = ZIP.exec(text);
  const where = zip === null ? text : text.slice(0, zip.index);
  const all = words(where);
  const houseWord = bare(all[0]);
  const part = /^\d\/\d$/.test(all[1] ?? '') ? all[1] : null;
  const house =
    all.length > (part === null ? 1 : 2) && HOUSE.test(houseWord)
      ? [houseWord, part].filter(Boolean).join(' ')
      : null;
  const street = house === null ? where : all.slice(part === null ? 1 : 2).join(' ');
  const sides = house === null ? street.split(CROSSING) : [street];
  const [first = '', second] = sides;
  return {
    house,
    ...streetParts(first),
    crossStreet: second === undefined ? null : tidy(second),
    zip: zip?.[1] ?? null,
  };
}
