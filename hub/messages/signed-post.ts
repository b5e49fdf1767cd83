import { createHmac } from 'node:crypto';
import { SECOND, type Instant } from '../../shared/domain/instant.ts';
import type { Delivery } from './sender.ts';

const PATIENCE = 15 * SECOND;
/** Answers that mean: not now. All of 500 and above do as well. */
const LATER = new Set([408, 425, 429]);
/** Longest wait that a receiver may ask for. */
const LONGEST_WAIT = 3_600 * SECOND;

/** The key of a secret; null for one that is none, or is too short to be safe (24 bytes). */
export function webhookKey(secret: string): Buffer | null {
  const [, text] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(secret) ?? [];
  const key = Buffer.from(text ?? '', 'base64');
  return key.length >= 24 && key.length <= 64 ? key : null;
}

/** The value of webhook-signature. @param seconds of webhook-timestamp */
function webhookSignature(key: Buffer, id: string, seconds: number, body: string): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

/** How long the receiver wants to be left alone, milliseconds; only a number of seconds is understood. */
function waitAsked(headers: Headers): { notBefore?: number } {
  const seconds = headers.get('retry-after');
  if (seconds === null || !/^\d{1,6}$/.test(seconds)) return {};
  return { notBefore: Math.min(Number(seconds) * SECOND, LONGEST_WAIT) };
}

function deliveryOf({ status, headers }: Response): Delivery {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  if (status >= 500 || LATER.has(status))
    return { kind: 'later', error: `the webhook answered ${status}`, ...waitAsked(headers) };
  if (status >= 300 && status < 400)
    return { kind: 'failed', error: `the webhook sent us elsewhere (${status}), which is not followed` };
  return { kind: 'failed', error: `the webhook refused it (${status})` };
}

/** Bytes of an answer that are looked at. */
const MOST_ANSWERED = 4_096;

/** What the receiver said, as far as it is JSON of a length that it tells and that is short; null otherwise. */
async function answerOf(response: Response): Promise<unknown> {
  const length = response.headers.get('content-length');
  if (length === null || !/^\d{1,4}$/.test(length) || Number(length) > MOST_ANSWERED) {
    await response.body?.cancel();
    return null;
  }
  const text = await response.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

export interface SignedPost {
  readonly url: string;
  readonly key: Buffer;
  /** The receiver tells by it that it has it already. */
  readonly id: string;
  /** JSON. */
  readonly body: string;
}

/**
 * Posts something signed as Standard Webhooks has it: the receiver can tell that it is from us, when it was sent, and by
 * `webhook-id` that it has it already. Never rejects.
 * @param now for webhook-timestamp, by which a receiver tells an old message played again
 */
export async function signedPost(
  { url, key, id, body }: SignedPost,
  now: () => Instant,
): Promise<{ readonly delivery: Delivery; readonly answer: unknown }> {
  const seconds = Math.floor(now() / SECOND);
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Desk311',
        'webhook-id': id,
        'webhook-timestamp': String(seconds),
        'webhook-signature': webhookSignature(key, id, seconds, body),
      },
      body,
    });
    return { delivery: deliveryOf(response), answer: await answerOf(response) };
  } catch (error) {
    const late = error instanceof Error && error.name === 'TimeoutError';
    const delivery: Delivery = {
      kind: 'later',
      error: late ? 'the webhook did not answer in time' : 'the webhook can’t be reached',
    };
    return { delivery, answer: null };
  }
}
