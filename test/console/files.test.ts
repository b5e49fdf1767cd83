import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { NewAttachment } from '../../shared/domain/case-command.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { layWire, type Wire } from '../cut-wire.ts';
import { attachmentOf, sampleHeic, samplePhoto, TAKEN_AT } from '../files/sample-files.ts';
import { openDesk, type InProcessDesk } from '../in-process-desk.ts';
import { startProgram, until, type ChildProgram } from '../program.ts';
import { seededRandom } from '../sample-feed.ts';
import { ids, openCommand, PASSWORD, testHub, type TestDesk, type TestHub } from '../test-hub.ts';

const PART = 16 * 1024;
let hub: TestHub;
let wire: Wire;
let me: TestDesk;
let folder: string;
let photo: Buffer;
const desks: InProcessDesk[] = [];
const children: ChildProgram[] = [];

beforeAll(async () => {
  hub = await testHub();
  wire = await layWire(hub.url);
  photo = await samplePhoto(1_600, 1_200);
});
afterAll(() => wire.close());
beforeEach(async () => {
  wire.mend();
  folder = mkdtempSync(join(tmpdir(), 'desk311-files-'));
  me = await hub.desk('agent');
});
afterEach(async () => {
  for (const child of children.splice(0)) await child.kill();
  for (const desk of desks.splice(0)) await desk.close();
  rmSync(folder, { recursive: true });
});

async function openMine(at = wire.url): Promise<InProcessDesk> {
  const desk = await openDesk(folder, at);
  desks.push(desk);
  await desk.ask('session.sign-in', { login: me.account.login, password: PASSWORD });
  return desk;
}

/** Puts a file on a desk as its screen does, piece by piece. */
async function put(
  desk: InProcessDesk,
  file: Pick<NewAttachment, 'id' | 'size'>,
  bytes: Buffer,
  part = PART,
) {
  let status = 0;
  let body: unknown;
  let start = 0;
  do {
    const response = await desk.console.fetch(
      new Request(`http://desk/files/${file.id}?size=${file.size}&start=${start}`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Uint8Array.from(bytes.subarray(start, start + part)),
      }),
    );
    status = response.status;
    body = await response.json();
    start += part;
  } while (start < bytes.length && status === 200);
  return { status, body };
}

