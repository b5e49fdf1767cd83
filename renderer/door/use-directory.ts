import type { DoorOutput } from '../../shared/contract/console-door.ts';
import { useAsk } from './use-door.ts';

/** The published directory of contact points as this desk keeps it; null before it is known. */
export function useDirectory(): DoorOutput<'directory.get'> | null {
  return useAsk('directory.get', {}).data ?? null;
}
