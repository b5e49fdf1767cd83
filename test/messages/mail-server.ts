import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { atEndOfFile } from '../clean-up.ts';

/** A mail as it arrived. */
export interface ArrivedMail {
  readonly to: string;
  readonly id: string;
  readonly headers: ReadonlyMap<string, string>;
  /** Names of headers, each as often as it is there. */
  readonly headerNames: readonly string[];
  readonly body: string;
}

/** What the server answers to a recipient or a mail instead of taking it. */
export interface Refusing {
  readonly code: number;
  readonly at: 'recipient' | 'mail';
}

export interface MailServer {
  readonly url: string;
  readonly mails: ArrivedMail[];
  /** For addresses that contain a text; a wildcard is the empty text. */
  refuse(to: string, refusing: Refusing | null): void;
  /** How long it thinks about each mail, milliseconds. */
  slow(milliseconds: number): void;
}

function decodedBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding !== 'quoted-printable') return body;
  const bytes = body
    .replaceAll(/=\r\n/g, '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
}

function readMail(raw: string, to: string): ArrivedMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const lines = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
  const fields = lines.map((line): [string, string] => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
  });
  const headers = new Map(fields);
  return {
    to,
    id: headers.get('message-id') ?? '',
    headers,
    headerNames: fields.map(([name]) => name),
    body: decodedBody(rest.join('\r\n\r\n'), headers.get('content-transfer-encoding') ?? '').replaceAll(
      '\r\n',
      '\n',
    ),
  };
}

/** A real mail server on this machine that keeps what arrives; it ends with the test file. */
export async function mailServer(): Promise<MailServer> {
  const mails: ArrivedMail[] = [];
  const refusals = new Map<string, Refusing>();
  let thinking = 0;
  const refusalFor = (address: string, at: Refusing['at']): Error | null => {
    const found = [...refusals].find(([part, one]) => one.at === at && address.includes(part))?.[1];
    if (found === undefined) return null;
    return Object.assign(new Error(`no mail for <${address}> here`), { responseCode: found.code });
  };
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo: ({ address }, _session, done) => done(refusalFor(address, 'recipient')),
    onData: (stream, session, done) => {
      const [to] = session.envelope.rcptTo;
      const take = async () => {
        const chunks: Buffer[] = [];
        try {
          for await (const chunk of stream) chunks.push(Buffer.from(chunk));
        } catch {
          // Whoever sent it was killed in the middle: there is nobody to answer.
          return done(new Error('the mail broke off'));
        }
        await wait(thinking);
        const address = to?.address ?? '';
        const refusal = refusalFor(address, 'mail');
        if (refusal !== null) return done(refusal);
        mails.push(readMail(Buffer.concat(chunks).toString(), address));
        return done(null);
      };
      void take();
    },
  });
  // A sender that is killed breaks its connections: that is what some tests are for.
  server.on('error', () => {});
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const at = listening.address();
  if (at === null || typeof at === 'string') throw new Error('the mail server has no port');
  atEndOfFile(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
      }),
  );
  return {
    url: `smtp://127.0.0.1:${at.port}`,
    mails,
    refuse: (to, refusing) => {
      if (refusing === null) refusals.delete(to);
      else refusals.set(to, refusing);
    },
    slow: (milliseconds) => {
      thinking = milliseconds;
    },
  };
}
