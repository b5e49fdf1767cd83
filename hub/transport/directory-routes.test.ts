import { beforeEach, describe, expect, it } from 'vitest';
import type { DirectoryQuestion } from '../../shared/contract/directory-sync.ts';
import {
  FIRST,
  NOTHING,
  NEW_ROLE,
  ask,
  failure,
  held,
  publish,
  save,
  saved,
  withPoints,
  without,
} from '../../test/directory-asks.ts';
import { ids, signInDesk, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';

let hub: TestHub;
let steward: TestDesk;
let supervisor: TestDesk;
let lead: TestDesk;

beforeEach(async () => {
  hub = await testHub();
  steward = await hub.desk('steward');
  supervisor = await hub.desk('supervisor');
  lead = await hub.desk('lead', 'LASAN');
});

describe('a draft', () => {
  it('is begun, saved, shown with what is different, and published as a version', async () => {
    const draft = await saved(lead);
    const who = { id: lead.account.id, name: lead.account.name };
    const changes = { ...NOTHING, changed: 1 };
    const head = {
      department: 'LASAN',
      id: draft.id,
      revision: 1,
      base: 1,
      changes,
      begunAt: draft.begunAt,
      begunBy: who,
      savedAt: draft.savedAt,
      savedBy: who,
    };
    expect(draft).toEqual(head);
    const entry = {
      kind: 'changed',
      point: 'lasan-emergency-1',
      department: 'LASAN',
      role: 'Night dispatcher',
      fields: ['role'],
    };
    expect(await ask(supervisor, 'directory-draft', { department: 'LASAN' })).toEqual({
      newest: 1,
      draft: { ...head, directory: NEW_ROLE, entries: [entry] },
    });
    expect(await ask(supervisor, 'directory-drafts', {})).toEqual({ newest: 1, drafts: [head] });

    const commandId = ids.command();
    const answer = await publish(supervisor, draft, commandId);
    if (answer.status !== 'published') throw new Error(JSON.stringify(answer));
    expect(answer.warnings.map(({ code }) => code)).toContain('invented-entries');
    expect({ ...answer, warnings: [] }).toEqual({
      status: 'published',
      version: 2,
      publishedAt: answer.publishedAt,
      warnings: [],
    });
    // Sent twice, done once.
    expect(await publish(supervisor, draft, commandId)).toEqual({ ...answer, warnings: [] });
    expect(await ask(supervisor, 'directory-drafts', {})).toEqual({ newest: 2, drafts: [] });

    const { asOf, epoch, ...now } = await held(lead);
    expect(now).toEqual({ version: 2, publishedAt: answer.publishedAt, directory: NEW_ROLE });
    const page = await lead.feed(0);
    expect([page.epoch, page.directoryVersion, asOf >= answer.publishedAt]).toEqual([epoch, 2, true]);
    const first = { ...NOTHING, added: FIRST.contactPoints.length };
    const { versions, more } = await ask(lead, 'directory-history', { before: null, limit: 10 });
    const second = {
      version: 2,
      publishedAt: answer.publishedAt,
      publishedBy: { id: supervisor.account.id, name: supervisor.account.name },
      note: 'A new role',
      restored: null,
      changes,
    };
    expect([versions, more]).toEqual([
      [
        second,
        {
          version: 1,
          publishedAt: versions[1]?.publishedAt,
          publishedBy: null,
          note: 'From the city pack',
          restored: null,
          changes: first,
        },
      ],
      false,
    ]);
    expect(await ask(lead, 'directory-history', { before: null, limit: 1 })).toEqual({
      versions: [second],
      more: true,
    });
    expect(await ask(lead, 'directory-version', { version: 2 })).toEqual({
      ...second,
      directory: NEW_ROLE,
      entries: [entry],
    });
    expect(await ask(lead, 'directory-version', { version: 3 })).toBeNull();
  });

  it('that somebody else saved since is not written over, and nothing is lost', async () => {
    const commandId = ids.command();
    const first = await saved(lead, { commandId });
    // The answer was lost and the save is sent again.
    expect(await saved(lead, { commandId })).toEqual(first);

    const theirs = withPoints({ 'lasan-emergency-2': { role: 'Captain' } });
    const second = await saved(steward, { draft: first, directory: theirs });
    expect(second.revision).toBe(2);
    const mine = await save(lead, { draft: first });
    if (mine.status !== 'moved') throw new Error(JSON.stringify(mine));
    expect([mine.draft?.directory, mine.draft?.revision, mine.message]).toEqual([
      theirs,
      2,
      'The steward changed this draft meanwhile, so it was not saved. Nothing is lost: their text is kept as change 2, yours is on your desk. Compare both, then go on from theirs.',
    ]);
    const begun = await save(lead, {});
    expect(begun.status).toBe('moved');
    const discard = { department: 'LASAN', id: first.id, revision: 1 };
    expect((await ask(lead, 'discard-directory-draft', discard)).status).toBe('moved');
    expect((await publish(supervisor, first)).status).toBe('moved');

    expect(await ask(lead, 'discard-directory-draft', { ...discard, revision: 2 })).toEqual({
      status: 'discarded',
    });
    expect(await ask(lead, 'discard-directory-draft', { ...discard, revision: 2 })).toEqual({
      status: 'discarded',
    });
    const late = await save(lead, { draft: second });
    expect(late).toEqual({
      status: 'moved',
      draft: null,
      message:
        'This draft was published or discarded meanwhile, so it was not saved. What you wrote is still on your desk: save it as a new draft, or drop it.',
    });
    expect((await saved(lead)).id).not.toBe(first.id);
  });

  it('is brought up to the version that holds; what both changed is asked for', async () => {
    const city = await saved(steward, {
      department: null,
      directory: withPoints({
        'lasan-emergency-1': { role: 'Superintendent' },
        'bss-emergency-1': { role: 'Street desk' },
      }),
    });
    const draft = await saved(lead, { directory: withPoints({ 'lasan-emergency-1': { tty: '711' } }) });
    expect((await publish(steward, city)).status).toBe('published');
    const behind = await publish(supervisor, draft);
    expect(behind).toEqual({
      status: 'behind',
      newest: 2,
      message:
        'Version 2 was published meanwhile, so nothing was published now. The draft is kept: bring it up to date, look at it again, then publish it.',
    });
    const renew = (keep: DirectoryQuestion<'renew-directory-draft'>['keep']) =>
      ask(lead, 'renew-directory-draft', {
        department: 'LASAN',
        id: draft.id,
        revision: 1,
        commandId: ids.command(),
        keep,
      });
    expect(await renew(null)).toEqual({
      status: 'conflicts',
      newest: 2,
      points: ['lasan-emergency-1'],
      serviceHours: false,
    });
    const point = NEW_ROLE.contactPoints.find(({ id }) => id === 'lasan-emergency-1');
    if (point === undefined) throw new Error('no such entry');
    const renewed = await renew({ points: [point.id], serviceHours: false });
    if (renewed.status !== 'saved') throw new Error(JSON.stringify(renewed));
    expect([renewed.draft.base, renewed.draft.revision, renewed.draft.entries]).toEqual([
      2,
      2,
      [
        {
          kind: 'changed',
          point: 'lasan-emergency-1',
          department: 'LASAN',
          role: 'LASAN emergency 1',
          fields: ['role', 'tty'],
        },
      ],
    ]);
    expect(renewed.draft.directory).toEqual(
      withPoints({ 'lasan-emergency-1': { tty: '711' }, 'bss-emergency-1': { role: 'Street desk' } }),
    );
    expect((await publish(supervisor, renewed.draft)).status).toBe('published');
  });
});

describe('publishing', () => {
  it('with an error is refused, with the exact hole; the draft is kept', async () => {
    const draft = await saved(lead, { directory: without('lasan-emergency-2') });
    const answer = await publish(supervisor, draft);
    if (answer.status !== 'errors') throw new Error(JSON.stringify(answer));
    expect(answer.message).toBe(
      'The check found an error, so nothing was published. The draft is kept: put right what is named, then publish it.',
    );
    expect(answer.findings.filter(({ severity }) => severity === 'error')).toEqual([
      {
        severity: 'error',
        code: 'no-second-tier',
        department: 'LASAN',
        service: null,
        district: null,
        path: 'emergency',
        tier: 2,
      },
    ]);
    const stranger = { account: ids.account() };
    const second = await saved(lead, {
      draft,
      directory: withPoints({ 'lasan-emergency-1': { primary: stranger } }),
    });
    const refused = await publish(supervisor, second);
    expect(refused.status === 'errors' && refused.findings[0]).toEqual({
      severity: 'error',
      code: 'unknown-account',
      index: 1,
      point: 'lasan-emergency-1',
      field: ['primary'],
      value: stranger.account,
    });
    expect((await ask(lead, 'directory-drafts', {})).newest).toBe(1);
    const same = await saved(lead, { draft: second, directory: FIRST });
    expect((await publish(supervisor, same)).status).toBe('unchanged');
  });

  it('waits for no other department’s mistakes, but for those it brings to others', async () => {
    const gone = await hub.desk('worker', 'BSS');
    const named = await saved(steward, {
      department: null,
      directory: withPoints({ 'bss-emergency-1': { primary: { account: gone.account.id } } }),
    });
    expect((await publish(supervisor, named)).status).toBe('published');
    const { db } = hub.hub;
    await db.updateTable('accounts').set({ active: false }).where('id', '=', gone.account.id).execute();
    const now = (await held(lead)).directory;
    const points = now.contactPoints.map((one) =>
      one.id === 'lasan-emergency-1' ? { ...one, role: 'Night dispatcher' } : one,
    );
    const draft = await saved(lead, { base: 2, directory: { ...now, contactPoints: points } });
    expect((await publish(supervisor, draft)).status).toBe('published');
    const whole = await saved(steward, {
      department: null,
      base: 3,
      directory: { ...now, contactPoints: points.map((one) => ({ ...one, tty: '711' })) },
    });
    const answer = await publish(supervisor, whole);
    expect(answer.status === 'errors' && answer.findings[0]).toMatchObject({
      code: 'unknown-account',
      point: 'bss-emergency-1',
    });
  });

  it('on two hubs at once: one wins, the other is told', async () => {
    const other = await testHub({ databaseUrl: hub.databaseUrl });
    const stewards = await Promise.all([hub, other].map(({ url }) => signInDesk(url, steward.account)));
    const departments = ['LASAN', 'BSS'];
    for (let round = 1; round <= 2; round += 1) {
      const drafts = await Promise.all(
        stewards.map((desk, i) => {
          const id = `${departments[i]?.toLowerCase()}-emergency-1`;
          return held(desk).then(({ directory }) =>
            saved(desk, {
              department: departments[i] ?? null,
              base: round,
              directory: withPoints({ [id]: { role: `Desk of round ${round}` } }, directory),
            }),
          );
        }),
      );
      const answers = await Promise.all(drafts.map((draft, i) => publish(stewards[i] ?? steward, draft)));
      expect(answers.map(({ status }) => status).toSorted()).toEqual(['behind', 'published']);
      const late = drafts[answers.findIndex(({ status }) => status === 'behind')];
      if (late === undefined) throw new Error('both published');
      const { department, id, revision } = late;
      await ask(steward, 'discard-directory-draft', { department, id, revision });
      await expect
        .poll(() => Promise.all(stewards.map(async (desk) => (await held(desk)).version)))
        .toEqual([round + 1, round + 1]);
    }
    // The same draft by two people at once.
    const draft = await saved(steward, {
      base: 3,
      directory: withPoints({ 'lasan-emergency-2': { role: 'Captain' } }, (await held(steward)).directory),
    });
    const both = await Promise.all(stewards.map((desk) => publish(desk, draft)));
    expect(both.map(({ status }) => status).toSorted()).toEqual(['moved', 'published']);
  });

  it('an older version again makes a new one, checked anew', async () => {
    const draft = await saved(lead);
    expect((await publish(supervisor, draft)).status).toBe('published');
    const restore = (version: number, newest: number, commandId = ids.command()) =>
      ask(supervisor, 'restore-directory', { commandId, version, newest, note: 'Back as it was' });
    expect((await restore(1, 1)).status).toBe('behind');
    expect((await restore(2, 2)).status).toBe('unchanged');
    const commandId = ids.command();
    const answer = await restore(1, 2, commandId);
    expect(answer.status === 'published' && answer.version).toBe(3);
    expect((await restore(1, 2, commandId)).status).toBe('published');
    expect((await held(lead)).directory).toEqual(FIRST);
    const [newest] = (await ask(supervisor, 'directory-history', { before: null, limit: 1 })).versions;
    expect([newest?.version, newest?.restored, newest?.changes]).toEqual([3, 1, { ...NOTHING, changed: 1 }]);
    const nowhere = { commandId: ids.command(), version: 9, newest: 3, note: 'Back as it was' };
    expect(await failure(supervisor, 'restore-directory', nowhere)).toEqual([
      404,
      'not-found',
      'The directory has no version 9. Choose one of its history.',
    ]);
    // Who stood in it has left: what was right once is an error now.
    const person = await hub.desk('worker', 'LASAN');
    const withPerson = await saved(lead, {
      base: 3,
      directory: withPoints({ 'lasan-emergency-1': { primary: { account: person.account.id } } }),
    });
    expect((await publish(supervisor, withPerson)).status).toBe('published');
    expect((await restore(3, 4)).status).toBe('published');
    await hub.hub.db
      .updateTable('accounts')
      .set({ active: false })
      .where('id', '=', person.account.id)
      .execute();
    const refused = await restore(4, 5);
    expect(refused.status === 'errors' && refused.findings[0]?.code).toBe('unknown-account');
  });
});
