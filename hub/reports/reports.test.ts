import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  scorecard as scorecardShape,
  ticketsAnswer,
  type ReportFilter,
  type Scorecard,
  type Ticket,
} from '../../shared/contract/report.ts';
import { PROTOCOL, PROTOCOL_HEADER } from '../../shared/contract/hub-protocol.ts';
import { promiseId } from '../../shared/domain/ids.ts';
import { DAY } from '../../shared/domain/instant.ts';
import { measure, MEASURES } from '../../shared/domain/report/measure.ts';
import { fileCommand, sendComplaint } from '../../test/complaints/complaint-commands.ts';
import { countOneByOne, type Counted } from '../../test/count-one-by-one.ts';
import { pdfText } from '../../test/pdf-text.ts';
import { ids, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { demoPlacesFile } from '../demo/demo-places.ts';
import { demoWorld } from '../demo/demo-world.ts';
import { makeAccounts, seedDemoCity } from '../demo/seed-demo-city.ts';
import { followReportCases } from './follow-cases.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const NOW = Date.parse('2026-11-21T12:00:00-08:00');
const CASES = 700;
/** With the weeks to come, for which something was promised. */
const YEAR = { from: NOW - 300 * DAY, to: NOW + 60 * DAY };

let test: TestHub;
let supervisor: TestDesk;
let worker: TestDesk;

beforeAll(async () => {
  const pack = await loadCityPack(fileURLToPath(CITY_FOLDER), null);
  test = await testHub({ pack });
  const file = demoPlacesFile.parse(
    JSON.parse(await readFile(new URL('demo-places.json', CITY_FOLDER), 'utf8')),
  );
  const world = demoWorld(test.hub.core.city, file, 311, NOW);
  await makeAccounts(test.hub.core, world);
  await seedDemoCity(test.hub.core, world, { cases: CASES, progress: () => {}, stopAsked: () => false });
  [supervisor, worker] = await Promise.all([test.desk('supervisor'), test.desk('worker', 'BSS')]);
  const live = await test.hub.db
    .selectFrom('cases')
    .select('id')
    .where('state', '=', 'assigned')
    .limit(1)
    .executeTakeFirstOrThrow();
  const promised = await supervisor.send({
    type: 'make-promise',
    caseId: live.id,
    callerId: null,
    promise: {
      id: promiseId.parse(randomUUID()),
      kind: 'call-back',
      basis: 'agent',
      by: Date.now() + 3 * DAY,
      language: 'en',
    },
    why: { id: ids.text(), body: 'Whether the crew was there' },
  });
  expect(promised.status).toBe('accepted');
  const agent = await test.desk('agent');
  const complained = await sendComplaint(
    agent,
    fileCommand({ department: 'LASAN', cases: [live.id], about: 'handling' }),
  );
  expect(complained.status).not.toBe('refused');
  await followReportCases(test.hub.db, () => false);
});

async function scorecardOf(desk: TestDesk, department: string | null = null): Promise<Scorecard> {
  const { status, body } = await desk.post('/api/query/scorecard', { ...YEAR, department, district: null });
  expect([status, body]).toEqual([200, expect.anything()]);
  return scorecardShape.parse(body);
}

async function allTickets(desk: TestDesk, filter: ReportFilter) {
  const tickets: Ticket[] = [];
  let total = null;
  let after: unknown = null;
  do {
    const { body } = await desk.post('/api/query/tickets', { filter, after });
    const page = ticketsAnswer.parse(body);
    tickets.push(...page.tickets);
    total ??= page.total;
    after = page.next;
  } while (after !== null);
  return { tickets, total };
}

async function fileOf(
  desk: TestDesk,
  path: string,
  ask: unknown,
): Promise<{ status: number; bytes: Buffer }> {
  const response = await fetch(
    `${test.url}/api/reports/${path}?ask=${encodeURIComponent(JSON.stringify(ask))}`,
    {
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL), authorization: `Bearer ${desk.signedIn.token}` },
    },
  );
  return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
}

const nth = (list: readonly number[], share: number): number | null =>
  list.length === 0 ? null : (list.toSorted((a, b) => a - b)[Math.ceil(list.length * share) - 1] ?? null);

