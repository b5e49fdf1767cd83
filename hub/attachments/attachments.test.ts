import { beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { caseRecord } from '../../shared/contract/case-record.ts';
import type { AttachmentFact } from '../../shared/domain/attachment.ts';
import type { NewAttachment } from '../../shared/domain/case-command.ts';
import type { CaseId } from '../../shared/domain/ids.ts';
import { fakeClamd, type FakeClamd } from '../../test/files/fake-clamd.ts';
import { attachmentOf, bombPicture, EICAR, sampleHeic, samplePhoto } from '../../test/files/sample-files.ts';
import { readFile, sendFile, sendPart } from '../../test/files/send-file.ts';
import { until } from '../../test/program.ts';
import { openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { clamdChecker } from './clamd-checker.ts';

let hub: TestHub;
let clamd: FakeClamd;
let agent: TestDesk;
let supervisor: TestDesk;
let stranger: TestDesk;
let photo: Buffer;

const sender = (desk: TestDesk, at = hub) => ({ url: at.url, token: desk.signedIn.token });

async function openedCase(desk = agent): Promise<CaseId> {
  const command = openCommand();
  const result = await desk.send(command);
  expect(result.status).toBe('accepted');
  return command.caseId;
}

const add = (caseId: CaseId, attachment: NewAttachment, desk = agent) =>
  desk.send({ type: 'add-attachment', caseId, attachment });

async function recordOf(caseId: CaseId, desk = agent) {
  const { body } = await desk.post('/api/query/get-case', { caseId, number: null });
  return caseRecord.parse(body);
}

function stateOf(
  caseId: CaseId,
  is: (fact: AttachmentFact) => boolean,
  desk = agent,
): Promise<AttachmentFact> {
  return until('the file', async () => {
    const fact = (await recordOf(caseId, desk)).facts.attachments.at(-1);
    return fact !== undefined && is(fact) ? fact : null;
  });
}

const settled = (fact: AttachmentFact) => fact.state === 'clean' || fact.state === 'refused';

/** Sends a file to a case of its own and waits for what becomes of it. */
async function outcomeOf(bytes: Buffer, rest: Partial<NewAttachment> = {}): Promise<AttachmentFact> {
  const caseId = await openedCase();
  const attachment = attachmentOf(bytes, 'image/jpeg', rest);
  await sendFile(sender(agent), attachment, bytes);
  expect(await add(caseId, attachment)).toMatchObject({ status: 'accepted' });
  return stateOf(caseId, settled);
}

beforeAll(async () => {
  clamd = await fakeClamd();
  hub = await testHub({ checker: clamdChecker({ host: '127.0.0.1', port: clamd.port }) });
  agent = await hub.desk('agent');
  supervisor = await hub.desk('supervisor');
  stranger = await hub.desk('worker', 'LASAN');
  photo = await samplePhoto();
  return () => clamd.close();
});

describe('a photo', () => {
  it('is drawn anew the right way up, without its place, its maker and what programs wrote', async () => {
    const before = await sharp(photo).metadata();
    expect([before.exif !== undefined, before.xmp !== undefined]).toEqual([true, true]);
    const caseId = await openedCase();
    const attachment = attachmentOf(photo);
    await add(caseId, attachment);
    expect((await recordOf(caseId)).facts.attachments).toMatchObject([
      { id: attachment.id, state: 'uploading' },
    ]);
    expect(await sendFile(sender(agent), attachment, photo, 10_000)).toEqual({
      status: 200,
      body: { have: photo.length, added: true },
    });
    const fact = await stateOf(caseId, settled);
    const got = await readFile(sender(agent), attachment.id);
    const kept = await sharp(got.bytes).metadata();
    expect({
      fact,
      kept: [kept.format, kept.width, kept.height, kept.exif, kept.xmp, kept.iptc, kept.icc],
      raw: [got.bytes.includes('Ana Ruiz'), got.bytes.includes('Exif')],
    }).toEqual({
      fact: {
        id: attachment.id,
        media: 'image/jpeg',
        size: got.bytes.length,
        width: 480,
        height: 640,
        thumbnail: true,
        visibility: 'internal',
        state: 'clean',
        reason: null,
        name: attachment.name.id,
        note: null,
        addedAt: fact.addedAt,
        addedBy: agent.account.id,
        shows: null,
      },
      kept: ['jpeg', 480, 640, undefined, undefined, undefined, undefined],
      raw: [false, false],
    });
    const small = await readFile(sender(agent), attachment.id, 'thumbnail');
    const thumbnail = await sharp(small.bytes).metadata();
    expect([small.status, thumbnail.format, thumbnail.width, thumbnail.height]).toEqual([
      200,
      'webp',
      240,
      320,
    ]);
  });

  it('is told live: on its way, in quarantine, checked, each step an event of ids', async () => {
    const release = clamd.hold();
    const caseId = await openedCase();
    const attachment = attachmentOf(photo, 'image/jpeg', {
      note: { id: attachmentOf(photo).name.id, body: 'The hole' },
    });
    await sendFile(sender(agent), attachment, photo);
    await add(caseId, attachment);
    const waiting = await stateOf(caseId, (fact) => fact.state === 'quarantine');
    expect(waiting).toMatchObject({ reason: null, thumbnail: false });
    expect((await readFile(sender(agent), attachment.id)).status).toBe(404);
    release();
    await stateOf(caseId, settled);
    const { entries } = await recordOf(caseId);
    const steps = entries.slice(2).map(({ event, byName, texts }) => ({
      type: event.type,
      state: event.type === 'attachment-checked' ? event.state : null,
      byName,
      texts: Object.values(texts),
    }));
    expect(steps).toEqual([
      { type: 'attachment-added', state: null, byName: 'The agent', texts: ['IMG_0311.jpg', 'The hole'] },
      { type: 'attachment-checked', state: 'quarantine', byName: 'Desk311', texts: [] },
      { type: 'attachment-checked', state: 'clean', byName: 'Desk311', texts: [] },
    ]);
    expect(JSON.stringify(entries.map(({ event }) => event))).not.toContain('IMG_0311');
  });

  it('comes with the case that is filed with it, or neither does', async () => {
    const attachment = attachmentOf(photo);
    const command = openCommand({ attachments: [attachment] });
    await sendFile(sender(agent), attachment, photo);
    expect(await agent.send(command)).toMatchObject({ status: 'accepted' });
    expect(await stateOf(command.caseId, settled)).toMatchObject({ id: attachment.id, state: 'clean' });
    const again = openCommand({ attachments: [{ ...attachmentOf(photo), id: attachment.id }] });
    expect(await agent.send(again)).toMatchObject({ status: 'refused', refusal: { code: 'already-exists' } });
    const asked = await agent.post('/api/query/get-case', { caseId: again.caseId, number: null });
    expect(asked.body).toBeNull();
  });
});

describe('other files', () => {
  it('a PDF and a text are kept as they came, and given so that nothing runs them', async () => {
    const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\n%%EOF<script>alert(1)</script>');
    const fact = await outcomeOf(pdf, { name: { id: attachmentOf(pdf).name.id, body: 'photo.jpg' } });
    const got = await readFile(sender(agent), fact.id);
    expect([fact.media, fact.state, got.bytes.equals(pdf)]).toEqual(['application/pdf', 'clean', true]);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const text = Buffer.from('The hole is at the corner. El bache está en la esquina.\n');
    expect(await outcomeOf(text)).toMatchObject({ media: 'text/plain', state: 'clean', thumbnail: false });
  });

  it('a HEIC photo keeps its picture and loses its EXIF', async () => {
    const bytes = sampleHeic('GPS 34.05 -118.25 Ana Ruiz', 'the coded picture');
    const fact = await outcomeOf(bytes);
    const got = await readFile(sender(agent), fact.id);
    expect({
      fact: [fact.media, fact.state, fact.width, fact.height],
      size: got.bytes.length,
      holds: ['Ana Ruiz', 'GPS', 'the coded picture'].map((words) => got.bytes.includes(words)),
    }).toEqual({
      fact: ['image/heic', 'clean', 4_032, 3_024],
      size: bytes.length,
      holds: [false, false, true],
    });
  });

  it.each([
    ['an infected text', Buffer.from(EICAR), 'infected'],
    ['a picture with a virus behind it', null, 'infected'],
    ['a bomb', bombPicture(), 'too-many-pixels'],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'not-allowed',
    ],
    ['a page', Buffer.from('\ufeff  <!DOCTYPE html><script>alert(1)</script>'), 'not-allowed'],
    ['an archive', Buffer.from('PK\u0003\u0004 and so on', 'latin1'), 'not-allowed'],
    ['half a photo', 'half', 'broken'],
    ['a head without a body', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]), 'broken'],
    ['a HEIC without its parts', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1'), 'broken'],
  ] as const)('%s is refused', async (_what, given, reason) => {
    const bytes =
      given === null
        ? Buffer.concat([photo, Buffer.from(EICAR)])
        : given === 'half'
          ? photo.subarray(0, photo.length / 2)
          : given;
    const fact = await outcomeOf(Buffer.from(bytes));
    expect([fact.state, fact.reason]).toEqual(['refused', reason]);
    expect((await readFile(sender(agent), fact.id)).status).toBe(404);
    const left = await hub.hub.db
      .selectFrom('attachment_uploads')
      .select('attachment_id')
      .where('attachment_id', '=', fact.id)
      .execute();
    expect(left).toEqual([]);
  });
});

