import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { scorecard, ticketsAnswer, type ReportFilter } from '../../shared/contract/report.ts';
import { DAY, HOUR, MINUTE } from '../../shared/domain/instant.ts';
import { measure } from '../../shared/domain/report/measure.ts';
import { closeCommand, openCommand, testHub, type TestDesk, type TestHub } from '../../test/test-hub.ts';
import { conditionOf } from './report-conditions.ts';
import { sumByDay, wholeDays } from './report-days.ts';

const SEED = 20_261_122;
const START = 20_000 * DAY;
const DAYS = 120;
const CASES = 1_500;
const DEPARTMENTS = ['BSS', 'LASAN', 'LADOT'];
const DISTRICTS = ['1', '14', null];

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Row {
  readonly case_id: string;
  readonly kind: 'opened' | 'closing';
  readonly key: string;
  readonly at: number;
  readonly department: string;
  readonly district: string | null;
  readonly imported: boolean;
  readonly self_reported: boolean;
  readonly done: boolean;
  readonly due_at: number | null;
  readonly ended_at: number | null;
  readonly took: number | null;
  readonly last: boolean;
}

/** A case that came in once and was closed up to three times. */
function rowsOfCase(next: () => number): Row[] {
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(next() * from.length)];
  // Some on the very stroke of a day, where one off would show.
  const whole = next() < 0.2;
  const at = START + Math.floor(next() * DAYS) * DAY + (whole ? 0 : Math.floor(next() * DAY));
  const of = {
    case_id: randomUUID(),
    department: pick(DEPARTMENTS) ?? 'BSS',
    district: pick(DISTRICTS) ?? null,
    imported: next() < 0.2,
    self_reported: next() < 0.1,
  };
  const closings = Math.floor(next() * 4);
  const times = Array.from({ length: closings }, (_one, nth) => at + (nth + 1) * Math.ceil(next() * 9 * DAY));
  times.sort((a, b) => a - b);
  const closed = times.map((time, nth): Row => {
    const isLast = nth === closings - 1;
    return {
      ...of,
      kind: 'closing',
      key: String(nth + 2),
      at: time,
      done: next() < 0.7,
      due_at: next() < 0.1 ? null : at + 3 * DAY,
      ended_at: isLast ? null : time + Math.floor(next() * 60 * DAY),
      took: next() < 0.05 ? 0 : Math.floor((time - at) * next() ** 6),
      last: isLast,
    };
  });
  const opened: Row = {
    ...of,
    kind: 'opened',
    key: '',
    at,
    done: false,
    due_at: null,
    ended_at: next() < 0.5 ? at + HOUR : null,
    took: null,
    last: true,
  };
  return [opened, ...closed];
}

let test: TestHub;
let supervisor: TestDesk;
const next = random(SEED);

/** Puts rows there, as the counting of cases does. */
async function put(rows: readonly Row[]): Promise<void> {
  await test.hub.db.transaction().execute((tx) =>
    sumByDay(
      tx,
      sql`insert into report_facts
        (case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, took, last)
        select case_id, kind, key, at, department, district, imported, self_reported, done, due_at, ended_at, took, last
        from jsonb_populate_recordset(null::report_facts, ${JSON.stringify(rows)}::jsonb) returning *`,
      1,
    ),
  );
}

beforeAll(async () => {
  test = await testHub();
  supervisor = await test.desk('supervisor');
  const cases = Array.from({ length: CASES }, () => rowsOfCase(next));
  await put(cases.flat());
  // A part goes again, and comes again otherwise, as cases do that change.
  const changed = cases.filter(() => next() < 0.3);
  const ids = changed.map(([first]) => first?.case_id);
  await test.hub.db
    .transaction()
    .execute((tx) =>
      sumByDay(tx, sql`delete from report_facts where case_id = any(${ids}::uuid[]) returning *`, -1),
    );
  await put(changed.flatMap((rows) => rows.map((row) => ({ ...row, done: !row.done, department: 'LADOT' }))));
});

/** What the rows say, each asked by itself. */
async function countRaw(filter: ReportFilter) {
  const condition = conditionOf(filter.by, {
    actor: { ...supervisor.account, kind: 'account' },
    now: filter.to,
  });
  const { department, district } = filter;
  const { rows } = await sql<{ cases: number; things: number; p50: string | null; p90: string | null }>`
    select count(distinct case_id) as cases, count(*) as things,
      percentile_disc(0.5) within group (order by took) as p50,
      percentile_disc(0.9) within group (order by took) as p90
    from report_facts where ${condition} and at >= ${filter.from} and at < ${filter.to}
      and (${department}::text is null or department = ${department})
      and (${district}::text is null or district = ${district})`.execute(test.hub.db);
  const [row] = rows;
  if (row === undefined) throw new Error('no answer');
  return row;
}

