import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seedCases } from '../../hub/write/seed-cases.ts';
import { connection } from '../../shared/contract/connection.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk } from '../in-process-desk.ts';
import { startProgram, until, type ChildProgram } from '../program.ts';
import { sampleItem, seededRandom } from '../sample-feed.ts';
import {
  ids,
  noteCommand,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../test-hub.ts';

const CASES = 1_000;
let hub: TestHub;
let wire: Wire;
let me: TestDesk;
let folder: string;
const children: ChildProgram[] = [];

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  const sample = { cases: CASES, seed: 8, importedEvery: 1 };
  const appends = Array.from({ length: CASES }, (_, n) => {
    const { facts, entries } = sampleItem(n, sample);
    return {
      before: null,
      facts,
      events: entries.map(({ byName: _name, texts: _texts, ...recorded }) => recorded),
      texts: [],
    };
  });
  for (let at = 0; at < CASES; at += 200) {
    await seedCases(hub.hub.core, {
      commandId: ids.command(),
      appends: appends.slice(at, at + 200),
      callers: [],
    });
  }
});
afterAll(() => wire.close());
beforeEach(async () => {
  wire.mend();
  folder = mkdtempSync(join(tmpdir(), 'desk311-killed-'));
  me = await hub.desk('agent');
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  rmSync(folder, { recursive: true });
});

function start(): ChildProgram {
  const args = [folder, wire.url, me.account.login, PASSWORD];
  const child = startProgram('test/console/child-desk.ts', args, {});
  children.push(child);
  return child;
}

const states = (child: ChildProgram) =>
  child
    .lines()
    .filter((line) => line.startsWith('{'))
    .map((line) => connection.parse(JSON.parse(line)));

describe('a desk that is killed', () => {
  it('goes on with its first copy where it was, and has no case twice', { timeout: 120_000 }, async () => {
    let reached = 0;
    for (const goal of [100, 400, 700]) {
      const child = start();
      const found = await until(
        'some cases',
        () => states(child).find((one) => one.cases >= goal) ?? null,
        30_000,
        child.blame,
      );
      await child.kill();
      const first = states(child)[0];
      // What was there when it was killed is there when it starts again.
      expect(first?.cases).toBeGreaterThanOrEqual(reached);
      expect(found.state.name).toBe('filling');
      reached = found.cases;
    }
    const desk = await openDesk(folder, wire.url);
    await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
    const first = await desk.ask('connection.get', {});
    expect(first.cases).toBeGreaterThanOrEqual(reached);
    await until(
      'live',
      async () => ((await desk.ask('connection.get', {})).state.name === 'live' ? true : null),
      30_000,
      () => desk.log.join('\n'),
    );
    const held = new Set<string>();
    for (let offset = 0; offset < CASES; offset += 200) {
      const { rows } = await desk.ask('case.list', {
        list: 'all',
        filter: '',
        sort: 'opened',
        offset,
        limit: 200,
      });
      for (const row of rows) held.add(row.id);
    }
    expect([
      held.size,
      (await desk.ask('connection.get', {})).cases,
      (await desk.ask('case.counts', {})).counts.all,
    ]).toEqual([CASES, CASES, CASES]);
    expect(desk.log.filter((line) => line.startsWith('cache'))).toEqual([]);
    await desk.close();
  });

  it(
    'loses nothing it has kept, and sends nothing twice, whenever it is killed',
    { timeout: 180_000 },
    async () => {
      const seed = 77;
      const random = seededRandom(seed);
      const command = openCommand();
      await me.send(command);
      const given: string[] = [];
      const kept: string[] = [];
      for (let round = 0; round < 5; round += 1) {
        const child = start();
        await until('a desk', () => child.lines().includes('signed in') || null, 30_000, child.blame);
        await until(
          'the case',
          () => states(child).find((one) => one.state.name === 'live') ?? null,
          60_000,
          child.blame,
        );
        if (round % 2 === 1) wire.cut();
        for (let n = 0; n < 12; n += 1) {
          const commandId = ids.command();
          child.tell({ commandId, command: noteCommand(command.caseId, `round ${round} note ${n}`) });
          given.push(commandId);
        }
        const enough = Math.floor(random() * 8);
        await until(
          'some kept',
          () => child.lines().filter((line) => line.endsWith(' queued')).length > enough || null,
          30_000,
          child.blame,
        );
        await child.kill();
        kept.push(
          ...[
            ...child
              .lines()
              .join('\n')
              .matchAll(/^kept (\S+) queued$/gm),
          ].map((match) => String(match[1])),
        );
        wire.mend();
      }
      expect(kept.length).toBeGreaterThan(5);
      const desk = await openDesk(folder, wire.url);
      await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
      await until(
        'nothing unsent',
        async () => ((await desk.ask('outbox.list', {})).entries.length === 0 ? true : null),
        30_000,
        () => desk.log.join('\n'),
      );
      const arrived = await hub.hub.db
        .selectFrom('events')
        .select('command_id')
        .where('case_id', '=', command.caseId)
        .where('version', '>', 2)
        .execute();
      const noted = arrived.map((one) => String(one.command_id));
      console.log(`${given.length} given, ${kept.length} kept when killed, ${noted.length} arrived`);
      expect(new Set(noted).size, `seed ${seed}`).toBe(noted.length);
      expect(
        kept.filter((id) => !noted.includes(id)),
        `seed ${seed}`,
      ).toEqual([]);
      expect(noted.filter((id) => !given.includes(id))).toEqual([]);
      await desk.close();
    },
  );
});
