import PDFDocument from 'pdfkit';
import { fontRuns, registerFonts, type FontRun, type Weight } from './pdf-fonts.ts';

/** Points: 72 to an inch. */
export const MARGIN = 40;
const FOOT = 24;
export const INK = '#16202b';
export const FAINT = '#52606d';
const RULE = '#b8c2cc';

/** How a text is written. */
export interface PdfStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly colour: string;
}
export const PLAIN: PdfStyle = { size: 9, weight: 'plain', colour: INK };

/** A line of text that fits its column. */
export type PdfLine = readonly FontRun[];

export interface PdfOptions {
  readonly title: string;
  readonly author: string;
  readonly layout: 'portrait' | 'landscape';
  /** Written at the foot of each page, before its number. */
  readonly foot: string;
  /** With a structure that assistive technology can read. It takes memory for each element. */
  readonly tagged: boolean;
  /** When it was made, milliseconds. */
  readonly at: number;
}

/** A PDF that is written line by line, so that pages can leave while others are still to come. */
export class PdfWriter {
  readonly doc: PDFKit.PDFDocument;
  readonly width: number;
  /** Where the next line begins, from the top of the page. */
  y = MARGIN;
  page = 0;
  readonly #options: PdfOptions;
  /** Widths of the signs that were measured so far, at size 1. */
  readonly #signs: Record<Weight, Map<string, number>> = { plain: new Map(), bold: new Map() };
  readonly #root: PDFKit.PDFStructureElement | null;
  /** Drawn on top of each further page. */
  #head: (() => void) | null = null;

