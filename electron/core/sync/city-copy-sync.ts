import type { Result } from '../../../shared/contract/failure.ts';
import type { Doorbell } from '../../../shared/contract/hub-protocol.ts';
import type { HeldDirectory } from '../desk/directory-tasks.ts';
import type { WriterTasks } from '../desk/writer-tasks.ts';
import type { WorkerClient } from '../store/worker-client.ts';
import { HUB_NONSENSE, type HubClient } from './hub-client.ts';

/** What a desk holds of its city besides the cases. */
export interface HeldCity {
  readonly catalogueVersion: string | null;
  readonly directory: HeldDirectory | null;
}

export interface CityCopySyncInput {
  readonly hub: Pick<HubClient, 'catalogue' | 'directory'>;
  readonly writer: WorkerClient<WriterTasks>;
  readonly log: (line: string) => void;
  readonly on: { catalogue(): void; directory(version: number): void };
}

/** What the hub says holds, with each page and each ring. */
type ToldVersions = Pick<Doorbell, 'epoch' | 'catalogueVersion' | 'directoryVersion'>;

/** Keeps this desk's copies of the catalogue and the directory. */
export interface CityCopySync {
  begin(held: HeldCity): void;
  held(): HeldCity;
  /** Without a catalogue no page is of use. */
  needCatalogue(token: string): Promise<Result<null>>;
  /** Fetches what has become another. */
  follow(told: ToldVersions, token: string): Promise<Result<null>>;
  isNews(told: ToldVersions): boolean;
}

const DONE: Result<null> = { ok: true, value: null };

export function createCityCopySync({ hub, writer, log, on }: CityCopySyncInput): CityCopySync {
  let held: HeldCity = { catalogueVersion: null, directory: null };

  const fetchCatalogue = async (token: string): Promise<Result<null>> => {
    const body = await hub.catalogue(token);
    if (!body.ok) return body;
    const kept = await writer.ask('putCatalogue', { body: body.value }, { transfer: [body.value] });
    if (kept.status === 'nonsense') {
      log(`catalogue: ${kept.why}`);
      return { ok: false, failure: HUB_NONSENSE };
    }
    held = { ...held, catalogueVersion: kept.version };
    on.catalogue();
    return DONE;
  };
  const fetchDirectory = async (token: string): Promise<Result<null>> => {
    const body = await hub.directory(token);
    if (!body.ok) return body;
    const kept = await writer.ask('putDirectory', { body: body.value }, { transfer: [body.value] });
    if (kept.status === 'nonsense') {
      log(`directory: ${kept.why}`);
      return { ok: false, failure: HUB_NONSENSE };
    }
    held = { ...held, directory: kept.held };
    on.directory(kept.held.version);
    return DONE;
  };
  const isOther = ({ epoch, directoryVersion }: ToldVersions) =>
    held.directory?.epoch !== epoch || held.directory.version !== directoryVersion;

  return {
    begin: (now) => (held = now),
    held: () => held,
    needCatalogue: async (token) => (held.catalogueVersion === null ? fetchCatalogue(token) : DONE),
    async follow(told, token) {
      if (told.catalogueVersion !== held.catalogueVersion) {
        const got = await fetchCatalogue(token);
        if (!got.ok) return got;
      }
      return isOther(told) ? fetchDirectory(token) : DONE;
    },
    isNews: (told) => told.catalogueVersion !== held.catalogueVersion || isOther(told),
  };
}
