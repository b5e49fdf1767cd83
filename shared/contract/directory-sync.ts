import { z } from 'zod';
import { changeCounts, entryChange } from '../domain/directory/directory-change.ts';
import { contactPointId, directory } from '../domain/directory/directory.ts';
import { finding } from '../domain/directory/finding.ts';
import { freeText } from '../domain/free-text.ts';
import { accountId, commandId, departmentCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';

/*
 * Drafts of the directory and its publishing, on the hub. There is one draft for the whole city and one for each
 * department, in which only that department's entries may differ. A draft has an id, which it keeps until it is published
 * or discarded, a revision, which rises with each save, and a base: the version it grew from.
 */

/** Bytes of the largest directory, as JSON. */
export const DIRECTORY_BYTES = 8 * 1024 * 1024;

export const directoryVersionNumber = z.number().int().positive();

const who = z.object({ id: accountId, name: z.string() });

/** Whose entries a draft is about; null: the whole city's, and the service hours. */
const department = departmentCode.nullable();
const revision = z.number().int().positive();

export const directoryDraftHead = z.object({
  department,
  id: z.uuid(),
  revision,
  base: directoryVersionNumber,
  /** What is different from the base. */
  changes: changeCounts,
  begunAt: instant,
  begunBy: who,
  savedAt: instant,
  savedBy: who,
});
export type DirectoryDraftHead = z.infer<typeof directoryDraftHead>;

export const directoryDraft = directoryDraftHead.extend({
  directory,
  /** Entry by entry what is different from the base. */
  entries: z.array(entryChange),
});
export type DirectoryDraft = z.infer<typeof directoryDraft>;

/** A published version. */
export const directoryVersion = z.object({
  version: directoryVersionNumber,
  publishedAt: instant,
  /** Null: it came with the city, by nobody in particular. */
  publishedBy: who.nullable(),
  note: z.string(),
  /** The older version that was published again. */
  restored: directoryVersionNumber.nullable(),
  /** What is different from the version before. */
  changes: changeCounts,
});
export type DirectoryVersion = z.infer<typeof directoryVersion>;

/** Which draft is meant, as the person saw it. */
const seenDraft = z.object({ department, id: z.uuid(), revision });

/** One or two sentences: what stands in the way, what is safe, what to do. */
const message = z.string();

/** A draft that was not as the person saw it; nothing was changed. Null: it was published or discarded meanwhile. */
const draftMoved = z.object({ status: z.literal('moved'), draft: directoryDraft.nullable(), message });
const publishNote = freeText(500).trim().min(3, 'says too little. Write in a few words what is new');

const published = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('published'),
    version: directoryVersionNumber,
    publishedAt: instant,
    warnings: z.array(finding),
  }),
  draftMoved,
  /** Another version was published since. */
  z.object({ status: z.literal('behind'), newest: directoryVersionNumber, message }),
  /** The check found errors: all findings, errors first. */
  z.object({ status: z.literal('errors'), findings: z.array(finding), message }),
  /** It says the same as the version that holds. */
  z.object({ status: z.literal('unchanged'), message }),
]);
export type PublishAnswer = z.infer<typeof published>;

export const DIRECTORY_QUERIES = {
  /** The drafts a person may see, and the number of the version that holds. */
  'directory-drafts': {
    input: z.object({}),
    output: z.object({ newest: directoryVersionNumber, drafts: z.array(directoryDraftHead) }),
  },
  'directory-draft': {
    input: z.object({ department }),
    output: z.object({ newest: directoryVersionNumber, draft: directoryDraft.nullable() }),
  },
  /** Saves a draft as a whole. `commandId`: a save that is sent twice is done once. */
  'save-directory-draft': {
    input: z.object({
      commandId,
      department,
      /** The draft it goes on with; null begins one. */
      draft: z.object({ id: z.uuid(), revision }).nullable(),
      /** The version it grew from. A draft keeps its base, so here it counts only when one is begun. */
      base: directoryVersionNumber,
      directory,
    }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('saved'), draft: directoryDraftHead }),
      draftMoved,
    ]),
  },
  /** One that is gone already is discarded too. */
  'discard-directory-draft': {
    input: seenDraft,
    output: z.discriminatedUnion('status', [z.object({ status: z.literal('discarded') }), draftMoved]),
  },
  /** Gives a draft the version that holds as its base, with what was changed in both. */
  'renew-directory-draft': {
    input: seenDraft.extend({
      commandId,
      /** What stays as the draft has it, of what both changed; null: asks which these are, and changes nothing if any. */
      keep: z.object({ points: z.array(contactPointId).max(2_000), serviceHours: z.boolean() }).nullable(),
    }),
    output: z.discriminatedUnion('status', [
      z.object({ status: z.literal('saved'), draft: directoryDraft }),
      z.object({
        status: z.literal('conflicts'),
        newest: directoryVersionNumber,
        points: z.array(contactPointId),
        serviceHours: z.boolean(),
      }),
      draftMoved,
    ]),
  },
  'publish-directory': { input: seenDraft.extend({ commandId, note: publishNote }), output: published },
  /** Publishes an older version again, as a new one. */
  'restore-directory': {
    input: z.object({
      commandId,
      version: directoryVersionNumber,
      /** The version the person saw as the one that holds. */
      newest: directoryVersionNumber,
      note: publishNote,
    }),
    output: published,
  },
  /** Versions from the newest on. */
  'directory-history': {
    input: z.object({
      before: directoryVersionNumber.nullable(),
      limit: z.number().int().positive().max(100),
    }),
    output: z.object({ versions: z.array(directoryVersion), more: z.boolean() }),
  },
  /** One version, with entry by entry what is different from the one before. */
  'directory-version': {
    input: z.object({ version: directoryVersionNumber }),
    output: directoryVersion.extend({ directory, entries: z.array(entryChange) }).nullable(),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;

type Queries = typeof DIRECTORY_QUERIES;
export type DirectoryQuestion<N extends keyof Queries> = z.output<Queries[N]['input']>;
export type DirectoryReply<N extends keyof Queries> = z.output<Queries[N]['output']>;
