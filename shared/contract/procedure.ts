import type { z } from 'zod';

/** Something the console can be asked through its one door: POST /rpc/<name>. */
export interface Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  /** A query changes nothing; a command is durable when it has answered. */
  readonly kind: 'query' | 'command';
  readonly input: I;
  readonly output: O;
}

export function query<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> {
  return { kind: 'query', input, output };
}

export function command<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Procedure<I, O> {
  return { kind: 'command', input, output };
}
