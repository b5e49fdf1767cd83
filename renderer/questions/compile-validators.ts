import { deepEquals, RJSF_ADDITIONAL_PROPERTIES_FLAG, schemaParser, type RJSFSchema } from '@rjsf/utils';
import { Ajv2020 } from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';

/** The questions of one service as they stand in a city pack. */
export interface QuestionSource {
  readonly service: string;
  readonly schema: RJSFSchema;
}

/** Formats as patterns, so that the compiled code carries them itself. Time of day without a zone: "07:30". */
const FORMATS = {
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  uri: /^[a-z][a-z0-9+.-]*:\S+$/i,
} as const;

const REQUIRE = /require\("([^"]+)"\)\.default/g;

/** Adds the questions of a service and every part of them that the form asks about by itself. */
function addQuestions(
  ajv: Ajv2020,
  parts: Map<string, RJSFSchema>,
  { service, schema }: QuestionSource,
): void {
  try {
    for (const [key, part] of Object.entries(schemaParser(schema))) {
      const known = parts.get(key);
      if (known !== undefined && !deepEquals(known, part))
        throw new Error(`two questions share the hash ${key}`);
      if (known !== undefined) continue;
      parts.set(key, part);
      ajv.addSchema(part, key);
      ajv.getSchema(key);
    }
  } catch (error) {
    throw new Error(`the questions of "${service}" can't be compiled: ${String(error)}`, { cause: error });
  }
}

/**
 * Source of a module whose `validators`, by hash of a schema, check answers without compiling anything at run time,
 * which the console's content policy forbids. Throws, naming the service, on a schema Ajv can't compile.
 */
export function compileValidators(sources: readonly QuestionSource[]): string {
  // As the form library sets its own up, but for the errors, whose words are ours.
  const ajv = new Ajv2020({ allErrors: true, strict: false, code: { source: true }, formats: FORMATS });
  ajv.addKeyword(RJSF_ADDITIONAL_PROPERTIES_FLAG);
  const parts = new Map<string, RJSFSchema>();
  for (const source of sources) addQuestions(ajv, parts, source);

  const imports = new Map<string, string>();
  const body = standaloneCode(ajv).replace(REQUIRE, (_, path: string) => {
    const name = imports.get(path) ?? `runtime${imports.size}`;
    imports.set(path, name);
    return name;
  });
  const header = [...imports].flatMap(([path, name]) => [
    `import ${name}Module from ${JSON.stringify(`${path}.js`)};`,
    `const ${name} = ${name}Module.default ?? ${name}Module;`,
  ]);
  return `${header.join('\n')}\nconst exports = {};\n${body}\nexport { exports as validators };\n`;
}
