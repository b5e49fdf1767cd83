import { z } from 'zod';
import type { DraftView } from '../../shared/contract/draft-view.ts';
import { caseId } from '../../shared/domain/ids.ts';
import { readDraft, readDraftText } from './draft-text.ts';
import { EMPTY_WORKSPACE, tab, workspaceState, type Tab, type WorkspaceState } from './workspace.ts';

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

/** A new case's tab as it is kept: without its text, unless that could not be kept as a draft (see workspace-text.ts). */
const keptNewCase = z.object({
  kind: z.literal('new-case'),
  key: z.string(),
  title: z.string(),
  draftId: caseId.optional(),
  lineage: z.number().int().catch(0),
  draft: z.record(z.string(), z.unknown()).optional(),
  typedAt: z.number().catch(0),
});

/** A tab of a new case with its draft; null when it was filed, discarded or given up meanwhile. */
function readNewCase(value: unknown, drafts: readonly DraftView[]): Tab | null {
  const read = keptNewCase.safeParse(value);
  if (!read.success) return null;
  const { kind, key, title, draft: typed, typedAt } = read.data;
  // Tabs of the first version carried their id in their key alone.
  const id = caseId.safeParse(read.data.draftId ?? key.replace(/^new:/, ''));
  if (!id.success) return null;
  const draftId = id.data;
  const kept = drafts.find((one) => one.id === draftId);
  if (kept === undefined || (typed !== undefined && typedAt > kept.writtenAt)) {
    if (typed === undefined) return null;
    return { kind, key, title, draft: readDraft(typed), draftId, lineage: read.data.lineage, filed: false };
  }
  const draft = readDraftText(kept.body);
  return { kind, key, title, draft, draftId, lineage: kept.lineage, filed: kept.note === 'filed' };
}

function readTabs(value: unknown, drafts: readonly DraftView[]): Tab[] {
  return listOf(z.unknown(), value).flatMap((one): Tab[] => {
    const read = tab.safeParse(one);
    if (read.success && read.data.kind === 'case') return [read.data];
    const newCase = readNewCase(one, drafts);
    return newCase === null ? [] : [newCase];
  });
}

/**
 * What was open, from what was kept: written by this version, an older one, or damaged. Whatever can be read comes
 * back; the rest starts afresh.
 * @param drafts the texts of new cases, which are kept on their own
 */
export function readWorkspace(json: string | null, drafts: readonly DraftView[] = []): WorkspaceState {
  const kept = json === null ? null : parseJson(json);
  const found = z.record(z.string(), z.unknown()).safeParse(kept);
  if (!found.success) return EMPTY_WORKSPACE;
  const raw = found.data;
  const part = <K extends keyof WorkspaceState>(name: K): WorkspaceState[K] => {
    const read = parts[name].safeParse(raw[name]);
    return read.success ? (read.data as WorkspaceState[K]) : EMPTY_WORKSPACE[name];
  };
  const tabs = readTabs(raw['tabs'], drafts);
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
    rules: part('rules'),
    theme: part('theme'),
    density: part('density'),
    panes: part('panes'),
  };
}
