import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { seedDemoAudit } from '../../../hub/demo/seed-demo-audit.ts';
import { judgeCity } from '../../../hub/signals/judge-city.ts';
import { catchUp } from '../../../hub/reports/follow-cases.ts';
import { DAY } from '../../../shared/domain/instant.ts';
import { PEOPLE } from '../../demo-city.ts';
import type { Bench } from '../bench.ts';
import { connect } from '../bench-database.ts';
import { openBenchCity } from '../bench-city.ts';
import type { Figure } from '../figure-table.ts';
import { visitHub } from '../hub-visitor.ts';
import { percentilesOf } from '../percentiles.ts';
import { growCity } from './grow-city.ts';

/** Cases that are told from their beginning to their end; all others are copies of these. */
const TOLD = 3_000;
const PEER = 'a count over the case documents';

/** What a reporting tool would ask that knows the cases and nothing else. */
const PEER_QUERY = `select facts ->> 'department', count(*) from cases
  where facts ->> 'state' = 'closed' and (facts ->> 'closedAt')::bigint >= $1 group by 1`;

const sampleList = z.object({ samples: z.array(z.object({ id: z.string() })) });

/** Opens the views of the audit and of reports on a hub with very many cases, over HTTP. */
export const auditBench: Bench = {
  about: 'how soon the views of the audit and the reports are there on a hub with very many cases',
  run: async (stage, { cases, seed, thorough }) => {
    const city = await openBenchCity(stage, { cases: Math.min(TOLD, cases), seed });
    await catchUp(city.core.db);
    await judgeCity(city.core.db, city.core.city, {
      again: true,
      progress: () => {},
      stopAsked: stage.isClearing,
    });
    const client = await connect(stage, city.databaseUrl);
    const { cases: there, told } = await growCity(stage, city.core, client, cases);
    const drawing = performance.now();
    const reviewed = await seedDemoAudit(city.core, city.world);
    const drawn = performance.now() - drawing;

    const visitor = await visitHub(city.hub.url, PEOPLE.auditor);
    const page = { offset: 0, limit: 200 };
    const every = { department: null, service: null, district: null, month: null, verdict: null };
    const { samples } = sampleList.parse(JSON.parse(await visitor.query('audit-samples', {})));
    const sampleId = samples[0]?.id ?? null;
    const [department = 'LASAN'] = city.core.city.pack.departments.map(({ code }) => code);
    const now = Date.now();
    const scope = (days: number) => ({
      from: now - days * DAY,
      to: now,
      department: null,
      district: null,
    });
    const tickets = (days: number) => ({ filter: { ...scope(days), by: 'every-closed' }, after: null });
    const views: readonly (readonly [name: string, query: string, ask: unknown])[] = [
      ['samples', 'audit-samples', {}],
      ['closures of a sample', 'audit-items', { ...every, ...page, sampleId }],
      ['a review', 'audit-review', { ...told, sampleId: null }],
      ['rates', 'audit-rates', { sampleId: null }],
      ['risk list', 'audit-risk', { department: null, reviewed: false, ...page }],
      ['risk list of a department', 'audit-risk', { department, reviewed: false, ...page }],
      ['risk list, reviewed', 'audit-risk', { department: null, reviewed: true, ...page }],
      ['scorecard, 30 days', 'scorecard', scope(30)],
      ['scorecard, a year', 'scorecard', scope(365)],
      ['every ticket, 30 days', 'tickets', tickets(30)],
      ['every ticket, a year', 'tickets', tickets(365)],
    ];

    const timesOf = async (times: number, work: () => Promise<unknown>): Promise<number[]> => {
      const taken: number[] = [];
      for (let time = 0; time <= times; time += 1) {
        const started = performance.now();
        await work();
        // The first one brings what is looked at into memory.
        if (time > 0 || times === 1) taken.push(performance.now() - started);
        await wait(20);
      }
      return taken;
    };
    const repeats = thorough ? 20 : 5;
    const peer = percentilesOf(await timesOf(3, () => client.query(PEER_QUERY, [now - 30 * DAY]))).p50;
    const measured: { readonly name: string; readonly p50: number; readonly p95: number }[] = [];
    for (const [name, query, ask] of views) {
      if (stage.isClearing()) break;
      measured.push({ name, ...percentilesOf(await timesOf(repeats, () => visitor.query(query, ask))) });
    }
    const figures = measured.map(({ name, p95 }): Figure => ({
      what: `${name}, p95`,
      value: p95,
      unit: 'ms',
      peer: { name: PEER, value: peer, as: 'time' },
    }));
    return {
      figures,
      notes: [
        `${there.toLocaleString('en-US')} cases, of which ${city.cases.toLocaleString('en-US')} were told and the others are copies of these, without events and texts. A sample of the last four weeks was drawn and ${reviewed} of its closures reviewed, in ${(drawn / 1000).toFixed(1)} s. Each view was asked ${repeats} times over HTTP, after once for warming up.`,
        `The peer counts the closures of 30 days by department, from the documents of the cases alone.`,
      ],
      json: {
        cases: there,
        views_ms: Object.fromEntries(measured.map(({ name, p95 }) => [name, Math.round(p95)])),
        slowest_audit_ms: Math.max(
          ...measured.filter((_, at) => views[at]?.[1].startsWith('audit-') === true).map(({ p95 }) => p95),
        ),
        peer_ms: Math.round(peer),
      },
    };
  },
};
