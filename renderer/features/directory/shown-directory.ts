import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { OpenDirectory } from '../../../shared/domain/directory/open-directory.ts';
import type { Names } from './use-names.ts';

/** A directory on screen: the published one, or a draft. */
export interface ShownDirectory {
  /** "Version 3", "the whole city". */
  readonly label: string;
  readonly directory: Directory;
  /** A moment behind while a draft is being written. */
  readonly open: OpenDirectory;
  readonly names: Names;
}
