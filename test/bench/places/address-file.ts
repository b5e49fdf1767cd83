import { seededRandom } from '../../../hub/demo/random.ts';

const ROOTS = (
  'ACACIA ALDER ALMOND AMBER ARDEN ASPEN BANNER BARCLAY BASSETT BONNIE BRADLEY BRIGHTON BURNET CALVERT CANTERBURY CARMELO ' +
  'CATALINA CEDAR CHERRY CIMARRON CYPRESS DALTON DELANO DENKER EDGEMONT ELM FERNWOOD FIGUEROA FOREST GARDEN GRAMERCY HEMLOCK ' +
  'HOBART HOLLY HUBBARD IVAR JUNIPER KESTER KINGSLEY LAKE LANARK LINDLEY LUDLOW MAIN MALABAR MAPLE MARIPOSA MERIDIAN MONTANA ' +
  'OAK PALM RAMONA ROSE SERRANO SIERRA STAGG TOWNE TRINITY VALERIO VASSAR VERDUGO VERMONT WALNUT WILCOX WILLOW YUCCA'
).split(' ');
const BEFORE = ['', 'EL ', 'LA ', 'MOUNT ', 'SANTA ', 'NEW ', 'VISTA DEL ', 'SAN ', 'OLD ', 'NORTH '];
const AFTER = ['', ' PARK', ' VIEW', ' HILL', ' CREEK', ' GROVE', ' RIDGE', ' TERRACE', ' CANYON'];
const SUFFIXES = ['AVE', 'ST', 'DR', 'PL', 'BLVD', 'LN', 'CT', 'WAY'];
const DIRECTIONS = ['N', 'S', 'E', 'W', ''];
/** A street has so many houses on average, and a few have many. */
const HOUSES = 80;
const STEP = 0.000_15;

/** A made-up address point by the columns of a city's file. */
export interface FilePoint {
  readonly house: number;
  readonly direction: string;
  readonly street: string;
  readonly suffix: string;
  readonly zip: number;
  readonly lat: number;
  readonly lng: number;
}

/** So many address points of a made-up city in the place of Los Angeles, street by street. */
export function* addressPoints(seed: number, count: number): Generator<FilePoint> {
  const random = seededRandom(seed, 'addresses');
  const names = BEFORE.length * ROOTS.length * AFTER.length;
  let made = 0;
  for (let at = 0; made < count; at += 1) {
    const name = at % names;
    const street = `${BEFORE[name % 10] ?? ''}${ROOTS[Math.floor(name / 10) % ROOTS.length] ?? ''}${AFTER[Math.floor(name / (10 * ROOTS.length))] ?? ''}`;
    const suffix = SUFFIXES[(at * 7) % SUFFIXES.length] ?? 'ST';
    const direction = DIRECTIONS[Math.floor(at / names) % DIRECTIONS.length] ?? '';
    const houses = at % 40 === 0 ? HOUSES * 20 : random.int(10, HOUSES);
    const goesEast = at % 2 === 0;
    const [lat, lng] = [33.75 + random.next() * 0.5, -118.62 + random.next() * 0.4];
    const first = random.pick([100, 1_000, 5_000, 10_000]);
    for (let along = 0; along < houses && made < count; along += 1) {
      const side = (along % 2) * 0.000_2;
      yield {
        house: first + along * 2 + (along % 2),
        direction,
        street,
        suffix,
        zip: 90_001 + (at % 80),
        lat: lat + (goesEast ? side : along * STEP * 0.2),
        lng: lng + (goesEast ? along * STEP * 0.2 : side),
      };
      made += 1;
    }
  }
}

/** The same as lines of a CSV file, the header first. */
export function* addressLines(seed: number, count: number): Generator<string> {
  yield 'HSE_ID,HSE_NBR,HSE_FRAC_NBR,HSE_DIR_CD,STR_NM,STR_SFX_CD,STR_SFX_DIR_CD,UNIT_RANGE,ZIP_CD,LAT,LON\n';
  let id = 0;
  for (const { house, direction, street, suffix, zip, lat, lng } of addressPoints(seed, count)) {
    id += 1;
    yield `${id},${house},,${direction},${street},${suffix},,,${zip},${lat.toFixed(8)},${lng.toFixed(8)}\n`;
  }
}
