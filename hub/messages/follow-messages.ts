import type { FastifyBaseLogger } from 'fastify';
import { SECOND } from '../../shared/domain/instant.ts';
import { repeat, type Repeated } from '../repeat.ts';
import type { HubCore } from '../write/hub-core.ts';
import { makeComplaintMessages, passOverComplaints } from './make-complaint-messages.ts';
import { makeNext, passOver, tellLate } from './make-messages.ts';
import { messageDesk, type MessageDesk } from './put-messages.ts';
import { SEND_TIMES, sendNext, type SendTimes } from './send-messages.ts';
import type { MessageSenders } from './sender.ts';

/** Between two looks at the feed, and at what is due; milliseconds. */
const PAUSE = SECOND / 2;
/** Lateness is told by the day. */
const LATE_PAUSE = 5 * SECOND;
const PASS_PAUSE = 10 * SECOND;
/** Messages on their way at once, by one hub. */
const AT_ONCE = 4;

async function stopAll(works: readonly Repeated[]): Promise<void> {
  await Promise.all(works.map((work) => work.stop()));
}

function sendAll(
  desk: MessageDesk,
  senders: MessageSenders,
  times: SendTimes,
  log: FastifyBaseLogger,
): Repeated {
  let stopping = false;
  const sending = { desk, senders, times, log: (line: string) => log.warn(line) };
  const making = repeat(
    PAUSE,
    (error) => log.warn({ err: error }, 'messages to residents could not be made'),
    async () => {
      let left: number | null = 1;
      while (!stopping && left !== null && left > 0) {
        left = await makeNext(desk, (caseId, error) =>
          log.error({ err: error, caseId }, 'the callers of a case could not be told'),
        );
      }
    },
  );
  const complaints = repeat(
    PAUSE,
    (error) => log.warn({ err: error }, 'who complained could not be told'),
    async () => {
      while (!stopping && (await makeComplaintMessages(desk)) > 0) continue;
    },
  );
  const late = repeat(
    LATE_PAUSE,
    (error) => log.warn({ err: error }, 'callers of late cases could not be told'),
    async () => {
      while (!stopping && (await tellLate(desk)) > 0) continue;
    },
  );
  const ways = Array.from({ length: AT_ONCE }, () =>
    repeat(
      PAUSE,
      (error) => log.warn({ err: error }, 'a message to a resident could not be sent; it is tried again'),
      async () => {
        while (!stopping && (await sendNext(sending))) continue;
      },
    ),
  );
  return {
    stop: async () => {
      stopping = true;
      // A sender in the middle of a message is waited for only so long; the message is sent again by another hub.
      const patience = new Promise<void>((resolve) => {
        setTimeout(resolve, SECOND).unref();
      });
      await Promise.race([stopAll([making, complaints, late, ...ways]), patience]);
      await Promise.all([...new Set(senders.values())].map((sender) => sender.close()));
      await stopAll([making, complaints, late]);
    },
  };
}

/**
 * Tells residents what happened to their cases, until it is stopped: messages are made from the feed after the commit and
 * sent from the outbox. Many hubs can: one at a time makes them, all send.
 */
export function followMessages(
  core: HubCore,
  senders: MessageSenders,
  log: FastifyBaseLogger,
  times: SendTimes = SEND_TIMES,
): Repeated {
  const desk = messageDesk(core, new Set(senders.keys()));
  if (desk !== null) return sendAll(desk, senders, times, log);
  return repeat(
    PASS_PAUSE,
    (error) => log.warn({ err: error }, 'the feed could not be passed over for messages'),
    async () => {
      await passOverComplaints(core.db);
      await passOver(core.db);
    },
  );
}
