import { ask, tellAtTheEnd } from '../door/door-client.ts';
import { readWorkspace } from '../workspace/read-workspace.ts';
import { EMPTY_WORKSPACE, workspace } from '../workspace/workspace.ts';

const SAVE_AFTER = 400;

/** Brings back what was open for the person signed in. Throws a DoorError. */
export async function loadWorkspace(signal: AbortSignal): Promise<void> {
  const { json } = await ask('workspace.get', {}, signal);
  workspace.set(readWorkspace(json));
}

export interface WorkspaceKeeper {
  /** Keeps what is not kept yet. */
  flush(): Promise<void>;
  /** Keeps what is left, and stops. */
  stop(): Promise<void>;
}

/**
 * Keeps the workspace on disk: 400 ms after a change, and at once when the window goes away.
 * @param onProblem told when it could not be kept, once until it works again
 */
export function keepWorkspace(onProblem: () => void): WorkspaceKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failing = false;

  const save = async () => {
    timer = undefined;
    try {
      await ask('workspace.put', { json: JSON.stringify(workspace.get()) });
      failing = false;
    } catch {
      if (!failing) onProblem();
      failing = true;
    }
  };
  const flush = async () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    await save();
  };
  const atTheEnd = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    tellAtTheEnd('workspace.put', { json: JSON.stringify(workspace.get()) });
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') atTheEnd();
  };

  const unsubscribe = workspace.subscribe(() => {
    timer ??= setTimeout(() => void save(), SAVE_AFTER);
  });
  globalThis.addEventListener('pagehide', atTheEnd);
  document.addEventListener('visibilitychange', onVisibility);

  return {
    flush,
    stop: async () => {
      unsubscribe();
      globalThis.removeEventListener('pagehide', atTheEnd);
      document.removeEventListener('visibilitychange', onVisibility);
      await flush();
    },
  };
}

/** Forgets what was on screen; the next person has an own workspace. */
export function leaveWorkspace(): void {
  workspace.set({ ...EMPTY_WORKSPACE, theme: workspace.get().theme, density: workspace.get().density });
}
