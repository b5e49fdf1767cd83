import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { z } from 'zod';
import type { CityPackProblem } from './city-pack-error.ts';
import { parseJson, type JsonPath, type ParsedJson } from './parse-json.ts';

/** One file of a city pack, read and of the right shape, that can still name the line of each thing in it. */
export interface PackFile<T> {
  readonly file: string;
  readonly value: T;
  /** A problem with the thing at a path; `text` goes on from its name: `"LASN" is not a department`. */
  problem(path: JsonPath, text: string): CityPackProblem;
  /** "services.json line 12", to point at the other one of two. */
  where(path: JsonPath): string;
}

type Reading<T> = { ok: true; file: PackFile<T> } | { ok: false; problems: readonly CityPackProblem[] };

type Issue = z.core.$ZodIssue;

/** `services[17].owner` */
function nameOf(root: string, path: JsonPath): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`)).join('');
  return `${root}${steps}`.replace(/^\./, '');
}

function valueAt(value: unknown, path: JsonPath): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

const quoted = (value: unknown): string => (typeof value === 'object' ? 'this' : JSON.stringify(value));

function say(issue: Issue, value: unknown): string {
  if (value === undefined) return 'is missing. Add it.';
  const count = (least: number | bigint, origin: string) =>
    `${least} ${origin === 'string' ? 'characters' : 'entries'}`;
  switch (issue.code) {
    case 'invalid_type':
      return `should be ${issue.expected === 'array' ? 'a list in [ ]' : `of type ${issue.expected}`}.`;
    case 'invalid_value':
      return `${quoted(value)} is not known. Use one of: ${issue.values.map(String).join(', ')}.`;
    case 'invalid_union': {
      const options = 'options' in issue ? issue.options : undefined;
      return options === undefined
        ? `${quoted(value)} is not allowed here.`
        : `${quoted(value)} is not known. Use one of: ${options.map(String).join(', ')}.`;
    }
    case 'unrecognized_keys':
      return `has the unknown ${issue.keys.length === 1 ? 'name' : 'names'} ${issue.keys.join(', ')}. Remove or rename.`;
    case 'too_small':
      if (value === '') return 'is empty. Fill it in.';
      if (issue.origin === 'number' || issue.origin === 'int')
        return `${quoted(value)} is too small: at least ${issue.minimum}.`;
      return `is too short: at least ${count(issue.minimum, issue.origin)}.`;
    case 'too_big':
      if (issue.origin === 'number' || issue.origin === 'int')
        return `${quoted(value)} is too big: at most ${issue.maximum}.`;
      return `is too long: at most ${count(issue.maximum, issue.origin)}.`;
    default:
      return `${quoted(value)} is not right: ${issue.message}.`;
  }
}

/** Paths of names that the schema does not know and would drop in silence: nearly always a typing error. */
function unknownNames(raw: unknown, kept: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof raw !== 'object' || raw === null || typeof kept !== 'object' || kept === null) return [];
  if (Array.isArray(raw))
    return raw.flatMap((one, i) => unknownNames(one, Reflect.get(kept, i), [...path, i]));
  return Object.entries(raw).flatMap(([key, one]) =>
    key in kept ? unknownNames(one, Reflect.get(kept, key), [...path, key]) : [[...path, key]],
  );
}

function checkShape<T>(schema: z.ZodType<T>, file: string, root: string, json: ParsedJson): Reading<T> {
  const lineOf = (path: JsonPath) => json.positionOf(path).line;
  const problem = (path: JsonPath, text: string): CityPackProblem => ({
    file,
    line: lineOf(path),
    text: `${nameOf(root, path)} ${text}`.trim(),
  });
  const shape = schema.safeParse(json.value);
  if (!shape.success) {
    const problems = shape.error.issues.map((issue) => {
      const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
      return problem(path, say(issue, valueAt(json.value, path)));
    });
    return { ok: false, problems };
  }
  const unknown = unknownNames(json.value, shape.data);
  if (unknown.length > 0) {
    return {
      ok: false,
      problems: unknown.map((path) => problem(path, 'is not a known name here. Correct or remove it.')),
    };
  }
  return {
    ok: true,
    file: { file, value: shape.data, problem, where: (path) => `${file} line ${lineOf(path)}` },
  };
}

/** Reads one file of a pack. `root` names its top value in messages ("services"; empty when it is a bag of names). */
export async function readPackFile<T>(
  folder: string,
  file: string,
  root: string,
  schema: z.ZodType<T>,
): Promise<Reading<T>> {
  let text: string;
  try {
    text = await readFile(resolve(folder, file), 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const why =
      error.code === 'ENOENT'
        ? 'is missing. Add it'
        : `can not be read (${String(error.code)}). Check its rights`;
    return { ok: false, problems: [{ file, line: 1, text: `the file ${why}.` }] };
  }
  const json = parseJson(text);
  if (json.ok) return checkShape(schema, file, root, json);
  const { line, column } = json.position;
  return { ok: false, problems: [{ file, line, text: `column ${column}: ${json.text}.` }] };
}
