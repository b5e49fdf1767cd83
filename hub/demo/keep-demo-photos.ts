import type { Db } from '../storage/database.ts';
import type { CaseAppend } from '../write/append-cases.ts';
import { DEMO_PHOTO } from './demo-photo.ts';

/** Keeps the bytes of the photos of made-up cases, which come by no desk; the same again changes nothing. */
export async function keepDemoPhotos(db: Db, appends: readonly CaseAppend[]): Promise<void> {
  const photos = appends.flatMap(({ facts, events }) =>
    events.flatMap(({ event, by }) =>
      event.type === 'attachment-added'
        ? [
            {
              id: event.attachment,
              case_id: facts.id,
              account_id: by.id,
              sha256: DEMO_PHOTO.sha256,
              size: DEMO_PHOTO.bytes.length,
              state: 'clean' as const,
            },
          ]
        : [],
    ),
  );
  if (photos.length === 0) return;
  await db
    .insertInto('attachments')
    .values(photos)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const files = photos.flatMap(({ id }) =>
    (['file', 'thumbnail'] as const).map((kind) => ({
      attachment_id: id,
      kind,
      media: DEMO_PHOTO.media,
      bytes: DEMO_PHOTO.bytes,
    })),
  );
  await db
    .insertInto('attachment_files')
    .values(files)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
