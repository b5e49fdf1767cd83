import { isOwnAddress } from './app-scheme.ts';
import type { ShellApp, ShellContents } from './shell-electron.ts';

/** Keeps every page, whoever made it, on the console's own address: no other site, no second window, no webview. */
export function guardContents(app: ShellApp, log: (line: string) => void): void {
  app.on('web-contents-created', (_event, contents) => keepAtHome(contents, log));
}

function keepAtHome(contents: ShellContents, log: (line: string) => void): void {
  const stayHome = (details: { readonly url: string; preventDefault(): void }) => {
    if (isOwnAddress(details.url)) return;
    details.preventDefault();
    log(`refused to go to ${siteOf(details.url)}`);
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    log(`refused to open a window for ${siteOf(url)}`);
    return { action: 'deny' };
  });
}

/** Enough to find the cause; the rest of an address may hold personal data. */
function siteOf(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'an address that is none' : `${parsed.protocol}//${parsed.host}`;
}
