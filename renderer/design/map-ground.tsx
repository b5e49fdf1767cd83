import { useMemo } from 'react';
import type { City } from '../../shared/domain/city.ts';
import { useAsk } from '../door/use-door.ts';
import { areaPath, flatMap, tilesOver, type FlatMap } from './flat-map.ts';

/** A part of the flat map, metres. */
export interface MapFrame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The city laid flat, made once for each catalogue. */
export function useFlatMap(city: City): FlatMap {
  const { bounds } = city.pack.city;
  return useMemo(() => flatMap(bounds), [bounds]);
}

/** What lies under the signs of a map: pictures where the desk has some, and the borders of the districts. */
export function MapGround({ city, map, frame }: { city: City; map: FlatMap; frame: MapFrame }) {
  const { districts } = city.pack;
  const paths = useMemo(
    () => districts.areas.map(({ id, rings }) => ({ id, d: areaPath(map, rings) })),
    [districts, map],
  );
  const tiles = useAsk('map.tiles', {}).data?.tiles ?? null;
  return (
    <>
      {tiles !== null &&
        tilesOver(map, tiles, frame).map((tile) => (
          <image
            key={tile.path}
            href={tile.path}
            x={tile.x}
            y={tile.y}
            width={tile.width}
            height={tile.height}
            preserveAspectRatio="none"
          />
        ))}
      {paths.map(({ id, d }) => (
        <path key={id} className="area" data-over={tiles !== null} fillRule="evenodd" d={d} />
      ))}
    </>
  );
}
