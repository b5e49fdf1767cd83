import { useSyncExternalStore } from 'react';
import { workspace, type WorkspaceState } from './workspace.ts';

/** A part of the workspace; the component renders again when that part changes. */
export function useWorkspace<T>(pick: (state: WorkspaceState) => T): T {
  return useSyncExternalStore(workspace.subscribe, () => pick(workspace.get()));
}
