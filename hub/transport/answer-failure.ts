import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { FAILURE_STATUS, fail, type Failure } from '../../shared/contract/failure.ts';

/** Answers with a failure, under its status. */
export function answerFailure(reply: FastifyReply, failure: Failure): FastifyReply {
  return reply.code(FAILURE_STATUS[failure.code]).send(failure);
}

/** What an error of Fastify itself means to who asked; null for one of ours, which is a bug. */
function meaningOf({ code, statusCode }: FastifyError): Failure | null {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return fail('too-large', 'The request is larger than the hub takes. Send it in parts.').failure;
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return fail('invalid-input', 'The hub could not read the request: it is no JSON it knows.').failure;
  }
  return null;
}

/** The last stop of every error: what was expected keeps its name, a bug is logged and says nothing. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const known = meaningOf(error);
  if (known !== null) return answerFailure(reply, known);
  request.log.error({ err: error, route: request.routeOptions.url }, 'a request failed');
  const message = 'The hub met an error of its own. Nothing was changed by this request; try again.';
  return answerFailure(reply, fail('internal', message).failure);
}

/** Every address that is none of the hub's. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answerFailure(reply, fail('not-found', 'The hub has nothing at this address.').failure);
}
