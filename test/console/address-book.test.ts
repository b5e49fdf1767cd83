import { afterAll, beforeAll, expect, it } from 'vitest';
import { keepStreets } from '../../hub/addresses/keep-streets.ts';
import type { House } from '../../shared/domain/packed-houses.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { temporaryFolder, until } from '../program.ts';
import { ask, PASSWORD, testHub, type TestHub } from '../test-hub.ts';

/** More than one answer of the hub holds. */
const STREETS = 2_300;
const folder = temporaryFolder();
let hub: TestHub;
let desk: InProcessDesk;

const house = (number: number): House => ({
  number,
  mark: '',
  zip: '90012',
  town: null,
  lat: 34.05,
  lng: -118.25,
});
const street = (at: number, houses: readonly House[]) => ({
  direction: 'N',
  street: `LANE${at}`,
  suffix: 'ST',
  houses,
});

const suggested = async (text: string): Promise<string[]> =>
  (await desk.ask('place.suggest', { text })).places.map(({ address }) => address);

beforeAll(async () => {
  hub = await testHub();
  const streets = Array.from({ length: STREETS }, (_, at) => street(at, [house(10 + at)]));
  await keepStreets(hub.hub.db, streets, false, () => {});
  desk = await openDesk(folder.path, hub.url);
});
afterAll(async () => {
  await desk.close();
  folder.remove();
});

it('comes to a desk by itself, page by page, and is there when the hub is not', async () => {
  const { account } = await hub.desk('agent');
  await desk.ask('session.sign-in', { login: account.login, password: PASSWORD });
  const last = STREETS - 1;
  await until('the last street', async () => {
    const found = await suggested(`${10 + last} lane${last}`);
    return found.length > 0 ? found : null;
  });
  await hub.hub.close();
  expect(await Promise.all([suggested('10 n lane0'), suggested('1200 lane1190 st')])).toEqual([
    ['10 N LANE0 ST, 90012'],
    ['1200 N LANE1190 ST, 90012'],
  ]);
});

it('is for those who are signed in', async () => {
  const other = await testHub();
  const answer = await ask(`${other.url}/api/addresses?since=0`, { method: 'GET' });
  expect(answer).toMatchObject({ status: 401, body: { code: 'signed-out' } });
  const agent = await other.desk('agent');
  expect(await agent.get('/api/addresses?since=0')).toEqual({
    status: 200,
    body: { epoch: expect.any(String), head: 0, upTo: 0, streets: [] },
  });
  expect((await agent.get('/api/addresses?since=-1')).status).toBe(400);
});
