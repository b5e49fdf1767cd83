import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseCommand } from '../../shared/domain/case-command.ts';
import { caseId, commandId, textId, type CaseId } from '../../shared/domain/ids.ts';
import { NO_PLACE } from '../../shared/domain/place.ts';
import { startDesk, type DeskProgram } from '../desk-program.ts';
import { startHub, type HubProgram } from '../hub-program.ts';
import { testDatabase } from '../postgres.ts';
import { temporaryFolder, until } from '../program.ts';
import { PASSWORD, PEOPLE, settleDemoCity } from '../demo-city.ts';

const folders = [temporaryFolder(), temporaryFolder(), temporaryFolder()] as const;
let hub: HubProgram;
let database: string;
let agent: DeskProgram;
let supervisor: DeskProgram;

const open = (id: CaseId, said: string): CaseCommand => ({
  type: 'open-case',
  caseId: id,
  service: 'bulky-items',
  channel: 'call',
  place: {
    ...NO_PLACE,
    address: '1234 S FIGUEROA ST, 90015',
    house: '1234',
    direction: 'S',
    street: 'FIGUEROA',
    suffix: 'ST',
  },
  caller: { kind: 'anonymous' },
  description: { id: textId.parse(randomUUID()), body: said },
  placeSaid: null,
  answers: null,
});
const note = (id: CaseId, body: string): CaseCommand => ({
  type: 'add-note',
  caseId: id,
  visibility: 'internal',
  note: { id: textId.parse(randomUUID()), body },
});
const send = (desk: DeskProgram, command: CaseCommand) =>
  desk.ask('command.send', { commandId: commandId.parse(randomUUID()), command });
const newCase = (): CaseId => caseId.parse(randomUUID());

/** Notes of a case as a desk shows them, unsent ones included. */
async function notesOf(desk: DeskProgram, id: CaseId): Promise<(string | null)[]> {
  const view = await desk.ask('case.get', { id });
  return (view?.entries ?? []).flatMap(({ event, texts }) =>
    event.type === 'note-added' ? [texts[event.text] ?? null] : [],
  );
}

const live = (desk: DeskProgram, cases: number) =>
  until(
    'a live console',
    async () => {
      const { state, unsent, cases: held } = await desk.ask('connection.get', {});
      return state.name === 'live' && unsent === 0 && held >= cases ? true : null;
    },
    60_000,
    desk.output,
  );

beforeAll(async () => {
  database = await testDatabase();
  hub = await startHub(database, folders[0].path);
  await settleDemoCity(database, folders[0].path, 300);
  [agent, supervisor] = await Promise.all([
    startDesk(folders[1].path, hub.url),
    startDesk(folders[2].path, hub.url),
  ]);
  await agent.ask('session.sign-in', { login: PEOPLE.agent, password: PASSWORD });
  await supervisor.ask('session.sign-in', { login: PEOPLE.supervisor, password: PASSWORD });
  await Promise.all([live(agent, 300), live(supervisor, 300)]);
});

afterAll(async () => {
  await Promise.all([agent?.stop(), supervisor?.stop()]);
  await hub?.stop();
  for (const folder of folders) folder.remove();
});

describe('two desks', () => {
  it("see each other's change within a second", async () => {
    const took: number[] = [];
    for (let round = 0; round < 20; round += 1) {
      const id = newCase();
      const started = performance.now();
      await send(agent, open(id, `A sofa, number ${round}`));
      await until('the case on the other desk', () => supervisor.ask('case.get', { id }), 5_000);
      took.push(performance.now() - started);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const [median = Infinity, longest = Infinity] = [sorted[10], sorted.at(-1)];
    console.log(
      `seen on the other desk after ms: median ${median.toFixed(0)}, longest ${longest.toFixed(0)}`,
    );
    // The longest is printed, not judged: it tells how busy the machine was. The bench measures.
    expect(median).toBeLessThan(1_000);
  });

  it('find by its words what the other has just written, and no longer by what is not there', async () => {
    const id = newCase();
    const word = `zanahoria${Math.floor(performance.now())}`;
    await send(agent, open(id, 'A table'));
    await send(supervisor, open(newCase(), 'A chair'));
    await until('the case on the other desk', () => supervisor.ask('case.get', { id }));
    await send(supervisor, note(id, `They call it ${word}`));
    const hit = await until('the hit', async () => {
      const { hits } = await agent.ask('search', { text: word, limit: 5 });
      return hits.find((one) => one.kind === 'case') ?? null;
    });
    expect(hit.kind === 'case' && hit.row.id).toBe(id);
  });

  it('queue work while the hub is away, survive a power cut, and send each command exactly once', async () => {
    const id = newCase();
    const port = Number(new URL(hub.url).port);
    await hub.stop();
    await until('offline', async () =>
      (await agent.ask('connection.get', {})).state.name === 'offline' ? true : null,
    );

    const sent = [
      open(id, 'A fridge on the sidewalk'),
      ...['one', 'two', 'three', 'four'].map((word) => note(id, word)),
    ];
    for (const command of sent) expect((await send(agent, command)).status).toBe('queued');
    expect((await agent.ask('connection.get', {})).unsent).toBe(5);
    const seen = await agent.ask('case.get', { id });
    expect([seen?.facts.number, seen?.from, await notesOf(agent, id)]).toEqual([
      null,
      'desk',
      ['one', 'two', 'three', 'four'],
    ]);

    await agent.kill();
    agent = await startDesk(folders[1].path, hub.url);
    const session = await agent.ask('session.sign-in', { login: PEOPLE.agent, password: PASSWORD });
    expect(session.name === 'signed-in' && session.offline).toBe(true);
    expect((await agent.ask('connection.get', {})).unsent).toBe(5);
    expect(await notesOf(agent, id)).toEqual(['one', 'two', 'three', 'four']);

    hub = await startHub(database, folders[0].path, port);
    await live(agent, 1);
    await until('the case on the other desk', () => supervisor.ask('case.get', { id }), 40_000);
    await until('all notes', async () => ((await notesOf(supervisor, id)).length === 4 ? true : null));
    const there = await supervisor.ask('case.get', { id });
    expect([await notesOf(supervisor, id), there?.facts.version, there?.facts.number]).toEqual([
      ['one', 'two', 'three', 'four'],
      6,
      expect.stringMatching(/^1-\d{10}$/),
    ]);
    expect(await notesOf(agent, id)).toEqual(['one', 'two', 'three', 'four']);
    expect((await agent.ask('outbox.list', {})).entries).toEqual([]);
  });

  it('answer a wrong password while the hub is away without opening anything', async () => {
    const port = Number(new URL(hub.url).port);
    await hub.stop();
    await agent.kill();
    agent = await startDesk(folders[1].path, hub.url);
    expect((await agent.askInVain('session.sign-in', { login: PEOPLE.agent, password: 'not it' })).code).toBe(
      'wrong-credentials',
    );
    await agent.ask('session.sign-in', { login: PEOPLE.agent, password: PASSWORD });
    hub = await startHub(database, folders[0].path, port);
    await live(agent, 1);
  });
});
