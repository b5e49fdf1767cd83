import type { Instant } from '../../shared/domain/instant.ts';
import type { Outgoing, Sender } from './sender.ts';
import { signedPost, webhookKey } from './signed-post.ts';

export interface WebhookSettings {
  readonly url: string;
  /** "whsec_" and the key in base64 (Standard Webhooks). */
  readonly secret: string;
}

function bodyOf({ channel, id, to, subject, body, language, madeAt, caseNumber }: Outgoing): string {
  return JSON.stringify({
    type: `message.${channel}`,
    timestamp: new Date(madeAt).toISOString(),
    data: { id, channel, to, subject, body, language, caseNumber },
  });
}

/** Hands messages to a gateway of the city, signed. */
export function webhookSender({ url, secret }: WebhookSettings, now: () => Instant): Sender {
  const key = webhookKey(secret);
  if (key === null) throw new TypeError('the secret of the webhook is none');
  return {
    name: `webhook at ${new URL(url).host}`,
    send: async (message) =>
      (await signedPost({ url, key, id: message.id, body: bodyOf(message) }, now)).delivery,
    close: () => Promise.resolve(),
  };
}