describe('sending', () => {
  it('goes on where it was, whatever is sent twice, too early or too late', async () => {
    const caseId = await openedCase();
    const file = attachmentOf(photo);
    const part = (start: number, end: number) =>
      sendPart(sender(agent), file, start, photo.subarray(start, end));
    const have = async (answer: ReturnType<typeof part>) => (await answer).body;
    expect([
      await have(part(0, 0)),
      await have(part(0, 1_000)),
      await have(part(0, 1_000)),
      await have(part(5_000, 6_000)),
      await have(part(1_000, 2_000)),
      await have(part(0, 0)),
    ]).toEqual([0, 1_000, 1_000, 1_000, 2_000, 2_000].map((bytes) => ({ have: bytes, added: false })));
    await part(2_000, photo.length);
    await add(caseId, file);
    await stateOf(caseId, settled);
    expect(await have(part(0, 0))).toEqual({ have: photo.length, added: true });
  });

  it('refuses what is too large, has another hash, or comes under a used id', async () => {
    const file = attachmentOf(photo);
    const huge = await sendPart(sender(agent), { ...file, size: 30 * 1024 * 1024 }, 0, photo.subarray(0, 10));
    const long = await sendPart(sender(agent), { ...file, size: 20 }, 10, photo.subarray(0, 11));
    const wrong = await sendFile(sender(agent), { ...file, sha256: '0'.repeat(64) }, photo);
    const after = await sendPart(sender(agent), file, 0, photo.subarray(0, 10));
    const other = await sendPart(
      sender(agent),
      { ...file, sha256: '1'.repeat(64) },
      0,
      photo.subarray(0, 10),
    );
    expect([huge.status, long.status, wrong.status, after.body, other.status]).toEqual([
      413,
      413,
      400,
      { have: 10, added: false },
      400,
    ]);
  });

  it('is not for those who may not add files, nor for nobody', async () => {
    const auditor = await hub.desk('auditor');
    const file = attachmentOf(photo);
    const theirs = await sendPart(sender(auditor), file, 0, photo.subarray(0, 10));
    const nobody = await sendPart({ url: hub.url, token: 'x'.repeat(40) }, file, 0, photo.subarray(0, 10));
    expect([theirs.status, nobody.status]).toEqual([403, 401]);
  });

  it('takes for a file only what its own sender sent', async () => {
    const caseId = await openedCase();
    const file = attachmentOf(photo);
    expect(await sendFile(sender(supervisor), file, photo)).toMatchObject({ status: 200 });
    await add(caseId, file);
    const uploaded = await sendPart(sender(supervisor), file, 0, photo.subarray(0, 0));
    expect(uploaded.body).toEqual({ have: photo.length, added: false });
    await sendFile(sender(agent), file, photo);
    expect((await stateOf(caseId, settled)).state).toBe('clean');
  });
});

