import { createHash } from 'node:crypto';
import { fail, succeed, type Result } from '../../../shared/contract/failure.ts';
import { MAX_FILE, MEDIA, type FileKind, type Media } from '../../../shared/domain/attachment.ts';
import type { AttachmentId, CaseId } from '../../../shared/domain/ids.ts';
import type { Instant } from '../../../shared/domain/instant.ts';
import { sniffMedia } from '../../../shared/domain/sniff-media.ts';
import type { SqliteDb } from '../store/open-encrypted.ts';
import { markUnsent, UNSENT_FILES } from '../store/unsent-mark.ts';
import {
  addPart,
  beginOwn,
  claimOwn,
  dropOwn,
  findOwn,
  forgetSeen,
  keepSeen,
  listOwn,
  noteLooked,
  openFiles,
  ownBytes,
  readFrom,
  readOwn,
  readSeen,
  type OwnFile,
  type SeenFile,
} from './file-store.ts';
import { readPosition, type Position } from './read-position.ts';

/** Bytes of files that wait for the hub, at most. */
const OWN_BUDGET = 1024 * 1024 * 1024;

/** What a file turned out to be. */
export interface LookedFile {
  readonly sha256: string;
  readonly size: number;
  readonly media: Media;
  /** Where a photo was taken, when it says so. */
  readonly position: Position | null;
}

const FULL = fail(
  'too-large',
  'This desk keeps as many files as it can until the hub is back. What is kept is safe; add this one then.',
);
const NO_SUCH = fail('not-found', 'This file is no longer on this desk. Add it again.');
const NOT_TAKEN = fail(
  'invalid-input',
  'This is no photo, PDF or plain text, whatever its name says. Nothing was kept; save it as one of these.',
);

/** What the worker that keeps files can be asked: nothing of it waits for, or holds up, cases and search. */
export function fileTasks() {
  let opened: { readonly folder: string; readonly db: SqliteDb } | null = null;
  const files = () => {
    if (opened === null) throw new Error('the store of files was asked before it was opened');
    return opened;
  };
  const mark = (db: SqliteDb, folder: string) => markUnsent(folder, listOwn(db).length > 0, UNSENT_FILES);
  const drop = (id: AttachmentId) => {
    const { db, folder } = files();
    dropOwn(db, id);
    mark(db, folder);
  };

  return {
    open({ folder, key, now }: { folder: string; key: Uint8Array; now: Instant }) {
      const { db, movedTo } = openFiles(folder, key, now);
      opened = { folder, db };
      mark(db, folder);
      return { movedTo };
    },
    close() {
      opened?.db.close();
      opened = null;
    },

    /** Takes the next piece of a file; one that came before changes nothing. On disk when this answers. */
    takePart(input: {
      id: AttachmentId;
      size: number;
      start: number;
      bytes: ArrayBuffer;
      now: Instant;
    }): Result<{ have: number }> {
      const { db, folder } = files();
      const { id, size, start, now } = input;
      const bytes = new Uint8Array(input.bytes);
      if (size === 0) return fail('invalid-input', 'The file is empty. Nothing was kept.');
      if (size > MAX_FILE || start + bytes.length > size) {
        return fail(
          'too-large',
          `A file may have ${MAX_FILE / 1024 / 1024} MB at most. Nothing was kept; add a smaller copy.`,
        );
      }
      const known = findOwn(db, id);
      if (known === null && ownBytes(db) + size > OWN_BUDGET) return FULL;
      if (known === null) {
        markUnsent(folder, true, UNSENT_FILES);
        beginOwn(db, id, size, now);
      }
      const have = known?.have ?? 0;
      if (have !== start || bytes.length === 0) return succeed({ have });
      addPart(db, id, start, bytes);
      return succeed({ have: start + bytes.length });
    },
    /** Looks what a whole file is. One that is not taken, or is not what it should be, is deleted. */
    look({ id }: { id: AttachmentId }): Result<LookedFile> {
      const { db } = files();
      const own = findOwn(db, id);
      if (own === null || own.have < own.size) return NO_SUCH;
      const bytes = Uint8Array.from(readOwn(db, id));
      const media = sniffMedia(bytes);
      if (media === null) {
        drop(id);
        return NOT_TAKEN;
      }
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      noteLooked(db, id, sha256, media);
      return succeed({ sha256, size: own.size, media, position: readPosition(bytes) });
    },
    drop: ({ id }: { id: AttachmentId }) => drop(id),
    /** Deletes a file of a draft; one that a command has added stays. */
    dropDraft({ id }: { id: AttachmentId }) {
      if (findOwn(files().db, id)?.caseId === null) drop(id);
    },
    /** Says for which case files are, or that they are a draft's again; those that are not here are named. */
    claim({ ids, caseId }: { ids: readonly AttachmentId[]; caseId: CaseId | null }): AttachmentId[] {
      const { db } = files();
      const lacking = ids.filter((id) => findOwn(db, id)?.sha256 == null);
      if (lacking.length === 0) for (const id of ids) claimOwn(db, id, caseId);
      return lacking;
    },

    own: (): OwnFile[] => listOwn(files().db),
    part: ({ id, start, most }: { id: AttachmentId; start: number; most: number }) =>
      readFrom(files().db, id, start, most),

    /** A picture of this desk that the hub has not looked into yet, as it is. */
    ownPicture({ id }: { id: AttachmentId }): SeenFile | null {
      const { db } = files();
      const own = findOwn(db, id);
      if (own?.media == null || !MEDIA[own.media].picture) return null;
      return { media: own.media, bytes: Uint8Array.from(readOwn(db, id)) };
    },
    seen: ({ id, kind, now }: { id: AttachmentId; kind: FileKind; now: Instant }) =>
      readSeen(files().db, id, kind, now),
    keepSeen({ id, kind, file, now }: { id: AttachmentId; kind: FileKind; file: SeenFile; now: Instant }) {
      keepSeen(files().db, id, kind, file, now);
    },
    forgetSeen: () => forgetSeen(files().db),
  };
}
export type FileTasks = ReturnType<typeof fileTasks>;
