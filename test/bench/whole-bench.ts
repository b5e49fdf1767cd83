import { PEOPLE } from '../demo-city.ts';
import { openBenchCity, type BenchCity } from './bench-city.ts';
import type { Bench, BenchOptions, BenchReport } from './bench.ts';
import type { BenchStage } from './bench-stage.ts';
import { cacheSize, fillDesk } from './fill-desk.ts';
import { readWholeFeed, visitHub } from './hub-visitor.ts';
import { machineInWords, memoryOf } from './machine.ts';
import { measureRoundTrip, openCasesOf } from './measure-round-trip.ts';
import { measureSearch } from './measure-search.ts';
import { connect } from './bench-database.ts';
import { measureWriters } from './measure-writers.ts';
import { CONSOLE_OPTIONS } from '../../electron/core/console-options.ts';
import { reportWhole } from './report-whole.ts';

/** Version of the database, and what it takes on the disk in MB. */
async function describeDatabase(stage: BenchStage, { databaseUrl }: BenchCity) {
  const client = await connect(stage, databaseUrl);
  const { rows } = await client.query<{ version: string; megabytes: number }>(
    `select current_setting('server_version') as version,
      (pg_database_size(current_database()) / 1048576.0)::float8 as megabytes`,
  );
  const [found] = rows;
  if (found === undefined) throw new Error('the database does not describe itself');
  return found;
}

async function run(stage: BenchStage, options: BenchOptions): Promise<BenchReport> {
  const city = await openBenchCity(stage, options);
  const database = await describeDatabase(stage, city);
  const machine = machineInWords(database.version);
  const feedSeconds = await readWholeFeed(
    await visitHub(city.hub.url, PEOPLE.agent),
    CONSOLE_OPTIONS.pageSize,
  );

  const agent = await fillDesk(stage, city, { name: 'agent', login: PEOPLE.agent });
  const cacheMegabytes = cacheSize(agent);
  const search = await measureSearch(stage, city, agent, options);
  const supervisor = await fillDesk(stage, city, { name: 'second', login: PEOPLE.supervisor });
  const desks = { sender: agent.desk, other: supervisor.desk };
  const roundTrip = await measureRoundTrip(stage, city, desks, options);

  const cases = await openCasesOf(agent.desk);
  const consoleMegabytes = await memoryOf(agent.desk.pid);
  // Desks stand on machines of their own: what they would take from the hub here is no property of the hub.
  await Promise.all([agent.desk.stop(), supervisor.desk.stop()]);
  const writers = await measureWriters(stage, city, cases, options);
  const hubMegabytes = await memoryOf(city.hub.pid);

  return reportWhole({
    seed: options.seed,
    machine,
    city,
    feedSeconds,
    fill: agent,
    cacheMegabytes,
    databaseMegabytes: database.megabytes,
    search,
    roundTrip,
    writers,
    hubMegabytes,
    consoleMegabytes,
  });
}

/** A hub, a demo city and two consoles, measured from end to end. */
export const wholeBench: Bench = {
  about: 'demo city, first fill, search, round trips, memory and many writers (what runs without a name)',
  run,
};
