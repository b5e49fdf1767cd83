import { z } from 'zod';
import { caseList, caseListQuery } from '../../shared/contract/case-view.ts';
import { media, sha256 } from '../../shared/domain/attachment.ts';
import { accountId, attachmentId, caseId, callerId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { emergencyNote } from '../../shared/domain/emergency-check.ts';
import { place } from '../../shared/domain/place.ts';
import { promiseBasis } from '../../shared/domain/promise.ts';
import { contactSession, draftParts, withCase, withTitle } from './contact-session.ts';
import { create } from './create-store.ts';
import { rulesWork, type RulesWork } from './rules-draft.ts';

/** A file on this desk's disk that is not on a case yet; its texts have their ids, so that adding it twice adds it once. */
const draftFile = z.object({
  id: attachmentId,
  sha256,
  size: z.number().int(),
  media,
  name: z.string(),
  nameText: textId,
  note: z.string(),
  noteText: textId,
  visibility: z.enum(['internal', 'public']),
  /** Where a photo says it was taken, until it was used or put aside. */
  position: z.object({ lat: z.number(), lng: z.number() }).nullable(),
});
export type DraftFile = z.infer<typeof draftFile>;

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
  /** The other town the chosen place is in, as its address file names it. */
  placeTown: z.string().nullable().default(null),
  /** It is to be filed here though the place is outside the city. */
  outsideConfirmed: z.boolean().default(false),
  description: z.string(),
  /** What the caller is told of when it is done; null for what the desk proposes. */
  promiseBasis: promiseBasis.nullable().default(null),
  /** The day of the agent's own word, as typed. */
  promiseDate: z.string().default(''),
  emergency: emergencyNote.omit({ kind: true }).default({ answers: {}, told911: false }),
  files: z.array(draftFile).default([]),
  /** The case it is split off from, and what that was called then. */
  splitFrom: z.object({ caseId, name: z.string() }).nullable().default(null),
});
export type NewCaseDraft = z.infer<typeof newCaseDraft>;

/** A session of work: a case someone is on, or a new one being taken. */
export const tab = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('case'),
    key: z.string(),
    caseId,
    /** Shown until the case is loaded. */
    title: z.string(),
    /** A note not yet added. */
    noteDraft: z.string(),
    /** Colleagues chosen for it; those whose names still stand in it are mentioned. */
    mentioned: z.array(z.object({ id: accountId, name: z.string() })).default([]),
    /** Files not yet added. */
    files: z.array(draftFile).default([]),
  }),
  z.object({
    kind: z.literal('new-case'),
    key: z.string(),
    title: z.string(),
    draft: newCaseDraft,
    /** Names the draft on every desk of the person, and the case it becomes. Changes when two desks wrote the same one. */
    draftId: caseId,
    /** Which text of the draft this grew from (see draft.put). */
    lineage: z.number().int(),
    /** Its case was opened from another desk. */
    filed: z.boolean(),
  }),
]);
export type Tab = z.infer<typeof tab>;
export type NewCaseTab = Extract<Tab, { kind: 'new-case' }>;

const recentCase = z.object({ caseId, title: z.string() });

const VIEWS = [
  'queue',
  'escalations',
  'complaints',
  'drafts',
  'owed',
  'mentions',
  'unsent',
  'directory',
  'rules',
  'reports',
  'audit',
  'articles',
  'help',
] as const;

/** What is on screen and what is open: everything that comes back after a restart. */
export const workspaceState = z.object({
  tabs: z.array(tab),
  /** Key of the tab on screen; null shows the view. */
  active: z.string().nullable(),
  view: z.enum(VIEWS),
  list: caseList,
  /** How the queue is sorted, and what is typed into its filter. */
  sort: caseListQuery.shape.sort,
  filter: z.string().max(200),
  /** Cases opened last, newest first. */
  recent: z.array(recentCase),
  /** Cases somebody wants at hand, in the order they were pinned. */
  pinned: z.array(recentCase),
  /** The queue stands beside the open case. */
  listBeside: z.boolean(),
  /** The conversation that is going on, or being wrapped up; null between two. */
  contact: contactSession.nullable(),
  /** How the person stands when on no contact: away with a reason, or available; and since when. */
  standing: z.object({ away: z.string().nullable(), since: z.number() }),
  /** What is changed in the rules that escalate cases, and not saved yet; null: nothing. */
  rules: rulesWork.nullable(),
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']),
  density: z.enum(['dense', 'comfortable']),
  /** Sizes of the panes by group, in percent. */
  panes: z.record(z.string(), z.record(z.string(), z.number())),
});
export type WorkspaceState = z.infer<typeof workspaceState>;

const RECENT_AT_MOST = 20;
const PINNED_AT_MOST = 20;

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
  placeTown: null,
  outsideConfirmed: false,
  description: '',
  promiseBasis: null,
  promiseDate: '',
  emergency: { answers: {}, told911: false },
  files: [],
  splitFrom: null,
};

export const EMPTY_WORKSPACE: WorkspaceState = {
  tabs: [],
  active: null,
  view: 'queue',
  list: 'open',
  sort: 'due',
  filter: '',
  recent: [],
  pinned: [],
  listBeside: true,
  contact: null,
  standing: { away: null, since: 0 },
  rules: null,
  theme: 'system',
  density: 'dense',
  panes: {},
};

/** The workspace of the person signed in. Change it with the functions below; renderer/app keeps it on disk. */
export const workspace = create<WorkspaceState>(EMPTY_WORKSPACE);

