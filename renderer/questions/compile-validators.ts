import type { RJSFSchema } from '@rjsf/utils';
import { compileSchemaValidatorsCode } from '@rjsf/validator-ajv8/compileSchemaValidators';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { validatorKey } from './validator-key.ts';

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

/**
 * Source of a module whose `validators` check the answers to each service's questions without compiling anything at
 * run time, which the console's content policy forbids. Throws, naming the service, on a schema Ajv can't compile.
 */
export function compileValidators(sources: readonly QuestionSource[]): string {
  const imports = new Map<string, string>();
  const parts = sources.map(({ service, schema }) => {
    let code: string;
    try {
      code = compileSchemaValidatorsCode(schema, {
        AjvClass: Ajv2020,
        ajvFormatOptions: false,
        customFormats: FORMATS,
        ajvOptionsOverrides: { code: { lines: false } },
      });
    } catch (error) {
      throw new Error(`the questions of "${service}" can't be compiled: ${String(error)}`, { cause: error });
    }
    const body = code.replace(REQUIRE, (_, path: string) => {
      const name = imports.get(path) ?? `runtime${imports.size}`;
      imports.set(path, name);
      return name;
    });
    return `${JSON.stringify(validatorKey(service, schema))}: (() => { const exports = {}; ${body}; return exports; })(),`;
  });
  const header = [...imports].flatMap(([path, name]) => [
    `import ${name}Module from ${JSON.stringify(`${path}.js`)};`,
    `const ${name} = ${name}Module.default ?? ${name}Module;`,
  ]);
  return `${header.join('\n')}\nexport const validators = {\n${parts.join('\n')}\n};\n`;
}
