import { createHash } from 'node:crypto';
import { fail, succeed, type Result } from '../../shared/contract/failure.ts';
import type { UploadAnswer } from '../../shared/contract/hub-protocol.ts';
import { MAX_FILE } from '../../shared/domain/attachment.ts';
import type { AccountId, AttachmentId } from '../../shared/domain/ids.ts';
import type { Db, Tx } from '../storage/database.ts';

/** A piece of a file. An empty one only asks how far the hub is. */
export interface UploadPart {
  readonly account: AccountId;
  readonly id: AttachmentId;
  /** Of the whole file. */
  readonly sha256: string;
  readonly size: number;
  /** Where in the file the piece begins. */
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Most bytes that one person may have here for files no case has taken yet. */
const MOST_WAITING = 1024 * 1024 * 1024;

const OTHER_FILE = fail(
  'invalid-input',
  'This file was begun with another content before. Remove it and add it again.',
);
const OTHER_CONTENT = fail(
  'invalid-input',
  'What arrived is not what was sent. What had come of it was deleted; it is sent anew.',
);
const TOO_MUCH = fail(
  'too-large',
  'The hub keeps as much for you as it can until it is on a case. File what you have first.',
);

/** All that was sent of a file, in order. */
export async function uploadedBytes(db: Db | Tx, account: AccountId, id: AttachmentId): Promise<Buffer> {
  const rows = await db
    .selectFrom('attachment_parts')
    .select('bytes')
    .where('account_id', '=', account)
    .where('attachment_id', '=', id)
    .orderBy('start')
    .execute();
  return Buffer.concat(rows.map((row) => row.bytes));
}

/** The state of the file this account added to a case; null when it has not (yet). */
async function addedAs(tx: Tx, { account, id }: UploadPart) {
  const row = await tx
    .selectFrom('attachments')
    .select('state')
    .where('id', '=', id)
    .where('account_id', '=', account)
    .executeTakeFirst();
  return row?.state ?? null;
}

async function waitingBytes(tx: Tx, account: AccountId): Promise<number> {
  const row = await tx
    .selectFrom('attachment_uploads')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('account_id', '=', account)
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

async function begin(tx: Tx, part: UploadPart): Promise<Result<number>> {
  const { account, id, sha256, size } = part;
  const find = () =>
    tx
      .selectFrom('attachment_uploads')
      .select(['sha256', 'size', 'have'])
      .where('account_id', '=', account)
      .where('attachment_id', '=', id)
      .forUpdate()
      .executeTakeFirst();
  let row = await find();
  if (row === undefined) {
    if ((await waitingBytes(tx, account)) + size > MOST_WAITING) return TOO_MUCH;
    await tx
      .insertInto('attachment_uploads')
      .values({ account_id: account, attachment_id: id, sha256, size })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    row = await find();
  }
  if (row === undefined) throw new Error(`the upload ${id} was deleted while it began`);
  return row.sha256 === sha256 && row.size === size ? succeed(row.have) : OTHER_FILE;
}

/**
 * Takes a piece of a file that fits at the end of what is here already, and tells how far the hub is then: a piece sent
 * twice, or out of turn, changes nothing. What is whole is compared with its hash. Says nothing of cases or of files that
 * others sent: an id somebody else uses is as good as any.
 */
export async function takeUpload(db: Db, part: UploadPart): Promise<Result<UploadAnswer>> {
  const { account, id, sha256, size, start, bytes } = part;
  if (size > MAX_FILE || start + bytes.length > size) {
    return fail('too-large', `A file may have ${MAX_FILE / 1024 / 1024} MB at most. Send a smaller copy.`);
  }
  const taken = await db.transaction().execute(async (tx): Promise<Result<UploadAnswer>> => {
    const added = await addedAs(tx, part);
    if (added !== null && added !== 'uploading') return succeed({ have: size, added: true });
    const begun = await begin(tx, part);
    if (!begun.ok) return begun;
    let have = begun.value;
    if (have !== start || bytes.length === 0) return succeed({ have, added: added !== null });
    await tx
      .insertInto('attachment_parts')
      .values({ account_id: account, attachment_id: id, start, bytes: Buffer.from(bytes) })
      .execute();
    have += bytes.length;
    const upload = tx
      .updateTable('attachment_uploads')
      .set({ have })
      .where('account_id', '=', account)
      .where('attachment_id', '=', id);
    await upload.execute();
    if (have < size) return succeed({ have, added: added !== null });
    const hash = createHash('sha256').update(await uploadedBytes(tx, account, id));
    if (hash.digest('hex') === sha256) return succeed({ have, added: added !== null });
    await tx
      .deleteFrom('attachment_uploads')
      .where('account_id', '=', account)
      .where('attachment_id', '=', id)
      .execute();
    return OTHER_CONTENT;
  });
  return taken;
}
