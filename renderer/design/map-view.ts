import type { Districts } from '../../shared/domain/city-pack.ts';

type LngLat = readonly [lng: number, lat: number];

/** A part of the city laid flat: x to the east, y to the south, both in degrees of latitude. */
export interface MapView {
  readonly viewBox: readonly [x: number, y: number, width: number, height: number];
  toXy(point: LngLat): readonly [x: number, y: number];
}

/**
 * Frames an area, or the whole city, with some of what is around it.
 * @param focus id of the area to frame; null for all of them
 * @param aspect width over height of the picture
 */
export function mapView(districts: Districts, focus: string | null, aspect: number): MapView {
  const area = districts.areas.find((one) => one.id === focus);
  const points = (area === undefined ? districts.areas : [area]).flatMap((one) => one.rings.flat());
  const lngs = points.map(([lng]) => lng);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lngs), Math.max(...lngs)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  // At the scale of a city one factor for the middle latitude is exact enough.
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const margin = area === undefined ? 1.04 : 1.5;
  let width = (east - west) * squeeze * margin;
  let height = (north - south) * margin;
  if (width / height < aspect) width = height * aspect;
  else height = width / aspect;
  const toXy = ([lng, lat]: LngLat) => [(lng - west) * squeeze, north - lat] as const;
  const [middleX, middleY] = [((east - west) * squeeze) / 2, (north - south) / 2];
  return { viewBox: [middleX - width / 2, middleY - height / 2, width, height], toXy };
}

/** Where to write an area's name: the middle of its largest ring by area. */
export function labelPoint(rings: readonly (readonly LngLat[])[]): LngLat | null {
  let best: { size: number; at: LngLat } | null = null;
  for (const ring of rings) {
    let [size, x, y] = [0, 0, 0];
    let before = ring.at(-1);
    for (const here of ring) {
      if (before !== undefined) {
        const cross = before[0] * here[1] - here[0] * before[1];
        size += cross / 2;
        x += (before[0] + here[0]) * cross;
        y += (before[1] + here[1]) * cross;
      }
      before = here;
    }
    if (Math.abs(size) > Math.abs(best?.size ?? 0)) best = { size, at: [x / (6 * size), y / (6 * size)] };
  }
  return best?.at ?? null;
}
