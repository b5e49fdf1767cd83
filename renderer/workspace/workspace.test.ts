import { beforeEach, describe, expect, it } from 'vitest';
import { caseId } from '../../shared/domain/ids.ts';
import type { DraftView } from '../../shared/contract/draft-view.ts';
import { draftText, readDraftText } from './draft-text.ts';
import { readWorkspace } from './read-workspace.ts';
import { workspaceText } from './workspace-text.ts';
import {
  activateTab,
  changeTab,
  closeTab,
  EMPTY_DRAFT,
  EMPTY_WORKSPACE,
  goTo,
  openCase,
  openDraft,
  openNewCase,
  restoreTab,
  stepTab,
  togglePin,
  workspace,
} from './workspace.ts';

const A = caseId.parse('00000000-0000-4000-8000-00000000000a');
const B = caseId.parse('00000000-0000-4000-8000-00000000000b');
const C = caseId.parse('00000000-0000-4000-8000-00000000000c');
const keys = () => workspace.get().tabs.map((one) => one.key);

beforeEach(() => workspace.set(EMPTY_WORKSPACE));

describe('tabs', () => {
  it('open a case once and remember it as recent', () => {
    openCase(A, 'Pothole');
    openCase(B, 'Graffiti');
    openCase(A, 'Pothole');
    expect({ keys: keys(), active: workspace.get().active, recent: workspace.get().recent }).toEqual({
      keys: [`case:${A}`, `case:${B}`],
      active: `case:${A}`,
      recent: [
        { caseId: A, title: 'Pothole' },
        { caseId: B, title: 'Graffiti' },
      ],
    });
  });

  it('close to the left, then to the view, and come back as they were', () => {
    openCase(A, 'a');
    openCase(B, 'b');
    openCase(C, 'c');
    changeTab(`case:${B}`, (one) => (one.kind === 'case' ? { ...one, noteDraft: 'half a note' } : one));
    activateTab(`case:${B}`);
    const closed = closeTab(`case:${B}`);
    expect({ keys: keys(), active: workspace.get().active }).toEqual({
      keys: [`case:${A}`, `case:${C}`],
      active: `case:${A}`,
    });
    if (closed === null) throw new Error('nothing was closed');
    restoreTab(closed);
    expect({ tab: workspace.get().tabs[1], active: workspace.get().active }).toEqual({
      tab: {
        kind: 'case',
        key: `case:${B}`,
        caseId: B,
        title: 'b',
        noteDraft: 'half a note',
        mentioned: [],
        files: [],
      },
      active: `case:${B}`,
    });
    expect(closeTab('case:unknown')).toBeNull();
  });

  it('leave the view on screen when the last one closes', () => {
    openCase(A, 'a');
    closeTab(`case:${A}`);
    expect(workspace.get().active).toBeNull();
  });

  it('are stepped through around the ends, from the view too', () => {
    const seen: (string | null)[] = [];
    stepTab(1);
    seen.push(workspace.get().active);
    openCase(A, 'a');
    openCase(B, 'b');
    stepTab(1);
    seen.push(workspace.get().active);
    stepTab(-1);
    seen.push(workspace.get().active);
    goTo('queue');
    stepTab(-1);
    seen.push(workspace.get().active);
    expect(seen).toEqual([null, `case:${A}`, `case:${B}`, `case:${B}`]);
  });

  it('pass a new title on to the recent cases', () => {
    openCase(A, 'loading');
    changeTab(`case:${A}`, (one) => ({ ...one, title: '1-46 Pothole' }));
    expect(workspace.get().recent).toEqual([{ caseId: A, title: '1-46 Pothole' }]);
  });

  it('hold a new case filled with what is known', () => {
    openNewCase({ placeText: '1234 S Main St' });
    const [made] = workspace.get().tabs;
    expect(made).toEqual({
      kind: 'new-case',
      key: workspace.get().active,
      title: 'New case',
      draft: { ...EMPTY_DRAFT, placeText: '1234 S Main St' },
      draftId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      lineage: 0,
      filed: false,
    });
  });
});