  constructor(options: PdfOptions) {
    this.#options = options;
    const { title, author, layout, tagged } = options;
    this.doc = new PDFDocument({
      size: 'LETTER',
      layout,
      // Everything is placed by us: no text may start a page by itself.
      margin: 0,
      autoFirstPage: false,
      lang: 'en-US',
      pdfVersion: '1.7',
      tagged,
      displayTitle: true,
      // None of its own fonts: they lack most signs, and are not embedded.
      font: '',
      info: { Title: title, Author: author, Creator: 'Desk311', CreationDate: new Date(options.at) },
    });
    registerFonts(this.doc);
    this.#root = tagged ? this.doc.struct('Document') : null;
    if (this.#root !== null) this.doc.addStructure(this.#root);
    this.newPage();
    this.width = this.doc.page.width - 2 * MARGIN;
  }

  /** The last line of a page that text may be on. */
  get bottom(): number {
    return this.doc.page.height - MARGIN - FOOT;
  }

  /** Begins a page, with its foot and whatever stands on top of each. */
  newPage(): void {
    this.doc.addPage();
    this.page += 1;
    this.y = MARGIN;
    this.aside(() => {
      const { foot } = this.#options;
      const at = this.doc.page.height - MARGIN - 8;
      const style = { ...PLAIN, size: 7.5, colour: FAINT };
      const number = `Page ${this.page}`;
      const [line] = this.wrap(foot, style, this.doc.page.width - 2 * MARGIN - 80);
      if (line !== undefined) this.draw(line, style, MARGIN, at);
      const runs = fontRuns(number, 'plain');
      this.draw(runs, style, this.doc.page.width - MARGIN - this.#widthOf(runs, style.size), at);
    });
    if (this.#head !== null) this.aside(this.#head);
  }

  /** From the next page on, this is drawn first. */
  onTop(head: (() => void) | null): void {
    this.#head = head;
  }

  /** Draws what is no content: rules, feet, repeated heads. */
  aside(draw: () => void): void {
    if (!this.#options.tagged) {
      draw();
      return;
    }
    this.doc.markContent('Artifact', { type: 'Pagination' });
    draw();
    this.doc.endMarkedContent();
  }

  /** An element of the structure below another; null where there is none. */
  element(
    type: string,
    above: PDFKit.PDFStructureElement | null = this.#root,
    options: ElementOptions = {},
  ): PDFKit.PDFStructureElement | null {
    if (above === null) return null;
    const made = this.doc.struct(type, options);
    above.add(made);
    return made;
  }

  /** Draws something as content of an element. */
  within(element: PDFKit.PDFStructureElement | null, draw: () => void): void {
    if (element === null) draw();
    else element.add(draw);
  }

  /** A new page, unless so much room is left. */
  makeRoom(height: number): void {
    if (this.y + height > this.bottom) this.newPage();
  }

  lineHeight({ size }: Pick<PdfStyle, 'size'>): number {
    return size * 1.38;
  }

  /** Breaks a text into lines that fit; what is longer than a line is cut anywhere. */
  wrap(text: string, { size, weight }: PdfStyle, width: number): PdfLine[] {
    const lines: PdfLine[] = [];
    for (const paragraph of text.split(/\r\n|\r|\n/)) {
      let line = '';
      let used = 0;
      for (const word of paragraph.replaceAll('\t', '  ').split(/(?<= )/)) {
        const wide = this.#wordWidth(word, weight) * size;
        const bare = word.endsWith(' ') ? this.#wordWidth(word.trimEnd(), weight) * size : wide;
        if (used > 0 && used + bare > width) {
          lines.push(fontRuns(line.trimEnd(), weight));
          line = '';
          used = 0;
        }
        if (bare <= width) {
          line += word;
          used += wide;
          continue;
        }
        for (const sign of word) {
          const one = this.#wordWidth(sign, weight) * size;
          if (used > 0 && used + one > width) {
            lines.push(fontRuns(line, weight));
            line = '';
            used = 0;
          }
          line += sign;
          used += one;
        }
      }
      lines.push(fontRuns(line.trimEnd(), weight));
    }
    return lines;
  }

  /** Draws a line with its top at `y`. */
  draw(line: PdfLine, { size, colour }: PdfStyle, x: number, y: number): void {
    let at = x;
    this.doc.fillColor(colour).fontSize(size);
    line.forEach(({ font, text }, place) => {
      // A word once laid out is kept as long as the file grows; only asking for features, though none, keeps it out. The
      // numbers of cases are new in each row; days, times and streets come again.
      const only = /\d{7}/.test(text) ? { lineBreak: false, features: [] } : { lineBreak: false };
      this.doc.font(font).text(text, at, y, only);
      // Most lines are one run: nothing comes after it that had to know its width.
      if (place < line.length - 1) at += this.doc.widthOfString(text);
    });
  }

  /** A rule over the whole width. */
  rule(y: number): void {
    this.doc
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + this.width, y)
      .lineWidth(0.5)
      .strokeColor(RULE)
      .stroke();
  }

  /** A text over the whole width or a part of it, on as many pages as it takes. */
  paragraph(
    text: string,
    style: PdfStyle,
    { type = 'P', indent = 0, above = this.#root }: ParagraphOptions = {},
  ): void {
    const element = this.element(type, above);
    const height = this.lineHeight(style);
    for (const line of this.wrap(text, style, this.width - indent)) {
      this.makeRoom(height);
      this.within(element, () => this.draw(line, style, MARGIN + indent, this.y));
      this.y += height;
    }
    element?.end();
  }

  /** Ends the file. */
  end(): void {
    this.#root?.end();
    this.doc.end();
  }

  #widthOf(line: PdfLine, size: number): number {
    let sum = 0;
    for (const { font, text } of line) sum += this.doc.font(font).fontSize(size).widthOfString(text);
    return sum;
  }

  /**
   * Width of a word at size 1: the sum of its signs. That some stand closer together beside each other (kerning) makes it
   * narrower by a few hundredths at most when it is drawn; to find that out costs more than all the rest.
   */
  #wordWidth(word: string, weight: Weight): number {
    const signs = this.#signs[weight];
    let sum = 0;
    for (const sign of word) {
      let width = signs.get(sign);
      if (width === undefined) {
        width = this.#widthOf(fontRuns(sign, weight), 1);
        signs.set(sign, width);
      }
      sum += width;
    }
    return sum;
  }
}

/** The types lack the scope of a table's head. */
type ElementOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope?: 'Column' };

interface ParagraphOptions {
  /** What it is in the structure: P, H1, H2, LI. */
  readonly type?: string;
  readonly indent?: number;
  readonly above?: PDFKit.PDFStructureElement | null;
}
