import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { complaint } from '../../hub/open-program.ts';
import { StartRefusal } from '../../hub/start-refusal.ts';
import { auditBench } from './audit/audit-bench.ts';
import type { Bench, BenchOptions } from './bench.ts';
import { openStage, type BenchStage } from './bench-stage.ts';
import { closureBench } from './closure/closure-bench.ts';
import { escalationBench } from './escalation/escalation-bench.ts';
import { figureTable } from './figure-table.ts';
import { intakeBench } from './intake/intake-bench.ts';
import { placesBench } from './places/places-bench.ts';
import { searchBench } from './search/search-bench.ts';
import { wholeBench } from './whole-bench.ts';

const BENCHES: Readonly<Record<string, Bench>> = {
  whole: wholeBench,
  search: searchBench,
  intake: intakeBench,
  places: placesBench,
  escalation: escalationBench,
  closure: closureBench,
  audit: auditBench,
};
const CANCELLED = 130;

const HELP = `Measures Desk311 on this machine, always beside a named peer in the same run. What it starts and writes lies in a
temporary folder and is gone afterwards.

  npm run bench -- [name] [--cases 200000] [--seed 311] [--json]

${Object.entries(BENCHES)
  .map(([name, { about }]) => `  ${name.padEnd(11)}  ${about}`)
  .join('\n')}

  --cases N    how many cases the city has, from 300; below 50,000 it measures less often, to be soon done
  --seed N     another number, other cases and queries
  --months N   search: the cases were opened in so many months, 12 without it
  --queries N  search: about how many queries, 1,000 without it
  --no-peers   search: asks no other engines, to be sooner done
  --no-paint   search and intake: opens no browser
  --desk DIR   search: keeps the desk it filled there, or takes the one an earlier run kept
  --json       prints the figures as one line of JSON at the end`;

/** Fewer have no case of some of the kinds that are asked for. */
const LEAST_CASES = 300;
/** Fewer leave kinds out. */
const LEAST_QUERIES = 50;
/** A city this large is made to get numbers, a smaller one to see that it works. */
const THOROUGH_FROM = 50_000;

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new StartRefusal(`--${name} takes a whole number from ${least}, not "${text}".`);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        cases: { type: 'string', default: '200000' },
        seed: { type: 'string', default: '311' },
        months: { type: 'string', default: '12' },
        queries: { type: 'string', default: '1000' },
        peers: { type: 'boolean', default: true },
        desk: { type: 'string' },
        paint: { type: 'boolean', default: true },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new StartRefusal(`${error instanceof Error ? error.message : String(error)} \`--help\` shows how.`);
  }
}

function benchOf(name: string): Bench {
  const found = Object.hasOwn(BENCHES, name) ? BENCHES[name] : undefined;
  if (found !== undefined) return found;
  throw new StartRefusal(
    `There is no bench "${name}". The ones there are: ${Object.keys(BENCHES).join(', ')}.`,
  );
}

let cancelled = false;

/** Ends everything at the first Ctrl+C; what breaks while all of it goes is no news. */
function cancelOnSignals(stage: BenchStage): void {
  const cancel = async () => {
    if (cancelled) return;
    cancelled = true;
    for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, () => undefined);
    console.error('\nCancelled. Ending what was started and removing the temporary folder.');
    await stage.clear();
    process.exit(CANCELLED);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void cancel());
}

async function main(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) {
    console.log(HELP);
    return;
  }
  const [name = 'whole', ...more] = positionals;
  if (more.length > 0) throw new StartRefusal('One bench at a time.');
  const bench = benchOf(name);
  const cases = wholeNumber('cases', values.cases, LEAST_CASES);
  const options: BenchOptions = {
    cases,
    seed: wholeNumber('seed', values.seed, 0),
    months: wholeNumber('months', values.months, 1),
    thorough: cases >= THOROUGH_FROM,
    queries: wholeNumber('queries', values.queries, LEAST_QUERIES),
    peers: values.peers,
    paint: values.paint,
    desk: values.desk === undefined ? null : resolve(values.desk),
  };
  const stage = await openStage();
  cancelOnSignals(stage);
  try {
    const { figures, notes, json } = await bench.run(stage, options);
    console.log(`\n${[figureTable(figures), ...notes].join('\n\n')}`);
    if (values.json) console.log(`\n${JSON.stringify(json)}`);
  } finally {
    await stage.clear();
  }
}

try {
  await main();
} catch (error) {
  if (!cancelled) {
    console.error(complaint(error));
    // All has ended but a bar that was moving, which would keep the program going for ever.
    process.exit(1);
  }
}
