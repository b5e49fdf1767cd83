import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findServices } from '../../shared/domain/find-services.ts';
import { learnedWordsOf } from '../../shared/domain/finder/learned-words.ts';
import { serviceCode } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { until } from '../program.ts';
import { SMALL_PACK } from '../small-city.ts';
import { ids, openCommand, PASSWORD, testHub, type TestHub } from '../test-hub.ts';

let hub: TestHub;
let wire: Wire;
let folder: string;
let desk: InProcessDesk;

const told = () => `${desk.log.join('\n')}\n${hub.log().split('\n').slice(-5).join('\n')}`;
const state = (name: string) =>
  until(
    name,
    async () => ((await desk.ask('connection.get', {})).state.name === name ? true : null),
    20_000,
    told,
  );

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  folder = mkdtempSync(join(tmpdir(), 'desk311-learned-'));
  const me = await hub.desk('agent', 'ITA');
  desk = await openDesk(folder, wire.url);
  await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  await state('live');
});
afterAll(async () => {
  await desk.close();
  await wire.close();
  rmSync(folder, { recursive: true });
});

it('sends what was said for a service with the case, and shows it on the desk', async () => {
  const serviceSaid = { id: ids.text(), body: 'a blorp' };
  const command = openCommand({ service: 'dead-animal', serviceSaid });
  await desk.ask('command.send', { commandId: ids.command(), command });
  const joined = await until(
    'the case',
    async () => {
      const view = await desk.ask('case.get', { id: command.caseId });
      return view?.facts.number == null ? null : (view.entries[1] ?? null);
    },
    20_000,
    told,
  );
  expect([joined.event, joined.texts]).toEqual([
    { type: 'caller-joined', callerId: null, said: serviceSaid.id },
    { [serviceSaid.id]: 'a blorp' },
  ]);
});

it('learns from the city what agents chose, and knows it also when the hub is away', async () => {
  expect(findServices(SMALL_PACK, 'blorp').candidates).toEqual([]);
  const others = await Promise.all([hub.desk('agent'), hub.desk('agent'), hub.desk('supervisor')]);
  for (const other of others) {
    const serviceSaid = { id: ids.text(), body: 'the blorp' };
    await other.send(openCommand({ service: 'dead-animal', serviceSaid }));
  }
  // The hub counts within seconds, by itself.
  const online = await until(
    'the learned words',
    async () => {
      const answer = await desk.ask('learned-words.get', {});
      return answer.words.length > 0 ? answer : null;
    },
    30_000,
    told,
  );
  wire.cut();
  await state('offline');
  const offline = await desk.ask('learned-words.get', {});
  expect(offline).toEqual(online);
  const [found] = findServices(SMALL_PACK, 'my blorp', learnedWordsOf(offline.words)).candidates;
  expect([found?.service.code, found?.reason]).toEqual([
    serviceCode.parse('dead-animal'),
    { words: 'blorp', said: ['blorp'], language: 'en', field: 'learned', corrected: false, chosen: 4 },
  ]);
});
