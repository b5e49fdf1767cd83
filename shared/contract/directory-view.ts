import { z } from 'zod';
import { directory } from '../domain/directory/directory.ts';
import { finding } from '../domain/directory/finding.ts';
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
export const publishedDirectory = z.object({
  version: directoryVersionNumber,
  publishedAt: instant,
  /** The hub's time when it was last known that this is the version that holds. */
  asOf: instant,
  directory,
});

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
} as const;

/** Another version is published, and on this desk. */
export const directoryChanged = z.object({
  type: z.literal('directory-changed'),
  version: directoryVersionNumber,
});
