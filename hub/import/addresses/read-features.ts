import { createReadStream } from 'node:fs';
import { pipeline, Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';
import type { SourceFile } from '../read-rows.ts';

/** A feature of a GeoJSON file with the line it begins on, or why reading ended before the file did. */
export type FeatureItem =
  | { readonly kind: 'feature'; readonly line: number; readonly text: string }
  | { readonly kind: 'failure'; readonly message: string };

/** A feature this long is no address point. */
const LONGEST_FEATURE = 1_000_000;

/**
 * Cuts the features out of a GeoJSON text that comes in pieces: the objects in the "features" of a collection, or one
 * object after the other (newline-delimited). Only brackets and strings are looked at; JSON.parse judges the rest.
 */
export class FeatureCutter {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  /** What is cut out: null between features. */
  #parts: string[] | null = null;
  #length = 0;
  #startLine = 1;
  /** Depth at which a feature begins; known once the first object is looked at. */
  #featureDepth: 0 | 2 | null = null;
  #beginning = '';
  /** Depth 1 inside an array of the collection, where features are. */
  #inList = false;

  /** What stands before the first feature: it may name the coordinate system. */
  get beginning(): string {
    return this.#beginning;
  }

  /** True when the text ended between features. */
  get isWhole(): boolean {
    return this.#depth === 0 && this.#parts === null;
  }

  *cut(piece: string): Generator<{ line: number; text: string }> {
    let start = 0;
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (code === 10) this.#line += 1;
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (code === 92) this.#escaped = true;
        else if (code === 34) this.#inString = false;
        continue;
      }
      if (code === 34) this.#inString = true;
      else if (code === 123 || code === 91) {
        if (code === 123 && this.#parts === null && this.#begins(piece, at)) {
          this.#parts = [];
          this.#length = 0;
          this.#startLine = this.#line;
          start = at;
        }
        this.#depth += 1;
        if (this.#depth === 2) this.#inList = code === 91;
      } else if (code === 125 || code === 93) {
        this.#depth -= 1;
        if (this.#parts !== null && this.#depth === (this.#featureDepth ?? 0)) {
          this.#parts.push(piece.slice(start, at + 1));
          yield { line: this.#startLine, text: this.#parts.join('') };
          this.#parts = null;
        }
      }
    }
    if (this.#parts === null) {
      if (this.#beginning.length < 65_536) this.#beginning += piece.slice(0, 65_536);
      return;
    }
    this.#parts.push(piece.slice(start));
    this.#length += piece.length - start;
    if (this.#length > LONGEST_FEATURE) throw new RangeError('a feature is too long');
  }

  /** Whether a feature begins with this brace. */
  #begins(piece: string, at: number): boolean {
    if (this.#featureDepth === null && this.#depth === 0) {
      const ahead = piece.slice(at, at + 4_096);
      const collection = /"FeatureCollection"|"features"\s*:/.test(ahead);
      this.#featureDepth = collection || !/"Feature"/.test(ahead) ? 2 : 0;
    }
    if (this.#featureDepth === 0) return this.#depth === 0;
    if (this.#depth !== 2 || !this.#inList) return false;
    if (this.#beginning === '') this.#beginning = piece.slice(0, at);
    return true;
  }
}

/** The features of a GeoJSON file, plain or gzip, as few in memory as a piece of it holds. A failure is the last item. */
export async function* readFeatures(
  file: SourceFile,
  cutter: FeatureCutter,
  onBytes: (bytes: number) => void,
): AsyncGenerator<FeatureItem> {
  const source = createReadStream(file.path, { highWaterMark: 1 << 18 });
  let bytes = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      onBytes((bytes += chunk.length));
      done(null, chunk);
    },
  });
  // What breaks before the last of them is thrown to the loop below.
  const ended = () => undefined;
  const unpacked = file.gzip
    ? pipeline(source, count, createGunzip(), ended)
    : pipeline(source, count, ended);
  const decoder = new StringDecoder('utf8');
  let last = 0;
  try {
    for await (const chunk of unpacked as AsyncIterable<Buffer>) {
      for (const { line, text } of cutter.cut(decoder.write(chunk))) {
        last = line;
        yield { kind: 'feature', line, text };
      }
    }
    for (const { line, text } of cutter.cut(decoder.end())) yield { kind: 'feature', line, text };
  } catch (error) {
    const why = failureOf(error);
    if (why === null) throw error;
    yield { kind: 'failure', message: `${why}${after(last)}.` };
    return;
  }
  if (!cutter.isWhole) {
    yield {
      kind: 'failure',
      message: `The file ends in the middle${after(last)}: get the whole file again.`,
    };
  }
}

const after = (line: number): string => (line > 0 ? ` after line ${line.toLocaleString('en-US')}` : '');

function failureOf(error: unknown): string | null {
  if (error instanceof RangeError) return 'It holds a feature longer than a million characters';
  const code = error instanceof Error && 'code' in error ? String(error.code) : null;
  if (code === null) return null;
  return code.startsWith('Z_')
    ? 'The gzip data is cut off or damaged'
    : `Reading stopped: the system says ${code}`;
}
