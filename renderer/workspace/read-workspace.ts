import { z } from 'zod';
import { EMPTY_WORKSPACE, tab, workspaceState, type WorkspaceState } from './workspace.ts';

const parts = workspaceState.shape;

/** A list of which what can't be read is left out. */
function listOf<T>(one: z.ZodType<T>, value: unknown): T[] {
  const list = z.array(z.unknown()).safeParse(value);
  if (!list.success) return [];
  return list.data.flatMap((item) => {
    const read = one.safeParse(item);
    return read.success ? [read.data] : [];
  });
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

/**
 * What was open, from what was kept: written by this version, an older one, or damaged. Whatever can be read comes
 * back; the rest starts afresh.
 */
export function readWorkspace(json: string | null): WorkspaceState {
  const kept = json === null ? null : parseJson(json);
  const found = z.record(z.string(), z.unknown()).safeParse(kept);
  if (!found.success) return EMPTY_WORKSPACE;
  const raw = found.data;
  const part = <K extends keyof WorkspaceState>(name: K): WorkspaceState[K] => {
    const read = parts[name].safeParse(raw[name]);
    return read.success ? (read.data as WorkspaceState[K]) : EMPTY_WORKSPACE[name];
  };
  const tabs = listOf(tab, raw['tabs']);
  const active = part('active');
  return {
    tabs,
    active: tabs.some((one) => one.key === active) ? active : null,
    view: part('view'),
    list: part('list'),
    sort: part('sort'),
    filter: part('filter'),
    recent: listOf(parts.recent.element, raw['recent']),
    pinned: listOf(parts.pinned.element, raw['pinned']),
    listBeside: part('listBeside'),
    contact: part('contact'),
    standing: part('standing'),
    theme: part('theme'),
    density: part('density'),
    panes: part('panes'),
  };
}
