import { afterAll, beforeAll, expect, test } from 'vitest';
import { feedPage } from '../../shared/contract/hub-protocol.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { until } from '../../test/program.ts';
import { SMALL_PACK } from '../../test/small-city.ts';
import { ids, noteCommand, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { openCore } from '../open-core.ts';
import { actorOf } from '../../shared/contract/account.ts';
import { executeCommand } from './execute-command.ts';
import type { HubCore } from './hub-core.ts';

/** Hubs with four writers each. */
const HUBS = 5;
const WRITERS = 20;
const READERS = 4;
const COMMANDS_EACH = 25;

let the: TestHub;
let agent: TestDesk;
let cores: (HubCore & { close(): Promise<void> })[];

beforeAll(async () => {
  the = await testHub();
  agent = await the.desk('agent');
  cores = await Promise.all(
    Array.from({ length: HUBS }, () =>
      openCore({ databaseUrl: the.databaseUrl, pack: SMALL_PACK, log: () => {}, poolSize: 4 }),
    ),
  );
});
afterAll(() => Promise.all(cores.map((core) => core.close())));

test('readers that pull all the while miss nothing of what twenty writers on five hubs commit', async () => {
  const actor = actorOf(agent.account);
  const shared: CaseId[] = [];
  let writing = true;

  const write = async (writer: number) => {
    const core = cores[writer % HUBS];
    if (core === undefined) throw new Error('there are five hubs');
    for (let n = 0; n < COMMANDS_EACH; n += 1) {
      // Half of the commands change cases that others change too.
      const known = n % 2 === 0 ? undefined : shared[(writer * 7 + n) % shared.length];
      const command = known === undefined ? openCommand() : noteCommand(known, `${writer}/${n}`);
      const envelope = { commandId: ids.command(), seq: n + 1, command, seen: null };
      const result = await executeCommand(core, { consoleId: ids.console(), actor, envelope });
      if (result.status === 'refused') throw new Error(result.refusal.message);
      if (command.type === 'open-case') shared.push(command.caseId);
    }
  };
  /** A hub that has too much to do is asked again, as desks do. */
  const pageSince = (since: number, limit: number) => {
    let why = '';
    const look = async () => {
      const { status, body } = await agent.get(`/api/feed?since=${since}&limit=${limit}`);
      if (status === 200) return feedPage.parse(body);
      why = JSON.stringify(body);
      return null;
    };
    return until('a page of the feed', look, 20_000, () => why);
  };
  const read = async (reader: number) => {
    const told = new Map<CaseId, number>();
    let cursor = 0;
    let pages = 0;
    for (;;) {
      const last = !writing;
      const page = await pageSince(cursor, 5 + reader * 40);
      for (const item of page.items) {
        if (item.kind === 'case') told.set(item.facts.id, item.facts.version);
      }
      expect(page.coversUpTo).toBeGreaterThanOrEqual(cursor);
      cursor = page.coversUpTo;
      pages += 1;
      if (last && cursor === page.head) return { told, cursor, pages };
    }
  };

  const readers = Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  const before = performance.now();
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  const took = performance.now() - before;
  writing = false;
  const seen = await readers;

  const rows = await the.hub.db.selectFrom('cases').select(['id', 'facts']).execute();
  const truth = new Map(rows.map((row) => [row.id, row.facts.version]));
  for (const { told } of seen) expect(told).toEqual(truth);
  const head = await the.hub.db.selectFrom('feed_head').select('number').executeTakeFirstOrThrow();
  expect(seen.map(({ cursor }) => cursor)).toEqual(Array.from({ length: READERS }, () => head.number));
  expect(head.number).toBe(WRITERS * COMMANDS_EACH);
  const pages = seen.map((one) => one.pages).join(', ');
  console.log(`${Math.round((WRITERS * COMMANDS_EACH * 1_000) / took)} commands/s; pages read: ${pages}`);
});
