import type { MenuItemConstructorOptions } from 'electron';

const LINE: MenuItemConstructorOptions = { type: 'separator' };

/**
 * The application menu. It takes no key that the screens use: closing a tab is theirs, so a window closes with Shift.
 * @param developing adds reload and developer tools, which lose or show what an agent should not meet
 */
export function appMenu(
  platform: NodeJS.Platform,
  developing: boolean,
  actions: { showLog(): void },
): MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const close: MenuItemConstructorOptions = { role: 'close', accelerator: 'CmdOrCtrl+Shift+W' };
  const help: MenuItemConstructorOptions[] = [{ label: 'Show the log', click: actions.showLog }];
  return [
    mac ? { role: 'appMenu' } : { label: '&File', submenu: [close, LINE, { role: 'quit' }] },
    { role: 'editMenu' },
    {
      label: mac ? 'View' : '&View',
      submenu: [
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        LINE,
        { role: 'togglefullscreen' },
        ...(developing ? [LINE, { role: 'reload' } as const, { role: 'toggleDevTools' } as const] : []),
      ],
    },
    ...(mac
      ? [
          {
            label: 'Window',
            submenu: [{ role: 'minimize' } as const, { role: 'zoom' } as const, LINE, close],
          },
        ]
      : []),
    { role: 'help', submenu: mac ? help : [...help, LINE, { role: 'about' }] },
  ];
}
