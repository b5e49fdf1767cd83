import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { EICAR } from './sample-files.ts';

/** Something that speaks clamd's INSTREAM on a port of its own, and knows one virus. */
export interface FakeClamd {
  readonly port: number;
  /** Files it was asked about. */
  readonly asked: readonly Buffer[];
  /** Lets it wait before it answers, until the returned function is called. */
  hold(): () => void;
  /** What it says instead of a verdict, or hangs up when it is empty; null for verdicts again. */
  sayInstead(line: string | null): void;
  close(): Promise<void>;
}

const COMMAND = 'zINSTREAM\0';

/** The bytes of a whole stream, or null while more is to come. */
function streamOf(received: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

export async function fakeClamd(): Promise<FakeClamd> {
  const asked: Buffer[] = [];
  const sockets = new Set<Socket>();
  let waiting: Promise<void> = Promise.resolve();
  let instead: string | null = null;
  const answer = async (socket: Socket, bytes: Buffer): Promise<void> => {
    asked.push(bytes);
    await waiting;
    if (instead === '') socket.destroy();
    else if (instead !== null) socket.end(`${instead}\0`);
    else socket.end(bytes.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0');
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    let received = Buffer.alloc(0);
    let whole = false;
    socket.on('error', () => socket.destroy());
    socket.on('data', (more) => {
      received = Buffer.concat([received, more]);
      if (!received.toString('latin1', 0, COMMAND.length).startsWith(COMMAND.slice(0, received.length))) {
        socket.end('UNKNOWN COMMAND\0');
        return;
      }
      const bytes = whole ? null : streamOf(received);
      if (bytes === null) return;
      whole = true;
      void answer(socket, bytes);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    asked,
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting = promise;
      return resolve;
    },
    sayInstead(line) {
      instead = line;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
