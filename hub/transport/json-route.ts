import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { fail, type Result } from '../../shared/contract/failure.ts';
import { prolongSession } from '../write/sessions.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { signedIn, type Asker } from './signed-in.ts';

interface Shape<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Bytes of the largest body. */
  readonly bodyLimit?: number;
}

const SMALL_BODY = 64 * 1024;

/** The value as the schema has it, or a failure that names what is wrong where, without repeating the value. */
export function parseInput<S extends z.ZodType>(schema: S, value: unknown): Result<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const wrong = parsed.error.issues
    .slice(0, 3)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  return fail('invalid-input', `The hub does not understand the request (${wrong.join('; ')}).`);
}

async function answer<I extends z.ZodType, O extends z.ZodType>(
  { input, output }: Shape<I, O>,
  request: FastifyRequest,
  reply: FastifyReply,
  handle: (input: z.output<I>) => Promise<Result<z.input<O>>>,
): Promise<FastifyReply> {
  const asked = parseInput(input, request.body);
  if (!asked.ok) return answerFailure(reply, asked.failure);
  const result = await handle(asked.value);
  return result.ok ? reply.send(output.parse(result.value)) : answerFailure(reply, result.failure);
}

/** A POST that anybody may send. Both sides are checked against the contract. */
export function openRoute<I extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  url: string,
  shape: Shape<I, O>,
  handle: (input: z.output<I>, request: FastifyRequest) => Promise<Result<z.input<O>>>,
): void {
  app.post(url, { bodyLimit: shape.bodyLimit ?? SMALL_BODY }, (request, reply) =>
    answer(shape, request, reply, (input) => handle(input, request)),
  );
}

/** A POST for those who are signed in. A desk asks it by itself: that prolongs no session. */
export function quietRoute<I extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  context: HubContext,
  url: string,
  shape: Shape<I, O>,
  handle: (input: z.output<I>, who: Asker) => Promise<Result<z.input<O>>>,
): void {
  app.post(url, { bodyLimit: shape.bodyLimit ?? SMALL_BODY }, async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    return answer(shape, request, reply, (input) => handle(input, who.value));
  });
}

/** A POST for those who are signed in; it counts as use of the session. */
export function guardedRoute<I extends z.ZodType, O extends z.ZodType>(
  app: FastifyInstance,
  context: HubContext,
  url: string,
  shape: Shape<I, O>,
  handle: (input: z.output<I>, who: Asker) => Promise<Result<z.input<O>>>,
): void {
  app.post(url, { bodyLimit: shape.bodyLimit ?? SMALL_BODY }, async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    await prolongSession(context.core.db, who.value.token, context.sessionTimes);
    return answer(shape, request, reply, (input) => handle(input, who.value));
  });
}
