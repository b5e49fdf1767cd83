import { seededRandom, type Random } from '../../../hub/demo/random.ts';
import type { Place } from '../../../shared/domain/place.ts';
import { skewed, zipf } from './skewed.ts';

interface Street {
  readonly name: string;
  readonly suffix: string;
  /** Directions it is written with; "" for none. */
  readonly directions: readonly string[];
  readonly houses: readonly [least: number, most: number];
  readonly district: string;
  readonly zips: readonly string[];
  readonly lat: number;
  readonly lng: number;
}

const BIG = (
  'FIGUEROA:ST VERMONT:AVE WESTERN:AVE SEPULVEDA:BLVD VAN_NUYS:BLVD SUNSET:BLVD MAIN:ST BROADWAY: SAN_PEDRO:ST CENTRAL:AVE ' +
  'NORMANDIE:AVE HOOVER:ST WILSHIRE:BLVD PICO:BLVD OLYMPIC:BLVD VENICE:BLVD CRENSHAW:BLVD AVALON:BLVD SAN_FERNANDO:RD ' +
  'SHERMAN:WAY VICTORY:BLVD RESEDA:BLVD LANKERSHIM:BLVD LAUREL_CANYON:BLVD ROSCOE:BLVD HOLLYWOOD:BLVD SANTA_MONICA:BLVD ' +
  'MELROSE:AVE BEVERLY:BLVD ALVARADO:ST SLAUSON:AVE FLORENCE:AVE MANCHESTER:AVE CENTURY:BLVD IMPERIAL:HWY LA_BREA:AVE ' +
  'LA_CIENEGA:BLVD FAIRFAX:AVE LINCOLN:BLVD CULVER:BLVD WASHINGTON:BLVD ADAMS:BLVD JEFFERSON:BLVD EXPOSITION:BLVD ' +
  'MARTIN_LUTHER_KING_JR:BLVD CESAR_E_CHAVEZ:AVE SOTO:ST EASTERN:AVE HUNTINGTON:DR EAGLE_ROCK:BLVD YORK:BLVD COLORADO:BLVD ' +
  'GLENDALE:BLVD LOS_FELIZ:BLVD RIVERSIDE:DR FOOTHILL:BLVD SUNLAND:BLVD TUJUNGA:AVE COLDWATER_CANYON:AVE WOODMAN:AVE ' +
  'HAZELTINE:AVE BALBOA:BLVD WHITE_OAK:AVE TAMPA:AVE WINNETKA:AVE DE_SOTO:AVE CANOGA:AVE TOPANGA_CANYON:BLVD FALLBROOK:AVE ' +
  'VALLEY_CIRCLE:BLVD VANOWEN:ST SATICOY:ST STRATHERN:ST PARTHENIA:ST NORDHOFF:ST PLUMMER:ST LASSEN:ST DEVONSHIRE:ST ' +
  'CHATSWORTH:ST RINALDI:ST OXNARD:ST BURBANK:BLVD MAGNOLIA:BLVD CHANDLER:BLVD MOORPARK:ST VENTURA:BLVD MULHOLLAND:DR ' +
  'CAHUENGA:BLVD VINE:ST GOWER:ST HIGHLAND:AVE FOUNTAIN:AVE FRANKLIN:AVE GAFFEY:ST PACIFIC:AVE ANAHEIM:ST WILMINGTON:BLVD ' +
  'LOMITA:BLVD SPRING:ST HILL:ST OLIVE:ST GRAND:AVE FLOWER:ST HOPE:ST LOS_ANGELES:ST ALAMEDA:ST WEST:BLVD NORTH_SPRING:ST'
).split(' ');
const ROOTS = (
  'ACACIA ALDER ALMOND AMBER ARDEN ARLETA ASPEN BANNER BARCLAY BASSETT BEACHWOOD BELLAIRE BERENDO BLYTHE BONNIE BRADLEY BRIGHTON ' +
  'BRYNHURST BURNET CABRILLO CALVERT CAMINO CANTERBURY CARMELO CATALINA CEDAR CHERRY CIMARRON CLEON COHASSET CORBIN CYPRESS DALTON ' +
  'DELANO DENKER DOMINGUEZ DUNDAS EDGEMONT ELM EMELITA ENADIA ERWIN ETIWANDA FERNWOOD FILLMORE FOREST FRIAR GARDEN GAULT GLEN ' +
  'GRAMERCY HARTLAND HAYVENHURST HEMLOCK HERRICK HOBART HOLLY HUBBARD INGOMAR IRWIN IVAR JUNIPER KESTER KESWICK KINGSLEY KITTRIDGE ' +
  'LAKE LANARK LEMAY LINDLEY LOMA LUDLOW MALABAR MAPLE MARIPOSA MARLTON MATILIJA MAYALL MERIDIAN MONTANA NAGLE NEWCASTLE OAK OSO ' +
  'PALM PASEO PLATA QUAKERTOWN RAMONA RAYEN ROSCOMARE ROSE SAN_JULIAN SATSUMA SERRANO SHADY SIERRA STAGG SYLMAR TERRA TOBERMAN ' +
  'TOWNE TRINITY TYRONE VALERIO VALJEAN VASSAR VERDUGO VISTA WALNUT WENTWORTH WHITSETT WILCOX WILLOW WINNIE YUCCA ZELZAH'
).split(' ');
const BEFORE = ['', '', 'EL ', 'LA ', 'MOUNT ', 'SANTA ', 'NEW ', 'VISTA DEL ', 'SAN ', 'OLD '];
const AFTER = ['', ' PARK', ' VIEW', ' HILL', ' CREEK', ' GROVE', ' RIDGE', ' TERRACE'];
const SUFFIXES = ['AVE', 'ST', 'ST', 'DR', 'PL', 'RD', 'LN', 'CT', 'WAY', 'TER'];
const NUMBERED = 130;
const STREETS = 900;
const DISTRICTS = 15;
/** Rough middle of each council district, latitude and longitude. */
const MIDDLES = [
  [34.06, -118.26],
  [34.18, -118.39],
  [34.18, -118.56],
  [34.12, -118.39],
  [34.07, -118.43],
  [34.2, -118.45],
  [34.27, -118.41],
  [33.97, -118.31],
  [34.0, -118.26],
  [34.04, -118.33],
  [34.0, -118.43],
  [34.26, -118.55],
  [34.09, -118.29],
  [34.05, -118.22],
  [33.79, -118.28],
] as const;

