declare module 'virtual:question-validators' {
  import type { ValidatorFunctions } from '@rjsf/validator-ajv8';

  /** Compiled checks by hash of a schema (see compile-validators.ts). */
  export const validators: Readonly<ValidatorFunctions>;
}
