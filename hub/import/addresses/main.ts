import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepStreets } from '../../addresses/keep-streets.ts';
import { complaint, openProgram, type Program } from '../../open-program.ts';
import { showProgress } from '../../show-progress.ts';
import { refusalReport } from '../refusal-report.ts';
import { ADDRESS_FIELDS, readMapping, type AddressColumns } from './address-columns.ts';
import { addressSummary } from './address-summary.ts';
import { importAddresses } from './import-addresses.ts';

const HELP = `Takes the city's address points into this hub; every desk then suggests them, offline too.

  npm run import-addresses -- FILE [--replace] [--columns house=COLUMN,street=COLUMN,...]

FILE is CSV or GeoJSON, plain or gzip, with longitude and latitude in degrees (WGS 84). The columns are guessed; name
those that are not with --columns. Fields: ${ADDRESS_FIELDS.join(', ')}.
Addresses are added to those that are there. With --replace the file takes their place: what it does not have goes.
All of it is taken or nothing; the same file again changes nothing. A running hub goes on meanwhile.
DATABASE_URL or DESK311_DATA says which hub, as for the hub itself.`;

let stopping = false;

async function take(
  path: string,
  given: AddressColumns,
  replace: boolean,
  { core, dataFolder }: Program,
): Promise<void> {
  let bar = showProgress(basename(path));
  const started = performance.now();
  const report = refusalReport(join(dataFolder, 'import-reports'), path, new Date());
  try {
    const tally = await importAddresses(path, {
      city: core.city.pack.city,
      given,
      report,
      progress: ({ bytes, of, lines }) =>
        bar.update(bytes, of, () => `${lines.toLocaleString('en-US')} rows read`),
      stopAsked: () => stopping,
      keep: async (streets) => {
        bar.stop();
        bar = showProgress('Writing');
        return keepStreets(core.db, streets, replace, (done, of) =>
          bar.update(done, of, () => `${done.toLocaleString('en-US')} streets`),
        );
      },
    });
    bar.stop();
    const seconds = (performance.now() - started) / 1000;
    console.log(addressSummary(tally, seconds, await report.close()).join('\n'));
    if (tally.how === 'failed') process.exitCode = 1;
  } finally {
    bar.stop();
    await report.close();
  }
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      help: { type: 'boolean', default: false },
      replace: { type: 'boolean', default: false },
      columns: { type: 'string', default: '' },
    },
    allowPositionals: true,
  });
  const [path] = positionals;
  if (values.help || path === undefined || positionals.length > 1) {
    console.log(HELP);
    process.exitCode = values.help ? 0 : 1;
    return;
  }
  const mapping = readMapping(values.columns);
  if (!mapping.ok) {
    console.error(mapping.message);
    process.exitCode = 1;
    return;
  }
  const program = await openProgram(process.env, (line) => console.error(line));
  try {
    await take(path, mapping.columns, values.replace, program);
    if (stopping) process.exitCode = 130;
  } finally {
    await program.close();
  }
}

function stop(): void {
  stopping = true;
  console.error('\nStopping.');
}
// The second time it ends at once: what is being written is taken back by the database.
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  await main();
} catch (error) {
  console.error(complaint(error));
  console.error('Nothing was changed.');
  process.exitCode = 1;
}
