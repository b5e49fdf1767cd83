import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { loadCityPack } from '../../../hub/city/load-city-pack.ts';
import { seededRandom } from '../../../hub/demo/random.ts';
import { openCore } from '../../../hub/open-core.ts';
import { createAccount } from '../../../hub/write/accounts.ts';
import { keptPassword } from '../../../hub/write/password.ts';
import { PROTOCOL, PROTOCOL_HEADER, signInAnswer } from '../../../shared/contract/hub-protocol.ts';
import type { Role } from '../../../shared/domain/actor.ts';
import { accountId } from '../../../shared/domain/ids.ts';
import { PASSWORD } from '../../demo-city.ts';
import { startHub } from '../../hub-program.ts';
import { openDesk } from '../../in-process-desk.ts';
import { openCases } from '../../escalations/unanswered.ts';
import { until } from '../../program.ts';
import type { Bench, BenchOptions, BenchReport } from '../bench.ts';
import { benchDatabase, connect } from '../bench-database.ts';
import type { BenchStage } from '../bench-stage.ts';
import { percentilesOf } from '../percentiles.ts';
import { measureDueClock } from './measure-due-clock.ts';
import { measureJourney } from './measure-journey.ts';
import { measureWhatIf, type AskHub } from './measure-what-if.ts';
import { seedPast } from './seed-past.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../../resources/cities/los-angeles');
/** With as many cases as a city has, or more. */
const ESCALATIONS = 1_000;
const PAST = 50_000;
const ROUNDS = 40;
/** Whose emergencies the journeys are. */
const DEPARTMENT = 'BSS';
const COST = { memory: 8, passes: 1, parallelism: 1 };

/** A city of its own with a hub, three consoles and some cases. */
async function openQuietCity(stage: BenchStage, server: string, seed: number) {
  const client = await connect(stage, server);
  await client.query('create database quiet_city');
  const databaseUrl = Object.assign(new URL(server), { pathname: '/quiet_city' }).href;
  const pack = await loadCityPack(LOS_ANGELES, null);
  const core = await stage.begin(
    () => openCore({ databaseUrl, pack, log: () => {} }),
    (one) => one.close(),
  );
  const folder = await stage.folder('hub');
  const hub = await stage.begin(
    () => startHub(databaseUrl, folder),
    (program) => program.stop(),
  );
  const random = seededRandom(seed, 'quiet city');
  const { cases } = await openCases(core, ROUNDS, random);
  const deskOf = async (role: Role, department: string | null) => {
    const account = {
      id: accountId.parse(random.uuid()),
      login: `bench-${role}`,
      name: `Bench ${role}`,
      role,
      department,
      unit: null,
    };
    await createAccount(core, account, await keptPassword(core.random, PASSWORD, COST));
    const place = await stage.folder(`desk-${role}`);
    const desk = await stage.begin(
      () => openDesk(place, hub.url),
      (one) => one.close(),
    );
    await desk.ask('session.sign-in', { login: account.login, password: PASSWORD });
    await until('a desk that holds the city', async () => {
      const { state, cases: held } = await desk.ask('connection.get', {});
      return state.name === 'live' && held >= cases.length ? true : null;
    });
    return desk;
  };
  const desks = {
    agent: await deskOf('agent', null),
    lead: await deskOf('lead', DEPARTMENT),
    supervisor: await deskOf('supervisor', null),
  };
  return { core, pack, hub, cases: cases.map(({ id }) => id), desks, random };
}

/** The supervisor without a console. */
async function visitor(hub: string): Promise<AskHub> {
  const headers = { [PROTOCOL_HEADER]: String(PROTOCOL), 'content-type': 'application/json' };
  const post = async (path: string, body: unknown, more: Record<string, string> = {}) => {
    const init = { method: 'POST', headers: { ...headers, ...more }, body: JSON.stringify(body) };
    const response = await fetch(`${hub}${path}`, init);
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
    return response.json();
  };
  const who = { login: 'bench-supervisor', password: PASSWORD, consoleId: randomUUID() };
  const { token } = signInAnswer.parse(await post('/api/sign-in', who));
  return (name, body) => post(`/api/query/${name}`, body, { authorization: `Bearer ${token}` });
}

