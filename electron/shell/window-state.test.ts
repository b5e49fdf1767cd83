import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { placeWindow, readWindowState, type Bounds } from './window-state.ts';

const primary: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const right: Bounds = { x: 1920, y: -200, width: 1280, height: 1000 };
const saved = (x: number, y: number, width = 1000, height = 700, maximized = false) => ({
  bounds: { x, y, width, height },
  maximized,
});

describe('placeWindow', () => {
  it('opens in the middle of the first display when nothing is known', () => {
    expect(placeWindow(null, [primary, right])).toEqual(saved(240, 70, 1440, 900));
    expect(placeWindow(null, [{ x: 0, y: 25, width: 1280, height: 695 }])).toEqual(saved(0, 25, 1280, 695));
    expect(placeWindow(null, [{ x: 0, y: 0, width: 400, height: 300 }])).toEqual(saved(0, 0, 640, 480));
  });

  it.each([
    ['where it was', saved(100, 100), saved(100, 100)],
    ['on the other display', saved(2000, -150, 1000, 700, true), saved(2000, -150, 1000, 700, true)],
    ['hanging over an edge, as it was left', saved(-800, 300), saved(-800, 300)],
    ['no larger than its display', saved(1930, -150, 3000, 2000), saved(1930, -150, 1280, 1000)],
    ['with the title bar below the top edge', saved(100, -30), saved(100, 0)],
    ['no smaller than the screens work', saved(100, 100, 200, 100), saved(100, 100, 640, 480)],
  ])('opens %s', (_, from, to) => {
    expect(placeWindow(from, [primary, right])).toEqual(to);
  });

  it.each([
    ['its display is gone', saved(4000, 100)],
    ['only a sliver is left at the right', saved(1900, 100)],
    ['it is below the last line', saved(100, 1030)],
    ['its title bar is above every display', saved(100, -500)],
  ])('comes back to the middle of the first display when %s', (_, from) => {
    expect(placeWindow(from, [primary])).toEqual(saved(460, 170));
  });

  it('stays maximized when its display is gone', () => {
    expect(placeWindow(saved(4000, 100, 1000, 700, true), [primary]).maximized).toBe(true);
  });
});

describe('readWindowState', () => {
  const folder = mkdtempSync(join(tmpdir(), 'desk311-window-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    '',
    '{',
    '[]',
    '{"bounds":{"x":0,"y":0,"width":0,"height":700},"maximized":false}',
    '{"maximized":true}',
  ])('takes %j for nothing', (text) => {
    const file = join(folder, 'window.json');
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeNull();
  });

  it('reads what was kept', () => {
    const file = join(folder, 'window.json');
    writeFileSync(file, JSON.stringify(saved(1, 2)));
    expect(readWindowState(file)).toEqual(saved(1, 2));
    expect(readWindowState(join(folder, 'none.json'))).toBeNull();
  });
});
