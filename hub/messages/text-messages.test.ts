import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR } from '../../shared/domain/instant.ts';
import type { MessageChannel } from '../../shared/domain/messages/message.ts';
import { WRITING_PACK } from '../../test/messages/messages-pack.ts';
import { callerByMail, FIRST_DAY, writingHub, type WritingHub } from '../../test/messages/writing-hub.ts';
import { until } from '../../test/program.ts';
import { closeCommand, openCommand, testHub, type TestDesk } from '../../test/test-hub.ts';
import { folderSender } from './folder-sender.ts';
import { passOver } from './make-messages.ts';
import type { Sender } from './sender.ts';

let world: WritingHub;
let supervisor: TestDesk;

beforeAll(async () => {
  world = await writingHub();
  ({ supervisor } = world);
});

describe('text messages', () => {
  it('go by the webhook, signed, by day; at night they wait, and what has changed meanwhile stays home', async () => {
    const phone = '(213) 555-0142';
    const day = await world.opened({ email: null, phone });
    expect(await world.over(day.id, 1)).toMatchObject([
      { channel: 'sms', state: 'sent', subject: null, address: '***-0142' },
    ]);
    const [first] = world.gateway.received;
    expect(first).toMatchObject({
      verified: true,
      body: {
        type: 'message.sms',
        data: { channel: 'sms', to: phone, subject: null, language: 'en', caseNumber: day.number },
      },
    });
    try {
      await world.setClock(Date.UTC(2026, 6, 2), 5 * HOUR); // 22:00 of the day before
      const night = await world.opened({ email: null, phone });
      const [waiting] = await until('the message', async () => {
        const { messages } = await world.messagesOf(night.id);
        return messages.length > 0 ? messages : null;
      });
      expect(waiting).toMatchObject({ state: 'queued', attempts: 0, dueAt: Date.UTC(2026, 6, 2, 15) });
      await supervisor.send({
        type: 'change-state',
        caseId: night.id,
        to: 'scheduled',
        waitingReason: null,
        scheduledFor: Date.UTC(2026, 6, 6, 16),
        remark: null,
      });
      await supervisor.send(closeCommand(night.id));
      await until('all three', async () =>
        (await world.messagesOf(night.id)).messages.length === 3 ? true : null,
      );
      await world.setClock(Date.UTC(2026, 6, 2), 16 * HOUR);
      expect(
        (await world.over(night.id, 3)).map(({ occasion, state, held }) => [occasion, state, held]),
      ).toEqual([
        ['acknowledged', 'sent', null],
        ['scheduled', 'suppressed', 'not-true-any-more'],
        ['closed', 'sent', null],
      ]);
    } finally {
      await world.setClock(FIRST_DAY);
    }
  }, 20_000);

  it('a gateway in trouble is asked again under the same id; one that sends us elsewhere is not followed', async () => {
    world.gateway.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '1' } });
    const before = world.gateway.received.length;
    const { id } = await world.opened({ email: null, phone: '213-555-0199' });
    expect(await world.over(id, 1)).toMatchObject([{ state: 'sent', attempts: 3 }]);
    const tries = world.gateway.received.slice(before);
    expect([
      tries.length,
      new Set(tries.map((one) => one.id)).size,
      tries.every((one) => one.verified),
    ]).toEqual([3, 1, true]);
    world.gateway.answers.push({ status: 307, headers: { location: world.gateway.url } });
    const moved = await world.opened({ email: null, phone: '213-555-0198' });
    expect(await world.over(moved.id, 1)).toMatchObject([
      { state: 'failed', error: 'the webhook sent us elsewhere (307), which is not followed' },
    ]);
    world.gateway.answers.push({ status: 400 });
    const refused = await world.opened({ email: null, phone: '213-555-0197' });
    expect(await world.over(refused.id, 1)).toMatchObject([{ state: 'failed', attempts: 1 }]);
  });
});

describe('a hub on a database that was there before', () => {
  it('tells nobody of what is over; one that sends nothing passes the feed over, but not beside one that does', async () => {
    const off = await testHub({ pack: WRITING_PACK });
    const desk = await off.desk('agent');
    await desk.send(openCommand({ caller: callerByMail('old@example.org') }));
    const reached = async () =>
      (
        await sql<{
          behind: number;
        }>`select f.number - h.feed_no as behind from message_head h, feed_head f`.execute(off.hub.db)
      ).rows[0]?.behind;
    const setOn = (until: number) => sql`update message_head set on_until = ${until}`.execute(off.hub.db);
    // A hub that sends was here a moment ago: the feed is left to it.
    await setOn(Date.now() + 60_000);
    await passOver(off.hub.db);
    expect(await reached()).toBe(1);
    await setOn(0);
    await passOver(off.hub.db);
    expect(await reached()).toBe(0);

    const folder = await mkdtemp(join(tmpdir(), 'desk311-messages-'));
    afterAll(() => rm(folder, { recursive: true }));
    const sender = folderSender(join(folder, 'messages'));
    const on = await testHub({
      pack: WRITING_PACK,
      databaseUrl: off.databaseUrl,
      senders: new Map<MessageChannel, Sender>([['mail', sender]]),
    });
    const next = openCommand({ caller: callerByMail('new@example.org') });
    await (await on.desk('agent')).send(next);
    const files = await until('the file', async () => {
      const names = await readdir(join(folder, 'messages')).catch(() => []);
      return names.some((name) => name.endsWith('.txt')) ? names : null;
    });
    const text = await readFile(join(folder, 'messages', files[0] ?? ''), 'utf8');
    expect([files.length, /^To: new@example\.org$/m.test(text), text.includes('Hello Somebody,')]).toEqual([
      1,
      true,
      true,
    ]);
  }, 40_000);
});