describe('the scorecard', () => {
  it('counts what a loop over all cases counts, for all, by department and by district', async () => {
    const card = await scorecardOf(supervisor);
    const counted = (await countOneByOne(test.hub.db, card.asOf)).filter(
      ({ at }) => at >= YEAR.from && at < YEAR.to,
    );
    const of = (fits: (one: Counted) => boolean) =>
      Object.fromEntries(
        measure.options.map((name) => [
          name,
          counted.filter((one) => one.measure === name && fits(one)).length,
        ]),
      );
    expect(card.complete).toBe(true);
    expect(card.all.now.counts).toEqual(of(() => true));
    for (const { department, now } of card.departments) {
      expect([department, now.counts]).toEqual([department, of((one) => one.department === department)]);
    }
    for (const { district, counts } of card.districts) {
      expect([district, counts]).toEqual([district, of((one) => one.district === district)]);
    }
    // A city where nothing of a kind happened would prove nothing of it. Refusals have a test of their own; what was not
    // replied to is the rest of what was escalated.
    const silent = measure.options.filter((name) => card.all.now.counts[name] === 0);
    expect(silent.filter((name) => name !== 'refused' && name !== 'not-replied')).toEqual([]);
  });

  it('tells how long work and replies took', async () => {
    const card = await scorecardOf(supervisor);
    const cases = await test.hub.db.selectFrom('cases').select('facts').execute();
    const replies = cases.flatMap(({ facts }) =>
      facts.escalations.flatMap((one) => {
        const at = Math.min(one.answer?.at ?? Infinity, one.returned?.at ?? Infinity);
        return one.raisedAt >= YEAR.from && one.raisedAt < YEAR.to && at < Infinity
          ? [at - one.raisedAt]
          : [];
      }),
    );
    expect([card.all.now.replyP50, card.all.now.replyP90]).toEqual([nth(replies, 0.5), nth(replies, 0.9)]);
    expect(card.all.now.closeP50).toBeGreaterThan(0);
    expect(card.all.now.verified).toBeNull();
  });

  it('opens exactly the cases behind each number', async () => {
    const card = await scorecardOf(supervisor);
    const counted = (await countOneByOne(test.hub.db, card.asOf)).filter(
      ({ at }) => at >= YEAR.from && at < YEAR.to,
    );
    for (const name of measure.options) {
      const { tickets, total } = await allTickets(supervisor, {
        ...YEAR,
        department: null,
        district: null,
        by: name,
      });
      const behind = new Set(counted.filter((one) => one.measure === name).map(({ caseId }) => caseId));
      expect([name, total?.things, total?.cases]).toEqual([name, card.all.now.counts[name], behind.size]);
      expect([name, new Set(tickets.map(({ caseId }) => caseId))]).toEqual([name, behind]);
      expect(tickets.length).toBe(behind.size);
    }
  });

  it('is of the own department only for who may see no other', async () => {
    const [own, other] = await Promise.all([scorecardOf(worker), scorecardOf(worker, 'LASAN')]);
    const cases = await test.hub.db.selectFrom('cases').select('facts').execute();
    const mine = cases.filter(
      ({ facts }) => facts.department === 'BSS' && facts.history === null && facts.channel !== 'crew',
    );
    expect(own.all.now.counts.opened).toBe(
      mine.filter(({ facts }) => facts.openedAt >= YEAR.from && facts.openedAt < YEAR.to).length,
    );
    expect(other.all.now.counts.opened).toBe(0);
    const foreign = await allTickets(worker, {
      ...YEAR,
      department: 'LASAN',
      district: null,
      by: 'every-opened',
    });
    expect(foreign.tickets.filter(({ department }) => department !== 'BSS').length).toBe(
      // Referred to them, so theirs to see.
      foreign.tickets.length,
    );
  });

  it('counts complaints for those only who may see them', async () => {
    const [agent, mine, theirs, steward] = await Promise.all([
      test.desk('agent'),
      test.desk('lead', 'LASAN'),
      test.desk('lead', 'BSS'),
      test.desk('steward'),
    ]);
    const cards = await Promise.all(
      [supervisor, mine, theirs, agent, steward, worker].map((one) => scorecardOf(one)),
    );
    const counts = cards.map(
      (card) => card.departments.find((one) => one.department === 'LASAN')?.now.counts.complained ?? 0,
    );
    const all = (await countOneByOne(test.hub.db, Date.now())).filter(
      (one) =>
        one.measure === 'complained' && one.department === 'LASAN' && one.at >= YEAR.from && one.at < YEAR.to,
    );
    expect(counts).toEqual([all.length, all.length, 0, 0, 0, 0]);
    const drilled = await allTickets(agent, { ...YEAR, department: null, district: null, by: 'complained' });
    expect(drilled).toEqual({ tickets: [], total: { cases: 0, things: 0 } });
  });

  it('counts a closing that the contract refused, with its case', async () => {
    const { tickets } = await allTickets(supervisor, {
      ...YEAR,
      department: 'BSS',
      district: null,
      by: 'still-open',
    });
    const target = tickets.find(({ service }) => service === 'pothole') ?? tickets[0];
    if (target === undefined) throw new Error('no open case');
    const before = await test.hub.db.selectFrom('refused_closings').selectAll().execute();
    const result = await supervisor.send({
      type: 'close-case',
      caseId: target.caseId,
      outcome: 'completed',
      explanation: { id: ids.text(), body: 'The crew was there and repaired all of it.' },
    });
    expect(result).toMatchObject({ status: 'refused', refusal: { code: 'evidence-missing' } });
    expect(before).toEqual([]);
    const now = Date.now();
    const filter = {
      from: now - DAY,
      to: now + DAY,
      department: 'BSS',
      district: null,
      by: 'refused',
    } as const;
    const refused = await allTickets(supervisor, filter);
    expect([refused.total, refused.tickets.map(({ caseId }) => caseId)]).toEqual([
      { cases: 1, things: 1 },
      [target.caseId],
    ]);
  });
});

