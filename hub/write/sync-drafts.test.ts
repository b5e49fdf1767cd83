import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  syncDraftsAnswer,
  type SyncDraftsAnswer,
  type SyncDraftsAsk,
} from '../../shared/contract/draft-sync.ts';
import { MOST_DRAFTS, type DraftWrite } from '../../shared/domain/draft.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { ids, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { sweepDrafts } from './sync-drafts.ts';

let hub: TestHub;
const DESK_A = ids.console();
const DESK_B = ids.console();

beforeAll(async () => {
  hub = await testHub();
});

const write = (id: CaseId, parts: Partial<DraftWrite> = {}): DraftWrite => ({
  id,
  base: 0,
  revision: 1,
  body: '{"callerName":"Rosa Lim"}',
  madeAt: 1_000,
  writtenAt: 2_000,
  ...parts,
});

async function sync(who: TestDesk, ask: Partial<SyncDraftsAsk>): Promise<SyncDraftsAnswer> {
  const body = { consoleId: DESK_A, desk: 'Desk A', writes: [], known: [], ...ask };
  const answer = await who.post('/api/query/sync-drafts', body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return syncDraftsAnswer.parse(answer.body);
}
const fromB = { consoleId: DESK_B, desk: 'Desk B' };
const age = (id: CaseId, days: number, told: number | null = null) =>
  sql`update drafts set kept_at = now_ms() - ${days * DAY}::bigint,
    told_at = now_ms() - ${told === null ? null : told * DAY}::bigint where id = ${id}`.execute(hub.hub.db);
const rows = (id: CaseId) =>
  hub.hub.db.selectFrom('drafts').select(['version', 'body', 'ended']).where('id', '=', id).execute();

describe('drafts on the hub', () => {
  it('are told to another desk of the same person, and to nobody else', async () => {
    const [me, you] = [await hub.desk('agent'), await hub.desk('agent')];
    const id = ids.case();
    expect(await sync(me, { writes: [write(id)] })).toEqual({
      results: [{ status: 'taken', id, version: 1 }],
      drafts: [],
      unknown: [],
    });
    const theirs = {
      id,
      version: 1,
      body: '{"callerName":"Rosa Lim"}',
      ended: null,
      madeAt: 1_000,
      writtenAt: 2_000,
      writtenOn: 'Desk A',
    };
    expect(await sync(me, fromB)).toEqual({ results: [], drafts: [theirs], unknown: [] });
    expect(await sync(me, { ...fromB, known: [{ id, version: 1 }] })).toEqual({
      results: [],
      drafts: [],
      unknown: [],
    });
    expect(await sync(you, {})).toEqual({ results: [], drafts: [], unknown: [] });
    // The same id in other hands is another draft: nothing of the first can be seen or changed.
    expect(await sync(you, { writes: [write(id, { body: '{}' })], known: [{ id, version: 1 }] })).toEqual({
      results: [{ status: 'taken', id, version: 1 }],
      drafts: [],
      unknown: [],
    });
    expect((await sync(me, fromB)).drafts).toEqual([theirs]);
  });

  it('never overwrite what another desk wrote', async () => {
    const me = await hub.desk('agent');
    const id = ids.case();
    await sync(me, { writes: [write(id)] });
    await sync(me, { ...fromB, writes: [write(id, { base: 1, body: '"B"', writtenAt: 3_000 })] });
    const conflict = await sync(me, {
      writes: [write(id, { base: 1, revision: 2, body: '"A"' })],
      known: [{ id, version: 1 }],
    });
    expect(conflict).toEqual({
      results: [
        {
          status: 'conflict',
          id,
          theirs: {
            id,
            version: 2,
            body: '"B"',
            ended: null,
            madeAt: 1_000,
            writtenAt: 3_000,
            writtenOn: 'Desk B',
          },
        },
      ],
      drafts: [],
      unknown: [],
    });
  });

  it('have one winner of twenty desks that write at once', async () => {
    const me = await hub.desk('agent');
    const id = ids.case();
    await sync(me, { writes: [write(id)] });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        sync(me, {
          consoleId: ids.console(),
          desk: `Desk ${at}`,
          writes: [write(id, { base: 1, body: `"${at}"` })],
        }),
      ),
    );
    const statuses = answers.map(({ results }) => results[0]?.status);
    expect([
      statuses.filter((one) => one === 'taken').length,
      statuses.filter((one) => one === 'conflict').length,
    ]).toEqual([1, 19]);
  });

  it('end on every desk when discarded, and lose their text at once', async () => {
    const me = await hub.desk('agent');
    const id = ids.case();
    await sync(me, { writes: [write(id)] });
    await sync(me, { writes: [write(id, { base: 1, revision: 2, body: null })] });
    expect(await rows(id)).toEqual([{ version: 2, body: null, ended: 'discarded' }]);
    expect((await sync(me, { ...fromB, known: [{ id, version: 1 }] })).drafts).toMatchObject([
      { id, body: null, ended: 'discarded' },
    ]);
    expect(await sync(me, { ...fromB, consoleId: ids.console() })).toEqual({
      results: [],
      drafts: [],
      unknown: [],
    });
    expect(await sync(me, { writes: [write(ids.case(), { body: null })] })).toMatchObject({
      results: [{ status: 'taken', version: 0 }],
    });
  });

  it('end when their case is opened, by whichever way', async () => {
    const me = await hub.desk('agent');
    const command = openCommand();
    const id = command.caseId;
    await sync(me, { writes: [write(id)] });
    await me.send(command);
    expect((await sync(me, { ...fromB, known: [{ id, version: 1 }] })).drafts).toMatchObject([
      { id, body: null, ended: 'filed' },
    ]);
    expect((await sync(me, { ...fromB, writes: [write(id, { base: 1 })] })).results).toEqual([
      { status: 'filed', id },
    ]);
    await sweepDrafts(hub.hub.db);
    expect(await rows(id)).toEqual([{ version: 2, body: null, ended: 'filed' }]);
  });

  it('go after 30 days, but not before their writer has been told', async () => {
    const me = await hub.desk('agent');
    const [young, untold, told, forgotten] = [ids.case(), ids.case(), ids.case(), ids.case()];
    for (const id of [young, untold, told, forgotten]) await sync(me, { writes: [write(id)] });
    await age(young, 29, 4);
    await age(untold, 31);
    await age(told, 31, 4);
    await age(forgotten, 91);
    await sweepDrafts(hub.hub.db);
    const left = await Promise.all(
      [young, untold, told, forgotten].map(async (id) => (await rows(id))[0]?.ended),
    );
    expect(left).toEqual([null, null, 'expired', 'expired']);
    // Asking is being told.
    await sync(me, fromB);
    const { rows: noted } = await sql<{ told: boolean }>`
      select told_at is not null as told from drafts where id = ${untold}`.execute(hub.hub.db);
    expect(noted).toEqual([{ told: true }]);
  });

  it('are limited in size, in number and in how often they come', async () => {
    const me = await hub.desk('agent');
    const long = await me.post('/api/query/sync-drafts', {
      ...fromB,
      writes: [write(ids.case(), { body: 'x'.repeat(60_001) })],
      known: [],
    });
    expect(long).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    expect(JSON.stringify(long)).not.toContain('xxx');
    for (let at = 0; at < MOST_DRAFTS; at += 10) {
      await sync(me, { writes: Array.from({ length: 10 }, () => write(ids.case())) });
    }
    const id = ids.case();
    expect((await sync(me, { writes: [write(id)] })).results).toEqual([{ status: 'full', id }]);
    const you = await hub.desk('agent');
    const statuses = await Promise.all(
      Array.from({ length: 300 }, () =>
        you.post('/api/query/sync-drafts', { ...fromB, writes: [], known: [] }),
      ),
    );
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set([200, 429]));
  });

  it('are told back to a hub that was restored without them', async () => {
    const me = await hub.desk('agent');
    const id = ids.case();
    expect(await sync(me, { known: [{ id, version: 4 }] })).toEqual({
      results: [],
      drafts: [],
      unknown: [id],
    });
  });

  it('are nowhere in the log', () => {
    expect(hub.log()).toContain('/api/query/sync-drafts');
    expect(hub.log()).not.toContain('Rosa');
  });
});
