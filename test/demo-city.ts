import { startProgram } from './program.ts';

/** The demo city's people, one per role, as its terminal table names them. */
export const PEOPLE = {
  agent: 'maria.ruiz',
  worker: 'hector.salazar',
  lead: 'patricia.vasquez',
  supervisor: 'helen.washington',
  auditor: 'rachel.becker',
  steward: 'samuel.bautista',
} as const;

export const PASSWORD = 'desk311-demo';

/** Fills a database with a small demo city: accounts and so many cases. */
export async function settleDemoCity(databaseUrl: string, dataFolder: string, cases: number): Promise<void> {
  const demo = startProgram('hub/demo/main.ts', ['--cases', String(cases), '--if-empty'], {
    DATABASE_URL: databaseUrl,
    DESK311_DATA: dataFolder,
  });
  if ((await demo.ended()) !== 0) throw new Error(`the demo city was not made:\n${demo.output()}`);
}
