import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { atEndOfFile } from '../clean-up.ts';

interface Received {
  readonly id: string;
  /** Signed with the secret, a moment ago. */
  readonly verified: boolean;
  readonly body: unknown;
}

/** A receiver of webhooks on this machine that checks signatures by the letter of Standard Webhooks. */
export interface Gateway {
  readonly url: string;
  readonly secret: string;
  readonly received: Received[];
  /** What it answers next, one after the other; 204 when nothing is left. */
  readonly answers: { status: number; headers?: Record<string, string>; body?: string }[];
}

/** Starts one; it ends with the test file. */
export async function gatewayServer(): Promise<Gateway> {
  const key = randomBytes(32);
  const received: Received[] = [];
  const answers: Gateway['answers'] = [];
  const server = createServer((request, response) => {
    const take = async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const text = Buffer.concat(chunks).toString();
      const id = String(request.headers['webhook-id']);
      const at = String(request.headers['webhook-timestamp']);
      const signature = createHmac('sha256', key).update(`${id}.${at}.${text}`).digest('base64');
      const isSigned = request.headers['webhook-signature'] === `v1,${signature}`;
      const isNew = Math.abs(Date.now() / 1_000 - Number(at)) < 60;
      received.push({ id, verified: isSigned && isNew, body: JSON.parse(text) });
      const { status, headers, body } = answers.shift() ?? { status: 204 };
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      response.writeHead(status, { ...headers, ...length }).end(body);
    };
    // A sender that is killed in the middle of its request has sent nothing.
    take().catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEndOfFile(() => void server.close());
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the gateway has no port');
  return {
    url: `http://127.0.0.1:${at.port}/sms`,
    secret: `whsec_${key.toString('base64')}`,
    received,
    answers,
  };
}
