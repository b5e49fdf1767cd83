import type { ShellElectron, ShellTray, ShellWindow } from './shell-electron.ts';
import { TRAY_ICON } from './tray-icon.ts';

/** The page's title begins with how many escalations wait for the person: "(3) Desk311". */
const WAITING = /^\((\d{1,4})\) /;

/**
 * Shows on the dock or taskbar and in the tray how many escalations wait, and asks for attention when there are more than
 * before. The page says it by its title, so that it needs no more rights than a web site. The tray has an icon only while
 * something waits: one that is always there is soon not seen.
 * @param bring what a click on it does
 */
export function callAttention(
  window: ShellWindow,
  { app, Tray, nativeImage }: Pick<ShellElectron, 'app' | 'Tray' | 'nativeImage'>,
  bring: () => void,
): void {
  let waiting = 0;
  let tray: ShellTray | null = null;
  const showTray = () => {
    if (waiting === 0) {
      tray?.destroy();
      tray = null;
      return;
    }
    if (tray === null) {
      tray = new Tray(nativeImage.createFromDataURL(TRAY_ICON));
      tray.on('click', bring);
    }
    tray.setToolTip(`Desk311: ${waiting === 1 ? '1 escalation waits' : `${waiting} escalations wait`}`);
  };
  window.on('page-title-updated', (_event, title) => {
    const now = Number(WAITING.exec(title)?.[1] ?? 0);
    if (now === waiting) return;
    app.setBadgeCount(now);
    if (now > waiting && !window.isFocused()) window.flashFrame(true);
    waiting = now;
    showTray();
  });
  window.on('focus', () => window.flashFrame(false));
  window.on('closed', () => {
    app.setBadgeCount(0);
    waiting = 0;
    showTray();
  });
}
