import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryQuestion } from '../../shared/contract/directory-sync.ts';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import {
  NEW_ROLE,
  ask,
  failure,
  held,
  saved,
  withPoints,
  without,
  type DirectoryAskName,
} from '../../test/directory-asks.ts';
import { ids, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let hub: TestHub;
let steward: TestDesk;
let lead: TestDesk;

beforeEach(async () => {
  hub = await testHub();
  steward = await hub.desk('steward');
  lead = await hub.desk('lead', 'LASAN');
});

describe('rights', () => {
  it('a lead changes entries of the own department only, and does not publish', async () => {
    const foreign = withPoints({ 'bss-emergency-1': { role: 'Mine now' } });
    const write = (department: string | null, directory: Directory) => ({
      commandId: ids.command(),
      department,
      draft: null,
      base: 1,
      directory,
    });
    const stray =
      'In the draft of LASAN only entries of LASAN can be changed, and something else differs. Nothing was saved: put the other entries and the service hours back as they were.';
    for (const directory of [
      foreign,
      without('bss-emergency-1'),
      { ...NEW_ROLE, serviceHours: 'around-the-clock' },
      withPoints({ 'bss-emergency-1': { department: 'LASAN' } }),
      withPoints({ 'lasan-emergency-1': { department: 'BSS' } }),
    ]) {
      expect(await failure(lead, 'save-directory-draft', write('LASAN', directory))).toEqual([
        403,
        'not-permitted',
        stray,
      ]);
    }
    const bss = await hub.desk('lead', 'BSS');
    expect(await failure(bss, 'save-directory-draft', write('LASAN', NEW_ROLE))).toEqual([
      403,
      'not-permitted',
      'You can change the directory for your own department only. Open the draft of BSS.',
    ]);
    expect((await failure(lead, 'save-directory-draft', write(null, NEW_ROLE)))[1]).toBe('not-permitted');
    expect((await failure(lead, 'directory-draft', { department: 'NOBODY' }))[1]).toBe('not-permitted');
    expect((await failure(steward, 'directory-draft', { department: 'NOBODY' }))[1]).toBe('not-found');

    const draft = await saved(lead);
    await saved(steward, { department: null });
    expect((await ask(bss, 'directory-drafts', {})).drafts).toEqual([]);
    expect((await ask(lead, 'directory-drafts', {})).drafts).toEqual([draft]);
    const { department, id, revision } = draft;
    const publishing = { department, id, revision, commandId: ids.command(), note: 'Mine alone' };
    expect(await failure(lead, 'publish-directory', publishing)).toEqual([
      403,
      'not-permitted',
      "Your role can't publish the directory. Ask a supervisor or a steward to publish your draft.",
    ]);
  });

  it('agents and workers read what is published, auditors read everything, supervisors approve', async () => {
    const draft = await saved(lead);
    const seen = { department: 'LASAN', id: draft.id, revision: 1 };
    const asks: [DirectoryAskName, DirectoryQuestion<DirectoryAskName>][] = [
      ['directory-draft', { department: 'LASAN' }],
      ['directory-history', { before: null, limit: 5 }],
      ['directory-version', { version: 1 }],
      [
        'save-directory-draft',
        { commandId: ids.command(), department: 'LASAN', draft, base: 1, directory: NEW_ROLE },
      ],
      ['renew-directory-draft', { ...seen, commandId: ids.command(), keep: null }],
      ['publish-directory', { ...seen, commandId: ids.command(), note: 'Not yet' }],
      ['restore-directory', { commandId: ids.command(), version: 1, newest: 9, note: 'Not yet' }],
      ['discard-directory-draft', { ...seen, revision: 9 }],
    ];
    const may: Record<string, string[]> = {};
    for (const role of ['agent', 'worker', 'auditor', 'supervisor'] as const) {
      const desk = await hub.desk(role, role === 'worker' ? 'LASAN' : null);
      expect((await held(desk)).version).toBe(1);
      const allowed: string[] = [];
      for (const [name, input] of asks) {
        const { status } = await desk.post(`/api/query/${name}`, input);
        if (status !== 403) allowed.push(name);
      }
      may[role] = allowed;
    }
    const reading = ['directory-draft', 'directory-history', 'directory-version'];
    expect(may).toEqual({
      agent: [],
      worker: [],
      auditor: reading,
      supervisor: [...reading, 'publish-directory', 'restore-directory'],
    });
  });
});
