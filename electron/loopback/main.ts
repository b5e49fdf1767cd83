import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createConsole } from '../core/create-console.ts';
import { listenForCalls, type CallListener } from '../core/host/call-listener.ts';
import { deskLog } from '../core/host/desk-log.ts';
import { hostPorts } from '../core/host/host-ports.ts';
import { lockFolder } from '../core/host/lock-folder.ts';
import { trustSystemCertificates } from '../core/host/trust-system-certificates.ts';
import { writeFileWhole } from '../core/host/write-file-whole.ts';
import { createPasswordKeyStore } from '../core/keys/password-key-store.ts';
import type { Console } from '../core/ports.ts';
import { createLoopback, type Loopback } from './create-loopback.ts';
import { CannotStart, readSettings } from './read-settings.ts';
import { askRunning, forgetRunning, noteRunning } from './running-console.ts';

/** After this many milliseconds a stop ends the process, whatever is still open: what was acknowledged is on disk. */
const LONGEST_STOP = 1_800;
const rendererFolder = join(import.meta.dirname, '..', '..', 'dist', 'renderer');

try {
  await main();
} catch (error) {
  console.error(error instanceof CannotStart ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env);
  const { dataFolder } = settings;
  const lock = takeFolder(dataFolder);
  if (lock === null) {
    const url = await askRunning(dataFolder);
    if (url === null) {
      throw new CannotStart(
        `Another Desk311 is using ${dataFolder}. Go on there, close it, or set DESK311_DATA to another folder.`,
      );
    }
    await announce(url, settings.readyFile);
    return;
  }
  if (!existsSync(join(rendererFolder, 'index.html'))) {
    console.error('The screens of the console are not built yet: `npm start` builds them.');
  }
  trustSystemCertificates();
  const log = deskLog(dataFolder);
  process.on('uncaughtExceptionMonitor', (error) => log(`ended by a fault: ${error.stack ?? error.message}`));
  const keys = createPasswordKeyStore();
  const { hub: fixedHub, tiles: tilesFolder } = settings.policy;
  const ports = hostPorts({ dataFolder, rendererFolder, fixedHub, tilesFolder, keys, log });
  const desk = await createConsole(ports);
  const loopback = await openPort(settings.port, desk, log);
  await noteRunning(dataFolder, loopback);
  const calls = await listenForCalls({
    port: settings.policy.callPort,
    dataFolder,
    take: (news) => desk.call(news),
    log,
  });

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      setTimeout(() => process.exit(0), LONGEST_STOP).unref();
      void stop(desk, loopback, calls, log)
        .then(() => forgetRunning(dataFolder))
        .finally(() => process.exit(0));
    });
  }
  if (process.stdin.isTTY) process.stdin.on('data', () => console.log(loopback.newAddress()));
  await announce(loopback.newAddress(), settings.readyFile);
}

function takeFolder(folder: string): { release(): void } | null {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw new CannotStart(
      `Desk311 can't keep its data in ${folder} (${error instanceof Error ? error.message : String(error)}). Make the folder writable, or set DESK311_DATA to another one.`,
      { cause: error },
    );
  }
}

async function openPort(port: number, desk: Console, log: (line: string) => void): Promise<Loopback> {
  try {
    return await createLoopback({ fetch: (request) => desk.fetch(request), port, log });
  } catch (error) {
    throw new CannotStart(
      `Port ${port} can't be used (${error instanceof Error ? error.message : String(error)}). Set DESK311_CONSOLE_PORT to another one, or to none to have one chosen.`,
      { cause: error },
    );
  }
}

async function announce(url: string, readyFile: string | null): Promise<void> {
  if (readyFile !== null) await writeFileWhole(readyFile, JSON.stringify({ url }));
  console.log(url);
}

async function stop(
  desk: Console,
  loopback: Loopback,
  calls: CallListener,
  log: (line: string) => void,
): Promise<void> {
  loopback.drain();
  await calls.close();
  const unsent = await desk.unsent();
  log(
    unsent === 0 ? 'stopped' : `stopped with ${unsent} unsent; they are kept and go out at the next sign-in`,
  );
  await desk.close();
  await loopback.close();
}