describe('reading', () => {
  it('answers alike for what is not there and what is not to be seen', async () => {
    const caseId = await openedCase();
    const file = attachmentOf(photo);
    await sendFile(sender(agent), file, photo);
    await add(caseId, file);
    await stateOf(caseId, settled);
    const theirs = await readFile(sender(stranger), file.id);
    const none = await readFile(sender(stranger), attachmentOf(photo).id);
    const broken = await readFile(sender(stranger), 'not-an-id');
    expect([theirs.status, none.status, theirs.bytes.equals(none.bytes), broken.status]).toEqual([
      404,
      404,
      true,
      400,
    ]);
    expect(await add(caseId, attachmentOf(photo), stranger)).toMatchObject({
      refusal: { code: 'not-found' },
    });
    expect(
      await stranger.send({ type: 'release-attachment', caseId, attachment: file.id, verdict: 'release' }),
    ).toMatchObject({ refusal: { code: 'not-found' } });
  });
});

describe('a checker', () => {
  it(
    'that is away is asked again, and nothing leaves quarantine meanwhile',
    { timeout: 40_000 },
    async () => {
      clamd.sayInstead('INSTREAM size limit exceeded. ERROR');
      const caseId = await openedCase();
      const file = attachmentOf(photo);
      await sendFile(sender(agent), file, photo);
      await add(caseId, file);
      await until('a question', () => (hub.log().includes('the checker of files is away') ? true : null));
      expect((await recordOf(caseId)).facts.attachments[0]?.state).toBe('quarantine');
      clamd.sayInstead(null);
      expect((await stateOf(caseId, settled)).state).toBe('clean');
      expect(clamd.asked.at(-1)?.equals(photo)).toBe(true);
    },
  );

  it('is not for people: nobody can say that a file is clean', async () => {
    const caseId = await openedCase();
    const file = attachmentOf(photo);
    await add(caseId, file);
    const said = await supervisor.send({
      type: 'note-attachment',
      caseId,
      attachment: file.id,
      state: 'clean',
      reason: null,
      finding: null,
    });
    expect(said).toMatchObject({ status: 'refused', refusal: { code: 'not-permitted' } });
  });
});

