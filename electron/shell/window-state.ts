import { readFileSync } from 'node:fs';
import { z } from 'zod';

const rectangle = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});
export type Bounds = z.infer<typeof rectangle>;

const windowState = z.object({ bounds: rectangle, maximized: z.boolean() });
export type WindowState = z.infer<typeof windowState>;

/** Smallest window in which the screens still work, in device-independent pixels. */
export const SMALLEST = { width: 640, height: 480 } as const;
const USUAL = { width: 1440, height: 900 } as const;
/** So much of the title bar must be on a display that it can be taken with the mouse. */
const HANDLE = { width: 120, height: 24 } as const;

/** The state kept at the last start; null when there is none or it can't be read. */
export function readWindowState(file: string): WindowState | null {
  try {
    return windowState.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Where the window opens: where it was, or in the middle of the first display when that place is gone.
 * @param displays the usable areas, the primary one first
 */
export function placeWindow(
  saved: WindowState | null,
  displays: readonly [Bounds, ...Bounds[]],
): WindowState {
  const home = saved === null ? undefined : displays.find((display) => canBeTaken(saved.bounds, display));
  if (saved === null || home === undefined) {
    const size = fit(saved?.bounds ?? USUAL, displays[0]);
    return { bounds: { ...middle(size, displays[0]), ...size }, maximized: saved?.maximized ?? false };
  }
  const { x, y } = saved.bounds;
  return { bounds: { x, y: Math.max(y, home.y), ...fit(saved.bounds, home) }, maximized: saved.maximized };
}

function canBeTaken(window: Bounds, display: Bounds): boolean {
  const wide = Math.min(window.x + window.width, display.x + display.width) - Math.max(window.x, display.x);
  const below = display.y + display.height - window.y;
  // A little above the top edge is where a menu bar pushed it.
  return wide >= HANDLE.width && below >= HANDLE.height && window.y >= display.y - HANDLE.height * 2;
}

function fit(size: { width: number; height: number }, display: Bounds) {
  return {
    width: Math.max(SMALLEST.width, Math.min(size.width, display.width)),
    height: Math.max(SMALLEST.height, Math.min(size.height, display.height)),
  };
}

function middle(size: { width: number; height: number }, display: Bounds) {
  return {
    x: display.x + Math.max(0, Math.round((display.width - size.width) / 2)),
    y: display.y + Math.max(0, Math.round((display.height - size.height) / 2)),
  };
}
