import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseId } from '../../../shared/domain/ids.ts';
import { NO_PLACE } from '../../../shared/domain/place.ts';
import { openDesk, type InProcessDesk } from '../../../test/in-process-desk.ts';
import { until } from '../../../test/program.ts';
import {
  ids,
  noteCommand,
  openCommand,
  PASSWORD,
  testHub,
  type TestDesk,
  type TestHub,
} from '../../../test/test-hub.ts';

/** A way to a hub on which nothing new comes through while it is shut, and nothing at all while it is cut or stuck. */
interface Gate {
  readonly url: string;
  news: 'open' | 'shut';
  way: 'open' | 'cut' | 'stuck';
  readonly server: Server;
}

async function layGate(target: string): Promise<Gate> {
  const { hostname, port } = new URL(target);
  const gate = { news: 'open', way: 'open' } as Pick<Gate, 'news' | 'way'>;
  const server = createServer((near, answer) => {
    if (gate.way === 'stuck') return;
    if (gate.way === 'cut') {
      near.destroy();
      return;
    }
    if (gate.news === 'shut' && near.url?.startsWith('/api/feed') === true) {
      answer.writeHead(503).end();
      return;
    }
    const { method = 'GET', headers, url } = near;
    near.pipe(
      request({ hostname, port, method, headers, path: url }, (far) => {
        answer.writeHead(far.statusCode ?? 502, far.headers);
        far.pipe(answer);
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(gate, { url, server });
}

let hub: TestHub;
let other: TestDesk;
let gate: Gate;
let desk: InProcessDesk;
let folder: string;

const search = (text: string) => desk.ask('search.hub', { text, limit: 20 });
async function open(address: string): Promise<CaseId> {
  const command = openCommand({ place: { ...NO_PLACE, address, district: '14' } });
  await other.send(command);
  return command.caseId;
}
const held = (id: CaseId) =>
  until('the case on the desk', async () =>
    (await desk.ask('case.get', { id }))?.from === 'cache' ? true : null,
  );

beforeAll(async () => {
  hub = await testHub();
  gate = await layGate(hub.url);
  other = await hub.desk('supervisor');
  const me = await hub.desk('agent');
  folder = mkdtempSync(join(tmpdir(), 'desk311-beyond-'));
  desk = await openDesk(folder, gate.url);
  await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  const hasCatalogue = () =>
    desk.ask('catalogue.get', {}).then(
      () => true,
      () => null,
    );
  await until('the catalogue', hasCatalogue);
});
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
  gate.server.closeAllConnections();
  gate.server.close();
});

describe('the search of the hub, asked from a desk', () => {
  test('finds what the desk does not hold, with the reason, and leaves out what it holds', async () => {
    const known = await open('1 YONDER ST');
    const changed = await open('2 YONDER ST');
    await held(known);
    await held(changed);
    // The hub's index follows a moment behind what it takes.
    await expect.poll(() => search('yonder')).toEqual({ hits: [], complete: true });

    gate.news = 'shut';
    const unknown = await open('3 YONDER ST');
    // Newer on the hub than here, but not unknown here.
    await other.send(noteCommand(changed, 'Seen again'));
    const { hits } = await until('the case in the index', async () => {
      const answer = await search('open potholes yonder cd14');
      return answer.hits.length > 0 ? answer : null;
    });
    expect(
      hits.map(({ row, because }) => ({ id: row.id, address: row.address, pending: row.pending, because })),
    ).toEqual([
      {
        id: unknown,
        address: '3 YONDER ST',
        pending: false,
        because: expect.arrayContaining([{ field: 'address', text: '3 YONDER ST', ranges: [[2, 8]] }]),
      },
    ]);
    expect(hits[0]?.because.map(({ field }) => field).toSorted()).toEqual([
      'address',
      'district',
      'service',
      'state',
    ]);
    expect(await search('yonder closed')).toEqual({ hits: [], complete: true });
    expect(await search('')).toEqual({ hits: [], complete: true });
    expect((await desk.ask('case.get', { id: unknown }))?.from).toBe('hub');

    gate.news = 'open';
    await held(unknown);
    // The hub's index follows a moment behind what it takes.
    await expect.poll(() => search('yonder')).toEqual({ hits: [], complete: true });
  });

  test('says so when the hub is away', async () => {
    const message =
      "The hub can't be reached or takes too long, so only this desk was searched. Try again in a moment.";
    gate.way = 'cut';
    expect(await desk.askInVain('search.hub', { text: 'yonder', limit: 20 })).toEqual({
      code: 'hub-unreachable',
      message,
    });
    gate.way = 'stuck';
    const asked = performance.now();
    expect(await desk.askInVain('search.hub', { text: 'yonder', limit: 20 })).toEqual({
      code: 'hub-unreachable',
      message,
    });
    expect(performance.now() - asked).toBeLessThan(6_000);
    gate.way = 'open';
  });

  test('no text is an error', async () => {
    for (const text of [
      `'`,
      '"',
      '-',
      `'); drop`,
      '(a|b) & !c:*',
      '%',
      'a\\',
      '\ud83d',
      ids.case(),
      '1-',
      '+1 (213',
    ]) {
      expect(Object.keys(await search(text)), text).toEqual(['hits', 'complete']);
    }
  });
});
