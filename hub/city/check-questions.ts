import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CityPackParts, Questions } from './city-pack-parts.ts';
import type { CityPackProblem } from './city-pack-error.ts';
import type { PackFile } from './pack-file.ts';
import type { JsonPath } from './parse-json.ts';

/** The entry of `ui` that gives the Spanish for each English title and description of the schema. */
const SPANISH = 'x-es';

interface Found<T> {
  readonly path: JsonPath;
  readonly value: T;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Each object in a schema that is a schema itself: the whole, those under `then`, of each property, each choice. */
function schemasIn(value: unknown, path: JsonPath, isNames = false): Found<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.flatMap((one, i) => schemasIn(one, [...path, i]));
  if (!isObject(value)) return [];
  const inner = Object.entries(value).flatMap(([key, one]) =>
    schemasIn(one, [...path, key], !isNames && (key === 'properties' || key === '$defs')),
  );
  return isNames ? inner : [{ path, value }, ...inner];
}

function stringsUnder(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function checkSpanish(
  file: PackFile<Questions>,
  schemas: readonly Found<Record<string, unknown>>[],
): CityPackProblem[] {
  const spanish = file.value.ui[SPANISH];
  if (!isObject(spanish))
    return [file.problem(['ui'], `has no "${SPANISH}". Add it: each English title with its Spanish.`)];
  const used = new Set<string>();
  const missing = schemas.flatMap(({ path, value }) =>
    ['title', 'description'].flatMap((key) => {
      const english = value[key];
      if (typeof english !== 'string') return [];
      used.add(english);
      const there = spanish[english];
      if (typeof there === 'string' && there.trim() !== '') return [];
      return [file.problem([...path, key], `"${english}" has no Spanish. Add it to ui.${SPANISH}.`)];
    }),
  );
  const stale = Object.keys(spanish).filter((english) => !used.has(english));
  return [
    ...missing,
    ...stale.map((english) =>
      file.problem(['ui', SPANISH, english], 'translates a text that no question has. Remove or correct it.'),
    ),
  ];
}

/** Every property has a title, a place in the order and choices that name themselves: else the form can't be drawn. */
function checkForm(
  file: PackFile<Questions>,
  schemas: readonly Found<Record<string, unknown>>[],
): CityPackProblem[] {
  const order = stringsUnder(file.value.ui['ui:order']);
  const problems: CityPackProblem[] = [];
  for (const { path, value } of schemas) {
    // What stands under `if` and `not` only tests an answer; it is never shown.
    if (path.includes('if') || path.includes('not')) continue;
    for (const [key, property] of isObject(value.properties) ? Object.entries(value.properties) : []) {
      const at = [...path, 'properties', key];
      if (!order.includes(key))
        problems.push(file.problem(at, 'is not in ui.ui:order. Add it where it should be asked.'));
      if (!isObject(property) || typeof property.title !== 'string')
        problems.push(file.problem(at, 'has no title. Add the question as it is asked.'));
    }
    for (const [i, choice] of Array.isArray(value.oneOf) ? value.oneOf.entries() : []) {
      if (isObject(choice) && 'const' in choice && typeof choice.title === 'string') continue;
      problems.push(file.problem([...path, 'oneOf', i], 'is a choice without const and title. Add both.'));
    }
  }
  return problems;
}

function checkSchema(ajv: Ajv2020, file: PackFile<Questions>): CityPackProblem[] {
  const { schema } = file.value;
  if (schema.type !== 'object') return [file.problem(['schema', 'type'], 'must be "object".')];
  try {
    ajv.compile(schema);
    return [];
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const first = ajv.errors?.[0];
    const path = (first?.instancePath ?? '').split('/').slice(1);
    const steps = path.map((step) =>
      /^\d+$/.test(step) ? Number(step) : step.replaceAll('~1', '/').replaceAll('~0', '~'),
    );
    const why = first?.message ?? error.message;
    return [file.problem(['schema', ...steps], `is no JSON Schema of draft 2020-12: it ${why}.`)];
  }
}

/** Questions that belong to no service, can't be compiled, can't be drawn or lack their Spanish. */
export function checkQuestions({ questions, services, allServicesRead }: CityPackParts): CityPackProblem[] {
  const codes = new Set(services.flatMap((file) => file.value.map((service) => service.code)));
  // What is compiled here only shows that it can be: nobody runs it, so it need not be quick.
  const ajv = new Ajv2020({ strict: true, strictTypes: false, code: { optimize: false } });
  return questions.flatMap((file) => {
    const code = file.file.replace(/^.*\//, '').replace(/\.json$/, '');
    const schemas = schemasIn(file.value.schema, ['schema']);
    return [
      ...(allServicesRead && !codes.has(code)
        ? [
            file.problem(
              [],
              `no service has the code "${code}". Name the file after the code of its service.`,
            ),
          ]
        : []),
      ...checkSchema(ajv, file),
      ...checkForm(file, schemas),
      ...checkSpanish(file, schemas),
    ];
  });
}
