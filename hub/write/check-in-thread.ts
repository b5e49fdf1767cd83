import { Worker } from 'node:worker_threads';
import type { Directory } from '../../shared/domain/directory/directory.ts';
import type { Finding } from '../../shared/domain/directory/finding.ts';
import type { DirectoryPack } from '../../shared/domain/directory/open-directory.ts';
import type { Instant } from '../../shared/domain/instant.ts';

/** What a check needs: see checkDirectory. */
export interface DirectoryCheck {
  readonly directory: Directory;
  readonly pack: DirectoryPack;
  readonly now: Instant;
  readonly accounts: ReadonlySet<string>;
}

/** What of a city is handed over: not its polygons and articles. */
function partsOf({
  city,
  departments,
  services,
  calendars,
  holidays,
  districts,
}: DirectoryPack): DirectoryPack {
  return {
    city: { timeZone: city.timeZone },
    departments: departments.map(({ code, units }) => ({ code, units })),
    services: services.map(({ code, owner }) => ({ code, owner })),
    calendars,
    holidays,
    districts: { areas: districts.areas.map(({ id }) => ({ id })) },
  };
}

/** Checks a directory in a thread of its own: it takes a good part of a second, in which the hub must not stand still. */
export function checkInThread(check: DirectoryCheck): Promise<Finding[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./check-directory.worker.ts', import.meta.url), {
      name: 'desk311 directory check',
      workerData: { ...check, pack: partsOf(check.pack) },
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`the check of the directory ended with ${code}`)));
  });
}
