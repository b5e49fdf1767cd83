/** What we read of an address point, whatever its file calls it. */
export const ADDRESS_FIELDS = [
  'address',
  'house',
  'fraction',
  'direction',
  'street',
  'suffix',
  'side',
  'zip',
  'town',
  'lat',
  'lng',
] as const;
export type AddressField = (typeof ADDRESS_FIELDS)[number];

/** Which column or property holds what. */
export type AddressColumns = Readonly<Partial<Record<AddressField, string>>>;

/**
 * Names in the files that cities, counties, the national address database and OpenAddresses publish, the surest first;
 * capitals, spaces and signs are let be.
 */
const USUAL: Readonly<Record<AddressField, readonly string[]>> = {
  address: [
    'fulladdress',
    'fulladdr',
    'addressfull',
    'siteaddress',
    'streetaddress',
    'address',
    'addr',
    'situs',
  ],
  house: [
    'hsenbr',
    'housenumber',
    'housenum',
    'houseno',
    'house',
    'addnumber',
    'addressnumber',
    'addrnum',
    'stnum',
    'streetnumber',
    'number',
    'addno',
    'addrhousenumber',
    'num',
  ],
  fraction: [
    'hsefracnbr',
    'numsuffix',
    'addnumsuf',
    'housesuffix',
    'fraction',
    'frac',
    'numbersuffix',
    'addrnumsuffix',
  ],
  direction: [
    'hsedircd',
    'predirabbr',
    'predir',
    'stpredir',
    'predirection',
    'directionprefix',
    'streetpredir',
    'direction',
    'dir',
    'prefix',
    'predirectional',
  ],
  street: ['strnm', 'streetname', 'stname', 'street', 'stnam', 'roadname', 'addrstreet', 'strname', 'name'],
  suffix: [
    'strsfxcd',
    'posttype',
    'stpostyp',
    'streettype',
    'suffix',
    'sttype',
    'streetsuffix',
    'type',
    'sfx',
    'postypeabbr',
    'posttypeabbr',
  ],
  side: ['strsfxdircd', 'postdir', 'stposdir', 'postdirabbr', 'postdirection', 'sufdir', 'suffixdirection'],
  zip: ['zipcd', 'zipcode', 'zip', 'postcode', 'postalcode', 'zip5', 'addrpostcode'],
  town: [
    'incmuni',
    'legalcomm',
    'municipality',
    'muni',
    'cityname',
    'city',
    'postcomm',
    'pcity1',
    'postalcity',
    'community',
    'addrcity',
    'town',
  ],
  lat: ['lat', 'latitude', 'y', 'ycoord', 'latdd'],
  lng: ['lon', 'lng', 'long', 'longitude', 'x', 'xcoord', 'lngdd', 'londd'],
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');

export type ColumnChoice =
  | { readonly ok: true; readonly columns: AddressColumns }
  | { readonly ok: false; readonly message: string };

/** Reads "house=HSE_NBR,street=STR_NM". */
export function readMapping(text: string): ColumnChoice {
  const columns: Partial<Record<AddressField, string>> = {};
  for (const part of text.split(',').filter((one) => one.trim() !== '')) {
    const at = part.indexOf('=');
    const field = ADDRESS_FIELDS.find((one) => one === part.slice(0, at).trim());
    const column = part.slice(at + 1).trim();
    if (at < 0 || field === undefined || column === '') {
      return {
        ok: false,
        message: `--columns has "${part.trim()}". Write field=COLUMN with commas between; fields are: ${ADDRESS_FIELDS.join(', ')}.`,
      };
    }
    columns[field] = column;
  }
  return { ok: true, columns };
}

/** The columns a mapping leaves open, guessed by their names. */
function guessed(there: readonly string[], given: AddressColumns, hasPoint: boolean): AddressColumns {
  const taken = new Set(Object.values(given));
  const columns: Partial<Record<AddressField, string>> = { ...given };
  for (const field of ADDRESS_FIELDS) {
    if (columns[field] !== undefined || (hasPoint && (field === 'lat' || field === 'lng'))) continue;
    // A whole line is only read where the parts are not given.
    if (field === 'address' && given.street !== undefined) continue;
    const found = USUAL[field]
      .map((usual) => there.find((name) => plain(name) === usual && !taken.has(name)))
      .find((name) => name !== undefined);
    if (found === undefined) continue;
    columns[field] = found;
    taken.add(found);
  }
  // Parts are surer than a line: the line may hold units, towns and whatever else.
  if (columns.house === undefined || columns.street === undefined || given.address !== undefined)
    return columns;
  const { address: _line, ...parts } = columns;
  return parts;
}

/**
 * Decides which column holds what.
 * @param there the columns or properties the file has
 * @param hasPoint the file has geometries: it needs no columns for the coordinates
 */
export function chooseColumns(
  there: readonly string[],
  given: AddressColumns,
  hasPoint: boolean,
): ColumnChoice {
  const strange = Object.values(given).filter((column) => !there.includes(column));
  const list = there.join(', ');
  if (strange.length > 0) {
    return { ok: false, message: `The file has no column ${strange.join(', ')}. It has: ${list}.` };
  }
  const columns = guessed(there, given, hasPoint);
  const missing = [
    ...(columns.address === undefined && (columns.house === undefined || columns.street === undefined)
      ? ['house and street (or address, the whole line)']
      : []),
    ...(hasPoint || (columns.lat !== undefined && columns.lng !== undefined) ? [] : ['lat and lng']),
  ];
  if (missing.length === 0) return { ok: true, columns };
  return {
    ok: false,
    message: `No column is known for ${missing.join(', nor for ')}. Say which: --columns house=...,street=...,lat=...,lng=... The file has: ${list}.`,
  };
}
