import { z } from 'zod';
import { shownWork } from './closure/evidence.ts';
import { accountId, attachmentId, textId } from './ids.ts';
import { instant } from './instant.ts';

/**
 * What a file may be, told by its content; its name and what a sender declares are never believed. `picture`: we can
 * write it anew, without what a camera put into it.
 */
export const MEDIA = {
  'image/jpeg': { label: 'JPEG photo', extension: 'jpg', picture: true },
  'image/png': { label: 'PNG picture', extension: 'png', picture: true },
  'image/webp': { label: 'WebP picture', extension: 'webp', picture: true },
  'image/heic': { label: 'HEIC photo', extension: 'heic', picture: false },
  'application/pdf': { label: 'PDF', extension: 'pdf', picture: false },
  'text/plain': { label: 'Text', extension: 'txt', picture: false },
} as const satisfies Record<string, { label: string; extension: string; picture: boolean }>;
export const media = z.enum(Object.keys(MEDIA) as [keyof typeof MEDIA, ...(keyof typeof MEDIA)[]]);
export type Media = z.infer<typeof media>;

/** Largest file in bytes: a photo of a present telephone has 3 to 15 MB. */
export const MAX_FILE = 25 * 1024 * 1024;
/** Most pixels of a picture; decoded it takes four bytes for each. */
export const MAX_PIXELS = 64_000_000;
/** Longest side of a thumbnail, pixels. */
export const THUMBNAIL_SIDE = 320;
/** Most files of one case, and of one new case when it is filed. */
export const MAX_PER_CASE = 60;
export const MAX_PER_FILING = 20;
/** Most characters of a file's name: longer ones exist on no disk. */
export const MAX_NAME = 255;
export const MAX_NOTE = 500;

/** What is kept of a file: itself, and a picture of it for lists. */
export const fileKind = z.enum(['file', 'thumbnail']);
export type FileKind = z.infer<typeof fileKind>;

/** Where a file stands. Nobody but who releases files sees anything of it before it is `clean`. */
export const ATTACHMENT_STATES = {
  uploading: 'On its way',
  quarantine: 'In quarantine',
  clean: 'Checked',
  refused: 'Refused',
} as const satisfies Record<string, string>;
export const attachmentState = z.enum(
  Object.keys(ATTACHMENT_STATES) as [keyof typeof ATTACHMENT_STATES, ...(keyof typeof ATTACHMENT_STATES)[]],
);
export type AttachmentState = z.infer<typeof attachmentState>;

/** Why a file was refused, or why it waits in quarantine for a person (`no-checker`). */
export const ATTACHMENT_REASONS = {
  infected: 'The virus check found something in it. The file was deleted.',
  'not-allowed': 'It is not a photo, PDF or plain text, whatever its name says. The file was deleted.',
  broken: 'It is damaged or cut short and can’t be read. The file was deleted; send it again.',
  'too-many-pixels': 'The picture has too many pixels. The file was deleted; send a smaller copy.',
  'other-content': 'What arrived is not what was sent. The file was deleted; send it again.',
  'by-supervisor': 'A supervisor refused it. The file was deleted.',
  'no-checker': 'No virus check is set up for files of this kind. A supervisor releases or refuses it.',
} as const satisfies Record<string, string>;
export const attachmentReason = z.enum(
  Object.keys(ATTACHMENT_REASONS) as [
    keyof typeof ATTACHMENT_REASONS,
    ...(keyof typeof ATTACHMENT_REASONS)[],
  ],
);
export type AttachmentReason = z.infer<typeof attachmentReason>;

export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256 in lower-case hex');

/** What was found in a file: its true kind, and what is kept of it. */
export const attachmentFinding = z.object({
  media,
  /** Bytes of what is kept, which is not what was sent once a picture was written anew. */
  size: z.number().int().nonnegative(),
  /** Pixels; null where there are none to tell. */
  width: z.number().int().positive().nullable(),
  height: z.number().int().positive().nullable(),
  /** There is a small picture of it. */
  thumbnail: z.boolean(),
});
export type AttachmentFinding = z.infer<typeof attachmentFinding>;

/** A file of a case, as far as it is no personal data: its name and note are texts. */
export const attachmentFact = attachmentFinding.extend({
  id: attachmentId,
  /** Internal files are for the city's people only. */
  visibility: z.enum(['internal', 'public']),
  state: attachmentState,
  reason: attachmentReason.nullable(),
  name: textId,
  /** What is to be seen on it, in the agent's words. */
  note: textId.nullable(),
  addedAt: instant,
  addedBy: accountId.nullable(),
  /** What it shows of the work; null: nothing in particular. */
  shows: shownWork.nullable().default(null),
});
export type AttachmentFact = z.infer<typeof attachmentFact>;

const NONE: readonly AttachmentFact[] = [];

/** The files of a case. Cases of before there were any have no such list. */
export function attachmentsOf(facts: {
  readonly attachments?: readonly AttachmentFact[] | undefined;
}): readonly AttachmentFact[] {
  return facts.attachments === undefined ? NONE : facts.attachments;
}

/** Nothing will happen to it by itself any more. */
export function isSettled(state: AttachmentState): boolean {
  return state === 'clean' || state === 'refused';
}
