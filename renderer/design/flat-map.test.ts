import { describe, expect, it } from 'vitest';
import { metresBetween } from '../../shared/domain/metres-between.ts';
import { areaPath, flatMap, tilesOver } from './flat-map.ts';

const map = flatMap([-118.67, 33.7, -118.15, 34.34]);

describe('the flat map', () => {
  it('goes there and back, and a metre is a metre', () => {
    const [here, there] = [
      { lat: 34.05, lng: -118.25 },
      { lat: 34.051, lng: -118.249 },
    ];
    const [x, y] = map.toXy(here);
    const [toX, toY] = map.toXy(there);
    const back = map.toPoint(x, y);
    expect([back.lat, back.lng].map((one) => one.toFixed(9))).toEqual(['34.050000000', '-118.250000000']);
    expect(Math.abs(Math.hypot(toX - x, toY - y) - metresBetween(here, there))).toBeLessThan(1);
    expect([toX > x, toY < y]).toEqual([true, true]);
  });

  it('draws an area as a closed path', () => {
    expect(
      areaPath(map, [
        [
          [-118.41, 34.02],
          [-118.41, 34.03],
          [-118.4, 34.03],
          [-118.41, 34.02],
        ],
      ]),
    ).toBe('M0 0L0 -1113L923 -1113L0 0Z');
  });
});

describe('map pictures', () => {
  const view = { x: -400, y: -300, width: 800, height: 600 };

  it('cover the view without gaps, at the zoom that suits its width', () => {
    const tiles = tilesOver(map, { minZoom: 10, maxZoom: 19, extension: 'png' }, view);
    const ends = {
      left: Math.min(...tiles.map((one) => one.x)),
      right: Math.max(...tiles.map((one) => one.x + one.width)),
      top: Math.min(...tiles.map((one) => one.y)),
      bottom: Math.max(...tiles.map((one) => one.y + one.height)),
    };
    expect([ends.left <= -400, ends.right >= 400, ends.top <= -300, ends.bottom >= 300]).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(new Set(tiles.map((one) => one.path.split('/')[2]))).toEqual(new Set(['17']));
    expect(tiles.length).toBeLessThanOrEqual(30);
  });

  it('are left away when the pack is much too fine', () => {
    const wide = { x: -35_000, y: -20_000, width: 70_000, height: 40_000 };
    expect(tilesOver(map, { minZoom: 17, maxZoom: 19, extension: 'png' }, wide)).toEqual([]);
  });
});
