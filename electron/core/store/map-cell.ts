const LAT_STEP = 0.0015;
const LNG_STEP = 0.002;
/** Columns of the grid around the earth fit below this. */
const COLUMNS = 2 ** 18;
const METRES_PER_DEGREE = 111_320;

const rowOf = (lat: number): number => Math.floor((lat + 90) / LAT_STEP);
const columnOf = (lng: number): number => Math.floor((lng + 180) / LNG_STEP);
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The square of the grid (about 170 m) a point lies in. */
export function cellOf(lat: number, lng: number): number {
  return rowOf(lat) * COLUMNS + columnOf(lng);
}

/** Every square that may hold a point within so many metres. */
export function cellsAround(lat: number, lng: number, metres: number): number[] {
  const north = metres / METRES_PER_DEGREE;
  const east = north / Math.max(Math.cos(radians(lat)), 0.01);
  const cells: number[] = [];
  for (let row = rowOf(lat - north); row <= rowOf(lat + north); row += 1) {
    for (let column = columnOf(lng - east); column <= columnOf(lng + east); column += 1) {
      cells.push(row * COLUMNS + column);
    }
  }
  return cells;
}
