import type { TilePack } from '../../shared/contract/place-view.ts';
import type { Result } from '../../shared/contract/failure.ts';
import type { Instant } from '../../shared/domain/instant.ts';
import type { CallNews, PhoneCall } from '../../shared/domain/phone-call.ts';

/**
 * The key of a person's files on this desk. In Electron the system's safe storage keeps it; elsewhere it is wrapped
 * with a key derived from the password, so it is nowhere in the clear.
 */
export interface KeyStore {
  /** Makes and keeps a new 32-byte key for a profile folder. */
  create(folder: string, secret: string): Promise<Uint8Array>;
  /** The key of a folder; null when the secret is wrong, or is needed and was not given. */
  unlock(folder: string, secret: string | null): Promise<Uint8Array | null>;
  /** Makes a changed password open what the old key locked. */
  rewrap(folder: string, key: Uint8Array, secret: string): Promise<void>;
}

/** A file of the built renderer; null when there is none of that name. */
export interface Asset {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
}

/** A folder of map pictures z/x/y.png (or jpg, webp) that a city put on its desks. */
export interface TileFolder {
  readonly pack: TilePack;
  /** A picture by its path in the folder, "12/703/1635.png"; null when there is none. */
  read(path: string): Promise<Asset | null>;
}

/** What the console needs of the world; the shells provide it, tests provide it. */
export interface ConsolePorts {
  /** Folder of all profiles on this desk; each person has an own folder in it. */
  readonly dataFolder: string;
  /** The hub's address when environment or policy sets it; else it is asked for at first run and kept in the folder. */
  readonly fixedHub: string | null;
  readonly keys: KeyStore;
  /** What this desk is called when its person looks from another one. */
  readonly deskName: string;
  /** Reads a file of the renderer, by path from its root ("assets/main.js"). */
  asset(path: string): Promise<Asset | null>;
  /** Map pictures that a city put on this desk; null for none. */
  readonly tiles: TileFolder | null;
  now(): Instant;
  newId(): string;
  /** One line for the desk's log; never personal data. */
  log(line: string): void;
}

/** The console: one web-standard function, whatever shell stands around it. */
export interface Console {
  /** Answers /rpc/<name>, /events and the renderer's files. */
  fetch(request: Request): Promise<Response>;
  /** Takes news of a telephone call, for the person signed in; fails when nobody is. */
  call(news: CallNews): Promise<Result<PhoneCall | null>>;
  /** Unsent commands of the signed-in person, for a shell that is asked to quit. */
  unsent(): Promise<number>;
  /** Stops workers and sockets; everything acknowledged is on disk already. */
  close(): Promise<void>;
}
