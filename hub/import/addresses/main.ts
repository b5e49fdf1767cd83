import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepStreets } from '../../addresses/keep-streets.ts';
import type { Program } from '../../open-program.ts';
import { showProgress } from '../../show-progress.ts';
import { refusalReport } from '../refusal-report.ts';
import { runTask, type StopAsked } from '../../run-task.ts';
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

async function take(
  path: string,
  given: AddressColumns,
  replace: boolean,
  { core, dataFolder }: Program,
  stopAsked: StopAsked,
): Promise<boolean> {
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
      stopAsked,
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
    return tally.how !== 'failed';
  } finally {
    bar.stop();
    await report.close();
  }
}

const { values, positionals } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    replace: { type: 'boolean', default: false },
    columns: { type: 'string', default: '' },
  },
  allowPositionals: true,
});
const [path] = positionals;
const mapping = readMapping(values.columns);
if (values.help || path === undefined || positionals.length > 1) {
  console.log(HELP);
  process.exitCode = values.help ? 0 : 1;
} else if (!mapping.ok) {
  console.error(mapping.message);
  process.exitCode = 1;
} else {
  // What is being written when it is ended for good is taken back by the database.
  await runTask({ stopping: 'Stopping.', after: 'Nothing was changed.' }, async (program, stopAsked) =>
    take(path, mapping.columns, values.replace, program, stopAsked),
  );
}