async function get(desk: InProcessDesk, path: string) {
  const response = await desk.console.fetch(new Request(`http://desk/files/${path}`));
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    policy: response.headers.get('content-security-policy'),
    disposition: response.headers.get('content-disposition'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}

const clean = (desk: InProcessDesk, caseId: CaseId) =>
  until(
    'a clean file',
    async () => {
      const fact = (await desk.ask('case.get', { id: caseId }))?.facts.attachments.at(-1);
      return fact?.state === 'clean' ? fact : null;
    },
    40_000,
    () => desk.log.join('\n'),
  );

const nothingOwn = (desk: InProcessDesk) =>
  until('nothing to send', async () =>
    (await desk.ask('attachment.list', {})).files.length === 0 ? true : null,
  );

describe('files on a desk', () => {
  it('are kept encrypted, looked at, and their place is told', async () => {
    const desk = await openMine();
    const file = attachmentOf(photo);
    expect(await put(desk, file, photo)).toEqual({ status: 200, body: { have: photo.length } });
    expect(await desk.ask('attachment.look', { id: file.id })).toEqual({
      sha256: file.sha256,
      size: file.size,
      media: 'image/jpeg',
      position: TAKEN_AT,
    });
    const profile = readdirSync(folder).find((name) => name.startsWith('profile-')) ?? '';
    const stored = readdirSync(join(folder, profile)).filter((name) => name.startsWith('files.db'));
    expect(stored.length).toBeGreaterThan(0);
    const slice = photo.subarray(2_000, 2_032);
    expect(stored.map((name) => readFileSync(join(folder, profile, name)).includes(slice))).toEqual(
      stored.map(() => false),
    );
    const shown = await get(desk, `${ids.case()}/${file.id}/thumbnail`);
    expect([shown.status, shown.type, shown.policy, shown.bytes.equals(photo)]).toEqual([
      200,
      'image/jpeg',
      "default-src 'none'; sandbox",
      true,
    ]);
    await desk.ask('attachment.drop', { id: file.id });
    expect(await desk.ask('attachment.list', {})).toEqual({ files: [] });
  });

  it('are refused with a sentence when they are nothing we take', async () => {
    const desk = await openMine();
    const look = async (bytes: Buffer) => {
      const file = attachmentOf(bytes);
      await put(desk, file, bytes);
      return desk.askInVain('attachment.look', { id: file.id });
    };
    expect(await look(Buffer.from('<svg onload="alert(1)"/>'))).toEqual({
      code: 'invalid-input',
      message:
        'This is no photo, PDF or plain text, whatever its name says. Nothing was kept; save it as one of these.',
    });
    const empty = await put(desk, { id: attachmentOf(photo).id, size: 0 }, Buffer.alloc(0));
    const huge = await put(
      desk,
      { id: attachmentOf(photo).id, size: 26 * 1024 * 1024 },
      photo.subarray(0, 10),
    );
    expect([empty, huge]).toEqual([
      { status: 400, body: { code: 'invalid-input', message: 'The file is empty. Nothing was kept.' } },
      {
        status: 413,
        body: {
          code: 'too-large',
          message: 'A file may have 25 MB at most. Nothing was kept; add a smaller copy.',
        },
      },
    ]);
    const never = openCommand({ attachments: [attachmentOf(photo)] });
    expect(await desk.askInVain('command.send', { commandId: ids.command(), command: never })).toMatchObject({
      code: 'not-found',
    });
    expect(await desk.ask('outbox.list', {})).toEqual({ entries: [] });
  });

  it('go to the hub with the case they are filed with, and come back checked', async () => {
    const desk = await openMine();
    const file = attachmentOf(photo);
    const heic = attachmentOf(sampleHeic('Exif', 'picture'), 'image/heic');
    await put(desk, file, photo);
    await desk.ask('attachment.look', { id: file.id });
    await put(desk, heic, sampleHeic('Exif', 'picture'));
    await desk.ask('attachment.look', { id: heic.id });
    // A draft's files stay where they are.
    expect((await desk.ask('attachment.list', {})).files.map((one) => [one.caseId, one.sent])).toEqual([
      [null, 0],
      [null, 0],
    ]);
    const command = openCommand({ attachments: [heic, file] });
    await desk.ask('command.send', { commandId: ids.command(), command });
    await clean(desk, command.caseId);
    await nothingOwn(desk);
    const attachments = await until('both looked into', async () => {
      const facts = (await desk.ask('case.get', { id: command.caseId }))?.facts;
      return facts?.attachments.some((one) => one.reason === 'no-checker') ? facts.attachments : null;
    });
    expect(attachments.map(({ media, state, reason }) => [media, state, reason])).toEqual([
      ['image/heic', 'quarantine', 'no-checker'],
      ['image/jpeg', 'clean', null],
    ]);
    const whole = await get(desk, `${command.caseId}/${file.id}/file`);
    expect([whole.status, whole.disposition, whole.bytes.includes('Ana Ruiz')]).toEqual([
      200,
      'inline',
      false,
    ]);
    const small = await get(desk, `${command.caseId}/${file.id}/thumbnail`);
    // Once seen, it is seen again without the hub.
    wire.cut();
    expect((await get(desk, `${command.caseId}/${file.id}/thumbnail`)).bytes.equals(small.bytes)).toBe(true);
    expect((await get(desk, `${ids.case()}/${file.id}/thumbnail`)).status).toBe(503);
  });

  it('are another person’s on no desk: not by a worker who may not see the case', async () => {
    const desk = await openMine();
    const file = attachmentOf(photo);
    await put(desk, file, photo);
    await desk.ask('attachment.look', { id: file.id });
    const command = openCommand({ attachments: [file] });
    await desk.ask('command.send', { commandId: ids.command(), command });
    await clean(desk, command.caseId);
    const other = await hub.desk('worker', 'LASAN');
    const theirs = mkdtempSync(join(tmpdir(), 'desk311-files-'));
    const strange = await openDesk(theirs, hub.url);
    await strange.ask('session.sign-in', { login: other.account.login, password: PASSWORD });
    expect((await get(strange, `${command.caseId}/${file.id}/file`)).status).toBe(404);
    await strange.close();
    rmSync(theirs, { recursive: true });
  });
});

describe('without the hub', () => {
  it('a case with photos is filed offline, over a restart, and goes out whole when the hub is back', async () => {
    let desk = await openMine();
    await until('live', async () =>
      (await desk.ask('connection.get', {})).state.name === 'live' ? true : null,
    );
    wire.cut();
    const file = attachmentOf(photo);
    await put(desk, file, photo);
    await desk.ask('attachment.look', { id: file.id });
    const command = openCommand({ attachments: [file] });
    expect(await desk.ask('command.send', { commandId: ids.command(), command })).toMatchObject({
      status: 'queued',
    });
    const view = await desk.ask('case.get', { id: command.caseId });
    expect([view?.from, view?.facts.attachments.map((one) => one.state)]).toEqual(['desk', ['uploading']]);
    expect((await get(desk, `${command.caseId}/${file.id}/thumbnail`)).bytes.equals(photo)).toBe(true);
    await desk.close();
    desks.pop();
    desk = await openMine();
    expect((await desk.ask('attachment.list', {})).files).toEqual([
      { id: file.id, caseId: command.caseId, size: photo.length, sent: 0 },
    ]);
    const unsent = (count: number) =>
      until(`${count} unsent`, async () => (await desk.ask('connection.get', {})).unsent === count || null);
    // The case and its photo.
    await unsent(2);
    wire.mend();
    await clean(desk, command.caseId);
    await nothingOwn(desk);
    await unsent(0);
  });
});

function start(files: string): ChildProgram {
  const args = [folder, wire.url, me.account.login, PASSWORD, files];
  const child = startProgram('test/console/child-files.ts', args, {});
  children.push(child);
  return child;
}

describe('a desk that is killed', () => {
  it('sends what it said it kept, each once, wherever it was killed', { timeout: 180_000 }, async () => {
    const seed = 3_110;
    const random = seededRandom(seed);
    const command = openCommand();
    await me.send(command);
    const kept: string[] = [];
    const rounds = 5;
    for (let round = 0; round < rounds; round += 1) {
      const child = start(command.caseId);
      await until('a desk', () => child.lines().includes('signed in') || null, 30_000, child.blame);
      if (round % 2 === 1) wire.cut();
      const enough = 1 + Math.floor(random() * 3);
      const said = () => child.lines().filter((line) => line.startsWith('kept '));
      await until('some kept', () => said().length >= enough || null, 30_000, child.blame);
      await child.kill();
      kept.push(...said().map((line) => line.slice('kept '.length)));
      wire.mend();
    }
    const desk = await openMine();
    await until(
      'all of them',
      async () => {
        const facts = (await desk.ask('case.get', { id: command.caseId }))?.facts;
        const there = new Set<string>(
          facts?.attachments.filter((one) => one.state === 'clean').map((one) => one.id),
        );
        return kept.every((id) => there.has(id)) ? true : null;
      },
      60_000,
      () => desk.log.join('\n'),
    );
    const facts = (await desk.ask('case.get', { id: command.caseId }))?.facts;
    const found = facts?.attachments.map((one) => one.id);
    console.log(`seed ${seed}: ${rounds} kills, ${kept.length} files kept, ${found?.length} on the case`);
    expect(new Set(found).size, `seed ${seed}`).toBe(found?.length);
    expect(kept.length).toBeGreaterThanOrEqual(rounds);
  });
});
