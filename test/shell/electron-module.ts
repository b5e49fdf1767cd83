import { z } from 'zod';
import {
  CONSOLE_DOOR,
  type DoorInput,
  type DoorName,
  type DoorOutput,
} from '../../shared/contract/console-door.ts';
import { until } from '../program.ts';
import { createElectronDouble } from './electron-double.ts';

// Stands in for the module `electron` when a test runs the built shell under Node: see bundle.test.ts.
const settings = z
  .object({ DOUBLE_USER_DATA: z.string(), DOUBLE_LOGIN: z.string(), DOUBLE_PASSWORD: z.string() })
  .parse(process.env);
const electron = createElectronDouble({ userData: settings.DOUBLE_USER_DATA });
Object.assign(process, { resourcesPath: settings.DOUBLE_USER_DATA });

export const {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeImage,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray,
} = electron;

setImmediate(() => {
  app.becomeReady();
  void report();
});
void app.ended.then((code) => process.exit(code));

/** Waits for the page, signs in and looks around as the page would, prints what it saw, and quits. */
async function report(): Promise<void> {
  const page = await until(
    'the page',
    () => app.windows[0]?.loads[0] ?? null,
    20_000,
    () => electron.errors.join(),
  );
  const { DOUBLE_LOGIN: login, DOUBLE_PASSWORD: password } = settings;
  await ask('session.sign-in', { login, password });
  const live = async () => {
    const { state, cases } = await ask('connection.get', {});
    return state.name === 'live' ? cases : null;
  };
  const cases = await until('a live console', live);
  const found = await ask('search', { text: 'pothole', limit: 10 });
  console.log(JSON.stringify({ page, cases, found: found.hits.map(({ kind }) => kind) }));
  app.quit();
}

async function ask<N extends DoorName>(name: N, input: DoorInput<N>): Promise<DoorOutput<N>> {
  const response = await electron.page(`/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
  return CONSOLE_DOOR[name].output.parse(body) as DoorOutput<N>;
}
