import { describe, expect, it } from 'vitest';
import { contrastOf } from './contrast-of.ts';
import { MEANINGS, PALETTES, type Colours } from './palettes.ts';

interface Pair {
  readonly what: string;
  readonly ratio: number;
  readonly least: number;
}

function pairs(name: string, c: Colours): Pair[] {
  const surfaces = ['page', 'panel', 'sunken', 'hover', 'selected'] as const;
  const text = name.startsWith('high') ? 7 : 4.5;
  const pair = (what: string, one: string, other: string, least: number): Pair => ({
    what: `${name}: ${what}`,
    ratio: Math.round(contrastOf(one, other) * 100) / 100,
    least,
  });
  return [
    ...surfaces.flatMap((surface) => [
      pair(`ink on ${surface}`, c.ink, c[surface], 7),
      pair(`second ink on ${surface}`, c.inkSecond, c[surface], text),
      pair(`accent on ${surface}`, c.accent, c[surface], 4.5),
      pair(`focus ring on ${surface}`, c.accent, c[surface], 3),
    ]),
    ...MEANINGS.flatMap((one) => [
      pair(`${one} on its tint`, c.meaning[one].text, c.meaning[one].tint, text),
      pair(`${one} on panel`, c.meaning[one].text, c.panel, text),
      pair(`${one} on hover`, c.meaning[one].text, c.hover, 4.5),
      pair(`${one} on selected`, c.meaning[one].text, c.selected, 4.5),
      pair(`ink on ${one} tint`, c.ink, c.meaning[one].tint, 7),
      pair(`second ink on ${one} tint`, c.inkSecond, c.meaning[one].tint, 4.5),
    ]),
    pair('text on accent', c.onAccent, c.accent, text),
    pair('text on accent hover', c.onAccent, c.accentHover, text),
    pair('accent on accent tint', c.accent, c.accentTint, 4.5),
    pair('ink on match', c.ink, c.match, 4.5),
    pair('strong line on panel', c.lineStrong, c.panel, 3),
    pair('strong line on page', c.lineStrong, c.page, 3),
  ];
}

describe('contrast', () => {
  it('is 21 for black on white and 1 for a colour on itself', () => {
    expect([contrastOf('#000000', '#ffffff'), contrastOf('#0a5a62', '#0a5a62')]).toEqual([21, 1]);
  });

  it('measures a known pair', () => {
    expect(Math.round(contrastOf('#767676', '#ffffff') * 100) / 100).toBe(4.54);
  });

  it.each(Object.entries(PALETTES))('holds for every text on every surface of %s', (name, colours) => {
    expect(pairs(name, colours).filter((one) => one.ratio < one.least)).toEqual([]);
  });
});
