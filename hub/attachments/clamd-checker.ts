import { connect, type Socket } from 'node:net';
import { SECOND } from '../../shared/domain/instant.ts';
import { CheckerAway, type AttachmentChecker, type Verdict } from './attachment-checker.ts';

/** Where clamd listens: a TCP address, or the path of a socket. */
export type ClamdAddress = { readonly host: string; readonly port: number } | { readonly path: string };

const CHUNK = 64 * 1024;
/** Longest silence of clamd; it reads its signatures anew for up to a minute. Milliseconds. */
const PATIENCE = 90 * SECOND;
/** An answer is one line. */
const LONGEST_ANSWER = 4_096;

/** Reads "host:port" or "/path/of/clamd.sock"; null for neither. */
export function clamdAddress(text: string): ClamdAddress | null {
  if (text.startsWith('/') || text.startsWith('\\\\.\\pipe\\')) return { path: text };
  const [, host, port] = /^(\[[\da-f:]+\]|[\w.-]+):(\d{1,5})$/i.exec(text) ?? [];
  if (host === undefined || Number(port) < 1 || Number(port) > 65_535) return null;
  return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
}

/** Sends bytes as clamd's INSTREAM wants them: pieces behind their lengths, and a piece of length 0 at the end. */
async function stream(socket: Socket, bytes: Uint8Array): Promise<void> {
  const write = (piece: Uint8Array) =>
    new Promise<void>((resolve, reject) => {
      socket.write(piece, (error) => (error == null ? resolve() : reject(error)));
    });
  await write(Buffer.from('zINSTREAM\0'));
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    await write(Buffer.concat([length, piece]));
  }
  await write(Buffer.alloc(4));
}

/** All that comes until the first NUL, or the end. */
function readAnswer(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (more: string) => {
      text += more;
      const end = text.indexOf('\0');
      if (end >= 0) resolve(text.slice(0, end));
      else if (text.length > LONGEST_ANSWER) reject(new Error('it talks without an end'));
    });
    socket.once('end', () => (text === '' ? reject(new Error('it hung up')) : resolve(text)));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it hung up')));
    socket.setTimeout(PATIENCE, () => reject(new Error('it gave no answer in time')));
  });
}

/** What clamd's line means. Throws for one that is no verdict ("INSTREAM size limit exceeded. ERROR"). */
function verdictOf(line: string): Verdict {
  const text = line.trim();
  if (text === 'stream: OK') return { clean: true };
  const found = /^stream: (.+) FOUND$/.exec(text)?.[1];
  if (found !== undefined) return { clean: false, found };
  throw new Error(`it said "${text.slice(0, 200)}"`);
}

/** Asks ClamAV's daemon, one connection per file. */
export function clamdChecker(address: ClamdAddress): AttachmentChecker {
  return {
    name: 'ClamAV',
    check: async (bytes) => {
      const socket = connect(address);
      try {
        const answered = readAnswer(socket);
        // It may answer before it has read all, and hang up: then its answer counts, not the broken pipe.
        const [answer] = await Promise.all([
          answered,
          stream(socket, bytes).catch(async (error: unknown) => {
            await answered.catch(() => {
              throw error;
            });
          }),
        ]);
        return verdictOf(answer);
      } catch (error) {
        throw new CheckerAway(error instanceof Error ? error.message : String(error), error);
      } finally {
        socket.destroy();
      }
    },
  };
}
