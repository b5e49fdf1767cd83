import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, CASE, codeOf, decide, NOW, open, opened, person, TEXT } from '../../test/small-case.ts';
import { MAX_PER_CASE, type AttachmentFact, type Media } from './attachment.ts';
import { caseCommand, type CaseCommand, type NewAttachment } from './case-command.ts';
import { decideCase } from './decide-case.ts';
import { savedFileName, shownFileName } from './file-name.ts';
import { attachmentId, textId } from './ids.ts';
import { sniffMedia } from './sniff-media.ts';
import { SMALL_CITY } from '../../test/small-city.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const FILE = attachmentId.parse(uuid(11));

const photo = (rest: Partial<NewAttachment> = {}): NewAttachment => ({
  id: FILE,
  sha256: 'ab'.repeat(32),
  size: 4_000,
  media: 'image/jpeg',
  visibility: 'internal',
  name: { id: TEXT, body: 'IMG_0311.jpg' },
  note: null,
  ...rest,
});
const add = (rest: Partial<NewAttachment> = {}): CaseCommand => ({
  type: 'add-attachment',
  caseId: CASE,
  attachment: photo(rest),
});
const note = (
  state: 'quarantine' | 'clean' | 'refused',
  reason: Extract<CaseCommand, { type: 'note-attachment' }>['reason'],
): CaseCommand => ({
  type: 'note-attachment',
  caseId: CASE,
  attachment: FILE,
  state,
  reason,
  finding: { media: 'image/png', size: 3_000, width: 60, height: 40, thumbnail: true },
});
const release = (verdict: 'release' | 'refuse'): CaseCommand => ({
  type: 'release-attachment',
  caseId: CASE,
  attachment: FILE,
  verdict,
});
const CHECKER = { actor: { kind: 'system', name: 'checker' } } as const;

const ADDED: AttachmentFact = {
  id: FILE,
  media: 'image/jpeg',
  size: 4_000,
  width: null,
  height: null,
  thumbnail: false,
  visibility: 'internal',
  state: 'uploading',
  reason: null,
  name: TEXT,
  note: null,
  addedAt: NOW,
  shows: null,
  addedBy: person('supervisor').id,
};

describe('a file of a case', () => {
  it('is on its way, in quarantine, then clean, with what was found in it', () => {
    const added = apply(opened(), decide(opened(), add()));
    const waiting = apply(added, decide(added, note('quarantine', null), CHECKER));
    const clean = apply(waiting, decide(waiting, note('clean', null), CHECKER));
    expect([added, clean].map((facts) => facts.attachments)).toEqual([
      [ADDED],
      [
        {
          ...ADDED,
          media: 'image/png',
          size: 3_000,
          width: 60,
          height: 40,
          thumbnail: true,
          state: 'clean',
        },
      ],
    ]);
    expect(codeOf(decide(clean, note('refused', 'infected'), CHECKER))).toBe('edge-not-allowed');
  });

  it('waits for a supervisor only where no checker can tell', () => {
    const added = apply(opened(), decide(opened(), add()));
    const checking = apply(added, decide(added, note('quarantine', null), CHECKER));
    const held = apply(checking, decide(checking, note('quarantine', 'no-checker'), CHECKER));
    expect([added, checking, held].map((facts) => codeOf(decide(facts, release('release'))))).toEqual([
      'edge-not-allowed',
      'edge-not-allowed',
      'ok',
    ]);
    expect(codeOf(decide(held, release('release'), { actor: person('agent') }))).toBe('not-permitted');
    const refused = apply(held, decide(held, release('refuse')));
    expect(refused.attachments).toMatchObject([
      { state: 'refused', reason: 'by-supervisor', thumbnail: false },
    ]);
  });

  it('comes with a case that is filed with it, and its name is no part of an event', () => {
    const command = {
      ...open(),
      attachments: [photo({ note: { id: textId.parse(uuid(12)), body: 'A hole' } })],
    };
    const decision = decide(null, command);
    if (!decision.ok) throw new Error(decision.refusal.message);
    expect(decision.events.map(({ event }) => event.type)).toEqual([
      'case-opened',
      'caller-joined',
      'attachment-added',
    ]);
    expect(JSON.stringify(decision.events)).not.toMatch(/IMG_0311|A hole/);
    expect(decision.texts.map(({ kind, body }) => [kind, body])).toContainEqual([
      'file-name',
      'IMG_0311.jpg',
    ]);
    expect(apply(null, decision).attachments).toHaveLength(1);
  });

  it('is one of so many at most, each once', () => {
    let facts = opened();
    for (let n = 0; n < MAX_PER_CASE; n += 1) {
      facts = apply(facts, decide(facts, add({ id: attachmentId.parse(uuid(100 + n)) })));
    }
    expect([
      codeOf(decide(facts, add())),
      codeOf(decide(facts, add({ id: attachmentId.parse(uuid(100)) }))),
    ]).toEqual(['invalid', 'already-exists']);
  });

  it('is nobody’s to call clean who signs in, on a case of before there were files too', () => {
    const { attachments: _none, ...older } = opened();
    const before = older as ReturnType<typeof opened>;
    const added = apply(before, decide(before, add()));
    expect(added.attachments).toEqual([ADDED]);
    for (const role of ['agent', 'worker', 'lead', 'supervisor', 'auditor', 'steward'] as const) {
      const said = decideCase({
        children: [],
        facts: added,
        other: null,
        command: note('clean', null),
        actor: person(role, added.department),
        seen: null,
        now: NOW,
        city: SMALL_CITY,
        number: null,
        directory: null,
      });
      expect([role, codeOf(said)]).toEqual([role, 'not-permitted']);
    }
  });
});