function patch(change: Partial<WorkspaceState>): void {
  workspace.set({ ...workspace.get(), ...change });
}

function withRecent(id: CaseId, title: string): WorkspaceState['recent'] {
  const others = workspace.get().recent.filter((one) => one.caseId !== id);
  return [{ caseId: id, title }, ...others].slice(0, RECENT_AT_MOST);
}

/** Opens a case in its tab, or brings its tab to the front. */
export function openCase(id: CaseId, title: string): void {
  const { tabs, contact } = workspace.get();
  const key = `case:${id}`;
  const known = tabs.some((one) => one.key === key);
  patch({
    // While somebody is on the line, what is opened is opened for them.
    contact: contact?.endedAt === null ? withCase(contact, id, 'looked-up', title) : contact,
    tabs: known
      ? tabs
      : [...tabs, { kind: 'case', key, caseId: id, title, noteDraft: '', mentioned: [], files: [] }],
    active: key,
    recent: withRecent(id, title),
  });
}

/** Keeps a case at hand, or lets it go. Returns whether it is pinned now; the one pinned first makes room. */
export function togglePin(id: CaseId, title: string): boolean {
  const { pinned } = workspace.get();
  const others = pinned.filter((one) => one.caseId !== id);
  const pin = others.length === pinned.length;
  patch({ pinned: pin ? [...pinned, { caseId: id, title }].slice(-PINNED_AT_MOST) : others });
  return pin;
}

/** Starts a new case in a tab of its own, filled with what is known already: of the contact that is going on, too. */
export function openNewCase(known: Partial<NewCaseDraft> = {}): void {
  const draftId = caseId.parse(crypto.randomUUID());
  const { contact } = workspace.get();
  const draft = { ...EMPTY_DRAFT, ...(contact === null ? {} : draftParts(contact)), ...known };
  openDraft({ title: 'New case', draft, draftId, lineage: 0, filed: false });
}

/** Goes on with a draft in a tab of its own, or brings the tab it is in to the front. */
export function openDraft(draft: Omit<NewCaseTab, 'kind' | 'key'>): void {
  const { tabs } = workspace.get();
  const open = tabs.find((one) => one.kind === 'new-case' && one.draftId === draft.draftId);
  const made: Tab = open ?? { kind: 'new-case', key: `new:${crypto.randomUUID()}`, ...draft };
  patch({ tabs: open === undefined ? [...tabs, made] : tabs, active: made.key });
}

/** Replaces parts of a new case's tab; nothing happens when it was closed. */
export function changeNewCase(key: string, parts: Partial<Omit<NewCaseTab, 'kind' | 'key'>>): void {
  changeTab(key, (one) => (one.kind === 'new-case' ? { ...one, ...parts } : one));
}

/** Replaces parts of a tab: its title, its draft. */
export function changeTab(key: string, change: (tab: Tab) => Tab): void {
  const { tabs, recent, pinned, contact } = workspace.get();
  const changed = tabs.map((one) => (one.key === key ? change(one) : one));
  const now = changed.find((one) => one.key === key);
  if (now?.kind !== 'case') {
    patch({ tabs: changed });
    return;
  }
  const renamed = (list: typeof recent) =>
    list.some((one) => one.caseId === now.caseId && one.title !== now.title)
      ? list.map((one) => (one.caseId === now.caseId ? { ...one, title: now.title } : one))
      : list;
  patch({
    tabs: changed,
    recent: renamed(recent),
    pinned: renamed(pinned),
    contact: contact === null ? null : withTitle(contact, now.caseId, now.title),
  });
}

/** Closes a tab and goes to the one left of it, or to the view. Returns what `restoreTab` needs; null if there is none. */
export function closeTab(key: string): { tab: Tab; at: number } | null {
  const { tabs, active } = workspace.get();
  const at = tabs.findIndex((one) => one.key === key);
  const closed = tabs[at];
  if (closed === undefined) return null;
  const left = tabs.filter((one) => one.key !== key);
  patch({ tabs: left, active: active === key ? (left[Math.max(0, at - 1)]?.key ?? null) : active });
  return { tab: closed, at };
}

/** Puts a closed tab back where it was, with all that was typed in it. */
export function restoreTab(closed: { tab: Tab; at: number }): void {
  const { tabs } = workspace.get();
  if (tabs.some((one) => one.key === closed.tab.key)) {
    patch({ active: closed.tab.key });
    return;
  }
  patch({ tabs: tabs.toSpliced(closed.at, 0, closed.tab), active: closed.tab.key });
}

/** Goes to the tab `by` places away, around the ends. */
export function stepTab(by: number): void {
  const { tabs, active } = workspace.get();
  if (tabs.length === 0) return;
  const at = tabs.findIndex((one) => one.key === active);
  const next = at === -1 ? (by > 0 ? 0 : tabs.length - 1) : (at + by + tabs.length) % tabs.length;
  patch({ active: tabs[next]?.key ?? null });
}

export function activateTab(key: string | null): void {
  patch({ active: key });
}

/** Leaves the tabs and shows a view. */
export function goTo(view: WorkspaceState['view'], list?: WorkspaceState['list']): void {
  patch({ view, active: null, list: list ?? workspace.get().list });
}

/** Keeps a working copy of the rules that escalate cases; null forgets it. */
export function setRulesWork(rules: RulesWork | null): void {
  patch({ rules });
}

export function setSort(sort: WorkspaceState['sort']): void {
  patch({ sort });
}

export function setFilter(filter: string): void {
  patch({ filter });
}

export function setListBeside(listBeside: boolean): void {
  patch({ listBeside });
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