describe('without a checker', () => {
  it('pictures we drew anew are taken, and all else waits for a supervisor', async () => {
    const plain = await testHub();
    const me = await plain.desk('agent');
    const chief = await plain.desk('supervisor');
    const command = openCommand();
    await me.send(command);
    const send = async (bytes: Buffer) => {
      const file = attachmentOf(bytes);
      await sendFile(sender(me, plain), file, bytes);
      await add(command.caseId, file, me);
      return file.id;
    };
    await send(photo);
    expect((await stateOf(command.caseId, settled, me)).state).toBe('clean');
    const pdf = Buffer.from('%PDF-1.4 minutes of the meeting');
    const held = await send(pdf);
    const waits = await stateOf(command.caseId, (fact) => fact.reason === 'no-checker', me);
    expect([waits.state, waits.media]).toEqual(['quarantine', 'application/pdf']);
    const decide = (desk: TestDesk, attachment: typeof held, verdict: 'release' | 'refuse') =>
      desk.send({ type: 'release-attachment', caseId: command.caseId, attachment, verdict });
    expect(await decide(me, held, 'release')).toMatchObject({ refusal: { code: 'not-permitted' } });
    expect((await readFile(sender(chief, plain), held)).status).toBe(404);
    expect(await decide(chief, held, 'release')).toMatchObject({ status: 'accepted' });
    expect((await readFile(sender(me, plain), held)).bytes.equals(pdf)).toBe(true);
    const refused = await send(Buffer.from('a text'));
    await stateOf(command.caseId, (fact) => fact.reason === 'no-checker', me);
    expect(await decide(chief, refused, 'refuse')).toMatchObject({ status: 'accepted' });
    expect(await decide(chief, refused, 'release')).toMatchObject({ refusal: { code: 'edge-not-allowed' } });
    expect((await readFile(sender(me, plain), refused)).status).toBe(404);
  });

  it('or everything waits, and only a supervisor sees what it looks like', async () => {
    const strict = await testHub({ withoutChecker: 'nothing' });
    const [me, chief] = [await strict.desk('agent'), await strict.desk('supervisor')];
    const command = openCommand();
    const file = attachmentOf(photo);
    await me.send({ ...command, attachments: [file] });
    await sendFile(sender(me, strict), file, photo);
    const waits = await stateOf(command.caseId, (fact) => fact.reason === 'no-checker', me);
    expect(waits.thumbnail).toBe(true);
    const seen = await Promise.all(
      [me, chief].map(async (desk) => [
        (await readFile(sender(desk, strict), file.id, 'thumbnail')).status,
        (await readFile(sender(desk, strict), file.id)).status,
      ]),
    );
    expect(seen).toEqual([
      [404, 404],
      [200, 404],
    ]);
  });
});
