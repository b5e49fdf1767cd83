import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { DeskProgram } from '../desk-program.ts';

/** The wire from one console to the hub. Cut, that console is offline while others work on. */
export interface ScreenWire {
  /** The hub's address at this end. */
  readonly url: string;
  cut(): Promise<void>;
  mend(): Promise<void>;
}

/** Lays a wire to a hub. */
export async function layWire(hubUrl: string): Promise<ScreenWire> {
  const hub = new URL(hubUrl);
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    // What a cut does to the other end is not this end's to report.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => sockets.delete(socket));
  };
  const open = async (port: number): Promise<Server> => {
    const server = createServer((here) => {
      const there = connect(Number(hub.port), hub.hostname);
      keep(here);
      keep(there);
      here.pipe(there).pipe(here);
      here.once('close', () => there.destroy());
      there.once('close', () => here.destroy());
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return server;
  };

  let server = await open(0);
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    cut: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    mend: async () => {
      server = await open(port);
    },
  };
}

/**
 * Cuts or mends a wire and has its console look at once, as "Try now" does: while its doorbell is not back from the last
 * cut, it would look by itself ten seconds later.
 */
export async function turnWire(
  wire: ScreenWire,
  how: 'cut' | 'mend',
  desk: Pick<DeskProgram, 'ask'>,
): Promise<void> {
  await wire[how]();
  await desk.ask('connection.retry', {});
}
