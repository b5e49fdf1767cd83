import type { Server as HttpServer } from 'node:http';
import { callbackify } from 'node:util';
import type { FastifyBaseLogger } from 'fastify';
import { Server, type Socket } from 'socket.io';
import { sql } from 'kysely';
import { z } from 'zod';
import { fail, type Failure } from '../../shared/contract/failure.ts';
import {
  DOORBELL,
  OWN_BELL,
  PROTOCOL,
  SESSION_ENDED,
  type Doorbell,
} from '../../shared/contract/hub-protocol.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { SECOND } from '../../shared/domain/instant.ts';
import type { HubCore } from '../write/hub-core.ts';
import { endedSessions, findSession, tokenHash } from '../write/sessions.ts';
import { repeat } from '../repeat.ts';
import { SIGNED_OUT } from './signed-in.ts';

/** How long news are gathered into one ring, milliseconds. */
const GATHER = 15;
/** How often the feed is looked at for what other hubs and programs have committed, milliseconds. */
const POLL = 200;
const SESSION_CHECK = SECOND;

const handshakeAuth = z.object({ token: z.string().min(20).max(200), protocol: z.number().int() });

interface DeskData {
  /** Hash (hex) of the session's token. */
  session: string;
}
interface DeskEvents {
  [DOORBELL]: (news: Doorbell) => void;
  [OWN_BELL]: () => void;
  [SESSION_ENDED]: (failure: Failure) => void;
}
type Nothing = Record<string, never>;
type DeskSocket = Socket<Nothing, DeskEvents, Nothing, DeskData>;

export interface DoorbellPorts {
  readonly server: HttpServer;
  readonly core: Pick<HubCore, 'db' | 'city'>;
  readonly log: FastifyBaseLogger;
}

export interface RunningDoorbell {
  /** The feed has reached a number, here and now. */
  ring(head: number): void;
  /** Rings at the desks of one person that this hub serves; those of other hubs ask by themselves. */
  ringOwn(account: AccountId): void;
  /** Ends the sockets of a session. */
  endSession(token: string): void;
  /** Lets every desk go; the HTTP server may close then. */
  close(): Promise<void>;
}

function connectError(failure: Failure): Error {
  return Object.assign(new Error(failure.code), { data: failure });
}

const ownRoom = (account: AccountId): string => `account ${account}`;

/** Notes whose session a desk came with. Rejects with what the desk is told when it is not let in. */
async function admit(socket: DeskSocket, { core, log }: DoorbellPorts): Promise<void> {
  const auth = handshakeAuth.safeParse(socket.handshake.auth);
  if (!auth.success) throw connectError(SIGNED_OUT);
  if (auth.data.protocol !== PROTOCOL) {
    const message = `This hub speaks protocol ${PROTOCOL}. Update the console.`;
    throw connectError(fail('protocol-mismatch', message).failure);
  }
  const session = await findSession(core.db, auth.data.token).catch((error: unknown) => {
    log.error({ err: error }, 'a desk could not be let in');
    throw connectError(fail('internal', 'The hub met an error of its own. Try again.').failure);
  });
  if (session === null) throw connectError(SIGNED_OUT);
  socket.data.session = tokenHash(auth.data.token).toString('hex');
  await socket.join(ownRoom(session.account.id));
}

/** Rings at every desk when there is news, and sends off desks whose session is over. Knows nothing of cases. */
export async function startDoorbell(ports: DoorbellPorts): Promise<RunningDoorbell> {
  const { server, core, log } = ports;
  const { db, city } = core;
  const io = new Server<Nothing, DeskEvents, Nothing, DeskData>(server, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 4_096,
    connectTimeout: 10 * SECOND,
  });

  const readHead = () =>
    db
      .selectFrom('feed_head')
      .select([
        'number as head',
        'epoch',
        sql<number>`(select max(version) from directory_versions)`.as('directoryVersion'),
      ])
      .executeTakeFirstOrThrow();
  let { head, epoch, directoryVersion } = await readHead();
  let ringing: NodeJS.Timeout | null = null;
  const news = (): Doorbell => ({ epoch, head, catalogueVersion: city.version, directoryVersion });

  const announce = () => {
    if (ringing !== null) return;
    ringing = setTimeout(() => {
      ringing = null;
      io.local.emit(DOORBELL, news());
    }, GATHER);
  };

  const sendOff = (sockets: Iterable<DeskSocket>) => {
    for (const socket of sockets) {
      socket.emit(SESSION_ENDED, SIGNED_OUT);
      socket.disconnect(true);
    }
  };
  const desks = (): DeskSocket[] => [...io.sockets.sockets.values()];

  const admitted = callbackify(admit);
  io.use((socket, next) => admitted(socket, ports, (error) => next(error ?? undefined)));
  // What happened between the desk's last pull and now has rung already.
  io.on('connection', (socket) => socket.emit(DOORBELL, news()));

  const onError = (what: string) => (error: unknown) => log.warn({ err: error }, what);
  const poll = repeat(POLL, onError('the feed could not be looked at'), async () => {
    const now = await readHead();
    const published = now.directoryVersion !== directoryVersion;
    if (now.epoch === epoch && now.head <= head && !published) return;
    // Here the feed may have come further since it was looked at.
    head = now.epoch === epoch ? Math.max(head, now.head) : now.head;
    ({ epoch, directoryVersion } = now);
    announce();
  });
  const check = repeat(SESSION_CHECK, onError('the sessions could not be looked at'), async () => {
    const sessions = [...new Set(desks().map((desk) => desk.data.session))];
    if (sessions.length === 0) return;
    const ended = new Set(await endedSessions(db, sessions));
    sendOff(desks().filter((desk) => ended.has(desk.data.session)));
  });

  return {
    ring: (reached) => {
      head = Math.max(head, reached);
      announce();
    },
    ringOwn: (account) => io.local.to(ownRoom(account)).emit(OWN_BELL),
    endSession: (token) => {
      const session = tokenHash(token).toString('hex');
      sendOff(desks().filter((desk) => desk.data.session === session));
    },
    close: async () => {
      if (ringing !== null) clearTimeout(ringing);
      await Promise.all([poll.stop(), check.stop()]);
      io.local.disconnectSockets(true);
      io.engine.close();
    },
  };
}
