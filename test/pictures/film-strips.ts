import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTAKE_JOURNEYS, type JourneyName } from '../screens/intake-journeys/intake-journeys.ts';
import { journeyDesk } from '../screens/intake-journeys/journey-desk.ts';
import { signIn, type Stage } from '../screens/stage.ts';
import { openFilm } from './film-strip.ts';

/** The calls of which there is more to see than two pictures. */
const FILMED = [
  'bulky_known',
  'graffiti_crossing',
  'duplicate_joined',
  'not_done_reopened',
  'out_of_city',
  'emergency',
] as const satisfies readonly JourneyName[];

/** Small enough that its letters can still be read when a frame is put on a sheet. */
const WINDOW = { width: 1180, height: 740 };

/** Makes the calls by which intake is measured, and puts each on a sheet of its own: intake-<name>.png. */
export async function takeFilmStrips(stage: Stage, folder: string): Promise<void> {
  const [agent, supervisor] = await Promise.all([stage.seat({ viewport: WINDOW }), stage.desk()]);
  await signIn(agent, 'agent');
  const desk = await journeyDesk(agent, supervisor, null);
  for (const name of FILMED) {
    const { about, run } = INTAKE_JOURNEYS[name];
    const film = openFilm();
    const { keys, letters } = await run({ ...desk, shoot: film.shoot });
    const title = `${about.charAt(0).toUpperCase()}${about.slice(1)}: ${keys} keys beyond ${letters} letters`;
    const sheet = await film.develop(stage.browser, title);
    const file = `intake-${name.replaceAll('_', '-')}.png`;
    writeFileSync(join(folder, file), sheet);
    console.log(`${file}, ${Math.round(sheet.length / 1000)} kB, ${keys} keys beyond ${letters} letters`);
  }
  await agent.screen.close();
}
