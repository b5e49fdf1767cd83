/** Longitude and latitude in WGS 84 degrees. */
type LngLat = readonly [lng: number, lat: number];
interface Point {
  readonly lat: number;
  readonly lng: number;
}

const METRES_PER_DEGREE = 111_320;

/** A city laid flat in metres from its middle: x to the east, y to the south. Exact to a few metres over a city. */
export interface FlatMap {
  toXy(point: Point): readonly [x: number, y: number];
  toPoint(x: number, y: number): Point;
}

/** @param bounds west, south, east, north of the city in degrees */
export function flatMap(bounds: readonly [number, number, number, number]): FlatMap {
  const [west, south, east, north] = bounds;
  const middle = { lat: (south + north) / 2, lng: (west + east) / 2 };
  const squeeze = Math.cos((middle.lat * Math.PI) / 180);
  return {
    toXy: ({ lat, lng }) => [
      (lng - middle.lng) * squeeze * METRES_PER_DEGREE,
      (middle.lat - lat) * METRES_PER_DEGREE,
    ],
    toPoint: (x, y) => ({
      lat: middle.lat - y / METRES_PER_DEGREE,
      lng: middle.lng + x / (squeeze * METRES_PER_DEGREE),
    }),
  };
}

/** The borders of an area as the path of a drawing. */
export function areaPath(map: FlatMap, rings: readonly (readonly LngLat[])[]): string {
  const at = ([lng, lat]: LngLat) =>
    map
      .toXy({ lat, lng })
      .map((metres) => Math.round(metres))
      .join(' ');
  return rings.map((ring) => `M${ring.map(at).join('L')}Z`).join('');
}

/** A map picture of a tile pack and where it lies, in the map's metres. */
export interface Tile {
  readonly path: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface TilePack {
  readonly minZoom: number;
  readonly maxZoom: number;
  readonly extension: string;
}

const EARTH = 40_075_016;
/** Pictures across the width of a map, about. */
const ACROSS = 4;
/** More are never drawn: then the pack is too coarse or too fine for what is asked. */
const MOST_TILES = 64;

const columnOf = (lng: number, zoom: number): number => ((lng + 180) / 360) * 2 ** zoom;
const rowOf = (lat: number, zoom: number): number => {
  const angle = (lat * Math.PI) / 180;
  return ((1 - Math.asinh(Math.tan(angle)) / Math.PI) / 2) * 2 ** zoom;
};
const lngOf = (column: number, zoom: number): number => (column / 2 ** zoom) * 360 - 180;
const latOf = (row: number, zoom: number): number =>
  (Math.atan(Math.sinh(Math.PI * (1 - (2 * row) / 2 ** zoom))) * 180) / Math.PI;

/** The pictures of a web mercator tile pack that cover a part of the map, at the zoom that suits its width. */
export function tilesOver(
  map: FlatMap,
  pack: TilePack,
  view: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Tile[] {
  const first = map.toPoint(view.x, view.y);
  const last = map.toPoint(view.x + view.width, view.y + view.height);
  const around = EARTH * Math.cos((first.lat * Math.PI) / 180);
  const fitting = Math.round(Math.log2((around * ACROSS) / view.width));
  const zoom = Math.min(Math.max(fitting, pack.minZoom), pack.maxZoom);
  const [left, right] = [first.lng, last.lng].map((lng) => Math.floor(columnOf(lng, zoom)));
  const [top, bottom] = [first.lat, last.lat].map((lat) => Math.floor(rowOf(lat, zoom)));
  if (left === undefined || right === undefined || top === undefined || bottom === undefined) return [];
  if ((right - left + 1) * (bottom - top + 1) > MOST_TILES) return [];
  const tiles: Tile[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      const [x, y] = map.toXy({ lat: latOf(row, zoom), lng: lngOf(column, zoom) });
      const [endX, endY] = map.toXy({ lat: latOf(row + 1, zoom), lng: lngOf(column + 1, zoom) });
      const path = `/tiles/${zoom}/${column}/${row}.${pack.extension}`;
      tiles.push({ path, x, y, width: endX - x, height: endY - y });
    }
  }
  return tiles;
}
