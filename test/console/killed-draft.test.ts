import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { layWire, type Wire } from '../cut-wire.ts';
import { openDesk } from '../in-process-desk.ts';
import { startProgram, until, type ChildProgram } from '../program.ts';
import { seededRandom } from '../sample-feed.ts';
import { ids, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

let hub: TestHub;
let wire: Wire;
let me: TestDesk;
const folder = mkdtempSync(join(tmpdir(), 'desk311-killed-draft-'));
const children: ChildProgram[] = [];
const CHILD_DESK = 'test/console/child-desk.ts';

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  me = await hub.desk('agent');
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
});
afterAll(async () => {
  await wire.close();
  rmSync(folder, { recursive: true });
});

/** A desk in a process of its own that types a draft letter by letter as long as it lives. */
function start(): ChildProgram {
  const child = startProgram(CHILD_DESK, [folder, wire.url, me.account.login, PASSWORD], {});
  children.push(child);
  return child;
}

it(
  'keeps every draft it said it had kept, whenever it is killed, with the hub and without',
  { timeout: 180_000 },
  async () => {
    const seed = 311;
    const random = seededRandom(seed);
    const id = ids.case();
    let said = '';
    for (let round = 0; round < 3; round += 1) {
      const child = start();
      await until('a desk', () => child.lines().includes('signed in') || null, 30_000, child.blame);
      if (round % 2 === 1) wire.cut();
      for (let n = 0; n < 30; n += 1) child.tell({ id, body: `"round ${round} letter ${n}"` });
      const enough = Math.floor(random() * 12);
      const kept = () => child.lines().filter((line) => line.startsWith('draft '));
      await until('some kept', () => kept().length > enough || null, 30_000, child.blame);
      await child.kill();
      said = kept().at(-1)?.slice('draft '.length) ?? said;
      wire.mend();

      const desk = await openDesk(folder, wire.url);
      await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
      const { drafts } = await desk.ask('draft.list', {});
      const [round0, letter = -1] = (drafts[0]?.body.match(/\d+/g) ?? []).map(Number);
      const [, lastSaid = 0] = (said.match(/\d+/g) ?? []).map(Number);
      expect({ drafts: drafts.length, round: round0 }, `seed ${seed}`).toEqual({ drafts: 1, round });
      // What was on its way when it was killed may be there too; what was acknowledged must be.
      expect(letter, `seed ${seed}`).toBeGreaterThanOrEqual(lastSaid);
      await desk.close();
    }
    const elsewhere = mkdtempSync(join(tmpdir(), 'desk311-other-desk-'));
    const other = await openDesk(elsewhere, wire.url);
    await other.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
    const arrived = await until(
      'the draft on another desk',
      async () => (await other.ask('draft.list', {})).drafts[0] ?? null,
      20_000,
    );
    expect(arrived).toMatchObject({ id, atHub: true, writtenOn: 'Desk of the test' });
    await other.close();
    rmSync(elsewhere, { recursive: true });
  },
);