describe('what a file is', () => {
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  it.each<[string, Uint8Array, Media | null]>([
    ['a JPEG', bytes('\xff\xd8\xff\xe0'), 'image/jpeg'],
    ['a PNG', bytes('\x89PNG\r\n\x1a\n'), 'image/png'],
    ['a WebP', bytes('RIFF\x10\0\0\0WEBPVP8 '), 'image/webp'],
    ['a sound in the same wrapping', bytes('RIFF\x10\0\0\0WAVEfmt '), null],
    ['a HEIC', bytes('\0\0\0\x18ftypmif1\0\0\0\0mif1heic'), 'image/heic'],
    ['a film in the same wrapping', bytes('\0\0\0\x18ftypisom\0\0\0\0isommp42'), null],
    ['a PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['a PDF behind something else', bytes('GIF89a%PDF-1.7'), 'text/plain'],
    ['a text', new TextEncoder().encode('El bache está aquí 🚧\r\n\tsí'), 'text/plain'],
    ['a text with a mark before it', Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]), 'text/plain'],
    ['nothing', bytes(''), null],
    ['a letter cut in two', Uint8Array.from([0x61, 0xc3]), null],
    ['a letter written too long', Uint8Array.from([0xc0, 0xaf]), null],
    ['half a pair', Uint8Array.from([0xed, 0xa0, 0x80]), null],
    ['a text with a NUL', bytes('a\0b'), null],
    ['an escape for a terminal', bytes('\x1b[2J'), null],
    ['a page', bytes(' \n<html>'), null],
    ['a drawing', bytes('<?xml version="1.0"?><svg/>'), null],
    ['a program for a printer', bytes('%!PS-Adobe'), null],
    ['rich text', bytes('{\\rtf1'), null],
    ['a letter with attachments', bytes('MIME-Version: 1.0'), null],
  ])('%s', (_what, given, expected) => {
    expect(sniffMedia(given)).toBe(expected);
  });

  it('is told of any bytes, and only what is valid UTF-8 is a text', () => {
    const seed = 311;
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isUtf8 = (given: Uint8Array) => {
      try {
        strict.decode(given);
        return true;
      } catch {
        return false;
      }
    };
    const some = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      fc.string({ unit: 'binary', maxLength: 32 }).map((text) => new TextEncoder().encode(text)),
      fc
        .tuple(fc.constantFrom('%PDF-1', '<svg', 'PK', 'GIF89a'), fc.uint8Array({ maxLength: 16 }))
        .map(([head, tail]) => Uint8Array.from([...bytes(head), ...tail])),
    );
    fc.assert(
      fc.property(some, (given) => {
        if (sniffMedia(given) === 'text/plain') expect(isUtf8(given)).toBe(true);
      }),
      { numRuns: 5_000, seed, verbose: 1 },
    );
  });
});

describe('the name of a file', () => {
  it.each([
    ['gpj.\u202eexe', 'image/jpeg', 'gpj.\u25afexe', 'gpj.exe.jpg'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG', 'photo.jpg'],
    ['../../etc/passwd', 'text/plain', '../../etc/passwd', '_.._etc_passwd.txt'],
    ['CON', 'application/pdf', 'CON', 'file CON.pdf'],
    ['', 'image/png', '', 'file.png'],
    ['=cmd|calc', 'text/plain', '=cmd|calc', '=cmd_calc.txt'],
    ['صورة.png', 'image/png', 'صورة.png', 'صورة.png'],
  ] as const)('%j', (name, kind, shown, saved) => {
    expect([shownFileName(name), savedFileName(name, kind)]).toEqual([shown, saved]);
  });

  it('is kept as it was said, or refused with a sentence', () => {
    const read = (body: string) => caseCommand.safeParse(add({ name: { id: TEXT, body } }));
    const odd = [
      '<script>alert(1)</script>',
      '\u202egpj.exe',
      'a\u200bb',
      '🚧'.repeat(100),
      "=HYPERLINK('x')",
    ];
    for (const body of odd) expect(read(body).data).toMatchObject({ attachment: { name: { body } } });
    for (const body of ['', '   ', 'x'.repeat(1_000_000), 'a\u0000b', 'a\ud83d']) {
      expect(read(body).error?.issues[0]?.message).toMatch(
        /is empty|has room for 255|control character|half of a character/,
      );
    }
  });
});
