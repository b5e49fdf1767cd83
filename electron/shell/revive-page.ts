import type { ShellElectron, ShellWindow } from './shell-electron.ts';

/** A page that stops again within this many milliseconds is not started again by itself. */
const TOO_SOON = 60_000;

/**
 * Starts a page again that crashed or was killed, once, and says so. What was sent is on disk, and drafts are kept as
 * they are typed.
 */
export function revivePage(
  window: ShellWindow,
  electron: Pick<ShellElectron, 'app' | 'dialog'>,
  log: (line: string) => void,
  now: () => number,
): void {
  const { webContents: page } = window;
  let lastStart = -Infinity;
  let asking = false;

  /** Asks, unless a question is open already; nobody can answer two. */
  const ask = async (message: string, detail: string, buttons: readonly [string, ...string[]]) => {
    if (asking) return 0;
    asking = true;
    const options = {
      type: 'warning' as const,
      message,
      detail,
      buttons: [...buttons],
      defaultId: 0,
      cancelId: 0,
    };
    const { response } = await electron.dialog.showMessageBox(options);
    asking = false;
    return response;
  };
  const start = () => {
    if (window.isDestroyed()) return;
    lastStart = now();
    page.reload();
  };
  const revive = async (reason: string) => {
    const again = now() - lastStart < TOO_SOON;
    log(`the page is gone (${reason}); ${again ? 'it was started again a moment ago' : 'started again'}`);
    if (!again) {
      start();
      await ask('The screen stopped and was started again.', 'What was saved or sent is safe.', ['Go on']);
      return;
    }
    const quit = await ask(
      'The screen stopped twice within a minute.',
      'What was saved or sent is safe. If it stops again, close other programs or restart the computer, and show the log (Help menu) to your support.',
      ['Start it again', 'Quit Desk311'],
    );
    if (quit === 1) electron.app.quit();
    else start();
  };

  page.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void revive(reason);
  });
  page.on('unresponsive', () => {
    log('the page does not answer');
    void ask(
      'The screen does not answer.',
      'What was saved or sent is safe. You can wait, or start it again.',
      ['Wait', 'Start it again'],
    ).then((answer) => {
      if (answer === 1) start();
    });
  });
}
