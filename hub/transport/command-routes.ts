import type { FastifyInstance } from 'fastify';
import { succeed } from '../../shared/contract/failure.ts';
import { commandsAnswer, commandsRequest, type CommandResult } from '../../shared/contract/hub-protocol.ts';
import { actorOf } from '../../shared/contract/account.ts';
import { isHandOverCommand } from '../../shared/domain/desk-command.ts';
import { executeCommand } from '../write/execute-command.ts';
import { readersOfHandOver } from '../write/hand-overs.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute } from './json-route.ts';

/** A hundred commands with the longest texts, in letters of three bytes. */
const BODY_LIMIT = 8 * 1024 * 1024;

/** Commands of a desk: decided one after the other, each answered on its own. */
export function commandRoutes(app: FastifyInstance, context: HubContext): void {
  const shape = { input: commandsRequest, output: commandsAnswer, bodyLimit: BODY_LIMIT };
  guardedRoute(app, context, '/api/commands', shape, async ({ consoleId, envelopes }, { account }) => {
    const actor = actorOf(account);
    const results: CommandResult[] = [];
    for (const envelope of envelopes) {
      // In their order: the next may build on the one before.
      results.push(await executeCommand(context.core, { consoleId, actor, envelope }));
    }
    const done = new Set(results.filter((one) => one.status === 'recorded').map((one) => one.commandId));
    for (const { commandId, command } of envelopes) {
      // What is new of complaints is told by follow-complaints.ts, whichever hub took it.
      if (!done.has(commandId) || !isHandOverCommand(command)) continue;
      for (const id of await readersOfHandOver(context.core.db, command.handOverId)) context.ringOwn(id);
    }
    // A case that was filed is a draft no longer, on any of the person's desks.
    if (envelopes.some(({ command }) => command.type === 'open-case')) context.ringOwn(account.id);
    return succeed({ results });
  });
}