function ordinal(n: number): string {
  const tail = n % 100;
  if (tail >= 11 && tail <= 13) return `${n}TH`;
  return `${n}${['TH', 'ST', 'ND', 'RD'][n % 10] ?? 'TH'}`;
}

/** Names with their suffix, the most used first; the same for everybody. */
function namedStreets(): [name: string, suffix: string][] {
  const names = new Map<string, [string, string]>();
  const add = (name: string, suffix: string) => names.set(`${name} ${suffix}`, [name, suffix]);
  for (const one of BIG) {
    const [name = '', suffix = ''] = one.split(':');
    add(name.replaceAll('_', ' '), suffix);
  }
  for (let n = 1; n <= NUMBERED; n += 1) add(ordinal(n), n % 7 === 3 ? 'AVE' : n % 11 === 5 ? 'PL' : 'ST');
  for (let round = 0; names.size < STREETS; round += 1) {
    for (const [at, root] of ROOTS.entries()) {
      const before = BEFORE[(at + round * 3) % BEFORE.length] ?? '';
      const after = before === '' ? (AFTER[(at + round) % AFTER.length] ?? '') : '';
      add(
        `${before}${root.replaceAll('_', ' ')}${after}`,
        SUFFIXES[(at * 7 + round) % SUFFIXES.length] ?? 'ST',
      );
      if (names.size === STREETS) break;
    }
  }
  return [...names.values()];
}

function streetsOf(seed: number): Street[] {
  const random = seededRandom(seed, 'streets');
  return namedStreets().map(([name, suffix], at): Street => {
    const district = random.int(1, DISTRICTS);
    const [lat, lng] = MIDDLES[district - 1] ?? [34.05, -118.25];
    const least = random.pick([1, 100, 100, 200, 1_000, 5_000, 10_000]);
    const zips = Array.from({ length: at < 100 ? 4 : 2 }, () =>
      String(
        district >= 2 && district <= 7 && district !== 5
          ? random.int(91_301, 91_399)
          : random.int(90_001, 90_099),
      ),
    );
    const directions = random.pick([[''], [''], ['N'], ['S'], ['N', 'S'], ['E', 'W'], ['W'], ['E']]);
    const houses: [number, number] = [least, Math.min(least + random.int(400, 9_000), 23_500)];
    return { name, suffix, directions, houses, district: String(district), zips, lat, lng };
  });
}

const sideOf = ({ name, suffix }: Street): string => (suffix === '' ? name : `${name} ${suffix}`);
const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5;

/** Makes places of a city of 900 streets, a few of which have most of the cases. */
export function placesOf(seed: number): (random: Random, crossing: boolean) => Place {
  const streets = streetsOf(seed);
  const pick = skewed(streets, zipf(0.7, 4));
  return (random, crossing) => {
    const street = pick(random.next());
    const zip = random.pick(street.zips);
    const where = {
      street: street.name,
      suffix: street.suffix === '' ? null : street.suffix,
      zip,
      lat: round(street.lat + (random.next() - 0.5) * 0.05),
      lng: round(street.lng + (random.next() - 0.5) * 0.05),
      district: street.district,
      neighborhoodCouncil: null,
    };
    if (crossing) {
      let other = pick(random.next());
      while (other.name === street.name) other = pick(random.next());
      const cross = sideOf(other);
      const address = `${sideOf(street)} AT ${cross}, ${zip}`;
      return { ...where, address, house: null, direction: null, crossStreet: cross };
    }
    const [least, most] = street.houses;
    const house = String(least + Math.floor(random.next() * (most - least)));
    const direction = random.pick(street.directions) || null;
    const address = `${[house, direction, sideOf(street)].filter((part) => part !== null).join(' ')}, ${zip}`;
    return { ...where, address, house, direction, crossStreet: null };
  };
}
