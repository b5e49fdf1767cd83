import { hashForSchema, type RJSFSchema } from '@rjsf/utils';

/** Under which name the checks of a service's questions are kept: other questions, other name. */
export function validatorKey(service: string, schema: RJSFSchema): string {
  return `${service}:${hashForSchema(schema)}`;
}
