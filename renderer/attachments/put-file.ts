import { z } from 'zod';
import { failure, type Failure } from '../../shared/contract/failure.ts';
import type { DoorOutput } from '../../shared/contract/console-door.ts';
import type { AttachmentId } from '../../shared/domain/ids.ts';
import { ask, DoorError } from '../door/door-client.ts';

/** Bytes of one piece: small enough that its progress is seen and its cancelling felt. */
const PART = 512 * 1024;
const taken = z.object({ have: z.number().int().nonnegative() });
const UNREADABLE: Failure = {
  code: 'internal',
  message: 'The file could not be put on this desk. Nothing of it was kept; add it again.',
};

async function putPart(id: AttachmentId, file: File, start: number, signal: AbortSignal): Promise<number> {
  let response: Response;
  let body: unknown;
  try {
    // Read first: a file that has gone from its disk fails here, with a sentence of ours.
    const bytes = await file.slice(start, start + PART).arrayBuffer();
    response = await fetch(`/files/${id}?size=${file.size}&start=${start}`, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal,
    });
    body = await response.json();
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new DoorError(UNREADABLE);
  }
  if (!response.ok) {
    const said = failure.safeParse(body);
    throw new DoorError(said.success ? said.data : UNREADABLE);
  }
  const answer = taken.safeParse(body);
  if (!answer.success) throw new DoorError(UNREADABLE);
  return answer.data.have;
}

/**
 * Puts a file on this desk, encrypted, piece by piece, and has it looked at. Throws a DoorError whose sentence says why it
 * is not taken, or the AbortError of the signal.
 */
export async function putFile(
  id: AttachmentId,
  file: File,
  onProgress: (bytes: number) => void,
  signal: AbortSignal,
): Promise<DoorOutput<'attachment.look'>> {
  let have = 0;
  do {
    const next = await putPart(id, file, have, signal);
    if (next <= have && file.size > 0) throw new DoorError(UNREADABLE);
    have = next;
    onProgress(have);
  } while (have < file.size);
  return ask('attachment.look', { id }, signal);
}
