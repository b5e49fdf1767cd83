import { PROTOCOL, PROTOCOL_HEADER, UPLOAD_PART } from '../../shared/contract/hub-protocol.ts';
import type { NewAttachment } from '../../shared/domain/case-command.ts';
import type { Answer } from '../test-hub.ts';

interface Sender {
  readonly url: string;
  readonly token: string;
}

/** Sends one piece of a file as a desk does. */
export async function sendPart(
  { url, token }: Sender,
  { id, sha256, size }: Pick<NewAttachment, 'id' | 'sha256' | 'size'>,
  start: number,
  bytes: Uint8Array,
): Promise<Answer> {
  const response = await fetch(`${url}/api/attachments/${id}?sha256=${sha256}&size=${size}&start=${start}`, {
    method: 'PUT',
    headers: {
      [PROTOCOL_HEADER]: String(PROTOCOL),
      authorization: `Bearer ${token}`,
      'content-type': 'application/octet-stream',
    },
    body: Uint8Array.from(bytes),
  });
  return { status: response.status, body: await response.json() };
}

/** Sends a whole file, piece by piece; the answer to the last. */
export async function sendFile(
  sender: Sender,
  file: Pick<NewAttachment, 'id' | 'sha256' | 'size'>,
  bytes: Uint8Array,
  part = UPLOAD_PART,
): Promise<Answer> {
  let answer: Answer = { status: 0, body: null };
  for (let at = 0; at < bytes.length; at += part) {
    answer = await sendPart(sender, file, at, bytes.subarray(at, at + part));
  }
  return answer;
}

/** What the hub gives of a file. */
export async function readFile({ url, token }: Sender, id: string, kind: 'file' | 'thumbnail' = 'file') {
  const response = await fetch(`${url}/api/attachments/${id}/${kind}`, {
    headers: { [PROTOCOL_HEADER]: String(PROTOCOL), authorization: `Bearer ${token}` },
  });
  const bytes = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), bytes };
}
