import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { actorOf } from '../../shared/contract/account.ts';
import { fail, succeed } from '../../shared/contract/failure.ts';
import { hubQueries } from '../../shared/contract/hub-protocol.ts';
import { caseFileAsk, CASES_HEADER, ticketsFileAsk } from '../../shared/contract/report.ts';
import { storeInDatabase } from '../attachments/attachment-store.ts';
import { caseSheet } from '../reports/case-sheet.ts';
import { noteExport, readExports } from '../reports/log-export.ts';
import { PdfBroke, pdfInThread } from '../reports/pdf-in-thread.ts';
import { readCaseFile } from '../reports/read-case-file.ts';
import { readScorecard } from '../reports/read-scorecard.ts';
import { readTickets } from '../reports/read-tickets.ts';
import { streamTickets } from '../reports/stream-tickets.ts';
import { prolongSession } from '../write/sessions.ts';
import { takeTurns } from '../write/take-turns.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { guardedRoute, parseInput } from './json-route.ts';
import { signedIn, type Asker } from './signed-in.ts';

/** Scorecards at once in one hub: each keeps three connections busy. */
const SCORECARDS = 2;
const FILE_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
} as const;
const NO_CASE = fail('not-found', 'There is no such case, or it is not yours to see.');
const NOT_WRITTEN = fail(
  'internal',
  'The hub could not write the PDF. Nothing is lost: try again, or take the list as CSV. The hub’s log says why.',
);
const NO_QUESTION = fail('invalid-input', 'The hub does not understand which report is meant.');

/** What a file is asked by: JSON in the address. */
function askedIn(request: FastifyRequest): unknown {
  const { ask } = request.query as { readonly ask?: unknown };
  if (typeof ask !== 'string' || ask.length > 4_000) return null;
  try {
    return JSON.parse(ask) as unknown;
  } catch {
    return null;
  }
}

/** Reports: the pages of screens, and files that are streamed as they are made. */
export function reportRoutes(app: FastifyInstance, context: HubContext): void {
  const { core } = context;
  guardedRoute(app, context, '/api/query/tickets', hubQueries.tickets, async (ask, { account }) =>
    succeed(await readTickets(core, actorOf(account), ask)),
  );
  const turns = takeTurns(SCORECARDS);
  guardedRoute(app, context, '/api/query/scorecard', hubQueries.scorecard, async (scope, { account }) =>
    succeed(await turns(() => readScorecard(core, actorOf(account), scope))),
  );
  guardedRoute(app, context, '/api/query/report-exports', hubQueries['report-exports'], (_ask, { account }) =>
    readExports(core.db, account),
  );

  const file = <S extends z.ZodType>(
    path: string,
    schema: S,
    give: (ask: z.output<S>, who: Asker, reply: FastifyReply) => Promise<FastifyReply>,
  ) => {
    app.get(`/api/reports/${path}`, async (request, reply) => {
      const who = await signedIn(context, request);
      if (!who.ok) return answerFailure(reply, who.failure);
      const asked = askedIn(request);
      if (asked === null) return answerFailure(reply, NO_QUESTION.failure);
      const ask = parseInput(schema, asked);
      if (!ask.ok) return answerFailure(reply, ask.failure);
      await prolongSession(core.db, who.value.token, context.sessionTimes);
      try {
        return await give(ask.value, who.value, reply.headers(FILE_HEADERS));
      } catch (error) {
        if (!(error instanceof PdfBroke)) throw error;
        request.log.error({ err: error }, 'a PDF could not be written');
        return answerFailure(reply, NOT_WRITTEN.failure);
      }
    });
  };

  for (const form of ['csv', 'pdf'] as const) {
    file(`tickets.${form}`, ticketsFileAsk, async (ask, { account }, reply) => {
      const { stream, cases, type } = await streamTickets(core, account, form, ask);
      return reply.header(CASES_HEADER, cases).type(type).send(stream);
    });
  }

  const store = storeInDatabase(core.db);
  file('case.pdf', caseFileAsk, async (ask, { account }, reply) => {
    const read = await readCaseFile(core, store, account, ask);
    if (read === null) return answerFailure(reply, NO_CASE.failure);
    const asked = { ...ask, number: read.record.facts.number };
    const noted = await noteExport(core.db, account, 'case-pdf', asked);
    const stream = await pdfInThread({ kind: 'case', sheet: caseSheet(read) }, null).catch(
      async (error: unknown) => {
        await noted.end('failed', 0);
        throw error;
      },
    );
    noted.endWith(stream, () => 1);
    return reply.type('application/pdf').send(stream);
  });
}
