function linear(channel: number): number {
  const c = channel / 255;
  return c <= 0.040_45 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
}

/** Relative luminance of "#rrggbb", 0 to 1 (WCAG 2.2). */
function luminance(colour: string): number {
  const hex = /^#([0-9a-f]{6})$/i.exec(colour)?.[1];
  if (hex === undefined) throw new Error(`"${colour}" is not of the form #rrggbb`);
  const value = Number.parseInt(hex, 16);
  const [r, g, b] = [value >> 16, (value >> 8) & 255, value & 255];
  return 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
}

/** Contrast ratio of two colours "#rrggbb", from 1 to 21 (WCAG 2.2, 1.4.3). Throws for any other form. */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
