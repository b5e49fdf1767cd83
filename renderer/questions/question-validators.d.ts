declare module 'virtual:question-validators' {
  import type { ValidatorFunctions } from '@rjsf/validator-ajv8';

  /** Compiled checks by service code and hash of its questions (see compile-validators.ts). */
  export const validators: Readonly<Record<string, ValidatorFunctions>>;
}
