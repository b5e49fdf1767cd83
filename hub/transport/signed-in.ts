import type { FastifyRequest } from 'fastify';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import { findSession, type AccountSession } from '../write/sessions.ts';
import type { HubContext } from './hub-context.ts';

export interface Asker extends AccountSession {
  readonly token: string;
}

/** What a desk hears whose session is over, by whatever cause. */
export const SIGNED_OUT = fail(
  'signed-out',
  'You are signed out. Sign in again; unsent work is kept.',
).failure;

/** Who asks: the session of the bearer token, or the failure to answer with. */
export async function signedIn({ core }: HubContext, request: FastifyRequest): Promise<Result<Asker>> {
  const token = /^Bearer ([\w-]{20,200})$/.exec(request.headers.authorization ?? '')?.[1];
  const session = token === undefined ? null : await findSession(core.db, token);
  return token === undefined || session === null
    ? { ok: false, failure: SIGNED_OUT }
    : succeed({ ...session, token });
}
