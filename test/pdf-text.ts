import { inflateSync } from 'node:zlib';

/** What a PDF of ours says, page by page. Reads what pdfkit writes, not any PDF. */
export interface PdfText {
  readonly pages: readonly string[];
  readonly text: string;
  readonly title: string | null;
  readonly tagged: boolean;
}

interface PdfObject {
  readonly head: string;
  readonly stream: string;
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const file = bytes.toString('latin1');
  const objects = new Map<number, PdfObject>();
  for (const found of file.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = found.index + found[0].length;
    const to = file.indexOf('\nendobj', from);
    const body = file.slice(from, to);
    const at = body.indexOf('stream\n');
    if (at === -1 || !body.includes('endstream')) {
      objects.set(Number(found[1]), { head: body, stream: '' });
      continue;
    }
    const head = body.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = bytes.subarray(from + at + 'stream\n'.length, from + at + 'stream\n'.length + length);
    const stream = head.includes('FlateDecode')
      ? inflateSync(raw).toString('latin1')
      : raw.toString('latin1');
    objects.set(Number(found[1]), { head, stream });
  }
  return objects;
}

const utf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Signs by number, as a font's table says them. */
function signsOf(table: string): Map<number, string> {
  const signs = new Map<number, string>();
  for (const range of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    [...(range[2] ?? '').matchAll(/<([0-9a-f]*)>/gi)].forEach((one, at) =>
      signs.set(first + at, utf16(one[1] ?? '')),
    );
  }
  return signs;
}

/** Takes the text out of a PDF. Throws when it is none. */
export function pdfText(bytes: Buffer): PdfText {
  if (bytes.subarray(0, 5).toString() !== '%PDF-') throw new Error('this is no PDF');
  if (!bytes.subarray(-16).toString().includes('%%EOF')) throw new Error('this PDF is cut off');
  const objects = objectsOf(bytes);
  const fonts = new Map<string, Map<number, string>>();
  for (const { head } of objects.values()) {
    for (const named of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const table = /\/ToUnicode (\d+) 0 R/.exec(objects.get(Number(named[2]))?.head ?? '')?.[1];
      if (table !== undefined) fonts.set(named[1] ?? '', signsOf(objects.get(Number(table))?.stream ?? ''));
    }
  }
  const pages = [...objects.values()]
    .filter(({ head }) => /\/Type \/Page\n/.test(head))
    .map(({ head }) => {
      const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(head)?.[1] ?? 0))?.stream ?? '';
      let font = new Map<number, string>();
      const words: string[] = [];
      for (const part of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
        if (part[1] !== undefined) {
          font = fonts.get(part[1]) ?? new Map<number, string>();
          continue;
        }
        const hex = [...(part[2] ?? '').matchAll(/<([0-9a-f]*)>/gi)].map((one) => one[1] ?? '').join('');
        words.push(
          (hex.match(/.{4}/g) ?? []).map((one) => font.get(Number.parseInt(one, 16)) ?? '\ufffd').join(''),
        );
      }
      return words.join(' ');
    });
  const info = [...objects.values()].find(({ head }) => head.includes('/CreationDate'))?.head ?? '';
  return {
    pages,
    text: pages.join('\n'),
    title:
      /^\((.*)\)$/s.exec(objects.get(Number(/\/Title (\d+) 0 R/.exec(info)?.[1] ?? 0))?.head ?? '')?.[1] ??
      null,
    tagged: [...objects.values()].some(({ head }) => head.includes('/StructTreeRoot')),
  };
}
