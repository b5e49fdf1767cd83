import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { pdfText } from '../../test/pdf-text.ts';
import { writeCasePdf } from './case-pdf.ts';
import type { SheetBlock } from './case-sheet.ts';

/** One white pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==',
  'base64',
);

async function textOf(blocks: readonly SheetBlock[]): Promise<readonly string[]> {
  const { doc } = writeCasePdf({ title: 'Case', author: 'The test', foot: 'Foot', at: 0, blocks });
  return pdfText(await buffer(doc)).pages;
}

/** The words of a page, however they are laid out in lines. */
const words = (page: string | undefined): string => (page ?? '').replaceAll(/\s+/g, ' ');

describe('the file of a case', () => {
  it('has the whole of a question whose answer is shorter than it', async () => {
    const [page] = await textOf([
      { is: 'fact', label: 'Where will they be put out for the crew on the morning?', value: 'Curb' },
      { is: 'fact', label: 'How many?', value: '1' },
    ]);
    const said = words(page);
    for (const word of ['Where', 'put', 'crew', 'morning?', 'Curb', 'many?']) expect(said).toContain(word);
  });

  it('has the whole of what stands under a picture', async () => {
    const caption =
      'After the work: the whole length of the sidewalk in front of the school, sent by Hector Salazar on Monday evening';
    const photos = Array.from({ length: 4 }, () => ({ bytes: PIXEL, alt: 'A pixel', caption }));
    const said = words((await textOf([{ is: 'photos', photos }])).join(' '));
    expect(said.match(/evening/g)).toHaveLength(4);
  });
});
