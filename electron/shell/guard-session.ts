import { APP_ORIGIN, isOwnAddress } from './app-scheme.ts';
import type { ShellSession } from './shell-electron.ts';

/** What the console's pages may do beyond showing themselves. */
const ALLOWED: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'notifications']);

/** The page itself never speaks to a network: the console does that for it, outside the browser. */
const NETWORKS = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file:///*'];

/** Denies the pages every permission, device, network and download they don't need. */
export function guardSession(session: ShellSession, platform: NodeJS.Platform): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    callback(ALLOWED.has(permission) && details.isMainFrame && isOwnAddress(details.requestingUrl));
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => ALLOWED.has(permission) && isOwnAddress(origin),
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest({ urls: NETWORKS }, (_details, callback) => callback({ cancel: true }));
  session.on('will-download', (event, item) => {
    const url = item.getURL();
    if (!isOwnAddress(url) && !url.startsWith(`blob:${APP_ORIGIN}/`)) event.preventDefault();
  });
  // On Linux the dictionaries would come from a server of Google's.
  session.setSpellCheckerEnabled(platform !== 'linux');
}
