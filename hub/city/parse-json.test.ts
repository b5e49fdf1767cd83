import { describe, expect, test } from 'vitest';
import { parseJson, type JsonMistake, type ParsedJson } from './parse-json.ts';

function parsed(text: string): ParsedJson {
  const json = parseJson(text);
  if (!json.ok) throw new Error(json.text);
  return json;
}
function mistake(text: string): Omit<JsonMistake, 'ok'> {
  const json = parseJson(text);
  if (json.ok) throw new Error('expected a mistake');
  return { position: json.position, text: json.text };
}
const at = (line: number, column: number, text: string) => ({ position: { line, column }, text });

describe('what JSON.parse reads, it reads the same', () => {
  const texts = [
    '{}',
    '[]',
    ' [ 1 , -2.5e+3, 0.25, 1E2 ] ',
    '{"a":{"b":[true,false,null,"x"]},"":0}',
    String.raw`"\u00e1 \" \\ \/ \n"`,
    '"sofá, colchón, ñ, 😀"',
    '{\r\n\t"a": 1\r\n}',
    '{"__proto__": 1}',
  ];
  test.each(texts)('%s', (text) => {
    expect(JSON.stringify(parsed(text).value)).toBe(JSON.stringify(JSON.parse(text)));
  });

  test('a byte order mark at the start is let be', () => {
    expect(parsed('\uFEFF{"a": 1}').value).toEqual({ a: 1 });
  });
});

test('each value knows its line and column; a missing one that of what would hold it', () => {
  const json = parsed('{\n  "rows": [\n    { "name": "one" },\n    {\n      "name": "two"\n    }\n  ]\n}\n');
  expect([
    json.positionOf([]),
    json.positionOf(['rows', 0, 'name']),
    json.positionOf(['rows', 1, 'name']),
    json.positionOf(['rows', 1, 'owner']),
    json.positionOf(['rows', 7, 'name']),
    json.positionOf(['other']),
  ]).toEqual([
    { line: 1, column: 1 },
    { line: 3, column: 15 },
    { line: 5, column: 15 },
    { line: 4, column: 5 },
    { line: 2, column: 11 },
    { line: 1, column: 1 },
  ]);
});

describe('mistakes say where and what to do', () => {
  const cases: [string, ReturnType<typeof at>][] = [
    ['', at(1, 1, 'a value is expected here, but the file ends')],
    ['{\n  "a": 1\n  "b": 2\n}', at(3, 3, '"," or "}" is expected here, but there is a quotation mark')],
    ['[1,\n 2,\n]', at(2, 3, 'the comma before this "]" is one too many; remove it')],
    ['{"a" 1}', at(1, 6, '":" is expected after "a", but there is "1"')],
    ['{a: 1}', at(1, 2, 'a name in double quotes is expected here, but there is "a"')],
    ["['a']", at(1, 2, 'texts are written in double quotes')],
    ['{\n  "a": "x\n}', at(2, 8, 'this text is not closed with " on its line')],
    ['["\t"]', at(1, 2, 'this text holds a tab, another control character or a wrong backslash')],
    ['{\n  // no\n}', at(2, 3, 'JSON has no comments; remove it')],
    ['{"a": 1, "a": 2}', at(1, 10, '"a" is written twice here; keep one')],
    ['[1] 2', at(1, 5, 'the file goes on after its end; remove what follows')],
    ['[1', at(1, 3, '"," or "]" is expected here, but the file ends')],
    ['[01]', at(1, 3, '"," or "]" is expected here, but there is "1"')],
  ];
  test.each(cases)('%j', (text, expected) => {
    expect(mistake(text)).toEqual(expected);
  });
});
