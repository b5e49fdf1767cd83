import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { testDatabase } from '../../test/postgres.ts';
import type { CaseFacts } from '../../shared/domain/case-facts.ts';
import { foldCase } from '../../shared/domain/fold-case.ts';
import { loadCityPack } from '../city/load-city-pack.ts';
import { openCore } from '../open-core.ts';
import { demoPlacesFile } from './demo-places.ts';
import { demoWorld } from './demo-world.ts';
import { hasNoCases, makeAccounts, seedDemoCity } from './seed-demo-city.ts';

const CITY_FOLDER = new URL('../../resources/cities/los-angeles/', import.meta.url);
const NOW = Date.parse('2026-11-21T12:00:00-08:00');

it('fills a database: rows equal the fold of their events, callers and texts are there, accounts are made once', async () => {
  const core = await openCore({
    databaseUrl: await testDatabase(),
    pack: await loadCityPack(fileURLToPath(CITY_FOLDER), null),
    log: () => {},
  });
  try {
    const file = demoPlacesFile.parse(
      JSON.parse(await readFile(new URL('demo-places.json', CITY_FOLDER), 'utf8')),
    );
    const world = demoWorld(core.city, file, 311, NOW);
    const accounts = await makeAccounts(core, world);
    await makeAccounts(core, world);
    expect(await core.db.selectFrom('accounts').select('login').orderBy('login').execute()).toEqual(
      accounts.map(({ login }) => ({ login })).toSorted((a, b) => (a.login < b.login ? -1 : 1)),
    );
    expect(new Set(accounts.map(({ role }) => role)).size).toBe(6);

    expect(await hasNoCases(core)).toBe(true);
    const told: number[] = [];
    const made = await seedDemoCity(core, world, {
      cases: 1_200,
      progress: (so) => told.push(so),
      stopAsked: () => false,
    });
    expect(made).toBe(1_200);
    expect(told.at(-1)).toBe(1_200);
    expect(told.length).toBe(3);
    expect(await hasNoCases(core)).toBe(false);

    const cases = await core.db.selectFrom('cases').select(['id', 'facts']).execute();
    const events = Map.groupBy(
      await core.db.selectFrom('events').selectAll().orderBy('version').execute(),
      (row) => row.case_id,
    );
    expect(cases.length).toBe(1_200);
    for (const { id, facts } of cases) {
      const folded = events.get(id)?.reduce<CaseFacts | null>(
        (before, row) =>
          foldCase(before, {
            caseId: row.case_id,
            version: row.version,
            at: row.at,
            by: { id: row.by_id, role: row.by_role },
            commandId: row.command_id,
            event: row.event,
          }),
        null,
      );
      expect(folded).toEqual(facts);
    }
    const named = new Set(cases.flatMap(({ facts }) => facts.callerIds));
    const known = new Set((await core.db.selectFrom('callers').select('id').execute()).map(({ id }) => id));
    expect([...named].filter((id) => !known.has(id))).toEqual([]);
    const workers = new Set(accounts.map(({ id }) => id));
    const actors = [...events.values()]
      .flat()
      .map((row) => row.by_id)
      .filter((id) => id !== null);
    expect(actors.filter((id) => !workers.has(id))).toEqual([]);
  } finally {
    await core.close();
  }
});

it('stops between two batches when asked', async () => {
  const core = await openCore({
    databaseUrl: await testDatabase(),
    pack: await loadCityPack(fileURLToPath(CITY_FOLDER), null),
    log: () => {},
  });
  try {
    const file = demoPlacesFile.parse(
      JSON.parse(await readFile(new URL('demo-places.json', CITY_FOLDER), 'utf8')),
    );
    const made = await seedDemoCity(core, demoWorld(core.city, file, 5, NOW), {
      cases: 5_000,
      progress: () => {},
      stopAsked: () => true,
    });
    expect(made).toBeGreaterThanOrEqual(500);
    expect(made).toBeLessThan(600);
    expect((await core.db.selectFrom('cases').select('id').execute()).length).toBe(made);
  } finally {
    await core.close();
  }
});
