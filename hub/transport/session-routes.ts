import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { succeed } from '../../shared/contract/failure.ts';
import { signInAnswer, signInRequest } from '../../shared/contract/hub-protocol.ts';
import { actorOf } from '../../shared/contract/account.ts';
import { scopeOf } from '../write/scope.ts';
import { signIn, signOut } from '../write/sessions.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute, openRoute } from './json-route.ts';

const nothing = z.object({});

/** Sign-in and sign-out. */
export function sessionRoutes(app: FastifyInstance, context: HubContext): void {
  const { core, sessionTimes } = context;

  openRoute(app, '/api/sign-in', { input: signInRequest, output: signInAnswer }, async (input, request) => {
    const signedIn = await signIn(core, input, request.ip, sessionTimes);
    if (!signedIn.ok) return signedIn;
    const { id, name, timeZone } = core.city.pack.city;
    return succeed({
      ...signedIn.value,
      city: id,
      cityName: name,
      timeZone,
      scope: scopeOf(actorOf(signedIn.value.account)),
      phoneKey: core.phoneKey,
    });
  });

  guardedRoute(
    app,
    context,
    '/api/sign-out',
    { input: nothing, output: nothing },
    async (_input, { token }) => {
      await signOut(core.db, token);
      context.endSession(token);
      return succeed({});
    },
  );
}
