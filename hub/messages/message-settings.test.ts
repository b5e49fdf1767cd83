import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { StartRefusal } from '../start-refusal.ts';
import { messageSenders, messageSettings } from './message-settings.ts';
import { deliveryAfter } from './smtp-sender.ts';

const shape = z.object(messageSettings);
const SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;

/** What a hub with these settings would send by, or the sentence with which it refuses to start. */
async function outcome(env: Record<string, string>): Promise<string | Record<string, string>> {
  const parsed = shape.safeParse(env);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return `The setting ${issue?.path.join('.')} can't be used: ${issue?.message}.`;
  }
  try {
    const senders = messageSenders(parsed.data, '/data', Date.now);
    const names = Object.fromEntries([...senders].map(([channel, { name }]) => [channel, name]));
    await Promise.all([...senders.values()].map((sender) => sender.close()));
    return names;
  } catch (error) {
    if (error instanceof StartRefusal) return error.message;
    throw error;
  }
}

const SMTP = { DESK311_MAIL: 'smtp', DESK311_SMTP_URL: 'smtps://u:p@mail.example.org' };
const FROM = { DESK311_MAIL_FROM: 'Los Angeles 311 <no-reply@example.org>' };

describe('the settings for messages', () => {
  it('send nothing unless they are told to', async () => {
    expect(await outcome({})).toEqual({});
  });

  it('name a way for mail and one for text messages', async () => {
    expect([
      await outcome({ ...SMTP, ...FROM, DESK311_SMS: 'folder' }),
      await outcome({ DESK311_MAIL: 'folder', DESK311_SMS: 'folder' }),
      await outcome({
        DESK311_SMS: 'webhook',
        DESK311_WEBHOOK_URL: 'https://gateway.example.org/sms',
        DESK311_WEBHOOK_SECRET: SECRET,
      }),
    ]).toEqual([
      { mail: 'mail by mail.example.org', sms: 'files in /data/messages' },
      { mail: 'files in /data/messages', sms: 'files in /data/messages' },
      { sms: 'webhook at gateway.example.org' },
    ]);
  });

  it('refuse in one sentence what can’t work', async () => {
    const bad: Record<string, string>[] = [
      { DESK311_MAIL: 'smtp' },
      SMTP,
      { ...SMTP, DESK311_MAIL_FROM: 'nobody' },
      { ...SMTP, DESK311_MAIL_FROM: 'A\r\nBcc: b@example.org <a@example.org>' },
      { DESK311_MAIL: 'smtp', ...FROM, DESK311_SMTP_URL: 'https://mail.example.org' },
      { DESK311_SMTP_URL: 'smtp://mail.example.org' },
      { DESK311_SMS: 'webhook', DESK311_WEBHOOK_URL: 'https://gateway.example.org' },
      {
        DESK311_SMS: 'webhook',
        DESK311_WEBHOOK_URL: 'https://gateway.example.org',
        DESK311_WEBHOOK_SECRET: 'x',
      },
      {
        DESK311_SMS: 'webhook',
        DESK311_WEBHOOK_URL: 'http://gateway.example.org',
        DESK311_WEBHOOK_SECRET: SECRET,
      },
      { DESK311_WEBHOOK_URL: 'https://gateway.example.org' },
    ];
    const said = await Promise.all(bad.map(outcome));
    expect(said).toEqual([
      'The setting DESK311_SMTP_URL is missing: DESK311_MAIL is smtp, which needs a mail server.',
      'The setting DESK311_MAIL_FROM is missing: DESK311_MAIL is smtp, and mail needs an address it comes from.',
      'The setting DESK311_MAIL_FROM can\'t be used: must be an address, such as "Los Angeles 311 <no-reply@example.org>".',
      'The setting DESK311_MAIL_FROM can\'t be used: must be an address, such as "Los Angeles 311 <no-reply@example.org>".',
      "The setting DESK311_SMTP_URL can't be used: must be the mail server, such as smtp://user:password@mail.example.org:587.",
      'The setting DESK311_SMTP_URL can\'t be used: DESK311_MAIL is "off", so no mail would go there; set DESK311_MAIL to smtp.',
      'The setting DESK311_WEBHOOK_SECRET is missing: a webhook is signed, so that its receiver can tell it is from us.',
      'The setting DESK311_WEBHOOK_SECRET can\'t be used: must be whsec_ and 24 to 64 bytes in base64, as "openssl rand -base64 32" makes them.',
      "The setting DESK311_WEBHOOK_URL can't be used: names and numbers of residents go there, so it must begin with https://.",
      "The setting DESK311_WEBHOOK_URL can't be used: nothing would go there; set DESK311_MAIL or DESK311_SMS to webhook.",
    ]);
  });
});

it('what a mail server refuses is told from what is wrong with us, without its words', () => {
  const of = (command: string, responseCode: number | undefined, code: string, status = '') =>
    deliveryAfter(
      Object.assign(new Error('550 <ana@example.org> unknown'), {
        command,
        responseCode,
        code,
        response: `${responseCode} ${status} <ana@example.org> unknown`,
      }),
    );
  expect([
    of('RCPT TO', 550, 'EENVELOPE'),
    of('RCPT TO', 550, 'EENVELOPE', '5.1.1'),
    of('RCPT TO', 550, 'EENVELOPE', '5.7.1'),
    of('RCPT TO', 552, 'EENVELOPE', '5.2.2'),
    of('RCPT TO', 530, 'EENVELOPE'),
    of('RCPT TO', 450, 'EENVELOPE'),
    of('DATA', 554, 'EMESSAGE'),
    of('MAIL FROM', 553, 'EENVELOPE'),
    of('AUTH PLAIN', 535, 'EAUTH'),
    of('CONN', undefined, 'ESOCKET'),
    deliveryAfter('odd'),
  ]).toEqual([
    { kind: 'bounced', error: 'the mail server knows no such address (550)', dead: true },
    { kind: 'bounced', error: 'the mail server knows no such address (550)', dead: true },
    { kind: 'bounced', error: 'the mail server does not take mail for this address (550)', dead: false },
    { kind: 'bounced', error: 'the mail server does not take mail for this address (552)', dead: false },
    { kind: 'later', error: 'the mail server could not be used (530)' },
    { kind: 'later', error: 'the mail server asked to try again later (450)' },
    { kind: 'bounced', error: 'the mail server refused this mail (554)', dead: false },
    { kind: 'later', error: 'the mail server refused our address (553)' },
    { kind: 'later', error: 'the mail server refused our user or password (535)' },
    { kind: 'later', error: 'the connection to the mail server broke' },
    { kind: 'later', error: 'the mail server could not be used' },
  ]);
});
