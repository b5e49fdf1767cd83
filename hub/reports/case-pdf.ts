import { FAINT, INK, MARGIN, PdfWriter, PLAIN, type PdfStyle } from '../pdf/pdf-writer.ts';
import type { CaseSheet, SheetBlock, SheetLook, SheetPhoto } from './case-sheet.ts';

const QUIET: PdfStyle = { ...PLAIN, colour: FAINT };
const LOOKS = {
  title: { size: 18, weight: 'bold', colour: INK },
  plain: PLAIN,
  strong: { ...PLAIN, weight: 'bold' },
  quiet: QUIET,
  warning: { ...PLAIN, weight: 'bold', colour: '#9c2a10' },
  time: { ...QUIET, size: 8 },
} as const satisfies Record<SheetLook, PdfStyle>;
const HEAD: PdfStyle = { size: 12, weight: 'bold', colour: INK };
const LABEL_WIDTH = 120;
const INDENT = 14;
const PHOTO = { width: 164, height: 124, gap: 20 };
const CAPTION: PdfStyle = { ...QUIET, size: 7 };

function heading(pdf: PdfWriter, words: string): void {
  pdf.makeRoom(60);
  pdf.y += 10;
  pdf.paragraph(words, HEAD, { type: 'H2' });
  pdf.y += 2;
}

function fact(pdf: PdfWriter, label: string, value: string): void {
  const height = pdf.lineHeight(PLAIN);
  const labels = pdf.wrap(label, QUIET, LABEL_WIDTH - 8);
  const lines = pdf.wrap(value, PLAIN, pdf.width - LABEL_WIDTH);
  pdf.makeRoom(height * Math.max(2, labels.length));
  const element = pdf.element('P');
  const top = pdf.y;
  pdf.within(element, () => labels.forEach((line, nth) => pdf.draw(line, QUIET, MARGIN, top + nth * height)));
  for (const line of lines) {
    pdf.makeRoom(height);
    pdf.within(element, () => pdf.draw(line, PLAIN, MARGIN + LABEL_WIDTH, pdf.y));
    pdf.y += height;
  }
  // A label is longer than what it stands for: both are on one page then.
  if (lines.length < labels.length) pdf.y = top + labels.length * height;
  element?.end();
}

const PHOTOS_ABREAST = 3;

function writePhotos(pdf: PdfWriter, photos: readonly SheetPhoto[]): void {
  const height = pdf.lineHeight(CAPTION);
  for (let at = 0; at < photos.length; at += PHOTOS_ABREAST) {
    const abreast = photos
      .slice(at, at + PHOTOS_ABREAST)
      .map((photo) => ({ ...photo, told: pdf.wrap(photo.caption, CAPTION, PHOTO.width) }));
    const room = PHOTO.height + Math.max(...abreast.map(({ told }) => told.length)) * height + 10;
    pdf.makeRoom(room);
    const top = pdf.y;
    abreast.forEach(({ bytes, alt, told }, column) => {
      const x = MARGIN + column * (PHOTO.width + PHOTO.gap);
      const figure = pdf.element('Figure', undefined, { alt });
      const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      pdf.within(figure, () => pdf.doc.image(image, x, top, { fit: [PHOTO.width, PHOTO.height] }));
      figure?.end();
      const element = pdf.element('Caption');
      pdf.within(element, () =>
        told.forEach((line, nth) => pdf.draw(line, CAPTION, x, top + PHOTO.height + 2 + nth * height)),
      );
      element?.end();
    });
    pdf.y += room;
  }
}

function writeBlock(pdf: PdfWriter, block: SheetBlock): void {
  switch (block.is) {
    case 'heading':
      return heading(pdf, block.text);
    case 'fact':
      return fact(pdf, block.label, block.value);
    case 'text':
      return pdf.paragraph(block.text, LOOKS[block.look], {
        type: block.look === 'title' ? 'H1' : 'P',
        indent: block.indent * INDENT,
      });
    case 'keep':
      return pdf.makeRoom(block.lines * pdf.lineHeight(PLAIN));
    case 'gap':
      pdf.y += block.height;
      return;
    case 'photos':
      return writePhotos(pdf, block.photos);
  }
}

/** The file of a case as a PDF, whole. */
export function writeCasePdf({ title, author, foot, at, blocks }: CaseSheet): PdfWriter {
  const pdf = new PdfWriter({ title, author, foot, at, layout: 'portrait', tagged: true });
  for (const block of blocks) writeBlock(pdf, block);
  pdf.end();
  return pdf;
}
