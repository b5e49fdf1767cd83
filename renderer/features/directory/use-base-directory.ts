import type { Directory } from '../../../shared/domain/directory/directory.ts';
import type { DeskDirectory } from '../../door/use-directory.ts';
import { useAsk } from '../../door/use-door.ts';
import type { DraftSession } from './draft-session.ts';

/** The version a draft grew from; null before it is known. */
export function useBaseDirectory(session: DraftSession | null, published: DeskDirectory): Directory | null {
  const base = session?.base ?? published.version;
  const isHere = base === published.version;
  const older = useAsk('directory.version', { version: base }, { enabled: !isHere, keepOld: false }).data;
  return isHere ? published.directory : (older?.directory ?? null);
}
