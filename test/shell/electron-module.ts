import { createElectronDouble } from './electron-double.ts';

// Stands in for the module `electron` when a test runs the built shell under Node: see bundle.test.ts.
const electron = createElectronDouble({ userData: process.env['DOUBLE_USER_DATA'] ?? '' });
Object.assign(process, { resourcesPath: process.env['DOUBLE_USER_DATA'] });

export const {
  app,
  BrowserWindow,
  dialog,
  Menu,
  nativeTheme,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
} = electron;

setImmediate(() => {
  app.becomeReady();
  void report();
});
void app.ended.then((code) => process.exit(code));

/** Waits for the page, asks the console one question as the page would, prints what came, and quits. */
async function report(): Promise<void> {
  while (app.windows[0]?.loads[0] === undefined) {
    if (electron.errors.length > 0) break;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
  }
  const answer = await electron.page('/rpc/session.get', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  console.log(
    JSON.stringify({
      errors: electron.errors,
      page: app.windows[0]?.loads[0],
      session: (await answer.json()) as unknown,
    }),
  );
  app.quit();
}