describe('every ticket', () => {
  const filter = { ...YEAR, department: null, district: null, by: 'every-opened' } as const;

  it('has each case once, with its closing and next step, and is streamed as CSV with the same rows', async () => {
    const { tickets, total } = await allTickets(supervisor, filter);
    const cases = await test.hub.db.selectFrom('cases').select('facts').execute();
    const inPeriod = cases.filter(({ facts }) => facts.openedAt >= YEAR.from && facts.openedAt < YEAR.to);
    expect(total).toEqual({ cases: inPeriod.length, things: inPeriod.length });
    expect(tickets.map(({ caseId }) => caseId).toSorted()).toEqual(
      inPeriod.map(({ facts }) => facts.id).toSorted(),
    );
    expect(tickets.filter(({ nextStep }) => nextStep === '')).toEqual([]);
    const closed = tickets.filter(({ state, closedElsewhere }) => state === 'closed' && !closedElsewhere);
    expect(closed.filter(({ explanation }) => explanation !== null).length).toBe(closed.length);

    const { status, bytes } = await fileOf(supervisor, 'tickets.csv', { filter });
    expect([status, bytes.subarray(0, 3).toString('hex')]).toEqual([200, 'efbbbf']);
    const rows = parse(bytes, { bom: true, columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    expect(rows.map((row) => row['Number'])).toEqual(tickets.map(({ number }) => number ?? ''));
    expect(rows.map((row) => row['Next step'])).toEqual(tickets.map(({ nextStep }) => nextStep));
    const callers = await test.hub.db.selectFrom('contacts').select('value').execute();
    const text = bytes.toString('utf8');
    expect(callers.filter(({ value }) => text.includes(value))).toEqual([]);
  });

  it('is a PDF with title, pages and every case', async () => {
    const { tickets } = await allTickets(supervisor, filter);
    const { status, bytes } = await fileOf(supervisor, 'tickets.pdf', { filter });
    await keep('every-ticket.pdf', bytes);
    const { pages, text, title, tagged } = pdfText(bytes);
    expect([status, tagged]).toEqual([200, true]);
    expect(title).toMatch(/^Every ticket: All departments/);
    expect(pages.length).toBeGreaterThan(20);
    pages.forEach((page, at) => expect(page).toContain(`Page ${at + 1}`));
    expect(tickets.filter(({ number }) => !text.includes(number ?? '?')).map(({ number }) => number)).toEqual(
      [],
    );
  });

  it('notes who took what, for supervisors to read', async () => {
    const asked = { ...filter, department: 'LASAN' } as const;
    await fileOf(worker, 'tickets.csv', { filter: asked });
    // Its end is noted when the last byte has left.
    await expect
      .poll(async () => (await supervisor.post('/api/query/report-exports', {})).body)
      .toMatchObject({
        exports: expect.arrayContaining([
          expect.objectContaining({
            by: { id: worker.account.id, name: 'The worker' },
            form: 'tickets-csv',
            asked: { filter: asked },
            ending: 'done',
          }),
        ]),
      });
    expect((await worker.post('/api/query/report-exports', {})).status).toBe(403);
  });

  it('ends when its reader goes, and says so', async () => {
    const gone = new AbortController();
    const ask = encodeURIComponent(JSON.stringify({ filter }));
    const response = await fetch(`${test.url}/api/reports/tickets.pdf?ask=${ask}`, {
      headers: { [PROTOCOL_HEADER]: String(PROTOCOL), authorization: `Bearer ${supervisor.signedIn.token}` },
      signal: gone.signal,
    });
    await response.body?.getReader().read();
    gone.abort();
    await expect
      .poll(
        async () =>
          (
            await test.hub.db
              .selectFrom('report_exports')
              .select('ending')
              .orderBy('at', 'desc')
              .limit(1)
              .executeTakeFirst()
          )?.ending,
        { timeout: 10_000 },
      )
      .toBe('cancelled');
  });
});

/** For who wants to look at a file: where DESK311_PICTURES names a folder. */
async function keep(name: string, bytes: Buffer): Promise<void> {
  const folder = process.env['DESK311_PICTURES'];
  if (folder !== undefined) await writeFile(`${folder}/${name}`, bytes);
}

describe('the file of a case', () => {
  it('tells its history to the public without names and notes, and all of it inside the house', async () => {
    const cases = await test.hub.db.selectFrom('cases').select('facts').execute();
    const chosen = cases.find(
      ({ facts }) =>
        facts.noteCount > 0 &&
        facts.callerIds.length > 0 &&
        facts.state === 'closed' &&
        facts.visits.length > 0,
    );
    if (chosen === undefined) throw new Error('the demo city has no such case');
    const { facts } = chosen;
    const texts = await test.hub.db.selectFrom('texts').selectAll().where('case_id', '=', facts.id).execute();
    const note = texts.find(({ kind, visibility }) => kind === 'note' && visibility === 'internal');
    const [open, inside] = await Promise.all(
      [false, true].map((internal) => fileOf(supervisor, 'case.pdf', { caseId: facts.id, internal })),
    );
    if (open === undefined || inside === undefined) throw new Error('no file');
    await keep('case-public.pdf', open.bytes);
    await keep('case-internal.pdf', inside.bytes);
    const caller = await test.hub.db
      .selectFrom('callers')
      .select('name')
      .where('id', 'in', facts.callerIds)
      .executeTakeFirstOrThrow();
    const [outer, inner] = [pdfText(open.bytes), pdfText(inside.bytes)];
    const flat = (text: string) => text.replaceAll(/\s+/g, ' ');
    expect([open.status, inside.status, outer.title, outer.tagged]).toEqual([
      200,
      200,
      `Case ${facts.number}`,
      true,
    ]);
    expect(flat(outer.text)).toContain('What happened');
    expect(flat(outer.text)).not.toContain(caller.name);
    expect(flat(inner.text)).toContain(caller.name);
    if (note?.body != null) {
      expect(flat(inner.text)).toContain(flat(note.body));
      expect(flat(outer.text)).not.toContain(flat(note.body));
    }
    expect(flat(inner.text)).toContain('INTERNAL');
  });

  it('is not there for who may not see the case', async () => {
    const foreign = await test.hub.db
      .selectFrom('cases')
      .select('id')
      .where('department', '=', 'LASAN')
      .where('receiver_department', 'is', null)
      .limit(1)
      .executeTakeFirstOrThrow();
    const { status, bytes } = await fileOf(worker, 'case.pdf', { caseId: foreign.id, internal: false });
    expect([status, JSON.parse(bytes.toString())]).toMatchObject([404, { code: 'not-found' }]);
  });
});

it('says exactly what each number counts', () => {
  expect(Object.values(MEASURES).filter(({ definition }) => !definition.endsWith('.'))).toEqual([]);
});
