import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { unpackWoff } from './unpack-woff.ts';

export type Weight = 'plain' | 'bold';

/** A font file of some of Inter's signs. */
interface Subset {
  readonly name: string;
  /** From and to, code points. */
  readonly ranges: readonly (readonly [number, number])[];
}

/** What the files cover, as the package tells it (unicode.json); combining marks come with their letters. */
const SUBSETS: readonly Subset[] = [
  {
    name: 'latin',
    ranges: [
      [0x20, 0xff],
      [0x131, 0x131],
      [0x152, 0x153],
      [0x2bb, 0x2bc],
      [0x2c6, 0x2c6],
      [0x2da, 0x2da],
      [0x2dc, 0x2dc],
      [0x2000, 0x206f],
      [0x20ac, 0x20ac],
      [0x2122, 0x2122],
      [0x2191, 0x2191],
      [0x2193, 0x2193],
      [0x2212, 0x2212],
    ],
  },
  {
    name: 'latin-ext',
    ranges: [
      [0x100, 0x2ba],
      [0x2bd, 0x2c5],
      [0x2c7, 0x2cc],
      [0x2ce, 0x2d7],
      [0x2dd, 0x2ff],
      [0x1e00, 0x1e9f],
      [0x20a0, 0x20c0],
      [0x2113, 0x2113],
    ],
  },
  {
    name: 'cyrillic',
    ranges: [
      [0x400, 0x45f],
      [0x490, 0x491],
      [0x2116, 0x2116],
    ],
  },
  {
    name: 'greek',
    ranges: [
      [0x370, 0x377],
      [0x37a, 0x37f],
      [0x384, 0x3ff],
    ],
  },
  { name: 'vietnamese', ranges: [[0x1ea0, 0x1ef9]] },
];

/** The table of alternate signs. Nothing of it shows here, and to look for them takes half the time of laying out a word. */
const ALTERNATES = 'GSUB';

/** What stands for a sign that no font here has. */
const MISSING = '?';

/** The fonts, read and unpacked once. */
const files = new Map<string, Buffer>();

function fileOf(subset: string, weight: Weight): Buffer {
  const name = `inter-${subset}-${weight === 'bold' ? 600 : 400}-normal.woff`;
  let known = files.get(name);
  if (known === undefined) {
    const resolved = createRequire(import.meta.url).resolve(`@fontsource/inter/files/${name}`);
    known = unpackWoff(readFileSync(resolved), [ALTERNATES]);
    files.set(name, known);
  }
  return known;
}

const fontName = (subset: string, weight: Weight): string => `${subset}-${weight}`;

function subsetOf(codePoint: number): string | null {
  const found = SUBSETS.find(({ ranges }) =>
    ranges.some(([from, to]) => codePoint >= from && codePoint <= to),
  );
  return found?.name ?? null;
}

/** A piece of text in one font. */
export interface FontRun {
  readonly font: string;
  readonly text: string;
}

/** Puts a text into runs of fonts that have its signs. Signs that none has show as "?"; control signs go. */
export function fontRuns(text: string, weight: Weight): FontRun[] {
  const runs: { font: string; text: string }[] = [];
  // Composed letters are one sign each, which the fonts have.
  for (const sign of text.normalize('NFC')) {
    const code = sign.codePointAt(0) ?? 0;
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f)) continue;
    // What turns the direction of reading has no place on paper.
    if ((code >= 0x2028 && code <= 0x202e) || (code >= 0x2060 && code <= 0x206f)) continue;
    const subset = subsetOf(code);
    const font = fontName(subset ?? 'latin', weight);
    const shown = subset === null ? MISSING : sign;
    const last = runs.at(-1);
    if (last?.font === font) last.text += shown;
    else runs.push({ font, text: shown });
  }
  return runs;
}

/** Tells a document where its fonts are; those that nothing is written in are left out of the file. */
export function registerFonts(doc: PDFKit.PDFDocument): void {
  for (const weight of ['plain', 'bold'] as const) {
    for (const { name } of SUBSETS) doc.registerFont(fontName(name, weight), fileOf(name, weight));
  }
}
