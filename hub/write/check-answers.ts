import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import type { CommandOf } from '../../shared/domain/case-command.ts';
import type { City } from '../../shared/domain/city.ts';
import { refuse, type Refusal } from '../../shared/domain/refusal.ts';

/** Compiled once per service of a city; the schemas were checked when the pack was loaded. */
const compiled = new WeakMap<City, Map<string, ValidateFunction>>();

function validatorOf(city: City, service: string): ValidateFunction | null {
  const questions = city.service(service)?.questions;
  if (questions === undefined || questions === null) return null;
  const known = compiled.get(city) ?? new Map<string, ValidateFunction>();
  compiled.set(city, known);
  let validate = known.get(service);
  if (validate === undefined) {
    validate = new Ajv2020({ strictTypes: false }).compile(questions.schema);
    known.set(service, validate);
  }
  return validate;
}

/**
 * Why the answers of a new case can't be taken: they don't fit the questions of its service. Null when they fit, when there
 * are none, and when they answer another version of the catalogue, whose questions the hub no longer has.
 */
export function answersRefusal(command: CommandOf<'open-case'>, city: City): Refusal | null {
  const { answers, service } = command;
  if (answers === null || answers.catalogueVersion !== city.version) return null;
  const validate = validatorOf(city, service);
  if (validate === null || validate(answers.values)) return null;
  const [first] = validate.errors ?? [];
  const where = first?.instancePath.slice(1) || String(first?.params['missingProperty'] ?? 'the answers');
  return refuse(
    'invalid',
    `The answers don't fit the questions (${where}: ${first?.message ?? 'not right'}). Look at them again.`,
  );
}
