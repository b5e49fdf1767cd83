import { readFile } from 'node:fs/promises';
import type { AppUpdater } from 'electron-updater';

/** The part of electron-updater that is used. */
export type Updater = Pick<
  AppUpdater,
  | 'allowDowngrade'
  | 'allowPrerelease'
  | 'autoDownload'
  | 'autoInstallOnAppQuit'
  | 'checkForUpdates'
  | 'disableWebInstaller'
  | 'logger'
>;

interface Situation {
  readonly packaged: boolean;
  /** False when the machine's policy switches updates off. */
  readonly allowed: boolean;
  readonly platform: NodeJS.Platform;
  /** `app-update.yml`, which packaging writes when it was given a feed. */
  readonly feedFile: string;
  readonly load: () => Promise<Updater>;
  readonly log: (line: string) => void;
}

const FIRST_CHECK = 60_000;
const EVERY = 6 * 60 * 60_000;

/**
 * Switches on staged updates, where they can be trusted: downloaded in the background, installed at the next quit, never
 * an older version, and only what carries the publisher's signature. Returns the way to stop checking.
 */
export async function startUpdates(situation: Situation): Promise<() => void> {
  const { log } = situation;
  const reason = await whyNot(situation);
  if (reason !== null) {
    log(`updates are off: ${reason}`);
    return () => undefined;
  }
  const updater = await situation.load();
  updater.autoDownload = true;
  updater.autoInstallOnAppQuit = true;
  updater.allowDowngrade = false;
  updater.allowPrerelease = false;
  updater.disableWebInstaller = true;
  updater.logger = {
    info: (message: unknown) => log(`update: ${String(message)}`),
    warn: (message: unknown) => log(`update: ${String(message)}`),
    error: (message: unknown) => log(`update failed: ${String(message)}`),
  };
  // The updater logs its own failures; the desk works on with the version it has.
  const check = () => void updater.checkForUpdates().catch(() => undefined);
  const first = setTimeout(check, FIRST_CHECK);
  const later = setInterval(check, EVERY);
  return () => {
    clearTimeout(first);
    clearInterval(later);
  };
}

async function whyNot({ packaged, allowed, platform, feedFile }: Situation): Promise<string | null> {
  if (!packaged) return 'this is not a packaged version';
  if (!allowed) return "the machine's policy says so";
  if (platform === 'linux')
    return 'Linux packages carry no signature that could be checked; use the system’s packages';
  const feed = await readFile(feedFile, 'utf8').catch(() => null);
  if (feed === null) return 'this version was packaged without a feed';
  // Without a publisher's name electron-updater takes an unsigned installer.
  if (platform === 'win32' && !/^publisherName:/m.test(feed)) return 'the feed names no publisher to trust';
  return null;
}
