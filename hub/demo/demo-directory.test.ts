import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { cityOf } from '../../shared/domain/city.ts';
import { assignAccounts } from '../../shared/domain/directory/assign-accounts.ts';
import { checkDirectory } from '../../shared/domain/directory/check-directory.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { demoStaff } from './staff.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);

it('each lead and worker of the demo city stands in its directory, and it can be published', async () => {
  const pack = await loadCityPack(fileURLToPath(CITY_FOLDER), null);
  const { accounts } = demoStaff(cityOf(pack));
  const directory = assignAccounts(pack.directory, accounts);
  const text = JSON.stringify(directory.contactPoints.map(({ verified: _, ...point }) => point));
  const idle = accounts.filter(
    ({ role, id }) => ['lead', 'worker', 'supervisor'].includes(role) && !text.includes(id),
  );
  expect(idle).toEqual([]);
  const known = new Set<string>(accounts.map(({ id }) => id));
  const found = checkDirectory(directory, pack, Date.parse('2026-11-22T12:00:00-08:00'), known);
  expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
});
