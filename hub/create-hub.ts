import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { CommandResult } from '../shared/contract/hub-protocol.ts';
import type { CityPack } from '../shared/domain/city-pack.ts';
import { MINUTE, SECOND } from '../shared/domain/instant.ts';
import type { AttachmentChecker } from './attachments/attachment-checker.ts';
import { storeInDatabase } from './attachments/attachment-store.ts';
import type { WithoutChecker } from './attachments/check-files.ts';
import { followFiles } from './attachments/follow-files.ts';
import { followComplaints } from './complaints/follow-complaints.ts';
import { followDue } from './escalations/follow-due.ts';
import { followClosings } from './signals/follow-closings.ts';
import { followTriggers } from './triggers/follow-triggers.ts';
import { openCore } from './open-core.ts';
import { followPointNotices, type PointWebhook } from './escalations/send-point-notices.ts';
import { followMessages } from './messages/follow-messages.ts';
import type { SendTimes } from './messages/send-messages.ts';
import type { MessageSenders } from './messages/sender.ts';
import { followCases } from './search/follow-cases.ts';
import { publicRoutes } from './public/public-routes.ts';
import { forgetPublicCounts } from './public/public-throttle.ts';
import { StartRefusal } from './start-refusal.ts';
import type { Db } from './storage/database.ts';
import { createApp } from './transport/create-app.ts';
import { startDoorbell, type RunningDoorbell } from './transport/doorbell.ts';
import { repeat } from './repeat.ts';
import { keepLearnedWords } from './learned/keep-learned-words.ts';
import { keepReportFacts } from './reports/keep-report-facts.ts';
import { keepUsualTimes } from './usual/keep-usual-times.ts';
import { executeCommand, type IncomingCommand } from './write/execute-command.ts';
import type { HubCore } from './write/hub-core.ts';
import { SESSION_TIMES, sweepSessions, type SessionTimes } from './write/sessions.ts';
import { sweepDrafts } from './write/sync-drafts.ts';

export interface HubOptions {
  readonly databaseUrl: string;
  readonly pack: CityPack;
  readonly log: FastifyBaseLogger;
  readonly sessionTimes?: SessionTimes;
  /** See AppOptions. */
  readonly trustProxy?: string | null;
  /** Looks into files; null or none where no checker is installed. */
  readonly checker?: AttachmentChecker | null;
  readonly withoutChecker?: WithoutChecker;
  /** What messages to residents go out by; none: residents are told nothing. */
  readonly senders?: MessageSenders;
  readonly sendTimes?: SendTimes;
  /** Where residents reach this hub, https but on this machine; `own`: at its own address; null or none: they don't. */
  readonly publicUrl?: string | null;
  /** Systems of departments that contact points' webhooks may go to; null or none: none are called. */
  readonly pointWebhook?: PointWebhook | null;
}

export interface Hub {
  readonly core: HubCore;
  readonly db: Db;
  readonly app: FastifyInstance;
  execute(incoming: IncomingCommand): Promise<CommandResult>;
  /** Opens the door. Port 0 takes a free one. Throws a StartRefusal when the address can't be had. */
  listen(at: { host: string; port: number }): Promise<{ url: string; port: number }>;
  /** Lets running requests finish for up to two seconds, then ends everything that was made here. */
  close(): Promise<void>;
}

const PATIENCE = 2 * SECOND;
/** Stands for the address a hub listens at, as a public address. */
const OWN_ADDRESS = 'own';
const NO_SENDERS: MessageSenders = new Map();

function addressRefusal(error: unknown, { host, port }: { host: string; port: number }): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'EADDRINUSE') {
    return new StartRefusal(`Port ${port} is taken by another program: set DESK311_PORT to a free one.`);
  }
  if (code === 'EACCES')
    return new StartRefusal(`Port ${port} is not open to this user: set DESK311_PORT above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartRefusal(`This machine has no address "${host}": set DESK311_HOST to one it has.`);
  }
  return error;
}

/**
 * A hub on a database, not yet listening. Many can work on one database, in this process or in others.
 * Throws a StartRefusal, one sentence, when the database can't be used.
 */
export async function createHub(options: HubOptions): Promise<Hub> {
  const { databaseUrl, pack, log, sessionTimes = SESSION_TIMES, trustProxy = null } = options;
  const { checker = null, withoutChecker = 'pictures', senders = NO_SENDERS, sendTimes } = options;
  const pointWays = { mail: senders.get('mail') ?? null, webhook: options.pointWebhook ?? null };
  let publicUrl = options.publicUrl === OWN_ADDRESS ? null : (options.publicUrl ?? null);
  let doorbell: RunningDoorbell | null = null;
  let stopping = false;
  const core = await openCore({
    databaseUrl,
    pack,
    log: (line) => log.info(line),
    ring: (feedNo) => doorbell?.ring(feedNo),
    publicUrl: () => publicUrl,
  });
  const app = createApp(
    {
      core,
      sessionTimes,
      isStopping: () => stopping,
      ringOwn: (account) => doorbell?.ringOwn(account),
      endSession: (token) => doorbell?.endSession(token),
    },
    { log, trustProxy },
  );
  publicRoutes(app, core);
  const sweeping = repeat(
    MINUTE,
    (error) => log.warn({ err: error }, 'old sessions could not be removed'),
    () => sweepSessions(core.db),
  );
  const sweepingCounts = repeat(
    MINUTE,
    (error) => log.warn({ err: error }, 'old counts of the public pages could not be removed'),
    () => forgetPublicCounts(core.db),
  );
  const sweepingDrafts = repeat(
    MINUTE,
    (error) => log.warn({ err: error }, 'old drafts could not be removed'),
    () => sweepDrafts(core.db),
  );

  const indexing = followCases(core.db, log);
  const usual = keepUsualTimes(core.db, log);
  const learned = keepLearnedWords(core, log);
  const reports = keepReportFacts(core.db, log);
  const due = followDue(core, log);
  const complaints = followComplaints(core, (account) => doorbell?.ringOwn(account), log);
  const triggers = followTriggers(core, log);
  const closings = followClosings(core.db, core.city, log);
  const files = followFiles(
    {
      core,
      store: storeInDatabase(core.db),
      checker,
      withoutChecker,
      log: (line) => log.warn(line),
    },
    log,
  );
  const notices = followPointNotices(core, pointWays, log);
  const messages = followMessages(core, senders, log, sendTimes);

  const end = async () => {
    stopping = true;
    await Promise.all([
      sweeping.stop(),
      sweepingCounts.stop(),
      sweepingDrafts.stop(),
      indexing.stop(),
      usual.stop(),
      learned.stop(),
      reports.stop(),
      files.stop(),
      due.stop(),
      complaints.stop(),
      // Before the messages, which close the senders.
      notices.stop().then(() => messages.stop()),
      triggers.stop(),
      closings.stop(),
    ]);
    const impatient = setTimeout(() => app.server.closeAllConnections(), PATIENCE);
    try {
      // Sockets first: the server waits for them.
      await doorbell?.close();
      await app.close();
    } finally {
      clearTimeout(impatient);
      await core.close();
    }
  };
  let ended: Promise<void> | null = null;

  return {
    core,
    db: core.db,
    app,
    execute: (incoming) => executeCommand(core, incoming),
    listen: async (at) => {
      doorbell = await startDoorbell({ server: app.server, core, log });
      try {
        const url = await app.listen(at);
        if (options.publicUrl === OWN_ADDRESS) publicUrl = url;
        return { url, port: Number(new URL(url).port) };
      } catch (error) {
        throw addressRefusal(error, at);
      }
    },
    close: () => (ended ??= end()),
  };
}
