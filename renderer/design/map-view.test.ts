import { describe, expect, it } from 'vitest';
import { SMALL_PACK } from '../../test/small-city.ts';
import { labelPoint, mapView } from './map-view.ts';

const round = (numbers: readonly number[]) => numbers.map((one) => Math.round(one * 1000) / 1000);

describe('the schematic map', () => {
  it('puts north up and the middle of the framed area in the middle', () => {
    const view = mapView(SMALL_PACK.districts, '1', 2);
    const [x, y, width, height] = view.viewBox;
    expect({
      middle: round(view.toXy([-118.41, 34.18])),
      framed: round([x + width / 2, y + height / 2]),
      aspect: round([width / height]),
      northIsUp: view.toXy([-118.4, 34.3])[1] < view.toXy([-118.4, 34.1])[1],
      eastIsRight: view.toXy([-118.2, 34.1])[0] > view.toXy([-118.6, 34.1])[0],
    }).toEqual({
      middle: [0.215, 0.16],
      framed: [0.215, 0.16],
      aspect: [2],
      northIsUp: true,
      eastIsRight: true,
    });
  });

  it('frames the whole city when no area is asked for, or one it lacks', () => {
    const whole = mapView(SMALL_PACK.districts, null, 1).viewBox;
    expect(mapView(SMALL_PACK.districts, '99', 1).viewBox).toEqual(whole);
    expect(round([whole[2], whole[3]])).toEqual([0.666, 0.666]);
  });

  it('writes a name in the middle of the largest ring, whichever way it runs', () => {
    const square = (x: number, size: number) =>
      [
        [x, 0],
        [x + size, 0],
        [x + size, size],
        [x, size],
        [x, 0],
      ] as [number, number][];
    expect([
      labelPoint([square(0, 1), square(10, 4)]),
      labelPoint([square(10, 4).toReversed()]),
      labelPoint([]),
    ]).toEqual([[12, 2], [12, 2], null]);
  });
});
