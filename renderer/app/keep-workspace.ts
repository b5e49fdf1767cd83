import type { DraftView } from '../../shared/contract/draft-view.ts';
import { ask, tellAtTheEnd } from '../door/door-client.ts';
import { readWorkspace } from '../workspace/read-workspace.ts';
import { workspaceText } from '../workspace/workspace-text.ts';
import { EMPTY_WORKSPACE, workspace } from '../workspace/workspace.ts';
import { keepDrafts } from './keep-drafts.ts';
import { sayDraftsGo } from './say-drafts-go.ts';

const SAVE_AFTER = 400;

/** Brings back what was open for the person signed in, and returns their drafts. Throws a DoorError. */
export async function loadWorkspace(signal: AbortSignal): Promise<readonly DraftView[]> {
  const [{ json }, { drafts }] = await Promise.all([
    ask('workspace.get', {}, signal),
    ask('draft.list', {}, signal),
  ]);
  workspace.set(readWorkspace(json, drafts));
  sayDraftsGo(drafts, Date.now());
  return drafts;
}

export interface WorkspaceKeeper {
  /** Keeps what is not kept yet. */
  flush(): Promise<void>;
  /** Sends what is left, and stops. */
  stop(): void;
}

/**
 * Keeps drafts and workspace on disk: 400 ms after a change, and at once when the window goes away.
 * @param onDisk the drafts that are kept
 * @param onProblem told when it could not be kept, once until it works again
 */
export function keepWorkspace(onDisk: readonly DraftView[], onProblem: () => void): WorkspaceKeeper {
  const drafts = keepDrafts(onDisk);
  const text = () => workspaceText(workspace.get(), (tab) => drafts.isKept(tab), Date.now());
  let timer: ReturnType<typeof setTimeout> | undefined;
  let failing = false;

  let saving = false;
  let stopped = false;

  const save = async () => {
    timer = undefined;
    saving = true;
    try {
      // A draft that can't be kept on its own stays in the workspace.
      const [kept] = await Promise.allSettled([drafts.save()]);
      // By now the workspace may be another person's.
      if (stopped) return;
      await ask('workspace.put', { json: text() });
      if (kept.status === 'rejected') throw kept.reason;
      failing = false;
    } catch {
      if (!failing && !stopped) onProblem();
      failing = true;
    } finally {
      saving = false;
    }
  };
  const flush = async () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    await save();
  };
  const atTheEnd = () => {
    if (timer === undefined && !saving) return;
    clearTimeout(timer);
    timer = undefined;
    drafts.atTheEnd();
    tellAtTheEnd('workspace.put', { json: text() });
  };
  const onVisibility = () => {
    if (document.visibilityState === 'hidden') atTheEnd();
  };

  const plan = () => {
    timer ??= setTimeout(() => void save(), SAVE_AFTER);
  };
  const unsubscribe = workspace.subscribe(plan);
  globalThis.addEventListener('pagehide', atTheEnd);
  document.addEventListener('visibilitychange', onVisibility);

  // A text that an earlier version kept here becomes a draft of its own.
  if (workspace.get().tabs.some((one) => one.kind === 'new-case' && !drafts.isKept(one))) plan();

  return {
    flush,
    stop: () => {
      stopped = true;
      unsubscribe();
      drafts.stop();
      globalThis.removeEventListener('pagehide', atTheEnd);
      document.removeEventListener('visibilitychange', onVisibility);
      atTheEnd();
    },
  };
}

/** Forgets what was on screen; the next person has an own workspace. */
export function leaveWorkspace(): void {
  workspace.set({ ...EMPTY_WORKSPACE, theme: workspace.get().theme, density: workspace.get().density });
}
