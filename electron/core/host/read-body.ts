import type { IncomingMessage } from 'node:http';

/** The whole body, or null when it is longer than `most` bytes. Rejects when the sender hangs up. */
export async function readBody(
  request: IncomingMessage,
  most: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers['content-length'] ?? 0) > most) return null;
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array<ArrayBuffer> | null>();
  const chunks: Buffer[] = [];
  let length = 0;
  request.on('data', (chunk: Buffer) => {
    length += chunk.length;
    if (length > most) {
      chunks.length = 0;
      resolve(null);
    } else {
      chunks.push(chunk);
    }
  });
  request.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))));
  request.on('error', reject);
  request.on('close', () => reject(new Error('The sender hung up.')));
  return promise;
}