describe('new cases', () => {
  const view: DraftView = {
    id: A,
    body: draftText({ ...EMPTY_DRAFT, callerName: 'Rosa Lim' }),
    lineage: 2,
    madeAt: 1_000,
    writtenAt: 2_000,
    writtenOn: 'Desk 4',
    atHub: true,
    note: null,
  };
  const open = () => {
    openDraft({ title: 'New case', draft: readDraftText(view.body), draftId: A, lineage: 2, filed: false });
    return workspace.get();
  };

  it('are kept without their text, which is a draft of its own', () => {
    const state = open();
    const text = workspaceText(state, () => true, 5_000);
    expect(text).not.toContain('Rosa');
    expect(readWorkspace(text, [view])).toEqual(state);
    expect(readWorkspace(text, []).tabs).toEqual([]);
    expect(readWorkspace(text, [{ ...view, note: 'filed' }]).tabs).toMatchObject([{ filed: true }]);
  });

  it('are kept with their text while it could not be kept as a draft', () => {
    const state = open();
    const later = workspaceText(state, () => false, 5_000);
    const other = { ...view, body: draftText({ ...EMPTY_DRAFT, callerName: 'R' }) };
    expect(readWorkspace(later, [other])).toEqual(state);
    expect(readWorkspace(later, []).tabs).toEqual(state.tabs);
    const earlier = workspaceText(state, () => false, 1_500);
    expect(readWorkspace(earlier, [other]).tabs).toMatchObject([{ draft: { callerName: 'R' } }]);
  });

  it('of the first version come back with their text', () => {
    const tab = { kind: 'new-case', key: `new:${A}`, title: 'New case', draft: { callerName: 'Rosa Lim' } };
    expect(readWorkspace(JSON.stringify({ tabs: [tab] })).tabs).toEqual([
      { ...tab, draft: { ...EMPTY_DRAFT, callerName: 'Rosa Lim' }, draftId: A, lineage: 0, filed: false },
    ]);
  });

  it('are opened once, however often they are asked for', () => {
    open();
    openCase(B, 'b');
    open();
    expect(workspace.get().tabs.map((one) => one.kind)).toEqual(['new-case', 'case']);
    expect(workspace.get().tabs.find((one) => one.key === workspace.get().active)?.kind).toBe('new-case');
  });

  it.each([['nonsense'], ['null'], ['[1]'], ['{"callerName":7,"more":1}']])('from %j are empty', (text) => {
    expect(readDraftText(text)).toEqual(EMPTY_DRAFT);
  });
});

describe('pinned cases', () => {
  it('stay until they are let go, under their latest title, twenty at most', () => {
    expect([togglePin(A, 'loading'), togglePin(B, 'b'), togglePin(B, 'b')]).toEqual([true, true, false]);
    openCase(A, 'loading');
    changeTab(`case:${A}`, (one) => ({ ...one, title: '1-46 Pothole' }));
    expect(workspace.get().pinned).toEqual([{ caseId: A, title: '1-46 Pothole' }]);
    expect(readWorkspace(JSON.stringify(workspace.get())).pinned).toEqual(workspace.get().pinned);
    for (let at = 10; at < 30; at += 1) {
      togglePin(caseId.parse(`00000000-0000-4000-8000-0000000000${at}`), String(at));
    }
    expect(workspace.get().pinned.map((one) => one.title)).toEqual(
      Array.from({ length: 20 }, (_, at) => String(at + 10)),
    );
  });
});

describe('reading what was kept', () => {
  it('gives back what was written', () => {
    openCase(A, 'a');
    openNewCase({ serviceText: 'couch' });
    goTo('unsent', 'overdue');
    expect(readWorkspace(JSON.stringify(workspace.get()))).toEqual(workspace.get());
  });

  it.each([null, '', '{', '[]', '"text"', '7'])('starts afresh from %j', (json) => {
    expect(readWorkspace(json)).toEqual(EMPTY_WORKSPACE);
  });

  it('keeps what it can read of an older or damaged one', () => {
    const tabOfA = {
      kind: 'case',
      key: `case:${A}`,
      caseId: A,
      title: 'a',
      noteDraft: 'typed',
      mentioned: [],
      files: [],
    };
    const old = {
      tabs: [tabOfA, { kind: 'case', key: 'broken' }, 7],
      active: 'broken',
      view: 'boards',
      theme: 'dark',
      more: 1,
    };
    expect(readWorkspace(JSON.stringify(old))).toEqual({ ...EMPTY_WORKSPACE, tabs: [tabOfA], theme: 'dark' });
  });
});
