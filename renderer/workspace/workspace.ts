import { z } from 'zod';
import { caseList } from '../../shared/contract/case-view.ts';
import { caseId, callerId } from '../../shared/domain/ids.ts';
import { place } from '../../shared/domain/place.ts';
import { create } from './create-store.ts';

/** The unfinished new case of one tab. Kept as typed, however incomplete. */
export const newCaseDraft = z.object({
  channel: z.string(),
  callerMode: z.enum(['anonymous', 'known', 'new']),
  callerId: callerId.nullable(),
  callerName: z.string(),
  callerPhone: z.string(),
  callerEmail: z.string(),
  callerLanguage: z.string(),
  serviceText: z.string(),
  service: z.string().nullable(),
  answers: z.record(z.string(), z.json()),
  placeText: z.string(),
  place: place.nullable(),
  description: z.string(),
});
export type NewCaseDraft = z.infer<typeof newCaseDraft>;

/** A session of work: a case someone is on, or a new one being taken. */
const tab = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    key: z.string(),
    caseId,
    /** Shown until the case is loaded. */
    title: z.string(),
    /** A note not yet added. */
    noteDraft: z.string(),
  }),
  z.object({ kind: z.literal('new-case'), key: z.string(), title: z.string(), draft: newCaseDraft }),
]);
export type Tab = z.infer<typeof tab>;

export const VIEWS = ['queue', 'unsent', 'help'] as const;

/** What is on screen and what is open: everything that comes back after a restart. */
export const workspaceState = z.object({
  tabs: z.array(tab),
  /** Key of the tab on screen; null shows the view. */
  active: z.string().nullable(),
  view: z.enum(VIEWS),
  list: caseList,
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']),
  density: z.enum(['dense', 'comfortable']),
  /** Sizes of the panes by group, in percent. */
  panes: z.record(z.string(), z.record(z.string(), z.number())),
});
export type WorkspaceState = z.infer<typeof workspaceState>;

export const EMPTY_DRAFT: NewCaseDraft = {
  channel: 'call',
  callerMode: 'new',
  callerId: null,
  callerName: '',
  callerPhone: '',
  callerEmail: '',
  callerLanguage: 'en',
  serviceText: '',
  service: null,
  answers: {},
  placeText: '',
  place: null,
  description: '',
};

export const EMPTY_WORKSPACE: WorkspaceState = {
  tabs: [],
  active: null,
  view: 'queue',
  list: 'open',
  theme: 'system',
  density: 'dense',
  panes: {},
};

/** The workspace of the person signed in. Change it with the functions below; renderer/app keeps it on disk. */
export const workspace = create<WorkspaceState>(EMPTY_WORKSPACE);

function patch(change: Partial<WorkspaceState>): void {
  workspace.set({ ...workspace.get(), ...change });
}

/** Opens a case in its tab, or brings its tab to the front. */
export function openCase(id: Extract<Tab, { kind: 'case' }>['caseId'], title: string): void {
  const { tabs } = workspace.get();
  const key = `case:${id}`;
  const known = tabs.some((one) => one.key === key);
  patch({ tabs: known ? tabs : [...tabs, { kind: 'case', key, caseId: id, title, noteDraft: '' }], active: key });
}

/** Starts a new case in a tab of its own, filled with what is known already. */
export function openNewCase(known: Partial<NewCaseDraft> = {}): void {
  const key = `new:${crypto.randomUUID()}`;
  const made: Tab = { kind: 'new-case', key, title: 'New case', draft: { ...EMPTY_DRAFT, ...known } };
  patch({ tabs: [...workspace.get().tabs, made], active: key });
}

/** Replaces parts of a tab: its title, its draft. */
export function changeTab(key: string, change: (tab: Tab) => Tab): void {
  patch({ tabs: workspace.get().tabs.map((one) => (one.key === key ? change(one) : one)) });
}

/** Closes a tab and goes to the one left of it, or to the view. */
export function closeTab(key: string): void {
  const { tabs, active } = workspace.get();
  const at = tabs.findIndex((one) => one.key === key);
  const left = tabs.filter((one) => one.key !== key);
  patch({ tabs: left, active: active === key ? (left[Math.max(0, at - 1)]?.key ?? null) : active });
}

export function activateTab(key: string | null): void {
  patch({ active: key });
}

/** Leaves the tabs and shows a view. */
export function goTo(view: WorkspaceState['view'], list?: WorkspaceState['list']): void {
  patch({ view, active: null, list: list ?? workspace.get().list });
}

export function setTheme(theme: WorkspaceState['theme']): void {
  patch({ theme });
}

export function setDensity(density: WorkspaceState['density']): void {
  patch({ density });
}

export function setPanes(group: string, sizes: Record<string, number>): void {
  patch({ panes: { ...workspace.get().panes, [group]: sizes } });
}
