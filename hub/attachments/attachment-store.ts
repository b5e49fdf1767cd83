import type { FileKind, Media } from '../../shared/domain/attachment.ts';
import type { AttachmentId } from '../../shared/domain/ids.ts';
import type { Db } from '../storage/database.ts';

export interface KeptFile {
  readonly media: Media;
  readonly bytes: Uint8Array;
}

/** Where the bytes of files lie once they were looked into. */
export interface AttachmentStore {
  /** Keeps bytes in the place of any before. */
  put(id: AttachmentId, kind: FileKind, file: KeptFile): Promise<void>;
  get(id: AttachmentId, kind: FileKind): Promise<KeptFile | null>;
  /** Deletes all that is kept of a file. */
  remove(id: AttachmentId): Promise<void>;
}

/** Files as rows of the database: one backup holds all, every hub sees them, and a deleted row is gone. */
export function storeInDatabase(db: Db): AttachmentStore {
  return {
    async put(id, kind, { media, bytes }) {
      const row = { attachment_id: id, kind, media, bytes };
      await db
        .insertInto('attachment_files')
        .values(row)
        .onConflict((conflict) => conflict.columns(['attachment_id', 'kind']).doUpdateSet({ media, bytes }))
        .execute();
    },
    async get(id, kind) {
      const row = await db
        .selectFrom('attachment_files')
        .select(['media', 'bytes'])
        .where('attachment_id', '=', id)
        .where('kind', '=', kind)
        .executeTakeFirst();
      return row ?? null;
    },
    async remove(id) {
      await db.deleteFrom('attachment_files').where('attachment_id', '=', id).execute();
    },
  };
}
