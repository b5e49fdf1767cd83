/** Where something stands in a file; both count from 1, as editors do. */
interface Position {
  readonly line: number;
  readonly column: number;
}

export type JsonPath = readonly (string | number)[];

/** A parsed JSON text that still knows where each value stands. */
export interface ParsedJson {
  readonly ok: true;
  readonly value: unknown;
  /** Position of the value at a path; of the nearest enclosing value that exists, when the path does not. */
  positionOf(path: JsonPath): Position;
}

export interface JsonMistake {
  readonly ok: false;
  readonly position: Position;
  /** What is wrong and what to do, for the person who wrote the file. */
  readonly text: string;
}

interface Node {
  readonly at: number;
  readonly value: unknown;
  readonly children: ReadonlyMap<string | number, Node>;
}

/** Thrown and caught in this file only. */
class Mistake extends Error {
  readonly at: number;
  constructor(at: number, text: string) {
    super(text);
    this.at = at;
  }
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORDS: readonly (readonly [string, unknown])[] = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const NO_CHILDREN: ReadonlyMap<string | number, Node> = new Map();

function positionAt(text: string, at: number): Position {
  const before = text.slice(0, at);
  return { line: before.split('\n').length, column: at - (before.lastIndexOf('\n') + 1) + 1 };
}

/** Reads JSON as JSON.parse does, but refuses a key written twice and tells line and column of a mistake and of each value. */
export function parseJson(text: string): ParsedJson | JsonMistake {
  try {
    const root = new Reader(text).read();
    return {
      ok: true,
      value: root.value,
      positionOf: (path) => {
        let node = root;
        for (const step of path) {
          const next = node.children.get(step);
          if (next === undefined) break;
          node = next;
        }
        return positionAt(text, node.at);
      },
    };
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    return { ok: false, position: positionAt(text, error.at), text: error.message };
  }
}

class Reader {
  readonly #text: string;
  #at: number;

  constructor(text: string) {
    this.#text = text;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
  }

  read(): Node {
    const root = this.#value();
    this.#space();
    if (this.#at < this.#text.length) this.#fail('the file goes on after its end; remove what follows');
    return root;
  }

  #fail(text: string, at = this.#at): never {
    throw new Mistake(at, text);
  }

  #space(): void {
    while (this.#at < this.#text.length && ' \t\r\n'.includes(this.#text.charAt(this.#at))) this.#at += 1;
    const two = this.#text.slice(this.#at, this.#at + 2);
    if (two === '//' || two === '/*') this.#fail('JSON has no comments; remove it');
  }

  /** The next character that is not space; an empty text at the end of the file. */
  #peek(): string {
    this.#space();
    return this.#text.charAt(this.#at);
  }

  #found(): string {
    const char = this.#text.charAt(this.#at);
    return char === '' ? 'the file ends' : `there is ${char === '"' ? 'a quotation mark' : `"${char}"`}`;
  }

  #value(): Node {
    const first = this.#peek();
    const at = this.#at;
    if (first === '{') return this.#object(at);
    if (first === '[') return this.#array(at);
    if (first === '"') return { at, value: this.#string(), children: NO_CHILDREN };
    for (const [word, value] of WORDS) {
      if (this.#text.startsWith(word, at)) {
        this.#at += word.length;
        return { at, value, children: NO_CHILDREN };
      }
    }
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(this.#text)?.[0];
    if (number === undefined) {
      if (first === "'") this.#fail('texts are written in double quotes');
      this.#fail(`a value is expected here, but ${this.#found()}`);
    }
    this.#at += number.length;
    return { at, value: Number(number), children: NO_CHILDREN };
  }

  #string(): string {
    const start = this.#at;
    let at = start + 1;
    for (; ; at += 1) {
      const char = this.#text.charAt(at);
      if (char === '"') break;
      if (char === '' || char === '\n') this.#fail('this text is not closed with " on its line', start);
      if (char === '\\') at += 1;
    }
    this.#at = at + 1;
    try {
      return String(JSON.parse(this.#text.slice(start, this.#at)));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      return this.#fail('this text holds a tab, another control character or a wrong backslash', start);
    }
  }

  #object(at: number): Node {
    const children = new Map<string, Node>();
    this.#members('}', () => {
      if (this.#peek() !== '"') this.#fail(`a name in double quotes is expected here, but ${this.#found()}`);
      const keyAt = this.#at;
      const key = this.#string();
      if (children.has(key)) this.#fail(`"${key}" is written twice here; keep one`, keyAt);
      if (this.#peek() !== ':') this.#fail(`":" is expected after "${key}", but ${this.#found()}`);
      this.#at += 1;
      children.set(key, this.#value());
    });
    return { at, children, value: Object.fromEntries([...children].map(([key, node]) => [key, node.value])) };
  }

  #array(at: number): Node {
    const nodes: Node[] = [];
    this.#members(']', () => nodes.push(this.#value()));
    return { at, children: new Map(nodes.entries()), value: nodes.map((node) => node.value) };
  }

  /** Reads what stands between brackets, separated by commas, and the closing bracket. */
  #members(close: '}' | ']', readOne: () => void): void {
    this.#at += 1;
    if (this.#peek() === close) {
      this.#at += 1;
      return;
    }
    for (;;) {
      readOne();
      const next = this.#peek();
      const at = this.#at;
      this.#at += 1;
      if (next === close) return;
      if (next !== ',') {
        this.#at = at;
        this.#fail(`"," or "${close}" is expected here, but ${this.#found()}`);
      }
      if (this.#peek() === close)
        this.#fail(`the comma before this "${close}" is one too many; remove it`, at);
    }
  }
}
