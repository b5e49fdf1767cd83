import type { ShellApp, ShellWindow } from './shell-electron.ts';

/** The page's title begins with how many escalations wait for the person: "(3) Desk311". */
const WAITING = /^\((\d{1,4})\) /;

/**
 * Shows on the dock or taskbar how many escalations wait, and asks for attention when there are more than before. The
 * page says it by its title, so that it needs no more rights than a web site.
 */
export function callAttention(window: ShellWindow, app: Pick<ShellApp, 'setBadgeCount'>): void {
  let waiting = 0;
  window.on('page-title-updated', (_event, title) => {
    const now = Number(WAITING.exec(title)?.[1] ?? 0);
    if (now === waiting) return;
    app.setBadgeCount(now);
    if (now > waiting && !window.isFocused()) window.flashFrame(true);
    waiting = now;
  });
  window.on('focus', () => window.flashFrame(false));
  window.on('closed', () => app.setBadgeCount(0));
}