async function run(stage: BenchStage, { cases, seed }: BenchOptions): Promise<BenchReport> {
  const server = await benchDatabase(stage);
  const pack = await loadCityPack(LOS_ANGELES, null);
  const count = Math.min(ESCALATIONS, cases);
  const past = Math.min(PAST, cases);

  console.error(`${count} escalations that nobody acknowledges, on two hubs that are killed at random`);
  const clock = await measureDueClock(stage, { databaseUrl: server, pack, count, seed });
  const late = percentilesOf(clock.late);
  const peer = percentilesOf(clock.peerLate);

  console.error(`${ROUNDS} journeys between three consoles`);
  const city = await openQuietCity(stage, server, seed);
  const journey = await measureJourney(city.desks, city.cases, DEPARTMENT, city.random);
  const [told, supervisor, whole] = [journey.told, journey.supervisor, journey.whole].map(percentilesOf);

  console.error(`What if, over ${past} past escalations`);
  const now = Date.now();
  const rows = await city.core.db.selectFrom('cases').select('facts').execute();
  const templates = rows.map(({ facts }) => facts);
  // They would copy all that follows, on the cores of the hub.
  await Promise.all(Object.values(city.desks).map((desk) => desk.close()));
  await seedPast(city.core, { templates, count: past, now, random: city.random });
  const whatIf = await measureWhatIf(await visitor(city.hub.url), {
    hub: city.hub.url,
    today: city.pack.directory,
    now,
    random: city.random,
  });
  const health = percentilesOf(whatIf.health);
  const { before, after, elsewhereCount, count: replayed } = whatIf.result;

  const peerOf = (value: number) => ({ name: 'poll every 10 s', value, as: 'time' as const });
  return {
    figures: [
      { what: 'Escalations nobody acknowledged', value: clock.escalations, unit: '' },
      { what: 'Steps to a next tier or the supervisors', value: clock.steps, unit: '' },
      { what: 'Hubs killed', value: clock.kills, unit: '' },
      { what: 'Times without any hub', value: clock.outages, unit: '' },
      { what: 'Lost', value: clock.lost, unit: '' },
      { what: 'Doubled', value: clock.doubled, unit: '' },
      { what: 'Late, p50', value: late.p50, unit: 'ms', peer: peerOf(peer.p50) },
      { what: 'Late, p95', value: late.p95, unit: 'ms', peer: peerOf(peer.p95) },
      { what: 'Late, most', value: clock.lateMax, unit: 'ms', peer: peerOf(Math.max(...clock.peerLate)) },
      { what: 'Raised to the lead’s desk, p50', value: told?.p50 ?? null, unit: 'ms' },
      { what: 'Raised to the lead’s desk, p95', value: told?.p95 ?? null, unit: 'ms' },
      { what: 'Raised to the supervisor’s desk, p50', value: supervisor?.p50 ?? null, unit: 'ms' },
      { what: 'Raised, told, acknowledged, told, p50', value: whole?.p50 ?? null, unit: 'ms' },
      { what: 'Raised, told, acknowledged, told, p95', value: whole?.p95 ?? null, unit: 'ms' },
      { what: 'What if', value: whatIf.seconds, unit: 's' },
      { what: 'Escalations replayed', value: replayed, unit: '' },
      { what: 'Would go elsewhere', value: elsewhereCount, unit: '' },
      { what: 'Hub’s answer to others meanwhile, p50', value: health.p50, unit: 'ms' },
      { what: 'Hub’s answer to others meanwhile, p99', value: health.p99, unit: 'ms' },
    ],
    notes: [
      `Late is from when a step was due, or from when a hub was back, to its event. The peer is what a plain job that looks every ten seconds would make of as many rows in the same PostgreSQL in the same run; it only takes them, and nobody kills it.`,
      `What if: acknowledged ${before.acknowledged} today and ${after.acknowledged} by the draft, offers ${before.offers} and ${after.offers}; ${whatIf.progress} states of it were seen.`,
    ],
    json: {
      escalations: clock.escalations,
      lost: clock.lost,
      doubled: clock.doubled,
      late_max_ms: clock.lateMax,
      whatif_s: whatIf.seconds,
      journey_ms: whole?.p50 ?? null,
    },
  };
}

/** Whether the clock of escalations forgets, doubles or delays one, and how quickly people hear of them. */
export const escalationBench: Bench = {
  about:
    'escalation: 1,000 that nobody acknowledges on two hubs that are killed, journeys of three consoles, a what-if over 50,000 (--cases makes it less)',
  run,
};
