import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, expect, test } from 'vitest';
import { callerId } from '../../shared/domain/ids.ts';
import { startHub } from '../../test/hub-program.ts';
import { mailServer } from '../../test/messages/mail-server.ts';
import { testDatabase } from '../../test/postgres.ts';
import { until } from '../../test/program.ts';
import { ids, openCommand, PASSWORD, QUICK_COST, signInDesk } from '../../test/test-hub.ts';
import { SMALL_CITY } from '../../test/small-city.ts';
import { openDatabase } from '../storage/open-database.ts';
import { createAccount } from '../write/accounts.ts';
import { keptPassword } from '../write/password.ts';

const MESSAGES = 300;
/** How long the mail server thinks about each mail, so that a hub is killed with mails on their way. */
const THINKING = 25;

test('two hubs, one killed in the middle of sending: every message arrives, none with a second id', async () => {
  const mail = await mailServer();
  mail.slow(THINKING);
  const databaseUrl = await testDatabase();
  const folders = await Promise.all([1, 2].map((n) => mkdtemp(join(tmpdir(), `desk311-sender-${n}-`))));
  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
  const [one = '', two = ''] = folders;
  const settings = {
    DESK311_MAIL: 'smtp',
    DESK311_SMTP_URL: mail.url,
    DESK311_MAIL_FROM: 'no-reply@la.example',
  };
  const [first, second] = [
    await startHub(databaseUrl, one, 0, settings),
    await startHub(databaseUrl, two, 0, settings),
  ];
  const db = openDatabase(databaseUrl);
  try {
    const account = {
      id: ids.account(),
      login: 'ana',
      name: 'Ana',
      role: 'agent' as const,
      department: null,
      unit: null,
    };
    const cost = await keptPassword(
      (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      PASSWORD,
      QUICK_COST,
    );
    await createAccount({ db, city: SMALL_CITY }, account, cost);
    const desk = await signInDesk(second.url, account);
    const file = (n: number) =>
      desk.send(
        openCommand({
          service: 'single-streetlight-issue',
          caller: {
            kind: 'new',
            id: callerId.parse(ids.case()),
            name: `Resident ${n}`,
            phone: null,
            email: `p${n}@example.org`,
            language: n % 2 === 0 ? 'en' : 'es',
          },
        }),
      );
    for (let n = 0; n < MESSAGES; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(file));

    // The hub that dies may be the one that makes them: the other looks at the feed again after a pause.
    const countMade = async () =>
      (await sql<{ count: number }>`select count(*) as count from messages`.execute(db)).rows[0]?.count;
    await until('a third of the mails', () => (mail.mails.length > MESSAGES / 3 ? true : null));
    await first.kill();
    const atKill = mail.mails.length;
    const open = async () =>
      (
        await sql<{ state: string; count: number }>`
          select state, count(*) as count from messages where state in ('queued', 'sending') group by state`.execute(
          db,
        )
      ).rows;
    await until('the rest but for what the dead hub holds', async () => {
      const left = await open();
      return left.some(({ state }) => state === 'queued') || left.some(({ count }) => count > 4)
        ? null
        : true;
    });
    // What a dead hub has taken is free after its lease, two minutes; here time is made to pass.
    await sql`update messages set due_at = 0 where state = 'sending'`.execute(db);
    await until('all of them', async () =>
      (await countMade()) === MESSAGES && (await open()).length === 0 ? true : null,
    );

    const idsOf = Map.groupBy(mail.mails, ({ to }) => to);
    const { rows: made } = await sql<{ id: string; state: string }>`select id, state from messages`.execute(
      db,
    );
    const arrived = new Set(mail.mails.map(({ id }) => id));
    console.log(
      `${made.length} messages, ${mail.mails.length} mails, ${atKill} before the kill, ` +
        `${mail.mails.length - arrived.size} sent again under the same id`,
    );
    expect({
      made: made.length,
      sent: made.filter(({ state }) => state === 'sent').length,
      lost: made.filter(({ id }) => !arrived.has(`<${id}@la.example>`)).length,
      people: idsOf.size,
      secondIds: [...idsOf.values()].filter((mails) => new Set(mails.map(({ id }) => id)).size > 1).length,
    }).toEqual({ made: MESSAGES, sent: MESSAGES, lost: 0, people: MESSAGES, secondIds: 0 });
  } finally {
    await db.destroy();
    await second.stop();
  }
});
