import { parseArgs } from 'node:util';
import { ROLES, type Role } from '../../shared/domain/actor.ts';
import type { Account } from '../../shared/contract/account.ts';
import { complaint, openProgram } from '../open-program.ts';
import { showProgress } from '../show-progress.ts';
import { giveAccounts } from '../write/first-directory.ts';
import { StartRefusal } from '../start-refusal.ts';
import { demoPlacesFile } from './demo-places.ts';
import { demoWorld, type DemoWorld } from './demo-world.ts';
import { seedDemoComplaints } from './seed-demo-complaints.ts';
import { seedDemoAudit } from './seed-demo-audit.ts';
import { hasNoCases, makeAccounts, seedDemoCity } from './seed-demo-city.ts';
import { DEMO_PASSWORD } from './staff.ts';

const HELP = `Fills a hub with a made-up city: accounts, callers, cases and what happened to them in thirteen months.

  node hub/demo/main.ts [--cases 20000] [--seed 311] [--if-empty]

  --cases N    how many cases
  --seed N     another number, another city; the same number, the same city
  --if-empty   make cases only where there are none; accounts are made in any case`;

/** Share of closings that were too early. */
const EARLY = 0.02;

let stopping = false;

function wholeNumber(name: string, text: string, least: number): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number) && number >= least) return number;
  throw new StartRefusal(`--${name} takes a whole number from ${least}, not "${text}".`);
}

const inWords = (count: number): string => count.toLocaleString('en-US');

function signInTable(accounts: readonly Account[]): string {
  const roles = Object.keys(ROLES) as Role[];
  const rows = roles.flatMap((role) => {
    const of = accounts.filter((account) => account.role === role);
    const [first] = of;
    if (first === undefined) return [];
    const others = of.length > 1 ? `and ${of.length - 1} more` : '';
    return [[first.login, ROLES[role], first.department ?? '', others]];
  });
  const head = ['login', 'role', 'department', ''];
  const widths = head.map((_, i) => Math.max(...[head, ...rows].map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]) =>
    `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd();
  return [`Sign in with the password ${DEMO_PASSWORD} as one of:`, line(head), ...rows.map(line)].join('\n');
}

async function fill(
  core: Parameters<typeof seedDemoCity>[0],
  world: DemoWorld,
  cases: number,
): Promise<void> {
  const bar = showProgress('Demo city');
  const started = performance.now();
  const rate = (made: number) =>
    inWords(Math.round(made / Math.max(0.001, (performance.now() - started) / 1000)));
  const made = await seedDemoCity(core, world, {
    cases,
    progress: (so) =>
      bar.update(
        Math.min(so, cases),
        cases,
        () => `${inWords(so)} of ${inWords(cases)} cases, ${rate(so)} a second`,
      ),
    stopAsked: () => stopping,
  }).finally(() => bar.stop());
  if (made < cases) console.log(`Stopped after ${inWords(made)} of ${inWords(cases)} cases; these stay.`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      cases: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '311' },
      'if-empty': { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const cases = wholeNumber('cases', values.cases, 0);
  const seed = wholeNumber('seed', values.seed, 0);
  const program = await openProgram(process.env, (line) => console.error(line));
  try {
    const { core } = program;
    const world = demoWorld(
      core.city,
      await program.readCityFile('demo-places.json', '', demoPlacesFile),
      seed,
      Date.now(),
      // Somebody who audits closings must find some; which, only the audit will tell.
      { rate: EARLY, cases, planted: () => {} },
    );
    const empty = await hasNoCases(core);
    if (!empty && !values['if-empty']) {
      throw new StartRefusal(
        'There are cases already: add --if-empty to leave them alone, or set DESK311_DATA to a new folder.',
      );
    }
    const accounts = await makeAccounts(core, world);
    await giveAccounts(core.db, accounts);
    if (empty && cases > 0) {
      await fill(core, world, cases);
      if (!stopping) await seedDemoComplaints(core, accounts, cases);
      if (!stopping) await seedDemoAudit(core, world);
    }
    console.log(signInTable(accounts));
  } finally {
    await program.close();
  }
}

function stop(): void {
  stopping = true;
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  await main();
  if (stopping) process.exitCode = 130;
} catch (error) {
  console.error(complaint(error));
  process.exitCode = 1;
}
