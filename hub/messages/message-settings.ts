import { join } from 'node:path';
import { z } from 'zod';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import { StartRefusal } from '../start-refusal.ts';
import { folderSender } from './folder-sender.ts';
import type { PointWebhook } from '../escalations/send-point-notices.ts';
import type { MessageSenders, Sender } from './sender.ts';
import { smtpSender } from './smtp-sender.ts';
import { webhookKey } from './signed-post.ts';
import { webhookSender } from './webhook-sender.ts';

/** What the environment says of messages to residents. Nothing is sent unless it is asked for. */
export const messageSettings = {
  /** How mail goes out: by a server of the city, by a webhook of the city, into a folder, or not at all. */
  DESK311_MAIL: z.enum(['off', 'smtp', 'webhook', 'folder']).default('off'),
  /** The same for text messages. There is no provider for them: a webhook of the city's, or a folder. */
  DESK311_SMS: z.enum(['off', 'webhook', 'folder']).default('off'),
  DESK311_SMTP_URL: z
    .url({
      protocol: /^smtps?$/,
      error: 'must be the mail server, such as smtp://user:password@mail.example.org:587',
    })
    .optional(),
  /** A server that offers no TLS is used only when this says so, or when it is on this machine. */
  DESK311_SMTP_TLS: z.enum(['required', 'if-offered']).default('required'),
  /** "City of Los Angeles 311 <no-reply@example.org>" */
  DESK311_MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>@\p{Cc}]+<[^<>@\s]+@[\w.-]+>|[^<>@\s]+@[\w.-]+)$/u,
      'must be an address, such as "Los Angeles 311 <no-reply@example.org>"',
    )
    .optional(),
  /** Where answers go that people read. */
  DESK311_MAIL_REPLY_TO: z.email({ error: 'must be an e-mail address such as 311@example.org' }).optional(),
  DESK311_WEBHOOK_URL: z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .optional(),
  DESK311_WEBHOOK_SECRET: z
    .string()
    .refine(
      (secret) => webhookKey(secret) !== null,
      'must be whsec_ and 24 to 64 bytes in base64, as "openssl rand -base64 32" makes them',
    )
    .optional(),
  /**
   * Systems of departments that webhooks of contact points may go to: hosts, with commas. Leads write those addresses;
   * what a hub may call is not theirs to decide.
   */
  DESK311_CONTACT_POINT_HOSTS: z
    .string()
    .regex(
      /^[\w.-]+(:\d{1,5})?(,[\w.-]+(:\d{1,5})?)*$/,
      'must be hosts with commas, such as "yard.example.org"',
    )
    .optional(),
};
type Settings = z.infer<z.ZodObject<typeof messageSettings>>;

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const isHere = (url: string): boolean => LOOPBACK.has(new URL(url).hostname);

function refusal(setting: string, what: string): StartRefusal {
  return new StartRefusal(`The setting ${setting} can't be used: ${what}.`);
}

function missing(setting: string, because: string): StartRefusal {
  return new StartRefusal(`The setting ${setting} is missing: ${because}.`);
}

function smtp(settings: Settings): Sender {
  const { DESK311_SMTP_URL: url, DESK311_MAIL_FROM: from, DESK311_MAIL_REPLY_TO: replyTo = null } = settings;
  if (url === undefined) throw missing('DESK311_SMTP_URL', 'DESK311_MAIL is smtp, which needs a mail server');
  if (from === undefined)
    throw missing('DESK311_MAIL_FROM', 'DESK311_MAIL is smtp, and mail needs an address it comes from');
  const plain = settings.DESK311_SMTP_TLS === 'if-offered' || isHere(url);
  return smtpSender({ url, from, replyTo, plain });
}

function webhook(settings: Settings, now: () => Instant): Sender {
  const { DESK311_WEBHOOK_URL: url, DESK311_WEBHOOK_SECRET: secret } = settings;
  if (url === undefined) throw missing('DESK311_WEBHOOK_URL', 'messages are to go out by a webhook');
  if (secret === undefined)
    throw missing(
      'DESK311_WEBHOOK_SECRET',
      'a webhook is signed, so that its receiver can tell it is from us',
    );
  if (url.startsWith('http:') && !isHere(url))
    throw refusal(
      'DESK311_WEBHOOK_URL',
      'names and numbers of residents go there, so it must begin with https://',
    );
  return webhookSender({ url, secret }, now);
}

/** What contact points' systems may be told by; null: none may. Throws a StartRefusal when the secret is missing. */
export function pointWebhook(settings: Settings): PointWebhook | null {
  const { DESK311_CONTACT_POINT_HOSTS: hosts, DESK311_WEBHOOK_SECRET: secret } = settings;
  if (hosts === undefined) return null;
  const key = secret === undefined ? null : webhookKey(secret);
  if (key === null)
    throw missing(
      'DESK311_WEBHOOK_SECRET',
      'webhooks of contact points are signed, so that a department can tell they are from us',
    );
  return { hosts: new Set(hosts.toLowerCase().split(',')), key };
}

/** A setting that has no effect is nearly always a mistake: somebody believes that messages go out. */
function refuseIdle(settings: Settings): void {
  const { DESK311_MAIL: mail, DESK311_SMS: sms } = settings;
  if (settings.DESK311_SMTP_URL !== undefined && mail !== 'smtp')
    throw refusal(
      'DESK311_SMTP_URL',
      `DESK311_MAIL is "${mail}", so no mail would go there; set DESK311_MAIL to smtp`,
    );
  if (settings.DESK311_WEBHOOK_URL !== undefined && mail !== 'webhook' && sms !== 'webhook')
    throw refusal(
      'DESK311_WEBHOOK_URL',
      'nothing would go there; set DESK311_MAIL or DESK311_SMS to webhook',
    );
}

/**
 * The senders that the settings ask for; none when messages are off. Throws a StartRefusal, one sentence, for settings
 * that can't be used together.
 * @param dataFolder of the hub; the folder for messages is in it
 */
export function messageSenders(settings: Settings, dataFolder: string, now: () => Instant): MessageSenders {
  refuseIdle(settings);
  const senders = new Map<MessageChannel, Sender>();
  const made = new Map<string, Sender>();
  const by = (kind: 'smtp' | 'webhook' | 'folder'): Sender => {
    const sender =
      made.get(kind) ??
      (kind === 'smtp'
        ? smtp(settings)
        : kind === 'webhook'
          ? webhook(settings, now)
          : folderSender(join(dataFolder, 'messages')));
    made.set(kind, sender);
    return sender;
  };
  if (settings.DESK311_MAIL !== 'off') senders.set('mail', by(settings.DESK311_MAIL));
  if (settings.DESK311_SMS !== 'off') senders.set('sms', by(settings.DESK311_SMS));
  return senders;
}
