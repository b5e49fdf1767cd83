import nodemailer from 'nodemailer';
import { SECOND } from '../../shared/domain/instant.ts';
import { LONGEST_SEND, type Delivery, type Outgoing, type Sender } from './sender.ts';

export interface SmtpSettings {
  /** smtp:// or smtps://, with user and password where the server wants them. */
  readonly url: string;
  /** Who writes: "City of Los Angeles 311 <no-reply@example.org>". */
  readonly from: string;
  /** Where answers go that people read; with one, a mail program can offer to unsubscribe. */
  readonly replyTo: string | null;
  /** Whether a connection may go on without TLS when the server offers none. */
  readonly plain: boolean;
}

const CONNECT = 10 * SECOND;
const SILENCE = 20 * SECOND;

/** Steps of a delivery, as nodemailer names them, at which a refusal is about us and not about this message. */
const OUR_STEPS = new Set(['CONN', 'EHLO', 'HELO', 'STARTTLS', 'AUTH', 'API']);

const TROUBLES: Readonly<Record<string, string>> = {
  EDNS: 'the mail server’s name is not known',
  ECONNECTION: 'the mail server can’t be reached',
  ESOCKET: 'the connection to the mail server broke',
  ETIMEDOUT: 'the mail server did not answer in time',
  ETLS: 'the mail server offers no safe connection',
  EAUTH: 'the mail server refused our user or password',
};

function property(error: unknown, name: string): string {
  const value: unknown =
    typeof error === 'object' && error !== null && name in error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Codes that mean "nobody has this address" from servers that say no more. */
const NOBODY = new Set([550, 551, 553]);

/**
 * Whether a recipient was refused because of the address, and not because we may not send there: a server that is set up
 * wrongly must not make every address a dead one. Servers say it in a code of their own (RFC 3463), 5.1 for addresses.
 */
function isDead(answered: number, response: string): boolean {
  const [, status] = /^5\d\d[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response) ?? [];
  return status === undefined ? NOBODY.has(answered) : status.startsWith('5.1.') || status === '5.2.1';
}

/** What an error of a delivery means. What the server said is left out: it may hold the address. */
export function deliveryAfter(error: unknown): Delivery {
  const code = property(error, 'code');
  const step = property(error, 'command');
  const answered = Number(property(error, 'responseCode'));
  const trouble = TROUBLES[code];
  // 530: it wants to know us first.
  if (answered < 400 || answered === 530 || OUR_STEPS.has(step) || step.startsWith('AUTH')) {
    const sign = answered > 0 ? ` (${answered})` : code === '' || trouble !== undefined ? '' : ` (${code})`;
    return { kind: 'later', error: `${trouble ?? 'the mail server could not be used'}${sign}` };
  }
  // What is wrong with the sender's address is ours to put right, and no caller's fault.
  if (step === 'MAIL FROM')
    return { kind: 'later', error: `the mail server refused our address (${answered})` };
  if (answered < 500)
    return { kind: 'later', error: `the mail server asked to try again later (${answered})` };
  if (step !== 'RCPT TO')
    return { kind: 'bounced', error: `the mail server refused this mail (${answered})`, dead: false };
  return isDead(answered, property(error, 'response'))
    ? { kind: 'bounced', error: `the mail server knows no such address (${answered})`, dead: true }
    : {
        kind: 'bounced',
        error: `the mail server does not take mail for this address (${answered})`,
        dead: false,
      };
}

/** The domain behind the @ of the sender, for Message-IDs. */
function domainOf(from: string): string {
  return /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

/** Sends mail by a server of the city. Nothing in a mail is HTML, and nothing is fetched for it. */
export function smtpSender({ url, from, replyTo, plain }: SmtpSettings): Sender {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = nodemailer.createTransport({
    pool: true,
    host: hostname.replaceAll(/[[\]]/g, ''),
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !plain,
    ...(username === ''
      ? {}
      : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    maxConnections: 4,
    // A message whose connection broke comes back to us: the outbox knows how often it was tried.
    maxRequeues: 0,
    idleTimeout: 30 * SECOND,
    connectionTimeout: CONNECT,
    greetingTimeout: CONNECT,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = domainOf(from);
  const send = async ({ id, to, subject, body, language, madeAt }: Outgoing): Promise<Delivery> => {
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject: subject ?? '',
        text: body,
        messageId: `<${id}@${domain}>`,
        date: new Date(madeAt),
        ...(replyTo === null ? {} : { replyTo }),
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'Content-Language': language,
          ...(replyTo === null
            ? {}
            : { 'List-Unsubscribe': `<mailto:${replyTo}?subject=${encodeURIComponent(`Stop ${id}`)}>` }),
        },
      });
      return { kind: 'sent' };
    } catch (error) {
      return deliveryAfter(error);
    }
  };
  return {
    name: `mail by ${hostname}`,
    send: (message) => {
      let timer: NodeJS.Timeout | undefined;
      // A server that answers a byte now and then keeps a socket alive for ever.
      const late = new Promise<Delivery>((resolve) => {
        timer = setTimeout(
          () => resolve({ kind: 'later', error: 'the mail server did not answer in time' }),
          LONGEST_SEND,
        );
      });
      return Promise.race([send(message), late]).finally(() => clearTimeout(timer));
    },
    close: () => {
      transport.close();
      return Promise.resolve();
    },
  };
}