const SUMMED = measure.options.filter(
  (name) =>
    !['refused', 'complained'].includes(name) && !name.startsWith('promise') && !name.includes('repl'),
);

describe(`sums by day (seed ${SEED})`, () => {
  it('say what the rows say, for any period, department and district', async () => {
    const differences = [];
    for (let turn = 0; turn < 25; turn += 1) {
      // Also periods within a day, whole days, and the whole of it.
      const from = START + Math.floor(next() * DAYS) * DAY + (turn % 3 === 0 ? 0 : Math.floor(next() * DAY));
      const long = turn % 5 === 0 ? Math.ceil(next() * DAY) : Math.ceil(next() * DAYS) * DAY;
      const to = from + long + (turn % 2 === 0 ? 0 : 7 * MINUTE);
      const department = turn % 4 === 1 ? 'LADOT' : null;
      const district = turn % 6 === 2 ? '14' : null;
      const scope = { from, to, department, district };
      const card = scorecard.parse((await supervisor.post('/api/query/scorecard', scope)).body);
      const before = { ...scope, from: from - (to - from), to: from };
      for (const by of SUMMED) {
        const [now, past] = await Promise.all([countRaw({ ...scope, by }), countRaw({ ...before, by })]);
        const told = [card.all.now.counts[by], card.all.before.counts[by]];
        if (told.join() !== [now.things, past.things].join()) differences.push({ turn, by, told, now, past });
      }
      for (const { department: one, now } of card.departments) {
        const raw = await countRaw({ ...scope, department: one, by: 'done' });
        const told = [now.counts.done, now.closeP50, now.closeP90].join();
        if (told !== [raw.things, raw.p50, raw.p90].join()) differences.push({ turn, one, told, raw });
      }
      const [all, past] = await Promise.all([
        countRaw({ ...scope, by: 'done' }),
        countRaw({ ...before, by: 'done' }),
      ]);
      const { now, before: then } = card.all;
      const told = [now.closeP50, now.closeP90, then.closeP50, then.closeP90].join();
      if (told !== [all.p50, all.p90, past.p50, past.p90].join()) differences.push({ turn, told, all, past });
    }
    expect(differences).toEqual([]);
  });

  it('say how many cases stand behind a number, and how many things', async () => {
    const scope = { from: START + 3 * HOUR, to: START + 90 * DAY, department: null, district: null };
    const told = [];
    const raw = [];
    for (const by of ['every-opened', 'every-closed', ...SUMMED] as const) {
      const filter = { ...scope, by };
      const { body } = await supervisor.post('/api/query/tickets', { filter, after: null });
      told.push({ by, ...ticketsAnswer.parse(body).total });
      const { cases, things } = await countRaw(filter);
      raw.push({ by, cases, things });
    }
    expect(told).toEqual(raw);
    expect(raw.find(({ by }) => by === 'every-closed')?.cases).toBeGreaterThan(300);
  });

  it('follow cases as they are opened, closed and reopened', async () => {
    const opened = openCommand();
    await supervisor.send(opened);
    const now = Date.now();
    const scope = { from: now - DAY, to: now + DAY, department: null, district: null };
    const counts = async () => {
      const { body } = await supervisor.post('/api/query/scorecard', scope);
      const { all } = scorecard.parse(body);
      return [all.now.counts.opened, all.now.counts['still-open'], all.now.counts.done];
    };
    const first = await counts();
    await supervisor.send(closeCommand(opened.caseId));
    const closed = await counts();
    const { rows } = await sql<{ things: number; step: number }>`
      select sum(things)::bigint as things, 0 as step from report_lengths where fortnight >= ${Math.floor(now / (14 * DAY))}`.execute(
      test.hub.db,
    );
    expect({ first, closed, lengths: rows[0]?.things }).toEqual({
      first: [1, 1, 0],
      closed: [1, 0, 1],
      lengths: 1,
    });
  });
});

it('cuts a period into whole days and what is left at its ends', () => {
  expect([
    wholeDays({ from: 2 * DAY, to: 5 * DAY }),
    wholeDays({ from: 2 * DAY + 1, to: 5 * DAY + 1 }),
    wholeDays({ from: 2 * DAY + 1, to: 3 * DAY - 1 }),
    wholeDays({ from: 2 * DAY + 1, to: 3 * DAY + 1 }),
  ]).toEqual([
    { first: 2, last: 5, edges: [] },
    {
      first: 3,
      last: 5,
      edges: [
        { from: 2 * DAY + 1, to: 3 * DAY },
        { from: 5 * DAY, to: 5 * DAY + 1 },
      ],
    },
    { first: 3, last: 3, edges: [{ from: 2 * DAY + 1, to: 3 * DAY - 1 }] },
    { first: 3, last: 3, edges: [{ from: 2 * DAY + 1, to: 3 * DAY + 1 }] },
  ]);
});
