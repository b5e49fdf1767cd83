import { z } from 'zod';
import { entryChange } from '../domain/directory/directory-change.ts';
import { directory } from '../domain/directory/directory.ts';
import { fileProblem } from '../domain/directory/file-problem.ts';
import { finding } from '../domain/directory/finding.ts';
import { departmentCode } from '../domain/ids.ts';
import { instant } from '../domain/instant.ts';
import { DIRECTORY_QUERIES, directoryVersionNumber } from './directory-sync.ts';
import { command, query } from './procedure.ts';

const { input: nothing } = DIRECTORY_QUERIES['directory-drafts'];
const drafts = DIRECTORY_QUERIES['directory-drafts'];
const draft = DIRECTORY_QUERIES['directory-draft'];
const save = DIRECTORY_QUERIES['save-directory-draft'];
const discard = DIRECTORY_QUERIES['discard-directory-draft'];
const renew = DIRECTORY_QUERIES['renew-directory-draft'];
const publish = DIRECTORY_QUERIES['publish-directory'];
const restore = DIRECTORY_QUERIES['restore-directory'];
const history = DIRECTORY_QUERIES['directory-history'];
const version = DIRECTORY_QUERIES['directory-version'];

/** The published directory as this desk keeps it. */
const publishedDirectory = z.object({
  version: directoryVersionNumber,
  publishedAt: instant,
  /** The hub's time when it was last known that this is the version that holds. */
  asOf: instant,
  directory,
});

/** Characters of the largest file that is read. */
const FILE_ROOM = 4_000_000;

/** Everything that can be asked about the directory at the console's door. */
export const DIRECTORY_DOOR = {
  /** From this desk, whether the hub is there or not. */
  'directory.get': query(nothing, publishedDirectory),
  /** All below up to `directory.version` needs the hub. */
  'directory.drafts': query(drafts.input, drafts.output),
  'directory.draft': query(draft.input, draft.output),
  'directory.save-draft': command(save.input, save.output),
  'directory.discard-draft': command(discard.input, discard.output),
  'directory.renew-draft': command(renew.input, renew.output),
  'directory.publish': command(publish.input, publish.output),
  'directory.restore': command(restore.input, restore.output),
  'directory.history': query(history.input, history.output),
  'directory.version': query(version.input, version.output),
  /**
   * Everything that is wrong with any directory, saved or not, from today on. The people are those the hub told last;
   * `accounts` is false when it told none, and then nobody's account is doubted.
   */
  'directory.check': query(
    z.object({ directory }),
    z.object({ findings: z.array(finding), accounts: z.boolean() }),
  ),
  /**
   * A file for a spreadsheet (CSV, UTF-8 with its mark), of one department or of the whole city. People stand in it by
   * name, and by login where they have an account the hub told of.
   */
  'directory.write-file': query(
    z.object({ directory, department: departmentCode.nullable() }),
    z.object({ name: z.string(), text: z.string() }),
  ),
  /**
   * Reads such a file: its department's entries instead of those in `into`, or the whole city's. Saves nothing. A file
   * with problems is not taken at all. `entries`: what is different from `into`. `text`: the bytes as UTF-8, or as
   * windows-1252 where they are none.
   */
  'directory.read-file': query(
    z.object({ text: z.string().max(FILE_ROOM), department: departmentCode.nullable(), into: directory }),
    z.discriminatedUnion('status', [
      z.object({ status: z.literal('read'), directory, entries: z.array(entryChange) }),
      /** The first of them, and how many there are. */
      z.object({
        status: z.literal('problems'),
        problems: z.array(fileProblem),
        count: z.number().int().positive(),
      }),
    ]),
  ),
} as const;

/** Another version is published, and on this desk. */
export const directoryChanged = z.object({
  type: z.literal('directory-changed'),
  version: directoryVersionNumber,
});
