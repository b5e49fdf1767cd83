import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { actorOf } from '../../shared/contract/account.ts';
import { fail } from '../../shared/contract/failure.ts';
import { UPLOAD_PART, uploadAnswer, uploadAsk } from '../../shared/contract/hub-protocol.ts';
import { fileKind } from '../../shared/domain/attachment.ts';
import { attachmentId } from '../../shared/domain/ids.ts';
import { PERMISSIONS } from '../../shared/domain/permission.ts';
import type { AttachmentStore } from '../attachments/attachment-store.ts';
import { openFile } from '../attachments/open-file.ts';
import { takeUpload } from '../attachments/take-upload.ts';
import { prolongSession } from '../write/sessions.ts';
import { answerFailure } from './answer-failure.ts';
import type { HubContext } from './hub-context.ts';
import { parseInput } from './json-route.ts';
import { signedIn } from './signed-in.ts';

const BYTES = 'application/octet-stream';
const filePath = z.object({ id: attachmentId, kind: fileKind });
const uploadPath = z.object({ id: attachmentId });

/** Headers of a file: whatever is in it, no browser shows it as a page of ours or runs anything of it. */
const FILE_HEADERS = {
  'content-disposition': 'attachment',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
} as const;

const NO_RIGHT = fail('not-permitted', "Your role can't add a file.");

/** The bytes of files: sent piece by piece by desks, read by who may see the case. */
export function attachmentRoutes(app: FastifyInstance, context: HubContext, store: AttachmentStore): void {
  const { core } = context;
  app.addContentTypeParser(BYTES, { parseAs: 'buffer', bodyLimit: UPLOAD_PART }, (_request, body, done) =>
    done(null, body),
  );

  app.put('/api/attachments/:id', { bodyLimit: UPLOAD_PART }, async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const { account, token } = who.value;
    if (PERMISSIONS['add-attachment'][account.role] === 'no') return answerFailure(reply, NO_RIGHT.failure);
    const path = parseInput(uploadPath, request.params);
    if (!path.ok) return answerFailure(reply, path.failure);
    const asked = parseInput(uploadAsk, request.query);
    if (!asked.ok) return answerFailure(reply, asked.failure);
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    await prolongSession(core.db, token, context.sessionTimes);
    const taken = await takeUpload(core.db, { account: account.id, ...path.value, ...asked.value, bytes });
    return taken.ok ? reply.send(uploadAnswer.parse(taken.value)) : answerFailure(reply, taken.failure);
  });

  app.get('/api/attachments/:id/:kind', async (request, reply) => {
    const who = await signedIn(context, request);
    if (!who.ok) return answerFailure(reply, who.failure);
    const path = parseInput(filePath, request.params);
    if (!path.ok) return answerFailure(reply, path.failure);
    const file = await openFile(core, store, actorOf(who.value.account), path.value);
    if (!file.ok) return answerFailure(reply, file.failure);
    const { media, bytes } = file.value;
    return reply
      .headers(FILE_HEADERS)
      .type(media === 'text/plain' ? 'text/plain; charset=utf-8' : media)
      .send(Buffer.from(bytes));
  });
}
