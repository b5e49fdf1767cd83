import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../../hub/demo/random.ts';
import { loadCityPack } from '../../hub/city/load-city-pack.ts';
import { openCore } from '../../hub/open-core.ts';
import { SECOND } from '../../shared/domain/instant.ts';
import { testDatabase } from '../postgres.ts';
import { temporaryFolder } from '../program.ts';
import { startFleet } from './hub-fleet.ts';
import { countUnanswered, databaseNow, openCases, passTime, raiseAll } from './unanswered.ts';

const LOS_ANGELES = join(import.meta.dirname, '../../resources/cities/los-angeles');
/** `npm run bench -- escalation` does it with 1,000. */
const COUNT = 60;
const SEED = 311;
const PER_SECOND = 10;

const folder = temporaryFolder();
afterAll(() => folder.remove());

describe('two hub nodes that are killed at random', () => {
  it(`send each escalation that nobody acknowledges on once per tier, in time (seed ${SEED})`, async () => {
    const databaseUrl = await testDatabase();
    const random = seededRandom(SEED, 'unanswered');
    const core = await openCore({
      databaseUrl,
      pack: await loadCityPack(LOS_ANGELES, null),
      log: () => {},
    });
    const fleet = await startFleet({
      nodes: 2,
      databaseUrl,
      folder: folder.path,
      now: () => databaseNow(core),
    });
    try {
      const made = await openCases(core, COUNT, random);
      const disturbance = fleet.disturb(seededRandom(SEED, 'kills'));
      await raiseAll(made, PER_SECOND);
      await passTime(core, 120 * SECOND);
      await disturbance.stop();
      const { escalations, lost, doubled, steps, lateMax } = await countUnanswered(core, fleet.outages());
      expect({ escalations, lost, doubled }).toEqual({ escalations: COUNT, lost: 0, doubled: 0 });
      expect(steps).toBeGreaterThan(2 * COUNT);
      expect(lateMax).toBeLessThanOrEqual(2 * SECOND);
      expect(fleet.kills()).toBeGreaterThan(2);
    } finally {
      await fleet.close();
      await core.close();
    }
  });
});
